"""Asking the homeserver for what an event alone does not tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog

from adapters.base import Event
from adapters.matrix import events
from adapters.matrix.direct import Direct
from adapters.matrix.events import Around, Bot, Place
from adapters.matrix.homeserver import Homeserver, Json, Refused
from adapters.matrix.rooms import Rooms

MOST_REPLIES = 20
"""How far a reply to a reply to a reply is followed to what opened the talk."""

Names = Callable[[str, str], str]
"""How somebody is called in a room: (room, user), "" when that is not known."""

_log = structlog.get_logger(__name__)


class Reader:
    """Turns what came in into what the bot hears; raises Refused or Unreachable."""

    def __init__(self, server: Homeserver, rooms: Rooms, direct: Direct, names: Names) -> None:
        self._server = server
        self._rooms = rooms
        self._direct = direct
        self._names = names

    async def heard(self, room: str, raw: Json, bot: Bot) -> Event | None:
        """Give what the bot hears of an event; None for nothing, or for what nobody can read."""
        try:
            if raw["type"] == events.ENCRYPTED:
                _log.warning("room is encrypted", room=room)
                return None
            place = await self._place(room, raw["sender"])
            if place is None:
                return None
            return events.heard(raw, place, bot, await self._around(room, raw))
        except events.MALFORMED as error:
            why = type(error).__name__
            _log.warning("malformed event passed over", room=room, why=why)
            return None

    async def _place(self, room: str, sender: str) -> Place | None:
        name = self._rooms.name(room)
        if name is not None:
            return Place(self._rooms.account, name)
        if await self._direct.is_private(room, sender):
            return Place(self._rooms.account, room, private=True)
        late = await self._rooms.recognise(room)
        return Place(self._rooms.account, late) if late else None

    async def _around(self, room: str, raw: Json) -> Around:
        target_id = events.target_of(raw)
        target = await self.event(room, target_id) if target_id else None
        said = raw if target_id is None else target
        thread = await self._thread(room, said) if said else None
        content: Json = {}
        if target is not None and raw["type"] == events.REACTION:
            content = await self._shown(room, target, raw["origin_server_ts"])
        return Around(self._names(room, raw["sender"]), target, content, thread)

    async def event(self, room: str, event: str) -> Json | None:
        """Give an event; None for one that is not there, or not for the bot to see."""
        try:
            return await self._server.get("rooms", room, "event", event)
        except Refused as error:
            if error.passing:
                raise
            return None

    async def _thread(self, room: str, said: Json) -> str | None:
        """Follow a reply to the thread of what it replies to, or to what opened the talk."""
        root = None
        for _ in range(MOST_REPLIES):
            thread = events.thread_of(said)
            if thread is not None:
                return thread
            replied = events.replied_to(said)
            found = await self.event(room, replied) if replied else None
            if found is None:
                return root or replied
            root, said = replied, found
        return root

    async def _shown(self, room: str, card: Json, at: int) -> Json:
        """Give what a message showed at a time, in milliseconds, not what it shows now."""
        newest = (card.get("unsigned") or {}).get("m.relations", {}).get("m.replace")
        if newest is None:
            return _content(card)
        if newest["origin_server_ts"] <= at:
            return _content(newest)
        query = {"dir": "b", "limit": "50"}
        path = ("rooms", room, "relations", card["event_id"], "m.replace", events.MESSAGE)
        while True:
            page = await self._server.get(*path, query=query, version="v1")
            for edit in page["chunk"]:
                if edit["sender"] == card["sender"] and edit["origin_server_ts"] <= at:
                    return _content(edit)
            if not page.get("next_batch"):
                return _content(card)
            query["from"] = page["next_batch"]


def newest(event: Json) -> Json:
    """Give what a message shows now."""
    edit = (event.get("unsigned") or {}).get("m.relations", {}).get("m.replace")
    return _content(edit or event)


def _content(event: Json) -> Json:
    content: Any = event["content"]
    found: Json = content.get("m.new_content") or content
    return found
