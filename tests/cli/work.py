"""A bot at work in a town on consoles, as a test drives it: its disk, its accounts, its words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Connection, event
from sqlmodel import col, select

from bot.app import App
from bot.cli.service import Service
from bot.directory import Directory
from bot.store import tables
from bot.store.database import Database
from bot.town import MovingClock, Town, adapters
from tests.cli.waiting import LOOK_SECONDS, PATIENCE_SECONDS
from tests.municipality import FULL, a_municipality, an_index
from tests.stories.play import TUESDAY

ROOM = 1_000_000
"""Pages: more than any test fills."""


class Disk:
    """The disk of a database, which can be full."""

    def __init__(self, database: Database) -> None:
        self.pages = ROOM
        self.tries = 0
        event.listen(database.engine, "begin", self._on_begin)

    def _on_begin(self, connection: Connection) -> None:
        self.tries += 1
        connection.exec_driver_sql(f"PRAGMA max_page_count={self.pages}")


class Work:
    """A service in a town, what it told, and its disk."""

    def __init__(self, database: Database, folder: Path, posters_on: str) -> None:
        config = a_municipality(posters_on=posters_on)
        clock = MovingClock(TUESDAY)
        consoles = adapters(config, folder, clock)
        self.app = App(config, database, consoles, clock, index=an_index())
        self.town = Town(self.app, consoles, Directory(config), clock)
        self.disk = Disk(database)
        self._database = database
        self.told: list[str] = []
        self.service = Service(self.app, self.told.append, first_pause=0.001)

    def post(self, text: str, on: str = FULL) -> None:
        """Have somebody post, without waiting for the bot."""
        self.town.consoles[on].platform.post("fatima", "#signalen", text)

    def asks(self) -> int:
        """Count what a department was asked."""
        platform = self.town.consoles[FULL].platform
        return sum(each.card is not None for each in platform.messages("#verlichting"))

    def clocks(self) -> int:
        """Count the asks whose clock runs: what was asked is known to have arrived."""
        with self._database.read() as session:
            delivered = select(tables.Ask).where(col(tables.Ask.delivered).is_not(None))
            return len(session.exec(delivered).all())

    async def until(self, happened: Callable[[], bool]) -> None:
        """Let the service work until something is so."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not happened():  # noqa: ASYNC110 - a journal tells nobody that it has grown
                await asyncio.sleep(LOOK_SECONDS)


@asynccontextmanager
async def at_work(
    database: Database,
    folder: Path,
    *,
    posters_on: str = FULL,
    before: Callable[[Work], None] = lambda _: None,
) -> AsyncIterator[Work]:
    """Have a bot work; `before` is done before it starts."""
    work = Work(database, folder, posters_on)
    before(work)
    await work.app.start()
    running = asyncio.create_task(work.service.run())
    try:
        yield work
        work.service.stop()
        await running
    finally:
        running.cancel()
        await work.app.stop()
