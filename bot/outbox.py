"""What goes out: put down with what caused it, and done in the order of its lane.

Every card is drawn when it is sent, so it never shows an older state than the newest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

import structlog
from sqlmodel import Session

from adapters.base import Adapter, Do, Doubtful, SendResult, Unanswered
from bot import errand as errands
from bot import ledger, mishap
from bot.errand import Doubt, Errand, Outcome
from bot.ledger import Arrived, Ledger, Lost, Photos, Render
from bot.photos.carrying import Carrier
from bot.points import Passing, Point, unhindered
from bot.store.executor import Executor
from bot.store.nouns import OutState
from bot.store.traffic import Card, Outbox

__all__ = ["Arrived", "Lost", "Render", "Sender", "lane_of", "put"]

log = structlog.get_logger(__name__)


def lane_of(account: str, place: str) -> str:
    """Name the lane to a place: a conversation, or the person who reads it privately."""
    return f"{account}\x1f{place}"


def put(
    session: Session,
    *,
    account: str,
    lane: str,
    do: Do,
    card: Card | None = None,
    payload: Mapping[str, Any] | None = None,
    now: datetime,
    not_before: datetime | None = None,
) -> Outbox:
    """Have something done on a platform, if this transaction is kept.

    A row with `not_before` enters its lane at that time. `payload` is for what has no card:
    conversation, user, name and members, as in `adapters.base.Outgoing`; the conversation
    that was opened comes in it too.
    """
    if card is not None and card.id is None:
        session.add(card)
        session.flush()
    row = Outbox(
        account=account,
        lane=lane,
        do=do,
        card_id=card.id if card else None,
        payload=dict(payload or {}),
        made=now,
        not_before=not_before,
    )
    session.add(row)
    session.flush()
    return row


class Sender:
    """Has everything done that is due, each account at its own pace.

    `adapters` go by the name of their account. Rows of other accounts wait. `carrier` has
    photos, which `photos` finds, brought from one to the other.
    """

    def __init__(
        self,
        executor: Executor,
        adapters: Mapping[str, Adapter],
        *,
        render: Render,
        photos: Photos,
        carrier: Carrier,
        arrived: Arrived,
        lost: Lost,
        clock: Callable[[], datetime],
        passing: Passing = unhindered,
    ) -> None:
        self._executor = executor
        self._adapters = adapters
        self._carrier = carrier
        self._clock = clock
        self._passing = passing
        editing = {name for name, adapter in adapters.items() if adapter.capabilities.edits}
        self._ledger = Ledger(
            executor.database,
            render=render,
            photos=photos,
            arrived=arrived,
            lost=lost,
            editing=editing,
        )

    async def recover(self) -> int:
        """Doubt whatever was being sent when the bot stopped; tells how much that was.

        To be called before the first run, and before going on after a StoreError.
        """
        return await self._executor.change(ledger.doubt_all)

    async def next_due(self, accounts: Collection[str]) -> datetime | None:
        """Tell when there will be something to do on these accounts, if nothing new comes."""
        now = self._clock()
        return await self._executor.read(lambda session: ledger.next_due(session, accounts, now))

    async def run(self, account: str) -> None:
        """Do everything that is due now on one account; not twice at once for the same.

        Raises StoreError when the database cannot be used; what was being sent is then in
        doubt, see `recover`.
        """
        while True:
            claimed, finished = await self._executor.run(
                lambda: self._ledger.claim(account, self._clock())
            )
            if claimed:
                self._passing(Point.AFTER_CLAIM)
                await self._do_all(claimed)
            elif not finished:
                return

    async def _do_all(self, claimed: list[Errand]) -> None:
        outcomes = await asyncio.gather(*map(self._do, claimed))
        results = list(zip(claimed, outcomes, strict=True))
        await self._executor.run(lambda: self._ledger.record(results, self._clock()))
        self._passing(Point.AFTER_RESULT)

    async def _do(self, errand: Errand) -> Outcome:
        if errand.doubt is not Doubt.NONE and (known := await self._look_up(errand)):
            return known
        if errand.withdrawn:
            return Outcome(OutState.SENT)
        try:
            result = await self._deliver(errand)
        except Exception as error:  # noqa: BLE001 - nobody knows whether it was done
            result = Doubtful(_unexpected(errand, error))
        self._passing(Point.AFTER_DELIVERY)
        return errands.delivered(errand, result, self._clock())

    async def _deliver(self, errand: Errand) -> SendResult:
        if errand.photo is not None:
            return await self._carrier.carry(errand)
        return await self._adapters[errand.account].deliver(errand.out)

    async def _look_up(self, errand: Errand) -> Outcome | None:
        """See whether a doubtful row was done; None when it is to be done again."""
        try:
            ref = await self._adapters[errand.account].lookup(errand.out)
        except Unanswered as error:
            told = {"outbox": errand.number, "account": errand.account, "code": error.code}
            log.warning("not looked up", **told)
            return errands.unfound(errand, f"not looked up: {error.code}", self._clock())
        except Exception as error:  # noqa: BLE001 - it stays in doubt
            return errands.unfound(errand, _unexpected(errand, error), self._clock())
        self._passing(Point.AFTER_LOOKUP)
        if ref is not None:
            return Outcome(OutState.SENT, ref=ref)
        if errand.doubt is Doubt.FRESH:
            return errands.unfound(errand, "it is not seen there yet", self._clock())
        return None


def _unexpected(errand: Errand, error: Exception) -> str:
    why = mishap.why(error)
    trace = mishap.trace(error)
    log.error("adapter failed", outbox=errand.number, account=errand.account, why=why, trace=trace)
    return why
