"""Keeping to what a homeserver allows: a few requests at a time, none while it wants rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TypeVar

from adapters.matrix.homeserver import Refused
from adapters.matrix.results import patience

AT_ONCE = 4
"""Deliveries; more of them would all run into the same limit."""
LONGEST_REST = timedelta(seconds=60)
"""In the midst of one delivery."""

T = TypeVar("T")


class Pace:
    """The pace of one account: Matrix limits what a user sends, wherever that goes."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._rest_until: datetime | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[datetime | None]:
        """Wait for a turn; gives the time to come back at if the homeserver still wants rest."""
        async with self._turns:
            until = self._rest_until
            yield until if until is not None and until > self._clock() else None

    def rest(self, until: datetime) -> None:
        """Take note that the homeserver wants rest."""
        self._rest_until = until

    async def patiently(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask until the homeserver allows it; raises Refused when that takes too long."""
        rested = timedelta()
        while True:
            try:
                return await ask()
            except Refused as error:
                if not error.limited:
                    raise
                rest = patience(error)
                rested += rest
                if rested > LONGEST_REST:
                    raise
                await asyncio.sleep(rest.total_seconds())
