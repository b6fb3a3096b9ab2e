"""The buttons of a card: reactions that the bot places, and takes away when they say no more."""

from __future__ import annotations

from collections.abc import Iterable

import structlog

from adapters.matrix.content import reaction, same
from adapters.matrix.edge import Edge
from adapters.matrix.events import REACTION
from adapters.matrix.homeserver import Homeserver, Json, Refused
from adapters.matrix.pace import Pace

_log = structlog.get_logger(__name__)


class Reactions:
    """Places and removes reactions; waits where the homeserver asks for patience."""

    def __init__(self, server: Homeserver, edge: Edge, pace: Pace) -> None:
        self._server = server
        self._edge = edge
        self._pace = pace
        self._powerless: set[str] = set()

    async def place(self, room: str, message: str, emoji: Iterable[str], key: str) -> None:
        """Place reactions under a message, in this order; one that is there stays.

        Raises Unreachable, and Refused where the homeserver is not patient enough.
        """
        for each in emoji:
            path = ("send", REACTION, _placing(key, each))
            await self._try(room, path, reaction(message, each))

    async def adapt(self, room: str, message: str, emoji: Iterable[str], key: str) -> None:
        """Place what is missing, take away what no longer says anything, and free the rest.

        Who pressed a button that is offered again can press it again, where the bot may
        remove that reaction. Only presses that the bot has heard are removed.
        """
        wanted = list(emoji)
        own = await self._own(room, message)
        await self.place(room, message, [each for each in wanted if each not in own], key)
        for sign, event in own.items():
            if sign not in wanted:
                await self._try(room, _removal(event, key), {})
        offered = {same(each) for each in wanted}
        for press in self._edge.presses(message):
            if same(press.emoji) in offered and await self._free(room, press.reaction, key):
                self._edge.forget_press(press.reaction)

    async def _own(self, room: str, message: str) -> dict[str, str]:
        """Give the reactions of the bot itself that stand under a message: their events."""
        found: dict[str, str] = {}
        query = {"limit": "100"}
        path = ("rooms", room, "relations", message, "m.annotation", REACTION)
        while True:
            page = await self._server.get(*path, query=query, version="v1")
            for event in page["chunk"]:
                if event["sender"] == self._server.user:
                    found[event["content"]["m.relates_to"]["key"]] = event["event_id"]
            if not page.get("next_batch"):
                return found
            query["from"] = page["next_batch"]

    async def _free(self, room: str, event: str, key: str) -> bool:
        if room in self._powerless:
            return False
        try:
            await self._put(room, _removal(event, key), {})
        except Refused as error:
            if error.code != "M_FORBIDDEN":
                raise
            # Here a button is pressed once.
            _log.info("no power to remove reactions", room=room)
            self._powerless.add(room)
            return False
        return True

    async def _try(self, room: str, path: tuple[str, ...], body: Json) -> None:
        """Place or remove a reaction of the bot's own, where this is allowed."""
        try:
            await self._put(room, path, body)
        except Refused as error:
            if error.passing:
                raise
            if error.code != "M_DUPLICATE_ANNOTATION":
                # What the button does can be typed as well.
                _log.warning("reaction not placed", room=room, code=error.code)

    async def _put(self, room: str, path: tuple[str, ...], body: Json) -> None:
        await self._pace.patiently(lambda: self._server.put("rooms", room, *path, body=body))


def _placing(key: str, emoji: str) -> str:
    # By the emoji, not by its place: which ones are still missing differs from try to try.
    return f"{key}-{'-'.join(f'{ord(each):x}' for each in emoji)}"


def _removal(event: str, key: str) -> tuple[str, ...]:
    return ("redact", event, f"{key}-{event}")
