"""Several bots at work on one PostgreSQL database, as when a second one takes over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from sqlmodel import select

from adapters.base import Capabilities, Door, Event, EventKind, MessageRef, Outgoing, Sent
from adapters.console import FULL as CAN
from adapters.photo import PhotoError, PhotoFault
from bot.app import App
from bot.cards.kinds import CardKind
from bot.store import tables, traffic
from bot.store.database import Database
from bot.town import MovingClock
from tests.municipality import FULL, a_municipality, an_index
from tests.stories.play import INTAKE, TUESDAY

BOTS = 4
Row = TypeVar(
    "Row", tables.History, tables.Ask, tables.Case, traffic.Inbox, traffic.Card, traffic.Digest
)


@dataclass
class Platform:
    """A chat platform that takes everything, and that several bots are on."""

    account: str = FULL
    capabilities: Capabilities = CAN
    sent: list[Outgoing] = field(default_factory=list)

    async def start(self, door: Door) -> None:
        """Nothing was missed."""

    async def stop(self) -> None:
        """Nothing is kept."""

    async def pump(self) -> None:
        """Nothing is heard."""

    async def deliver(self, out: Outgoing) -> Sent:
        """Take a message."""
        self.sent.append(out)
        return Sent(MessageRef(FULL, out.conversation or f"@{out.user}", f"m{len(self.sent)}"))

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """Nothing is in doubt."""
        del out
        return None

    async def fetch(self, photo: str, most: int) -> bytes:
        """No photo is here."""
        del photo, most
        raise PhotoError(PhotoFault.GONE)


class Crowd:
    """Bots with one database and one platform, and what people do there."""

    def __init__(self, url: str) -> None:
        self.platform = Platform()
        self.clock = MovingClock(TUESDAY)
        self.database = Database(url)
        self._databases = [Database(url) for _ in range(BOTS)]
        self.bots = [
            App(
                a_municipality(),
                database,
                {FULL: self.platform},
                self.clock,
                index=an_index(),
            )
            for database in self._databases
        ]
        self._things = count(1)

    async def happens(self, *events: Event) -> None:
        """Let people do things, each in a lane of its own, and all bots handle them at once."""
        await self.bots[0].door.accept(events)
        await asyncio.gather(*(bot.settle() for bot in self.bots))

    async def ticks(self) -> list[int]:
        """Let all bots look at once whether somebody is due; gives how much each did."""
        return list(await asyncio.gather(*(bot.tick() for bot in self.bots)))

    def posted(self, person: str, text: str) -> Event:
        """Post in the channel for signals."""
        return self._event(person, EventKind.POSTED, INTAKE, text)

    def typed(self, person: str, text: str) -> Event:
        """Type a command, in a thread of its own where nothing tells the case."""
        return self._event(person, EventKind.COMMAND, INTAKE, text)

    def all(self, table: type[Row]) -> list[Row]:
        """Give all rows of a table."""
        with self.database.read() as session:
            return list(session.exec(select(table)))

    def close(self) -> None:
        """Give all connections back."""
        for database in (self.database, *self._databases):
            database.close()

    def _event(self, person: str, kind: EventKind, where: str, text: str) -> Event:
        thing = f"thing-{next(self._things)}"
        return Event(FULL, where, thing, kind, TUESDAY, person, person.title(), text)


@asynccontextmanager
async def a_crowd(url: str) -> AsyncIterator[Crowd]:
    """Start all bots, and stop them."""
    crowd = Crowd(url)
    try:
        for bot in crowd.bots:
            await bot.start()
        yield crowd
        for bot in crowd.bots:
            await bot.stop()
    finally:
        crowd.close()


def acts(history: Iterable[tables.History], case: int) -> list[tables.History]:
    """Give what happened on one case, in order."""
    return sorted((each for each in history if each.case_id == case), key=lambda each: each.seq)


def refusals(cards: Iterable[traffic.Card]) -> list[traffic.Card]:
    """Give the answers that say no."""
    return [card for card in cards if card.kind == CardKind.ANSWER and "refused" in card.params]
