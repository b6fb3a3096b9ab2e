"""Sockets to Slack: a new address at each try, and a deaf one is noticed and replaced."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import aiohttp
import structlog
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import quiet
from adapters.slack.account import ToMend
from adapters.slack.me import Json
from adapters.slack.telling import Telling
from adapters.slack.trouble import ANSWERED, Trouble

LONGEST_WAIT_SECONDS = 60.0
_CLOSING_SECONDS = 2.0
"""The other side may leave a socket open for ever."""

_log = structlog.get_logger(__name__)


def waits(first: float) -> Iterator[float]:
    """Give how long to wait between tries, in seconds: doubling, at most a minute."""
    seconds = first
    while True:
        yield seconds
        seconds = min(seconds * 2, LONGEST_WAIT_SECONDS)


class Socket(SocketModeClient):
    """The SDK's client, except in how it connects.

    The SDK tries one address again and again, while Slack takes each only once. `address` gives
    a new one; `reconnected` is told after how many seconds of silence a socket is open again.
    """

    def __init__(
        self,
        app_token: str,
        address: Callable[[], Awaitable[str]],
        reconnected: Callable[[float], None],
        telling: Telling,
        *,
        account: str,
        proxy: str | None,
        ping_seconds: float,
    ) -> None:
        super().__init__(
            app_token=app_token,
            logger=quiet.logger(),
            web_client=AsyncWebClient(app_token),  # never asked: the addresses come from elsewhere
            ping_interval=ping_seconds,
        )
        self.proxy = proxy  # without one it would have taken the environment's
        self._address = address
        self._reconnected = reconnected
        self._telling = telling
        self._account = account
        self._heard = time.time()
        self._closing: set[asyncio.Task[Any]] = set()
        self.message_listeners.append(self._greeted)

    @property
    def silence(self) -> float:
        """Seconds since Slack last answered a ping: the measure of whether the bot can hear."""
        self._note()
        return max(0.0, time.time() - self._heard)

    async def connect(self) -> None:
        """Open a socket and leave the one before; tries until it works or the client closes."""
        self._leave(self.current_session)
        session = await self._open()
        if session is None:
            return
        silent = self.silence
        self.current_session = session
        self.last_ping_pong_time = time.time()
        self.stale = False
        self._reconnected(silent)
        # This may be run by one of the two that end here, so nothing is awaited after it.
        for task in (self.current_session_monitor, self.message_receiver):
            if task is not None:
                task.cancel()
        self.current_session_monitor = asyncio.ensure_future(self.monitor_current_session())
        self.message_receiver = asyncio.ensure_future(self.receive_messages())

    async def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: FBT001, FBT002 - as in the SDK
        """Connect anew where that is needed, one at a time."""
        async with self.connect_operation_lock:
            if force or not await self.is_connected():
                await self.connect()

    async def close(self) -> None:
        """Close for good, whatever the other side does."""
        self.closed = True
        ending = (self.message_processor, self.current_session_monitor, self.message_receiver)
        tasks = [task for task in ending if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._leave(self.current_session)
        await asyncio.gather(*self._closing, return_exceptions=True)
        await self.aiohttp_client_session.close()

    async def is_ping_pong_failing(self) -> bool:
        """Tell whether pings are left unanswered."""
        self._note()
        failing: bool = await super().is_ping_pong_failing()
        return failing

    def _note(self) -> None:
        """Remember when a ping was last answered, which the SDK forgets when it gives up."""
        if self.last_ping_pong_time is not None:
            self._heard = max(self._heard, self.last_ping_pong_time)

    async def _open(self) -> aiohttp.ClientWebSocketResponse | None:
        for seconds in waits(min(1.0, self.ping_interval)):
            if self.closed:
                return None
            try:
                session = await self.aiohttp_client_session.ws_connect(
                    await self._address(),
                    autoping=False,
                    heartbeat=self.ping_interval,
                    proxy=self.proxy,
                )
                await session.ping(f"sdk-ping-pong:{time.time()}".encode())
            except ToMend as error:
                self._telling.lasting(error.code, error.act)
            except Trouble as trouble:
                self._telling.unconnected(trouble.code)
            except aiohttp.ClientResponseError as error:  # whoever answers takes no socket
                self._telling.unconnected(f"{ANSWERED}{error.status}")
            except (aiohttp.ClientError, OSError, TimeoutError) as error:
                self._telling.unconnected("connection_lost", error)
            else:
                return session
            await asyncio.sleep(seconds)
        return None

    def _leave(self, session: aiohttp.ClientWebSocketResponse | None) -> None:
        """Say goodbye to a socket, and wait for no answer."""
        if session is not None and not session.closed:
            leaving = asyncio.ensure_future(asyncio.wait_for(session.close(), _CLOSING_SECONDS))
            self._closing.add(leaving)
            leaving.add_done_callback(self._left)

    def _left(self, leaving: asyncio.Task[Any]) -> None:
        self._closing.discard(leaving)
        if not leaving.cancelled():
            leaving.exception()  # a socket that is broken cannot be closed any better

    async def _greeted(self, _client: object, message: Json, _raw: str | None) -> None:
        others = message.get("num_connections", 1) - 1 if message.get("type") == "hello" else 0
        if others:
            # Each of them takes events away; one is usual while this one takes over.
            _log.info("other sockets are open", account=self._account, count=others)
