"""Socket Mode: single-use tickets, several sockets at once, envelopes and their answers."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any
from uuid import uuid4

from aiohttp import EofStream, WSMsgType, web

from tests.slack.deliveries import PATIENCE, Delivery, Envelope
from tests.slack.faults import Faults
from tests.slack.workspace import APP, Json

SOCKETS = 10
"""Connections that an app can have at a time."""


@dataclass(eq=False, slots=True)
class Socket:
    """One connection of the app."""

    ws: web.WebSocketResponse
    opened: datetime
    deaf: bool = False


class Sockets:
    """All connections of the app, and what is under way to it."""

    def __init__(self, clock: Callable[[], datetime], faults: Faults, random: Random) -> None:
        self._clock = clock
        self._faults = faults
        self._random = random
        self._tickets: set[str] = set()
        self._envelopes: dict[str, Delivery] = {}
        self._changed = asyncio.Event()
        self.open: list[Socket] = []
        self.pending: list[Delivery] = []
        """What is not answered yet and may still be."""
        self.lost: list[Delivery] = []
        """What the app was never told, or never answered, and will not be told again."""
        self.attempts: list[tuple[Delivery, int, datetime]] = []
        """Each time something went over a socket: what, the how manieth retry, and when."""

    def ticket(self) -> str:
        """Give what opens one socket, once."""
        made = uuid4().hex
        self._tickets.add(made)
        return made

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Hold a socket open, if its ticket is good, until either side ends it."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="ticket unknown or used")
        self._tickets.remove(ticket)
        if self._faults.refuses_socket():
            return web.Response(status=503, text="try another")
        if len(self.open) >= SOCKETS:
            return web.Response(status=429, text="too many websockets")
        # Pings are answered here, or not; a closing frame too.
        ws = web.WebSocketResponse(autoping=False, autoclose=False)
        await ws.prepare(request)
        socket = Socket(ws, self._clock())
        self.open.append(socket)
        try:
            with contextlib.suppress(ConnectionError):
                await ws.send_json(self._hello())
                self._changed.set()
                await self.redeliver()
                await self._listen(socket)
        finally:
            self._gone(socket)
        return ws

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {
                "host": "applink-stand-in",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": APP},
        }

    async def _listen(self, socket: Socket) -> None:
        while True:
            frame = await socket.ws.receive()
            match frame.type:
                case WSMsgType.TEXT if not socket.deaf:
                    self._answered(json.loads(frame.data))
                case WSMsgType.PING if not socket.deaf:
                    await socket.ws.pong(frame.data)
                case WSMsgType.CLOSE:
                    await self._close(socket)
                    return
                case WSMsgType.CLOSED | WSMsgType.CLOSING | WSMsgType.ERROR:
                    return
                case _:
                    continue

    async def _close(self, socket: Socket) -> None:
        if not self._faults.ignores_close:
            await socket.ws.close()
            return
        # Once it knows of a close, `receive` gives nothing more, and the far side is to stay.
        reader: Any = socket.ws._reader
        with contextlib.suppress(EofStream):
            while True:
                await reader.read()

    def _answered(self, frame: Json) -> None:
        delivery = self._envelopes.get(frame.get("envelope_id", ""))
        if delivery is None or delivery.answer.done():
            return
        delivery.answer.set_result(frame.get("payload") or {})
        if delivery in self.pending:
            self.pending.remove(delivery)
        self._changed.set()

    def _gone(self, socket: Socket) -> None:
        self.open.remove(socket)
        for delivery in [each for each in self.pending if each.socket is socket]:
            delivery.socket = None
            if delivery.kind is not Envelope.EVENT:
                self._lose(delivery)
        self._changed.set()

    def _lose(self, delivery: Delivery) -> None:
        self.pending.remove(delivery)
        self.lost.append(delivery)
        if not delivery.answer.done():
            delivery.answer.cancel()

    async def send(self, kind: Envelope, payload: Json) -> Delivery:
        """Tell the app something over one of its sockets.

        An event that cannot be told, or is not answered, is tried again; anything else is lost.
        """
        now = self._clock()
        delivery = Delivery(kind, payload, now, asyncio.get_running_loop().create_future())
        self.pending.append(delivery)
        await self._try(delivery)
        return delivery

    async def _try(self, delivery: Delivery) -> None:
        """Use up one attempt."""
        delivery.tried = self._clock()
        delivery.due = delivery.next_due
        socket = self._random.choice(self.open) if self.open else None
        if socket is not None:
            envelope = delivery.envelope()
            self._envelopes[envelope["envelope_id"]] = delivery
            delivery.socket = socket
            self.attempts.append((delivery, delivery.attempt, self._clock()))
            if not socket.deaf:
                with contextlib.suppress(ConnectionError):
                    await socket.ws.send_json(envelope)
        elif delivery.kind is not Envelope.EVENT:
            self._lose(delivery)

    async def redeliver(self) -> int:
        """Try again what is due by the clock and not answered; give how many went out.

        A retry whose time came while no socket was open is used up all the same.
        """
        went = 0
        for delivery in list(self.pending):
            while delivery in self.pending and delivery.kind is Envelope.EVENT:
                now = self._clock()
                if delivery.due is None:
                    if delivery.socket is None or now - delivery.tried > PATIENCE:
                        self._lose(delivery)
                    break
                if delivery.due > now:
                    break
                missed = delivery.due < min((each.opened for each in self.open), default=now)
                delivery.attempt += 1
                if missed or not self.open:
                    delivery.due = delivery.next_due
                    continue
                await self._try(delivery)
                went += 1
                break
        self._changed.set()
        return went

    async def disconnect(self, reason: str = "refresh_requested", *, cut: bool = True) -> None:
        """Ask every connection to come back on another socket; `cut` also ends the old ones."""
        frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}}
        for socket in list(self.open):
            with contextlib.suppress(ConnectionError):
                await socket.ws.send_json(frame)
                if cut:
                    await socket.ws.close()

    def cut(self) -> None:
        """Break every connection without a word."""
        for socket in list(self.open):
            transport: Any = socket.ws._req.transport if socket.ws._req else None
            if transport is not None:
                transport.abort()

    async def quiet(self, seconds: float) -> None:
        """Wait until all that was sent is answered.

        Raises `TimeoutError`, telling what is not.
        """
        try:
            await self._until(lambda: not self.pending, seconds)
        except TimeoutError:
            still = "; ".join(each.told for each in self.pending)
            raise TimeoutError(f"not acknowledged after {seconds} s: {still}") from None

    async def answered(self, seconds: float) -> None:
        """Wait until nothing is under way; what is told again later may still be to come."""
        await self._until(lambda: all(each.socket is None for each in self.pending), seconds)

    async def connected(self, number: int, seconds: float) -> None:
        """Wait until this many sockets are open. Raises `TimeoutError` if they never are."""
        try:
            await self._until(lambda: len(self.open) == number, seconds)
        except TimeoutError:
            raise TimeoutError(f"{len(self.open)} sockets open, not {number}") from None

    async def renewed(self, old: Socket, seconds: float) -> None:
        """Wait until a socket is gone and another is there."""
        await self._until(lambda: old not in self.open and bool(self.open), seconds)

    def deafen(self) -> None:
        """Let every socket that is open now hear nothing and pass nothing on; it stays open."""
        for socket in self.open:
            socket.deaf = True

    async def _until(self, so: Callable[[], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not so():
                self._changed.clear()
                await self._changed.wait()
