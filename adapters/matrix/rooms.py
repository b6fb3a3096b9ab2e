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
        self._unknown = set(configured)
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}

    async def find(self) -> None:
        """Look up what is not known yet, and join what is not joined.

        What is not there, or does not let the bot in, is logged and looked up again next
        time. Raises Unreachable, and Refused when logged out.
        """
        for name in sorted(self._unknown):
            try:
                joined = await self._server.post("join", name)
                self._know(name, joined["room_id"])
            except Refused as error:
                if error.passing:
                    raise
                _log.warning("room not joined: invite the bot there", room=name, why=str(error))
                await self._only_look_up(name)

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

    async def _only_look_up(self, name: str) -> None:
        if not name.startswith("#"):
            self._know(name, name)
            return
        try:
            await self.id_of(name)
        except Refused as error:
            _log.error("no such room", room=name, why=str(error))

    def _know(self, name: str, room: str) -> None:
        self._ids[name] = room
        self._names[room] = name
        self._unknown.discard(name)
