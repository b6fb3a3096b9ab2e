"""Which accounts are connected. One that needs somebody to mend it holds up no other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta

import structlog

from adapters.base import AccountError, Adapter, Door
from bot import mishap

AGAIN_AFTER = timedelta(minutes=5)
"""How long an account that could not be used is left alone: mending takes a person minutes."""

log = structlog.get_logger(__name__)


class Connections:
    """Starts and stops adapters, which go by the name of their account.

    `unusable` tells of the accounts that somebody must mend what is wrong; they are tried again.
    """

    def __init__(self, adapters: Mapping[str, Adapter], clock: Callable[[], datetime]) -> None:
        self._adapters = adapters
        self._clock = clock
        self._again: dict[str, datetime] = {}
        self.connected: set[str] = set()
        self.unusable: dict[str, str] = {}

    async def start(self, door: Door) -> None:
        """Connect every account, none waiting for another.

        Raises AccountError when there are accounts and none of them can be used.
        """
        await at_once(self._connect(account, door) for account in self._adapters)
        if self.unusable and not self.connected:
            raise AccountError("\n".join(self.unusable.values()))

    async def mend(self, account: str, door: Door) -> bool:
        """Try an account again that could not be used, some time later; tells if it is connected.

        Not twice at once for the same.
        """
        if account in self._again and self._clock() >= self._again[account]:
            await self._connect(account, door)
        return account in self.connected

    async def pump(self) -> None:
        """Take in what happened where a platform tells only when it is asked."""
        for account, adapter in self._adapters.items():
            if account in self.connected:
                await adapter.pump()

    async def stop(self) -> None:
        """Disconnect; an adapter that never started may have begun to, and is stopped as well."""
        self.connected.clear()
        self._again.clear()
        await at_once(adapter.stop() for adapter in self._adapters.values())

    async def _connect(self, account: str, door: Door) -> None:
        error = await _refusal(self._adapters[account], door)
        before = self.unusable.pop(account, None)
        if error is None:
            self._again.pop(account, None)
            self.connected.add(account)
            if before is not None:
                log.info("account works again", account=account)
            return
        self.unusable[account] = str(error)
        self._again[account] = self._clock() + AGAIN_AFTER
        if str(error) != before:  # once; the sentence itself is for whoever runs the bot
            log.error("account cannot be used", account=account, why=mishap.why(error))


async def _refusal(adapter: Adapter, door: Door) -> AccountError | None:
    """Start an adapter; gives what somebody must mend, None where nothing is."""
    try:
        await adapter.start(door)
    except AccountError as error:
        return error
    return None


async def at_once(ways: Iterable[Awaitable[None]]) -> None:
    """Have all of it done, none waiting for another, and raise what went wrong."""
    results = await asyncio.gather(*ways, return_exceptions=True)
    for error in filter(None, results):
        raise error
