"""A road to the homeserver that breaks when it is told to."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Proxy:
    """Passes connections on, until `cut` breaks those whose requests have certain words.

    Then the homeserver does what is asked, and its answer is lost.
    """

    def __init__(self, url: str) -> None:
        self._host, self._port = urlsplit(url).hostname, urlsplit(url).port
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._words = b""
        self._times = 0

    @property
    def url(self) -> str:
        """Where it is reached."""
        assert self._server
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def cut(self, words: bytes, *, times: int) -> None:
        """Lose the answers to the next requests that have these words."""
        self._words, self._times = words, times

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        assert self._server
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)
        answers, requests = await asyncio.open_connection(self._host, self._port)
        cut = [False]
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._ask(reader, requests, cut))
                both.create_task(self._answer(answers, writer, cut))
        finally:
            for each in (writer, requests):
                each.close()
                with suppress(OSError):
                    await each.wait_closed()

    async def _ask(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: list[bool]
    ) -> None:
        while some := await reader.read(65536):
            if self._times and self._words in some:
                self._times -= 1
                cut[0] = True
            writer.write(some)
            await writer.drain()
        writer.close()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: list[bool]
    ) -> None:
        while some := await reader.read(65536):
            if cut[0]:
                break
            writer.write(some)
            await writer.drain()
        writer.close()
