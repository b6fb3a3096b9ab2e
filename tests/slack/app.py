"""A small app on Slack's own client, as the other end in the stand-in's tests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMessage
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from tests.slack.server import Slack
from tests.slack.workspace import Json

Answer = Callable[[SocketModeRequest], Json | None]


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        """Let time pass."""
        self.now += timedelta(**delta)


def a_workspace(**options: Any) -> tuple[Slack, Clock]:  # noqa: ANN401 - as of Slack
    """Make a workspace with Joris (U1) and Fatima (U2) in #signalen (C1), Lotte (U3) outside."""
    clock = Clock()
    slack = Slack(clock, **options)
    slack.workspace.add_user("joris", "Joris de Wit", user="U1")
    slack.workspace.add_user("fatima", "Fatima Yilmaz", user="U2")
    slack.workspace.add_user("lotte", "Lotte Bakker", user="U3")
    slack.workspace.add_channel("signalen", ["U1", "U2"], channel="C1")
    return slack, clock


class App:
    """An app that acknowledges everything, unless `silent`, with what `answer` gives."""

    def __init__(self, slack: Slack, *, ping_seconds: float = 5, silent: bool = False) -> None:
        self.slack = slack
        self.ping_seconds = ping_seconds
        self.silent = silent
        self.answer: Answer = lambda _: None
        self.got: list[SocketModeRequest] = []
        self.frames: list[Json] = []
        """All that came over a socket, as it came."""
        self._more = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.web = AsyncWebClient(self.slack.bot_token, base_url=self.slack.base_url)
        self.client = SocketModeClient(
            self.slack.app_token,
            web_client=AsyncWebClient(base_url=self.slack.base_url),
            ping_interval=self.ping_seconds,
        )
        self.client.on_message_listeners.append(self._frame)
        self.client.socket_mode_request_listeners.append(self._take)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the socket, and everything that would bring it back."""
        await self.client.close()  # type: ignore[no-untyped-call]  # the client’s own

    async def connect(self) -> None:
        """Open a socket, and wait until it is there."""
        there = len(self.slack.sockets.open)
        await self.client.connect()  # type: ignore[no-untyped-call]  # the client’s own
        await self.slack.connected(there + 1)

    async def _frame(self, message: WSMessage) -> None:
        self.frames.append(json.loads(message.data))
        self._more.set()

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.got.append(request)
        self._more.set()
        if not self.silent:
            answer = self.answer(request)
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, answer))

    async def call(self, method: str, arguments: Json) -> str | None:
        """Call a method by name; give the error it is refused with, if it is."""
        try:
            await self.web.api_call(method, json=arguments)
        except SlackApiError as error:
            refusal: str = error.response["error"]
            return refusal
        return None

    async def address(self) -> str:
        """Ask for the address of a socket."""
        answer = await self.client.web_client.apps_connections_open(app_token=self.slack.app_token)
        url: str = answer["url"]
        return url

    @property
    def events(self) -> list[Json]:
        """The events that came, without their wrapping."""
        return [each.payload["event"] for each in self.got if each.type == "events_api"]

    @property
    def hellos(self) -> list[Json]:
        """What each socket began with."""
        return [each for each in self.frames if each["type"] == "hello"]

    async def took(self, number: int) -> None:
        """Wait until so many envelopes came."""
        await self._until(lambda: len(self.got) >= number)

    async def said(self, kind: str) -> None:
        """Wait until a frame of this kind came."""
        await self._until(lambda: any(each["type"] == kind for each in self.frames))

    async def _until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not so():
                self._more.clear()
                await self._more.wait()


async def refused(call: Any) -> str:  # noqa: ANN401 - any call of a method
    """Give the error that a call is refused with."""
    try:
        answer: AsyncSlackResponse = await call
    except SlackApiError as error:
        refusal: str = error.response["error"]
        return refusal
    raise AssertionError(f"not refused: {answer.data!r}")
