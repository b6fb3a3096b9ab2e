"""An account that cannot even be opened before somebody mends it, and is opened once they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from adapters.base import (
    AccountError,
    Adapter,
    Capabilities,
    Door,
    MessageRef,
    Outgoing,
    RetryAt,
    SendResult,
    Unanswered,
)
from bot.connections import AGAIN_AFTER

Clock = Callable[[], datetime]


class Unready:
    """Stands in for an adapter that could not be made, so that the other accounts start.

    `make` is tried at each start, and raises AccountError as long as something is to be mended.
    """

    def __init__(
        self, account: str, capabilities: Capabilities, make: Callable[[], Adapter], clock: Clock
    ) -> None:
        self._account = account
        self._capabilities = capabilities
        self._make = make
        self._clock = clock
        self._made: Adapter | None = None

    @property
    def account(self) -> str:
        """The name of the account in the configuration."""
        return self._account

    @property
    def capabilities(self) -> Capabilities:
        """What its platform can do."""
        return self._capabilities

    async def start(self, door: Door) -> None:
        """Open the account, and connect; raises AccountError for what a person must mend."""
        self._made = self._made or self._make()
        await self._made.start(door)

    async def stop(self) -> None:
        """Disconnect, if it was opened."""
        if self._made is not None:
            await self._made.stop()

    async def pump(self) -> None:
        """Take in what happened since, if it was opened."""
        if self._made is not None:
            await self._made.pump()

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing; later, as long as the account is not open."""
        if self._made is None:
            return RetryAt(self._clock() + AGAIN_AFTER, "the account is not open")
        return await self._made.deliver(out)

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """Look a message up; raises Unanswered as long as the account is not open."""
        if self._made is None:
            raise Unanswered("not_open")
        return await self._made.lookup(out)

    async def fetch(self, photo: str, most: int) -> bytes:
        """Fetch a photo; raises Unanswered as long as the account is not open."""
        if self._made is None:
            raise Unanswered("not_open")
        return await self._made.fetch(photo, most)


def opened(
    account: str, capabilities: Capabilities, make: Callable[[], Adapter], clock: Clock
) -> Adapter:
    """Make the adapter of an account, or what stands in for it until that can be done."""
    try:
        return make()
    except AccountError:
        return Unready(account, capabilities, make, clock)
