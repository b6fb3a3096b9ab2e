"""Looking whether something is there that was sent, when nobody answered."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta

from adapters.base import Do, MessageRef, Outgoing
from adapters.matrix.content import KEY
from adapters.matrix.conversations import Conversations
from adapters.matrix.direct import Direct
from adapters.matrix.events import MESSAGE, sent_at
from adapters.matrix.homeserver import Homeserver, Json, Refused
from adapters.matrix.rooms import Rooms
from adapters.matrix.sending import Sending

PAGE_EVENTS = 100
CLOCKS_DIFFER = timedelta(minutes=1)
"""How far the homeserver's clock may be behind ours."""


class Lookup:
    """Finds what was done under a key. Raises Refused or Unreachable when that cannot be told."""

    def __init__(
        self,
        server: Homeserver,
        rooms: Rooms,
        direct: Direct,
        conversations: Conversations,
        sending: Sending,
    ) -> None:
        self._server = server
        self._rooms = rooms
        self._direct = direct
        self._conversations = conversations
        self._sending = sending

    async def find(self, out: Outgoing) -> MessageRef | None:
        """Give what was done; None when it is not there, or may as well be done again.

        A message that lacks some of its reactions gets them.
        """
        match out.do:
            case Do.SEND | Do.PHOTO:
                room = await self._room(out)
                found = await self._message(room, out) if room else None
                if room is None or found is None:
                    return None
                said, message = found["content"], found["event_id"]
                await self._sending.complete(room, message, said, out.key)
                return self._rooms.ref(room, message)
            case Do.OPEN:
                opened = await self._conversations.find(out.name)
                return self._rooms.ref(opened) if opened else None
            case _:
                return None

    async def _room(self, out: Outgoing) -> str | None:
        if not out.conversation:
            return await self._direct.find(out.user)
        try:
            return await self._rooms.id_of(out.conversation)
        except Refused as error:
            if error.missing:
                return None
            raise

    async def _message(self, room: str, out: Outgoing) -> Json | None:
        earliest = out.since - CLOCKS_DIFFER if out.since else None
        async for event in self._back(room):
            if event["sender"] == self._server.user and out.key in {
                event["content"].get(KEY),
                (event.get("unsigned") or {}).get("transaction_id"),
            }:
                return event
            if earliest is not None and sent_at(event) < earliest:
                return None
        return None

    async def _back(self, room: str) -> AsyncIterator[Json]:
        """Give the messages of a room, the newest first."""
        query = {"dir": "b", "limit": str(PAGE_EVENTS), "filter": _MESSAGES}
        while True:
            page = await self._server.get("rooms", room, "messages", query=query)
            for event in page["chunk"]:
                yield event
            if not page.get("end"):
                return
            query["from"] = page["end"]


_MESSAGES = json.dumps({"types": [MESSAGE]})
