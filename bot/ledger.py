"""The outbox in the database: rows are claimed before they are sent, and marked after."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

import structlog
from sqlalchemy import ColumnElement, func, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from adapters.base import Do, Outgoing, Permanent
from adapters.card import Card as Drawn
from bot import errand as errands
from bot import mishap
from bot.errand import Doubt, Errand, Outcome
from bot.photos.belonging import Onward
from bot.store.database import Conflict, Database, StoreError
from bot.store.nouns import OutState
from bot.store.traffic import Card, Outbox

BATCH_LANES = 50
_DUE_LATER = (OutState.WAITING, OutState.DOUBTFUL)
_OPEN = (*_DUE_LATER, OutState.SENDING)

Render = Callable[[Session, Card, datetime], Drawn | None]
"""Draws a card as things stand now; None when there is nothing to show any more."""
Photos = Callable[[Session, Outbox], Onward | None]
"""Tells which photo is to be passed on, and where; None when none is any more."""
Arrived = Callable[[Session, Card, datetime], None]
"""Takes note that a card appeared, in the transaction that records it."""
Lost = Callable[[Session, Outbox, Permanent, datetime], None]
"""Takes note that a row will never be done, and why, in the transaction that records it."""
Result = tuple[Errand, Outcome]

log = structlog.get_logger(__name__)


class Ledger:
    """Claims rows and records what became of them. `editing` are the accounts that can edit."""

    def __init__(
        self,
        database: Database,
        *,
        render: Render,
        photos: Photos,
        arrived: Arrived,
        lost: Lost,
        editing: Collection[str],
    ) -> None:
        self._database = database
        self._render = render
        self._photos = photos
        self._arrived = arrived
        self._lost = lost
        self._editing = editing

    def claim(self, account: str, now: datetime) -> tuple[list[Errand], bool]:
        """Take what is due, and tell whether rows were finished without sending anything."""
        drawing: list[int | None] = [None]

        def work(session: Session) -> tuple[list[Errand], bool]:
            claimed = []
            rows = heads(session, account, now)
            for row in rows:
                drawing[0] = row.id
                if errand := self._claimed(session, row, now):
                    claimed.append(errand)
            drawing[0] = None
            return claimed, len(claimed) < len(rows)

        try:
            return self._database.change(work)
        except (StoreError, Conflict):
            raise
        except Exception as error:
            if drawing[0] is None:
                raise
            self._give_up(drawing[0], error, now)
            return [], True

    def record(self, results: Sequence[Result], now: datetime) -> None:
        """Write what became of claimed rows, in one transaction if nothing goes wrong."""
        try:
            self._database.change(lambda session: self._write(session, results, now))
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - one of them spoils it for all: each by itself
            for result in results:
                self._record_alone(result, now)

    def _claimed(self, session: Session, row: Outbox, now: datetime) -> Errand | None:
        """Claim a row; None when it is finished by not sending anything."""
        if row.do == Do.PHOTO:
            return self._claimed_photo(session, row, now)
        card = session.get(Card, row.card_id) if row.card_id else None
        doubt = errands.doubt_of(row)
        drawn = looks = None
        if card is not None:
            superfluous = errands.superfluous(row, card)
            if not superfluous and doubt is not Doubt.FRESH:  # that is only looked up
                drawn = self._render(session, card, now)
                looks = errands.looks(drawn)
            if superfluous or (doubt is Doubt.NONE and not errands.changes(row, card, looks)):
                row.state, row.sent = OutState.SENT, now
                return None
            if doubt is Doubt.NONE:
                row.shows = card.wanted
        row.state = OutState.SENDING
        row.attempts += doubt is not Doubt.FRESH
        assert row.id is not None
        return Errand(
            number=row.id,
            account=row.account,
            out=errands.outgoing(row, card, drawn),
            doubt=doubt,
            attempts=row.attempts,
            version=row.shows,
            looks=looks if doubt is Doubt.NONE else None,
            withdrawn=card is not None and drawn is None,
        )

    def _claimed_photo(self, session: Session, row: Outbox, now: datetime) -> Errand | None:
        onward = self._photos(session, row)
        if onward is None:
            row.state, row.sent = OutState.SENT, now
            return None
        doubt = errands.doubt_of(row)
        row.state = OutState.SENDING
        row.attempts += doubt is not Doubt.FRESH
        assert row.id is not None
        out = errands.carrying(row, onward)
        return Errand(row.id, row.account, out, doubt, row.attempts, None, photo=onward.found)

    def _give_up(self, number: int, error: Exception, now: datetime) -> None:
        """Keep a row that cannot be drawn as failed, so that it holds nobody up."""
        why = mishap.why(error)
        log.error("outgoing row undrawable", outbox=number, why=why, trace=mishap.trace(error))
        errand = Errand(number, "", Outgoing("", Do.SEND), Doubt.NONE, 0, None)
        self._record_alone((errand, Outcome(OutState.FAILED, trouble=why)), now)

    def _record_alone(self, result: Result, now: datetime) -> None:
        try:
            self._database.change(lambda session: self._write(session, [result], now))
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - what is known is written all the same
            why, number = mishap.why(error), result[0].number
            log.error("result untold", outbox=number, why=why)  # noqa: TRY400 - no words
            self._database.change(lambda session: self._write(session, [result], now, tell=False))

    def _write(
        self, session: Session, results: Iterable[Result], now: datetime, *, tell: bool = True
    ) -> None:
        for errand, outcome in results:
            row = session.get(Outbox, errand.number, with_for_update=True)
            assert row is not None, "an outgoing row stays as long as it is not done"
            row.state, row.trouble = outcome.state, outcome.trouble
            row.not_before = outcome.not_before
            row.repeats += outcome.repeated
            match outcome.state:
                case OutState.SENT:
                    row.sent = now
                    self._sent(session, row, errand, outcome, now, tell=tell)
                case OutState.WAITING:
                    row.shows = None  # it is not there: the next attempt is like the first
                case OutState.FAILED if tell:
                    refused = Permanent(outcome.trouble or "", outcome.refusal)
                    self._lost(session, row, refused, now)
        session.flush()

    def _sent(
        self,
        session: Session,
        row: Outbox,
        errand: Errand,
        outcome: Outcome,
        now: datetime,
        *,
        tell: bool,
    ) -> None:
        if outcome.ref is None or row.do == Do.PHOTO:
            return
        card = session.get(Card, row.card_id) if row.card_id else None
        if card is None:
            row.payload = {**row.payload, "conversation": outcome.ref.conversation}
            return
        first = card.message is None
        if row.do != Do.UPDATE:
            card.message, card.shown_in = outcome.ref.message, outcome.ref.conversation
        card.shown = max(card.shown, errand.version or 0)
        card.looks = errand.looks
        if first and tell:
            self._arrived(session, card, now)
        self._catch_up(session, row, card, now)

    def _catch_up(self, session: Session, row: Outbox, card: Card, now: datetime) -> None:
        """See to an update where the card changed while this was on its way."""
        if card.shown >= card.wanted or card.whisper or row.account not in self._editing:
            return
        others = select(Outbox.id).where(
            Outbox.card_id == card.id, Outbox.id != row.id, col(Outbox.state).in_(_OPEN)
        )
        if session.exec(others).first() is None:
            update_row = Outbox(
                account=row.account, lane=row.lane, do=Do.UPDATE, card_id=card.id, made=now
            )
            session.add(update_row)


def heads(session: Session, account: str, now: datetime) -> Sequence[Outbox]:
    """Take the rows that can be done now, one of each lane at most.

    What was tried, or is being tried, holds up its own lane until it is done or failed.
    """
    earlier = aliased(Outbox)
    before = select(earlier.id).where(
        col(earlier.lane) == Outbox.lane,
        col(earlier.state).in_(_OPEN),
        col(earlier.id) < col(Outbox.id),
        or_(
            col(earlier.state) != OutState.WAITING,
            col(earlier.attempts) > 0,
            _due(earlier, now),
        ),
    )
    return session.exec(
        select(Outbox)
        .where(
            Outbox.account == account,
            col(Outbox.state).in_(_DUE_LATER),
            _due(Outbox, now),
            ~before.exists(),
        )
        .order_by(col(Outbox.id))
        .limit(BATCH_LANES)
        .with_for_update(skip_locked=True)
    ).all()


def _due(row: type[Outbox], now: datetime) -> ColumnElement[bool]:
    return or_(col(row.not_before).is_(None), col(row.not_before) <= now)


def doubt_all(session: Session) -> int:
    """Doubt whatever is being sent, and tell how much that is."""
    doubt = (
        update(Outbox)
        .where(col(Outbox.state) == OutState.SENDING)
        .values(state=OutState.DOUBTFUL, not_before=None)
    )
    return session.exec(doubt).rowcount


def next_due(session: Session, accounts: Collection[str], now: datetime) -> datetime | None:
    """Tell when the first row is due that is not due yet."""
    return session.exec(
        select(func.min(Outbox.not_before)).where(
            col(Outbox.account).in_(accounts),
            col(Outbox.state).in_(_DUE_LATER),
            col(Outbox.not_before) > now,
        )
    ).one()
