"""From what Slack tells of messages to the events that the bot hears. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from adapters.addressing import addressed
from adapters.base import Event, EventKind
from adapters.slack import photo
from adapters.slack.me import Json, Me, is_private
from adapters.slack.times import moment
from adapters.slack.words import mentioned, plain

NAME = "wijkbot"
"""By which the bot can be called, whatever a workspace named it."""

_SAID_BY_PEOPLE = {None, "file_share", "me_message", "thread_broadcast"}
"""Subtypes of messages that hold somebody's own words."""
_GONE = "tombstone"
"""What is left of a deleted message that opened a thread."""


def people(event: Json) -> set[str]:
    """Name whose names are needed to tell of an event."""
    message = event.get("message") or event
    found = mentioned(message.get("text") or "")
    return found | ({message["user"]} if message.get("user") else set())


def heard(event: Json, me: Me, names: Mapping[str, str]) -> Event | None:
    """Give what an event says; None for what is not a person's words.

    `names` are those of `people`. A mention that comes as an event of its own is the same as
    the message that it stands in.
    """
    match event:
        case {"type": "message", "subtype": "message_changed", "message": {"subtype": "tombstone"}}:
            return _deleted(event, event["message"].get("ts", ""), me, names)
        case {"type": "message", "subtype": "message_changed", "message": message}:
            return _changed(event, message, me, names)
        case {"type": "message", "subtype": "message_deleted", "deleted_ts": ts}:
            return _deleted(event, ts, me, names)
        case {"type": "app_mention", "edited": _}:
            return None  # an edit, which comes as one
        case {"type": "message" | "app_mention"}:
            return _posted(event, me, names, _place(event))
    return None


def found(message: Json, channel: str, me: Me, names: Mapping[str, str]) -> list[Event]:
    """Give what a message in a channel's history says: that it was posted, and its last edit."""
    posted = _posted(message, me, names, channel)
    if posted is None:
        return []
    edited = _edited(message, me, names, channel)
    return [posted, edited] if edited else [posted]


def _posted(message: Json, me: Me, names: Mapping[str, str], channel: str) -> Event | None:
    if message.get("subtype") not in _SAID_BY_PEOPLE or not me.by_a_person(message):
        return None
    text, photos = _words(message, me, names), photo.posted(message)
    if not text.strip() and not photos:
        return None
    said = addressed(text, me.name, NAME)
    kind = EventKind.POSTED if said is None else EventKind.COMMAND
    at = moment(message["ts"])
    event = _event(message, me, names, channel, kind, at, text if said is None else said)
    return replace(event, photos=photos)


def _changed(event: Json, message: Json, me: Me, names: Mapping[str, str]) -> Event | None:
    # A link that got its preview, a thread that got a reply: nobody wrote anything.
    before = event.get("previous_message") or {}
    if message.get("text") == before.get("text"):
        return None
    if message.get("subtype") not in _SAID_BY_PEOPLE or not me.by_a_person(message):
        return None
    return _edited(message, me, names, _place(event))


def _edited(message: Json, me: Me, names: Mapping[str, str], channel: str) -> Event | None:
    edited = message.get("edited")
    if not edited:
        return None
    text = _words(message, me, names)
    said = addressed(text, me.name, NAME)
    at = moment(edited["ts"])
    words = text if said is None else said
    return _event(message, me, names, channel, EventKind.EDITED, at, words)


def _deleted(event: Json, ts: str, me: Me, names: Mapping[str, str]) -> Event | None:
    # Slack does not say who did it. Words are taken back in the name of who wrote them.
    before = event.get("previous_message") or {}
    if not ts or not me.by_a_person(before) or before.get("subtype") == _GONE:
        return None
    at = moment(event.get("event_ts") or event["ts"])
    gone = {**before, "ts": ts}
    return _event(gone, me, names, _place(event), EventKind.DELETED, at, "")


def _event(
    message: Json,
    me: Me,
    names: Mapping[str, str],
    channel: str,
    kind: EventKind,
    at: datetime,
    text: str,
) -> Event:
    root = message.get("thread_ts")
    return Event(
        account=me.account,
        conversation=channel,
        thing=message["ts"],
        kind=kind,
        at=at,
        user=message["user"],
        name=names.get(message["user"], ""),
        text=text,
        thread=root if root != message["ts"] else None,
        private=is_private(channel),
    )


def _place(event: Json) -> str:
    return str(event["channel"])


def _words(message: Json, me: Me, names: Mapping[str, str]) -> str:
    text = message.get("text") or ""
    return plain(text, {**names, me.user: me.name}, message.get("blocks") or ())
