"""The composition root: the only place that knows how everything hangs together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from adapters.base import Adapter, Permanent
from bot import guests, nudges
from bot.calendar import Calendar
from bot.cards.kinds import CardKind
from bot.cards.render import Renderer
from bot.casebook import Casebook
from bot.cases.decision import Rules
from bot.config.schema import Config
from bot.connections import Connections, at_once
from bot.directory import Directory
from bot.inbox import Intake, Worker
from bot.intake.desk import Desk
from bot.intake.handle import failed, handle
from bot.intake.respond import Responder
from bot.knowledge import knowledge
from bot.learned import Known
from bot.lost import lost, orphaned
from bot.mail import Mail
from bot.outbox import Sender
from bot.photos.carrying import Carrier
from bot.photos.passing import onward, pass_on
from bot.points import Passing, Point, unhindered
from bot.privacy import retention
from bot.privacy.guard import Guard
from bot.store.database import Database
from bot.store.executor import Executor
from bot.store.traffic import Card, Outbox
from routing import Index, prepare

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]


class App:
    """One running bot on one database.

    `adapters` go by the name of their account. The database must have the newest tables.
    """

    def __init__(
        self,
        config: Config,
        database: Database,
        adapters: Mapping[str, Adapter],
        clock: Clock,
        *,
        index: Index | None = None,
        passing: Passing = unhindered,
    ) -> None:
        self.clock = clock
        self.accounts = tuple(adapters)
        self._connections = Connections(adapters, clock)
        self._passing = passing
        self._executor = Executor(database)
        self._woken = asyncio.Event()
        self._more = False
        self._accounts = frozenset(account.name for account in config.accounts)
        directory = Directory(config)
        rules = Rules(directory, Calendar(config.office), config.clocks)
        platforms = {name: adapter.capabilities for name, adapter in adapters.items()}
        mail = Mail(directory, platforms)
        known = Known(index or prepare(knowledge(config)))
        self.casebook = Casebook(rules, mail, Guard(config, known))
        renderer = Renderer(rules, known, platforms)
        desk = Desk(directory, known, self.casebook, mail, platforms)
        self.door = Intake(
            self._executor,
            answer=Responder(desk, renderer, clock),
            wake=self._woken.set,
            clock=clock,
            passing=passing,
        )
        self._worker = Worker(
            self._executor,
            handle=partial(handle, desk),
            failed=partial(failed, desk),
            clock=clock,
            passing=passing,
        )
        self._sender = Sender(
            self._executor,
            adapters,
            render=renderer,
            photos=onward,
            carrier=Carrier(adapters, config.photos, clock),
            arrived=self._arrived,
            lost=self._lost,
            clock=clock,
            passing=passing,
        )

    @property
    def unusable(self) -> Mapping[str, str]:
        """Tell by account what somebody must mend before it can be used."""
        return self._connections.unusable

    async def start(self) -> None:
        """Doubt what was being sent, connect every account, and take in what was missed.

        What the configuration says otherwise than before holds for what is stored, too. Raises
        AccountError when no account at all can be used before somebody mends it. Of those that
        cannot while others can, `unusable` tells; what they are to say waits.
        """
        await self.recover()
        await self._executor.change(self._adapt)
        await self._connections.start(self.door)

    async def stop(self) -> None:
        """Disconnect, and finish what was begun."""
        try:
            await self._connections.stop()
        finally:
            self._executor.close()

    async def hear(self) -> None:
        """Take in what happened where a platform tells only when it is asked."""
        await self._connections.pump()

    async def handle(self) -> None:
        """Handle all that came in."""
        await self.hear()
        await self._worker.run_until_idle()

    async def send(self, account: str) -> None:
        """Send all that is due on one account; not twice at once for the same.

        An account that could not be used is tried again from time to time, and only then sends.
        """
        await self._send(account)
        if self._more:
            self._woken.set()

    async def settle(self) -> None:
        """Handle all that came in and send all that is due, until nothing more happens."""
        await self.handle()
        self._more = True
        while self._more:  # what is lost on one account may be told on another
            self._more = False
            await at_once(map(self._send, self.accounts))

    async def tick(self) -> int:
        """Nudge whoever is due; tells how many asks that were."""

        def work(session: Session) -> int:
            count = nudges.tick(self.casebook, session, self.clock())
            self._passing(Point.BEFORE_NUDGE_COMMIT)
            return count

        count = await self._executor.change(work)
        self._passing(Point.AFTER_NUDGE_COMMIT)
        self._woken.set()
        return count

    async def forget(self) -> int:
        """Let go of what is kept no longer, as much at once as holds nobody up; tells how much."""
        count = 0
        while let_go := await self._executor.change(
            lambda session: retention.forget(self.casebook, session, self.clock())
        ):
            count += let_go
        if count:
            await self._executor.run(self._executor.database.settle)
            self._woken.set()
        return count

    async def recover(self) -> None:
        """Doubt what was being sent when the database could not be used, so as to go on."""
        await self._sender.recover()

    async def next_due(self) -> datetime | None:
        """Tell when there will be something to send, if nothing new comes."""
        return await self._sender.next_due(frozenset(self._connections.connected))

    async def woken(self, at_most: float) -> bool:
        """Wait until something came in, or for so many seconds; tells whether something did."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), at_most)
        came = self._woken.is_set()
        self._woken.clear()
        return came

    async def _send(self, account: str) -> None:
        if await self._connections.mend(account, self.door):
            await self._sender.run(account)

    def _adapt(self, session: Session) -> None:
        adopted = guests.adopt(session, self.casebook.rules.directory)
        given_up = orphaned(self.casebook, session, self._accounts, self.clock())
        if adopted or given_up:
            log.info("configuration changed", guests_known=adopted, messages_given_up=given_up)

    def _arrived(self, session: Session, card: Card, now: datetime) -> None:
        if card.ask_id is not None:
            self.casebook.delivered(session, card.ask_id, now)
            pass_on(session, card, now)
        elif card.kind == CardKind.DIGEST:
            self.casebook.reminded(session, card, now)

    def _lost(self, session: Session, row: Outbox, refused: Permanent, now: datetime) -> None:
        lost(self.casebook, session, row, refused, now)
        self._more = True
