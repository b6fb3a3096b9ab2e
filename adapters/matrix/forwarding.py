"""Handing on what came in: to the bot's door, in the order in which it came."""

from __future__ import annotations

from adapters.base import Door, Event, EventKind
from adapters.matrix import events
from adapters.matrix.edge import Edge, News, Pressed
from adapters.matrix.events import Bot
from adapters.matrix.invitations import Invitations
from adapters.matrix.reading import Reader

BATCH_EVENTS = 100


class Forwarder:
    """Hands on what waits in the edge. `bot` tells who the bot is, and may be changed."""

    def __init__(self, edge: Edge, reader: Reader, invitations: Invitations, bot: Bot) -> None:
        self._edge = edge
        self._reader = reader
        self._invitations = invitations
        self.bot = bot

    async def run(self, door: Door) -> None:
        """Hand on all that waits.

        What the door does not accept stays, and what is behind it too. Raises what the door
        raises, and Refused or Unreachable where the homeserver must be asked first.
        """
        while waiting := self._edge.waiting(BATCH_EVENTS):
            heard: list[Event] = []
            presses: list[Pressed] = []
            for news in waiting:
                if news.invite:
                    await self._invitations.answer(news.room, news.event)
                elif event := await self._reader.heard(news.room, news.event, self.bot):
                    heard.append(event)
                    presses += _press(event, news)
            if heard:
                await door.accept(heard)
            self._edge.handed_on(waiting[-1].number, presses)


def _press(event: Event, news: News) -> list[Pressed]:
    if event.kind is not EventKind.PRESSED:
        return []
    relation = events.related(news.event)
    return [Pressed(event.thing, relation["event_id"], relation["key"])]
