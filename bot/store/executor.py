"""The threads in which the database works while the event loop goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from sqlmodel import Session

from bot.store.database import Database

SQLITE_THREADS = 1
"""Writers take turns anyway; with one thread nobody waits on a lock."""
POSTGRES_THREADS = 4

T = TypeVar("T")


class Executor:
    """Runs work on a database for the event loop, one piece after another on SQLite.

    Who stops waiting does not stop the work: a transaction that began is finished.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._threads = ThreadPoolExecutor(
            SQLITE_THREADS if database.is_sqlite else POSTGRES_THREADS, "wijkbot-store"
        )

    async def run(self, work: Callable[[], T]) -> T:
        """Run something that opens its own transactions."""
        context = copy_context()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: context.run(work))

    async def change(self, work: Callable[[Session], T]) -> T:
        """Run `work` in a writing transaction, as `Database.change` does."""
        return await self.run(lambda: self.database.change(work))

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` in a transaction that only reads."""

        def reading() -> T:
            with self.database.read() as session:
                return work(session)

        return await self.run(reading)

    def close(self) -> None:
        """Finish what was begun, and take no more."""
        self._threads.shutdown()
