"""One run of the bot on Slack: who it is, what it missed, and a socket that stays open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from adapters.base import Door
from adapters.slack import account as accounts
from adapters.slack import position
from adapters.slack.account import ToMend
from adapters.slack.app import app
from adapters.slack.direct import Direct
from adapters.slack.filling import Forms
from adapters.slack.handler import Handler
from adapters.slack.listening import Listening
from adapters.slack.me import Me
from adapters.slack.names import Names
from adapters.slack.socket import Socket, waits
from adapters.slack.sweep import THREADS_BACK, Sweep
from adapters.slack.telling import Telling
from adapters.slack.tokens import Tokens
from adapters.slack.trouble import Trouble
from adapters.slack.web import Web

OVERLAP = timedelta(minutes=10)
"""How much of what was read is read again: what Slack shows late, and clocks that differ."""
SWEEP_EVERY_SECONDS = 6 * 3600.0
"""How often all is read without a reason, so that never much has to be read at once."""
SILENT_PINGS = 6
"""After so many pings without an answer something may be missing that Slack gives up on."""
FIRST_READ_SECONDS = 20.0
"""How long hearing may wait for reading: in order is better, deaf is worse."""
DRAIN_SECONDS = 5.0

_log = structlog.get_logger(__name__)


class Following:
    """Follows one workspace until it is stopped."""

    def __init__(
        self,
        account: str,
        tokens: Tokens,
        channels: Iterable[str],
        clock: Callable[[], datetime],
        door: Door,
        web: Web,
        direct: Direct,
        telling: Telling,
        *,
        proxy: str | None,
        ping_seconds: float,
    ) -> None:
        self._account = account
        self._tokens = tokens
        self._channels = frozenset(channels)
        self._clock = clock
        self._door = door
        self._web = web
        self._direct = direct
        self._telling = telling
        self._proxy = proxy
        self._ping_seconds = ping_seconds
        self._names = Names(web, clock)
        self._since = clock()
        self._new = False
        """Whether nothing was read or missed before: then what is older is nobody's signal."""
        self._missed = asyncio.Event()
        self._handler: Handler | None = None
        self._running: asyncio.Task[None] | None = None
        self.connected = asyncio.Event()
        self.reached = False
        """Whether Slack answered at the start; then a socket will soon be open."""

    @property
    def silence(self) -> float | None:
        """Seconds since Slack last answered a ping; None before a socket was open."""
        return self._handler.client.silence if self._handler else None

    async def start(self) -> None:
        """Begin, and see whether a person must mend something: raises AccountError then."""
        before = position.read(await self._door.position(self._account))
        self._since = before or self._clock()
        self._new = before is None
        me: Me | None = None
        try:
            me = await accounts.identify(self._account, self._web)
            await self._address()
        except Trouble as trouble:
            self._telling.unreached(trouble.code)
        else:
            self.reached = True
        if self._new:  # kept before anything is heard: what is missed from now on is read later
            await self._reached()
        self._missed.set()
        self._running = asyncio.create_task(self._run(me))
        self._running.add_done_callback(self._ended)

    async def stop(self) -> None:
        """Finish what was begun, and disconnect."""
        if self._handler is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._handler.drain(), DRAIN_SECONDS)
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
        if self._handler is not None:
            await self._handler.client.close()
        await self._names.close()

    async def _run(self, me: Me | None) -> None:
        me = me or await self._identify()
        sweep = Sweep(me, self._web, self._names, self._channels)
        # What was missed comes before what is new, unless that takes too long.
        reading = asyncio.create_task(self._read(sweep))
        try:
            await asyncio.wait([reading], timeout=FIRST_READ_SECONDS)
            await self._listen(me)
            self.connected.set()
            await reading
            while True:
                # Not wait_for: before Python 3.12 that forgets a stop that comes with an event.
                with suppress(TimeoutError):
                    async with asyncio.timeout(SWEEP_EVERY_SECONDS):
                        await self._missed.wait()
                self._missed.set()
                await self._read(sweep)
        finally:
            reading.cancel()

    def _ended(self, running: asyncio.Task[None]) -> None:
        error = None if running.cancelled() else running.exception()
        if error is not None:
            _log.error("deaf from now on", account=self._account, exc_info=error)

    async def _identify(self) -> Me:
        for seconds in waits(self._first_wait):
            await asyncio.sleep(seconds)
            try:
                return await accounts.identify(self._account, self._web)
            except Trouble as trouble:
                self._telling.unreached(trouble.code)
            except ToMend as error:
                self._telling.lasting(error.code, error.act)
        raise AssertionError("waits never end")

    async def _listen(self, me: Me) -> None:
        forms = Forms(me, self._web, self._door, self._clock)
        listening = Listening(me, self._door.accept, forms, self._names, self._direct, self._clock)
        socket = Socket(
            self._tokens.app,
            self._address,
            self._reconnected,
            self._telling,
            account=self._account,
            proxy=self._proxy,
            ping_seconds=self._ping_seconds,
        )
        self._handler = Handler(app(me, self._tokens.bot, listening, self._telling), socket)
        await socket.connect_to_new_endpoint(force=True)

    async def _address(self) -> str:
        return await accounts.socket_url(self._account, self._web, self._tokens.app)

    def _reconnected(self, silence: float) -> None:
        if silence >= SILENT_PINGS * self._ping_seconds:
            self._missed.set()

    async def _reached(self) -> None:
        # The place to resume from is that of the last reading, never that of what was heard.
        await self._door.reached(self._account, position.written(self._since))

    async def _read(self, sweep: Sweep) -> None:
        """Read what was missed, if anything may be, until it is all read."""
        for seconds in waits(self._first_wait):
            if not self._missed.is_set():
                return
            self._missed.clear()
            try:
                await self._read_once(sweep)
            except Trouble as trouble:
                self._telling.unread(trouble.code)
            except Exception as error:  # noqa: BLE001 - what was not stored is read once more
                _log.error("not accepted", account=self._account, exc_info=error)
            else:
                continue
            self._missed.set()
            await asyncio.sleep(seconds)

    async def _read_once(self, sweep: Sweep) -> None:
        begun = self._clock()
        back = timedelta() if self._new else THREADS_BACK
        async for events in sweep.since(self._since, back):
            if events:
                await self._door.accept(events)
        self._since, self._new = max(self._since, begun - OVERLAP), False
        await self._reached()

    @property
    def _first_wait(self) -> float:
        return min(1.0, self._ping_seconds)
