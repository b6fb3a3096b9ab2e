"""Calls of Slack's Web API, as slack_sdk makes them, each once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus
from io import BytesIO
from typing import Any, TypedDict

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from yarl import URL

from adapters import bounded
from adapters.slack import quiet
from adapters.slack.me import Json
from adapters.slack.telling import Telling
from adapters.slack.trouble import ACCOUNT, ANSWERED, Later, Never, Trouble, Unsure, of_answer

TIMEOUT_SECONDS = 10.0
FILE_SECONDS = 30.0
PAGE = 200
"""What Slack advises to ask for at once; it may give fewer, whatever is asked."""
_UNREACHED = timedelta(seconds=5)


class _RequestOptions(TypedDict):
    proxy: str | None
    timeout: aiohttp.ClientTimeout


class Method(StrEnum):
    """Every method that the bot calls."""

    ARCHIVE = "conversations.archive"
    CONNECT = "apps.connections.open"
    CREATE = "conversations.create"
    DIRECT = "conversations.open"
    FILE = "files.info"
    HISTORY = "conversations.history"
    INVITE = "conversations.invite"
    MINE = "users.conversations"
    OPEN = "views.open"
    POST = "chat.postMessage"
    PUBLISH = "views.publish"
    REPLIES = "conversations.replies"
    SHARE = "files.completeUploadExternal"
    SHOW = "views.update"
    TEST = "auth.test"
    UPDATE = "chat.update"
    UPLOAD = "files.getUploadURLExternal"
    USER = "users.info"
    WHISPER = "chat.postEphemeral"


class Web:
    """The Web API for one token. `proxy` is taken from here alone, never from the environment.

    What a person must mend is told to `telling`, whoever calls.
    """

    def __init__(self, token: str, base_url: str, proxy: str | None, telling: Telling) -> None:
        self._token = token
        self._base_url = base_url
        self._proxy = proxy
        self._telling = telling
        self._session: aiohttp.ClientSession | None = None

    async def __call__(self, method: Method, **arguments: Any) -> AsyncSlackResponse:  # noqa: ANN401
        """Call a method once; raises `Trouble` for all that is no success."""
        client = self._client()
        call = getattr(client, method.replace(".", "_"))
        try:
            answer: AsyncSlackResponse = await call(**arguments)
        except SlackApiError as error:
            raise self._told(method, _of(error.response)) from None
        except aiohttp.ClientConnectorError:
            raise Later("cannot_connect", _UNREACHED) from None
        except (aiohttp.ClientError, OSError, TimeoutError):
            raise Unsure("connection_lost") from None
        return answer

    async def pages(
        self,
        method: Method,
        part: str,
        *,
        patient: bool = False,
        **arguments: Any,  # noqa: ANN401
    ) -> AsyncIterator[Json]:
        """Give every object of an answer that comes in pages, whatever their size.

        `patient`: wait as long as Slack asks, instead of raising `Later`.
        """
        cursor: str | None = None
        while True:
            try:
                answer = await self(method, limit=PAGE, cursor=cursor, **arguments)
            except Later as later:
                if not patient:
                    raise
                await asyncio.sleep(later.after.total_seconds())
                continue
            for each in answer[part]:
                yield each
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                return

    async def download(self, url: str, most: int) -> bytes | None:
        """Give a file of Slack's; None where it has more than `most` bytes. Raises `Trouble`.

        The token goes nowhere but to Slack: whoever shares a file from elsewhere says where it is.
        """
        if not self._is_slack(url):
            raise Never("not_of_slack")
        headers = {"Authorization": f"Bearer {self._token}"}
        with _connecting():
            async with self._open().get(url, headers=headers, **self._by) as answer:
                if answer.status != HTTPStatus.OK:
                    raise _of_file(answer)
                if answer.content_type == "text/html":
                    raise Never("file_not_readable")  # the page on which people log in
                return await bounded.body(answer, most)

    async def upload(self, url: str, content: bytes) -> None:
        """Send the bytes of a file that nobody sees before it is shared; raises `Trouble`."""
        if not self._is_slack(url):
            raise Never("not_of_slack")
        with _connecting():
            async with self._open().post(url, data=BytesIO(content), **self._by) as answer:
                if answer.status != HTTPStatus.OK:
                    raise _of_file(answer)

    def _told(self, method: Method, trouble: Trouble) -> Trouble:
        if trouble.code in ACCOUNT:
            self._telling.lasting(trouble.code, method)
        elif trouble.code.startswith(ANSWERED):
            self._telling.unanswered(trouble.code)
        return trouble

    async def close(self) -> None:
        """Close what is open."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def _by(self) -> _RequestOptions:
        return {"proxy": self._proxy, "timeout": aiohttp.ClientTimeout(total=FILE_SECONDS)}

    def _is_slack(self, url: str) -> bool:
        given, ours = URL(url), URL(self._base_url)
        host, our_host = given.host or "", ours.host or ""
        return given.scheme == ours.scheme and f".{host}".endswith(f".{our_host}")

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout)
        return self._session

    def _client(self) -> AsyncWebClient:
        # No retries of its own: what may have been done is looked up, not repeated.
        client = AsyncWebClient(
            self._token,
            base_url=self._base_url,
            session=self._open(),
            logger=quiet.logger(),
            retry_handlers=[],
        )
        client.proxy = self._proxy  # without one it would have taken the environment's
        return client


@contextmanager
def _connecting() -> Iterator[None]:
    """Say of a broken connection that it can be tried again: nobody has seen anything yet."""
    try:
        yield
    except (aiohttp.ClientError, OSError, TimeoutError):
        raise Later("connection_lost", _UNREACHED) from None


def _of_file(answer: aiohttp.ClientResponse) -> Trouble:
    status, wait = answer.status, answer.headers.get("Retry-After")
    if status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Never("file_not_found")
    trouble = of_answer(status, "", wait)
    return trouble if isinstance(trouble, Later) else Later(trouble.code, _UNREACHED)


def _of(response: Any) -> Trouble:  # noqa: ANN401 - slack_sdk's answer, or aiohttp's
    if not isinstance(response, AsyncSlackResponse):
        return Unsure("no_answer")
    data = response.data if isinstance(response.data, dict) else {}
    return of_answer(
        response.status_code, str(data.get("error", "")), response.headers.get("Retry-After")
    )
