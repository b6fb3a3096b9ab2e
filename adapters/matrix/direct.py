"""Private rooms: one for each person, nobody else in it, kept in the account's `m.direct`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from adapters.matrix.content import OPENED_FOR
from adapters.matrix.homeserver import Homeserver, Json, Refused

_TYPE = "m.direct"
_THERE = {"join", "invite"}

_log = structlog.get_logger(__name__)


class Direct:
    """Finds and makes private rooms. Raises Refused or Unreachable as the homeserver does.

    `is_encrypted` tells of a room whether the bot cannot speak there.
    """

    def __init__(
        self, server: Homeserver, is_encrypted: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._server = server
        self._is_encrypted = is_encrypted
        self._user = server.user
        self._rooms: dict[str, list[str]] | None = None
        self._made: dict[str, list[str]] = {}
        self._seen: dict[str, frozenset[str]] = {}
        self._turn = asyncio.Lock()

    def made(self, user: str, room: str) -> None:
        """Take note of a room that the bot made for somebody, in whatever process that was."""
        rooms = self._made.setdefault(user, [])
        if room not in rooms:
            rooms.append(room)

    def changed(self, room: str) -> None:
        """Take note that somebody came or went."""
        self._seen.pop(room, None)

    async def is_private(self, room: str, user: str) -> bool:
        """Tell whether a room is the private room of somebody, with nobody else in it."""
        if room not in await self._of(user):
            return False
        if not await self._is_for_two(room, user):
            _log.warning("private room has others in it", room=room)
            return False
        return True

    async def find(self, user: str) -> str | None:
        """Give the private room of somebody who is in it, or is asked to be; None if none."""
        for room in reversed(await self._of(user)):
            if self._is_encrypted(room):
                continue
            if user in await self._members(room) and await self._is_for_two(room, user):
                await self._note(user, room)
                return room
        return None

    async def find_or_make(self, user: str) -> str:
        """Give the private room of somebody, and invite them to a new one if there is none."""
        async with self._turn:
            found = await self.find(user)
            if found is not None:
                return found
            made = await self._server.post(
                "createRoom",
                body={
                    "preset": "trusted_private_chat",
                    "is_direct": True,
                    "invite": [user],
                    "creation_content": {OPENED_FOR: user},
                },
            )
            room: str = made["room_id"]
            self.made(user, room)
            await self._note(user, room)
            return room

    async def note(self, user: str, room: str) -> None:
        """Keep a room as the private one of somebody who asked the bot into it."""
        async with self._turn:
            await self._note(user, room)

    async def _note(self, user: str, room: str) -> None:
        known = await self._kept()
        if room in known.get(user, ()):
            return
        new = {**known, user: [*known.get(user, ()), room]}
        body: Json = dict(new)
        await self._server.put("user", self._user, "account_data", _TYPE, body=body)
        self._rooms = new

    async def _of(self, user: str) -> list[str]:
        known = (await self._kept()).get(user, [])
        return list(dict.fromkeys([*self._made.get(user, ()), *known]))

    async def _kept(self) -> dict[str, list[str]]:
        if self._rooms is None:
            try:
                kept = await self._server.get("user", self._user, "account_data", _TYPE)
            except Refused as error:
                if not error.missing:
                    raise
                kept = {}
            self._rooms = {
                user: [str(room) for room in rooms]
                for user, rooms in kept.items()
                if isinstance(rooms, list)
            }
        return self._rooms

    async def _is_for_two(self, room: str, user: str) -> bool:
        members = await self._members(room)
        return self._user in members and members <= {self._user, user}

    async def _members(self, room: str) -> frozenset[str]:
        if room not in self._seen:
            try:
                answer = await self._server.get("rooms", room, "members")
            except Refused as error:
                if not error.missing:
                    raise
                return frozenset()
            self._seen[room] = frozenset(
                event["state_key"]
                for event in answer["chunk"]
                if event["content"].get("membership") in _THERE
            )
        return self._seen[room]
