"""Calls of Slack's Web API, as slack_sdk makes them, each once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from enum import StrEnum
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack import quiet
from adapters.slack.me import Json
from adapters.slack.telling import Telling
from adapters.slack.trouble import ACCOUNT, ANSWERED, Later, Trouble, Unsure, of_answer

TIMEOUT_SECONDS = 10.0
PAGE = 200
"""What Slack advises to ask for at once; it may give fewer, whatever is asked."""
_UNREACHED = timedelta(seconds=5)


class Method(StrEnum):
    """Every method that the bot calls."""

    ARCHIVE = "conversations.archive"
    CONNECT = "apps.connections.open"
    CREATE = "conversations.create"
    DIRECT = "conversations.open"
    HISTORY = "conversations.history"
    INVITE = "conversations.invite"
    MINE = "users.conversations"
    OPEN = "views.open"
    POST = "chat.postMessage"
    PUBLISH = "views.publish"
    REPLIES = "conversations.replies"
    SHOW = "views.update"
    TEST = "auth.test"
    UPDATE = "chat.update"
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

    def _client(self) -> AsyncWebClient:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout)
        # No retries of its own: what may have been done is looked up, not repeated.
        client = AsyncWebClient(
            self._token,
            base_url=self._base_url,
            session=self._session,
            logger=quiet.logger(),
            retry_handlers=[],
        )
        client.proxy = self._proxy  # without one it would have taken the environment's
        return client


def _of(response: Any) -> Trouble:  # noqa: ANN401 - slack_sdk's answer, or aiohttp's
    if not isinstance(response, AsyncSlackResponse):
        return Unsure("no_answer")
    data = response.data if isinstance(response.data, dict) else {}
    return of_answer(
        response.status_code, str(data.get("error", "")), response.headers.get("Retry-After")
    )
