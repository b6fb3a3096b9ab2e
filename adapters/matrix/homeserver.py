"""A homeserver as its client API is asked, and the two ways in which it does not answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from adapters import bounded

Json = dict[str, Any]

REQUEST_SECONDS = 30
_API, _MEDIA = "/_matrix/client", "/_matrix/media"
_MOST_OF_AN_ERROR = 64 * 1024


class Refused(Exception):
    """The homeserver answered that it will not; `code` is Matrix's own word for why."""

    def __init__(self, status: int, code: str, why: str, wait_ms: int = 0) -> None:
        super().__init__(f"{code or status}: {why}" if why else code or str(status))
        self.status = status
        self.code = code or f"status_{status}"
        self.wait_ms = wait_ms

    @property
    def missing(self) -> bool:
        """Whether what was asked for is not there, or not for us to see."""
        return self.code in {"M_NOT_FOUND", "M_FORBIDDEN", "M_UNRECOGNIZED", "M_INVALID_PARAM"}

    @property
    def signed_out(self) -> bool:
        """Whether the access token is no longer known."""
        return self.status == HTTPStatus.UNAUTHORIZED

    @property
    def passing(self) -> bool:
        """Whether the same may be allowed later, without anything being changed in it."""
        return self.limited or self.signed_out

    @property
    def limited(self) -> bool:
        """Whether it asks for patience."""
        return self.status == HTTPStatus.TOO_MANY_REQUESTS or self.code == "M_LIMIT_EXCEEDED"


class Unreachable(Exception):
    """There was no answer, or none that can be read: whether it was done is unknown.

    `answered` tells that there was one, of an error on the other side.
    """

    code = "unreachable"

    def __init__(self, why: str, *, answered: bool = False) -> None:
        super().__init__(why)
        self.answered = answered


class Homeserver:
    """Asks a homeserver as one user.

    Raises Refused or Unreachable when it does not do what is asked.
    """

    def __init__(self, url: str, user: str = "", token: str = "") -> None:
        self.url = url.rstrip("/")
        self.user = user
        self.token = token
        self._session: ClientSession | None = None

    async def close(self) -> None:
        """Let go of the connections; a later question opens them again."""
        if self._session:
            await self._session.close()
            self._session = None

    async def get(
        self, *path: str, query: Mapping[str, str] | None = None, version: str = "v3"
    ) -> Json:
        """Read something; `path` holds the parts after the version of the API."""
        return await self.ask("GET", path, query=query, version=version)

    async def put(self, *path: str, body: Json) -> Json:
        """Write something; the same again changes nothing."""
        return await self.ask("PUT", path, body)

    async def post(self, *path: str, body: Json | None = None) -> Json:
        """Have something done."""
        return await self.ask("POST", path, body or {})

    async def ask(
        self,
        method: str,
        path: tuple[str, ...],
        body: Json | None = None,
        query: Mapping[str, str] | None = None,
        version: str = "v3",
    ) -> Json:
        """Make one request, and give its answer."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        url = self._url(f"{_API}/{version}", path, query)
        try:
            async with self._open().request(method, url, json=body, headers=headers) as answer:
                return _read(answer.status, await answer.read())
        except (ClientError, OSError, TimeoutError) as error:
            raise self._unreachable(error) from error

    async def upload(self, content: bytes, kind: str) -> str:
        """Put a file in the media repository; gives the address by which messages show it."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": kind}
        url = self._url(f"{_MEDIA}/v3", ("upload",), None)
        try:
            async with self._open().post(url, data=BytesIO(content), headers=headers) as answer:
                address: str = _read(answer.status, await answer.read())["content_uri"]
        except (ClientError, OSError, TimeoutError) as error:
            raise self._unreachable(error) from error
        return address

    async def download(self, server: str, media: str, most: int) -> bytes | None:
        """Give a file of a media repository; None where it has more than `most` bytes."""
        path = ("download", server, media)
        try:
            return await self._downloaded(self._url(f"{_API}/v1/media", path, None), most)
        except Refused as error:
            if error.code != "M_UNRECOGNIZED":
                raise
        # Homeservers from before Matrix 1.11 know only this address.
        return await self._downloaded(self._url(f"{_MEDIA}/v3", path, None), most)

    async def _downloaded(self, url: URL, most: int) -> bytes | None:
        headers = {"Authorization": f"Bearer {self.token}"}
        try:
            async with self._open().get(url, headers=headers) as answer:
                if answer.status != HTTPStatus.OK:
                    _read(answer.status, await answer.content.read(_MOST_OF_AN_ERROR))
                return await bounded.body(answer, most)
        except (ClientError, OSError, TimeoutError) as error:
            raise self._unreachable(error) from error

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=REQUEST_SECONDS))
        return self._session

    def _url(self, api: str, path: tuple[str, ...], query: Mapping[str, str] | None) -> URL:
        parts = "/".join(quote(part, safe="") for part in path)
        asked = f"?{urlencode(query)}" if query else ""
        return URL(f"{self.url}{api}/{parts}{asked}", encoded=True)  # quoted already

    def _unreachable(self, error: Exception) -> Unreachable:
        return Unreachable(f"{self.url}: {str(error) or type(error).__name__}")


def _read(status: int, body: bytes) -> Json:
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise Unreachable(f"an answer without JSON, status {status}", answered=True) from error
    if not isinstance(answer, dict):
        raise Unreachable(f"an answer that is no object, status {status}", answered=True)
    if status == HTTPStatus.OK:
        return answer
    code, why = str(answer.get("errcode", "")), str(answer.get("error", ""))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or not code:
        raise Unreachable(f"status {status} {code} {why}".rstrip(), answered=True)
    wait = answer.get("retry_after_ms")
    raise Refused(status, code, why, wait if isinstance(wait, int) else 0)
