"""Invitations: those of people who may invite the bot are accepted, others declined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import structlog

from adapters.matrix.direct import Direct
from adapters.matrix.homeserver import Homeserver, Json, Refused, Unreachable
from adapters.matrix.rooms import Rooms

_log = structlog.get_logger(__name__)

MOST_TRIES = 5

MayInvite = Callable[[str], bool]
"""Whether somebody may invite the bot, by their user id."""


class Invitations:
    """Answers invitations. Raises Unreachable, and Refused where that may yet change."""

    def __init__(
        self, server: Homeserver, rooms: Rooms, direct: Direct, may_invite: MayInvite
    ) -> None:
        self._server = server
        self._rooms = rooms
        self._direct = direct
        self._may_invite = may_invite
        self._tries: Counter[str] = Counter()

    async def answer(self, room: str, invitation: Json) -> None:
        """Join or decline; that it was withdrawn meanwhile is no trouble."""
        inviter = str(invitation.get("sender", ""))
        try:
            if self._may_invite(inviter):
                await self._accept(room, inviter, invitation)
            else:
                await self._server.post("rooms", room, "leave")
                _log.warning("invitation declined", room=room)
        except Refused as error:
            if error.passing:
                raise
            _log.warning("invitation not answered", room=room, code=error.code)
        except Unreachable as error:
            self._tries[room] += 1
            if not error.answered or self._tries[room] < MOST_TRIES:
                raise
            # It may come from a homeserver that is gone, and must not hold up the others.
            _log.error("invitation given up", room=room, code=error.code)
        self._tries.pop(room, None)

    async def _accept(self, room: str, inviter: str, invitation: Json) -> None:
        await self._server.post("join", room)
        _log.info("invitation accepted", room=room)
        if invitation.get("content", {}).get("is_direct"):
            await self._direct.note(inviter, room)
        elif await self._rooms.recognise(room) is None:
            await self._rooms.find()
