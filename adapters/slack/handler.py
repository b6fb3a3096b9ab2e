"""Between the socket and the Bolt app: what is under way is finished before the bot stops."""

from __future__ import annotations

import asyncio

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.slack.socket import Socket


class Handler(AsyncSocketModeHandler):
    """Bolt's handler on a socket of ours, which can be drained."""

    def __init__(self, app: AsyncApp, socket: Socket) -> None:
        # Not Bolt's own: that makes a client of the SDK's, and reads the environment.
        self.app = app
        self.app_token = socket.app_token
        self.client: Socket = socket
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._draining = False
        socket.socket_mode_request_listeners.append(self.handle)

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Handle one request and answer it, unless the bot is stopping: then it comes again."""
        if self._draining:
            return
        self._running += 1
        self._idle.clear()
        try:
            assert isinstance(client, Socket)
            await super().handle(client, req)
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    async def drain(self) -> None:
        """Begin nothing new, and wait until what was begun is stored and answered."""
        self._draining = True
        await self._idle.wait()
