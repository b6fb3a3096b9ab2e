"""nio's client, which keeps what a sync brought and its own state in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nio import SyncResponse
from nio.client.async_client import AsyncClient, AsyncClientConfig

from adapters.matrix.edge import Edge, News
from adapters.matrix.homeserver import REQUEST_SECONDS
from adapters.matrix.session import Session

TIMELINE_EVENTS = 100
"""As many as Synapse gives of one room in a sync; what is older is asked for by itself."""

FILTER = {
    "room": {"timeline": {"limit": TIMELINE_EVENTS}, "ephemeral": {"types": []}},
    "presence": {"types": []},
}

Gather = Callable[[SyncResponse], Awaitable[list[News]]]


class Client(AsyncClient):
    """A client for one device; after an exception it is to be thrown away.

    `gather` gives what is to be kept of a sync, and may ask the homeserver for more.
    """

    def __init__(self, session: Session, edge: Edge, gather: Gather) -> None:
        # nio must neither keep the position itself, as it does so before anything is
        # handled, nor try again by itself, as it then waits for ever.
        config = AsyncClientConfig(
            store_sync_tokens=False,
            encryption_enabled=False,
            max_limit_exceeded=0,
            max_timeouts=0,
            request_timeout=REQUEST_SECONDS,
        )
        super().__init__(session.homeserver, session.user, session.device, config=config)
        self.restore_login(session.user, session.device, session.token)
        self._edge = edge
        self._gather = gather

    async def _handle_sync(self, response: SyncResponse) -> None:
        """Take in a sync, all of it or nothing."""
        if self.next_batch == response.next_batch:
            return
        news = await self._gather(response)
        # Nothing in here waits for anything outside, so that no other coroutine gets into
        # the transaction.
        with self._edge.transaction():
            await super()._handle_sync(response)
            self._edge.take(news, response.next_batch)
        for room in response.rooms.leave:
            self.rooms.pop(room, None)
