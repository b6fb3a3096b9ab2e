"""A platform that tells the real time, in a story that is set at another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from adapters.base import (
    Adapter,
    Capabilities,
    Door,
    Event,
    MessageRef,
    Outgoing,
    Query,
    Response,
    SendResult,
    Sent,
)
from bot.town import MovingClock


class StoryClock(MovingClock):
    """A clock that remembers when, in real time, it was moved."""

    def __init__(self, start: datetime) -> None:
        self._moves: list[tuple[datetime, timedelta]] = []
        super().__init__(start)

    @property
    def now(self) -> datetime:
        """The time in the story."""
        return self._now

    @now.setter
    def now(self, moment: datetime) -> None:
        self._now = moment
        real = datetime.now(UTC)
        self._moves.append((real, moment - real))

    def in_the_story(self, real: datetime) -> datetime:
        """Tell at which time in the story something really happened."""
        apart = [by for moved, by in self._moves if moved <= real]
        return real + (apart[-1] if apart else self._moves[0][1])

    def really(self, moment: datetime) -> datetime:
        """Tell when at the earliest it was this late in the story."""
        return min(moment - apart for _, apart in self._moves)


class Elsewhere:
    """An adapter whose platform has its own time, as if it had the story's.

    It keeps in `said` where the bot said something, and to whom, until somebody looks.
    """

    def __init__(self, adapter: Adapter, clock: StoryClock) -> None:
        self._adapter = adapter
        self._clock = clock
        self.said: list[tuple[str, str]] = []

    @property
    def account(self) -> str:
        """The name of the account."""
        return self._adapter.account

    @property
    def capabilities(self) -> Capabilities:
        """What the platform can do."""
        return self._adapter.capabilities

    async def start(self, door: Door) -> None:
        """Connect to a door behind which it is another time."""
        await self._adapter.start(_Doorway(door, self._clock))

    async def stop(self) -> None:
        """Disconnect."""
        await self._adapter.stop()

    async def pump(self) -> None:
        """Take in what happened since."""
        await self._adapter.pump()

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing."""
        result = await self._adapter.deliver(self._really(out))
        if isinstance(result, Sent):
            self.said.append((result.ref.conversation, out.user))
        return result

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """Look for what was sent."""
        found = await self._adapter.lookup(self._really(out))
        if found:
            self.said.append((found.conversation, out.user))
        return found

    async def fetch(self, photo: str, most: int) -> bytes:
        """Fetch a photo."""
        return await self._adapter.fetch(photo, most)

    def _really(self, out: Outgoing) -> Outgoing:
        return replace(out, since=self._clock.really(out.since)) if out.since else out


class _Doorway:
    """The bot's side, seen from elsewhere."""

    def __init__(self, door: Door, clock: StoryClock) -> None:
        self._door = door
        self._clock = clock

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        """Store events under the story's time."""
        told = [replace(each, at=self._clock.in_the_story(each.at)) for each in events]
        await self._door.accept(told, position)

    async def respond(self, query: Query) -> Response:
        """Answer at once."""
        return await self._door.respond(query)

    async def reached(self, account: str, position: str) -> None:
        """Store where to resume."""
        await self._door.reached(account, position)

    async def position(self, account: str) -> str | None:
        """Tell where to resume."""
        return await self._door.position(account)
