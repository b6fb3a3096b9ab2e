"""The rooms that count: which id an alias of the configuration stands for, and back."""

from __future__ import annotations

from collections.abc import Iterable

import structlog

from adapters.base import MessageRef
from adapters.matrix.homeserver import Homeserver, Refused

_log = structlog.get_logger(__name__)


class Rooms:
    """The rooms of the configuration, by alias or id, and those that the bot opened itself.

    Within the bot a room goes by its name in the configuration, and one that is not in it
    by its id.
    """

    def __init__(self, account: str, server: Homeserver, configured: Iterable[str]) -> None:
        self.account = account
        self._server = server
        self._configured = frozenset(configured)
        self._unknown = set(configured)
        self._told: set[tuple[str, str]] = set()
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}

    async def find(self) -> None:
        """Look up what is not known yet, and join what is not joined.

        What is not there, or does not let the bot in, is logged; the former is looked up
        again next time. Raises Unreachable, and Refused where it is to be asked later.
        """
        if not self._unknown:
            return
        joined = (await self._server.get("joined_rooms"))["joined_rooms"]
        for name in sorted(self._unknown):
            try:
                room = await self.id_of(name)
                self._know(name, room)
                if room not in joined:
                    await self._server.post("join", name)
            except Refused as error:
                if error.passing:
                    raise
                if (name, error.code) not in self._told:
                    self._told.add((name, error.code))
                    _log.error("room not entered", room=name, code=error.code)
            if name in self._ids:
                self._unknown.discard(name)

    async def recognise(self, room: str) -> str | None:
        """Give the name of a room that an alias of the configuration has come to stand for.

        So it is with a room that got its alias late, and with the successor of an upgraded
        one. None for a room that does not count, which is logged once. Raises Unreachable, and
        Refused where it is to be asked later.
        """
        try:
            aliases = (await self._server.get("rooms", room, "aliases"))["aliases"]
        except Refused as error:
            if error.passing:
                raise
            aliases = []
        for alias in aliases:
            if alias in self._configured:
                self._know(alias, room)
                self._unknown.discard(alias)
                return str(alias)
        if (room, "") not in self._told:
            self._told.add((room, ""))
            _log.warning("room not configured", room=room)
        return None

    def name(self, room: str) -> str | None:
        """Give the name of a room by its id; None for one that does not count."""
        return self._names.get(room)

    def ref(self, room: str, message: str = "") -> MessageRef:
        """Tell where a message stands."""
        return MessageRef(self.account, self.name(room) or room, message)

    def opened(self, room: str) -> None:
        """Let a room count that the bot opened."""
        self._names.setdefault(room, room)

    async def id_of(self, name: str) -> str:
        """Give the id of a room; raises Refused when there is no such alias."""
        if not name.startswith("#"):
            return name
        if name not in self._ids:
            self._know(name, (await self._server.get("directory", "room", name))["room_id"])
        return self._ids[name]

    def _know(self, name: str, room: str) -> None:
        self._ids[name] = room
        self._names[room] = name
