"""What was said while no socket was open: read in the history of every conversation, in order."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import datetime, timedelta

import structlog

from adapters.base import Event
from adapters.slack import events
from adapters.slack.me import Json, Me
from adapters.slack.names import Names
from adapters.slack.times import moment, stamp
from adapters.slack.trouble import Never
from adapters.slack.web import Method, Web

THREADS_BACK = timedelta(days=14)
"""How old a message may be whose thread is read: Slack tells of new answers only there."""

_log = structlog.get_logger(__name__)


class Sweep:
    """Reads what was said since a time; what is known already has the same keys as before."""

    def __init__(self, me: Me, web: Web, names: Names, channels: Iterable[str]) -> None:
        self._me = me
        self._web = web
        self._names = names
        self._channels = sorted(channels)

    async def since(
        self, start: datetime, back: timedelta = THREADS_BACK
    ) -> AsyncIterator[list[Event]]:
        """Give the events of each conversation, oldest first.

        `back` is how much older a message may be whose edits and answers are looked for. Raises
        `Trouble` where Slack cannot be asked; then nobody knows what is missing.
        """
        for channel in self._channels:
            yield await self._conversation(channel, start, back)
        mine = self._web.pages(Method.MINE, "channels", patient=True, types="im")
        async for conversation in mine:
            yield await self._conversation(conversation["id"], start, back)

    async def _conversation(self, channel: str, start: datetime, back: timedelta) -> list[Event]:
        try:
            said = [message async for message in self._said(channel, start, back)]
        except Never as never:
            # The bot is not there. Whoever configured it is told; the other channels go on.
            _log.warning(
                "channel not read", account=self._me.account, room=channel, code=never.code
            )
            return []
        people = {user for message in said for user in events.people(message)}
        names = await self._names(sorted(people))
        found = [event for each in said for event in events.found(each, channel, self._me, names)]
        new = {event.key: event for event in found if event.at >= start}
        return sorted(new.values(), key=lambda event: event.at)

    async def _said(self, channel: str, start: datetime, back: timedelta) -> AsyncIterator[Json]:
        """Give what is new in a channel, and in those of its threads that went on."""
        where = {"channel": channel, "oldest": stamp(start - back)}
        threads = []
        async for message in self._pages(Method.HISTORY, **where):
            if _changed(message) >= start:
                yield message
            if message.get("latest_reply") and moment(message["latest_reply"]) >= start:
                threads.append(message["ts"])
        for root in threads:
            where = {"channel": channel, "oldest": stamp(start), "ts": root}
            async for reply in self._pages(Method.REPLIES, **where):
                if _changed(reply) >= start:
                    yield reply

    def _pages(self, method: Method, **where: str) -> AsyncIterator[Json]:
        return self._web.pages(method, "messages", patient=True, **where)


def _changed(message: Json) -> datetime:
    """Tell when somebody last wrote this: its last edit, else when it was posted."""
    return moment((message.get("edited") or message)["ts"])
