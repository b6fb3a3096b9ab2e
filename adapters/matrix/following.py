"""Going along with the homeserver: sync after sync, each from where the last one ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from aiohttp import ClientError
from nio import RoomMemberEvent, SyncResponse

from adapters.matrix.client import FILTER, Client
from adapters.matrix.content import OPENED_FOR
from adapters.matrix.direct import Direct
from adapters.matrix.edge import Edge, News
from adapters.matrix.events import CREATION
from adapters.matrix.gathering import gathered
from adapters.matrix.homeserver import Homeserver, Json, Refused, Unreachable
from adapters.matrix.rooms import Rooms
from adapters.matrix.session import Session

LONGEST_SYNC_SECONDS = 300
"""The first sync of a process brings the state of all rooms, which nio waits for without end."""

_log = structlog.get_logger(__name__)


class Follower:
    """Takes in what happens, into the edge. `session` gives the login as it is now."""

    def __init__(
        self,
        server: Homeserver,
        session: Callable[[], Session],
        edge: Edge,
        rooms: Rooms,
        direct: Direct,
    ) -> None:
        self._server = server
        self._session = session
        self._edge = edge
        self._rooms = rooms
        self._direct = direct
        self._client: Client | None = None
        self._news = 0
        self.there = asyncio.Event()
        """Set once the rooms are known that the bot is in."""

    async def sync(self, wait_ms: int) -> int:
        """Take in what happened, waiting so long for it; tells how much that was.

        Raises Refused, Unreachable, or whatever nio or its database raise. Then nothing of it
        is kept, and the next sync starts from what is on the disk.
        """
        try:
            return await self._sync(wait_ms)
        except BaseException:
            await self.discard()
            raise

    async def discard(self) -> None:
        """Throw the client away: what it holds may be other than what is on the disk."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()  # type: ignore[no-untyped-call]  # it lacks a return type
            self._edge.reopen()

    def called(self, room: str, user: str) -> str:
        """Tell how somebody is called in a room; "" when that is not known."""
        known = self._client.rooms.get(room) if self._client else None
        member = known.users.get(user) if known else None
        return (member.display_name or "") if member else ""

    def is_encrypted(self, room: str) -> bool:
        """Tell whether what is said in a room is encrypted, as far as is known."""
        known = self._client.rooms.get(room) if self._client else None
        return bool(known and known.encrypted)

    async def _sync(self, wait_ms: int) -> int:
        client, first = self._client, self._client is None
        if client is None:
            client = self._client = Client(self._session(), self._edge, self._gather)
        self._news = 0
        try:
            async with asyncio.timeout(LONGEST_SYNC_SECONDS):
                # Without the full state, nio would not know the rooms that nothing happens in.
                answer = await client.sync(
                    timeout=wait_ms,
                    sync_filter=FILTER,
                    since=self._edge.position(),
                    full_state=first,
                )
        except (ClientError, OSError, TimeoutError) as error:
            raise Unreachable(
                f"{client.homeserver}: {str(error) or type(error).__name__}"
            ) from error
        if not isinstance(answer, SyncResponse):
            status = answer.transport_response.status if answer.transport_response else 0
            raise Refused(status, answer.status_code or "", answer.message)
        self.there.set()
        return self._news

    async def _gather(self, response: SyncResponse) -> list[News]:
        since = self._edge.position()
        news = await gathered(self._server, self._server.user, since, response)
        for room, info in response.rooms.join.items():
            events = [*info.state, *info.timeline.events]
            if any(isinstance(event, RoomMemberEvent) for event in events):
                self._direct.changed(room)
            for event in events:
                self._note_own(room, event.source)
        self._news = len(news)
        return news

    def _note_own(self, room: str, event: Json) -> None:
        """Recognise a room that the bot made, in whatever process that was."""
        if event.get("type") != CREATION or event.get("sender") != self._server.user:
            return
        purpose = str(event["content"].get(OPENED_FOR, ""))
        if purpose.startswith("@"):
            self._direct.made(purpose, room)
        elif purpose:
            self._rooms.opened(room)
