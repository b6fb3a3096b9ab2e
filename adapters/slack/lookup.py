"""Whether a message of ours is there: by the key that it carries, where only the bot sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from adapters.base import Do, MessageRef, Outgoing
from adapters.slack import photo
from adapters.slack.direct import Direct
from adapters.slack.me import Json
from adapters.slack.times import stamp
from adapters.slack.web import Method, Web

_TYPE = "wijkbot"
_EARLIER = timedelta(minutes=2)
"""By which clocks may differ."""
_AT_MOST = timedelta(days=1)
"""How far to look back where nobody knows since when."""


def metadata(key: str) -> Json:
    """Give what a message carries along, so that it is found again."""
    return {"event_type": _TYPE, "event_payload": {"key": key}}


class Lookup:
    """Finds what was sent on one account."""

    def __init__(
        self, account: str, web: Web, direct: Direct, clock: Callable[[], datetime]
    ) -> None:
        self._account = account
        self._web = web
        self._direct = direct
        self._clock = clock

    async def __call__(self, out: Outgoing) -> MessageRef | None:
        """Give the message with this key; raises `Trouble` where it cannot be known now.

        Only what was sent can be found: a whisper is in no history, and all else may be done
        again without anybody seeing it. A photo is found by the name of its file.
        """
        if out.do not in {Do.SEND, Do.PHOTO}:
            return None
        channel = out.conversation or await self._direct(out.user)
        since = out.since - _EARLIER if out.since else self._clock() - _AT_MOST
        method = Method.HISTORY
        asked: Json = {"channel": channel, "oldest": stamp(since), "include_all_metadata": True}
        if out.thread is not None:
            method, asked = Method.REPLIES, {**asked, "ts": out.thread}
        wanted = metadata(out.key)
        async for message in self._web.pages(method, "messages", **asked):
            if out.do is Do.PHOTO:
                if (file := photo.found(message, out.key)) is not None:
                    return MessageRef(self._account, channel, file)
            elif _carries(message, wanted):
                return MessageRef(self._account, channel, message["ts"])
        return None


def _carries(message: Json, wanted: Json) -> bool:
    found = message.get("metadata") or {}
    payload = found.get("event_payload") or {}
    return found.get("event_type") == _TYPE and payload.get("key") == wanted["event_payload"]["key"]
