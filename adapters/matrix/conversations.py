"""Opening a conversation under a name that can be foretold, filling it and closing it."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.matrix.content import OPENED_FOR
from adapters.matrix.homeserver import Homeserver, Refused
from adapters.matrix.rooms import Rooms

NOBODY = 100
"""The power that is needed to post in a closed conversation."""
_THERE = {"join", "invite"}


class Conversations:
    """Rooms that the bot opens. Each may be done twice without anybody seeing it."""

    def __init__(self, server: Homeserver, rooms: Rooms) -> None:
        self._server = server
        self._domain = server.user.split(":", 1)[1]
        self._rooms = rooms

    async def open(self, name: str, members: Iterable[str], key: str) -> str:
        """Open a room, or find the one that was opened under this name; gives its id."""
        local = name.removeprefix("#").split(":", 1)[0]
        invited = list(members)
        body = {
            "preset": "private_chat",
            "name": local,
            "room_alias_name": local,
            "invite": invited,
            "creation_content": {OPENED_FOR: key},
        }
        try:
            made = await self._server.post("createRoom", body=body)
        except Refused as error:
            if error.code != "M_ROOM_IN_USE":
                raise
            room = await self.find(name)
            if room is None:
                raise
            await self.invite(room, invited)
            return room
        opened: str = made["room_id"]
        self._rooms.opened(opened)
        return opened

    async def find(self, name: str) -> str | None:
        """Give the id of a room that the bot is in under this name; None if there is none."""
        alias = f"#{name.removeprefix('#').split(':', 1)[0]}:{self._domain}"
        try:
            room: str = (await self._server.get("directory", "room", alias))["room_id"]
        except Refused as error:
            if error.missing:
                return None
            raise
        if room not in (await self._server.get("joined_rooms"))["joined_rooms"]:
            return None
        self._rooms.opened(room)
        return room

    async def invite(self, room: str, members: Iterable[str]) -> None:
        """Ask people in, as far as they are not there."""
        for user in members:
            try:
                await self._server.post("rooms", room, "invite", body={"user_id": user})
            except Refused as error:
                if error.code != "M_FORBIDDEN" or not await self._is_there(room, user):
                    raise

    async def close(self, room: str) -> None:
        """Let people read on, and post no more."""
        path = ("rooms", room, "state", "m.room.power_levels", "")
        levels = await self._server.get(*path)
        await self._server.put(*path, body={**levels, "events_default": NOBODY})

    async def _is_there(self, room: str, user: str) -> bool:
        try:
            member = await self._server.get("rooms", room, "state", "m.room.member", user)
        except Refused as error:
            if error.missing:
                return False
            raise
        return member.get("membership") in _THERE
