"""Events as JSON, so that the inbox can hold them."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

from adapters.base import Event, EventKind
from adapters.photo import Photo

_BETWEEN = "\x1f"
"""Between the parts of an event's key."""


def written(event: Event) -> dict[str, Any]:
    """Give an event as plain JSON values; raises ValueError for a naive moment."""
    if event.at.tzinfo is None:
        raise ValueError("an event's time needs a time zone")
    json = {each.name: getattr(event, each.name) for each in fields(event)}
    return {
        **json,
        "kind": event.kind.value,
        "at": event.at.isoformat(),
        "fields": dict(event.fields),
        "photos": [asdict(photo) for photo in event.photos],
    }


def without_text(json: dict[str, Any]) -> dict[str, Any]:
    """Give a written event without what was said, filled in or shown."""
    return {**json, "text": "", "fields": {}, "photos": []}


def without_sender(json: dict[str, Any]) -> dict[str, Any]:
    """Give a written event without who did it, and without what leads to them as a file does."""
    return {**json, "user": "", "name": "", "photos": []}


def without_words(json: dict[str, Any]) -> dict[str, Any]:
    """Give a written event without who did it, and what they said, filled in or showed.

    What its platform calls it stays, and what kind of thing it was.
    """
    return without_sender(without_text(json))


def lane_of(account: str, conversation: str, thread: str) -> str:
    """Name the lane of what is said in a thread."""
    return _BETWEEN.join((account, conversation, thread))


def keys_of_message(event: Event) -> tuple[str, ...]:
    """Give the keys by one of which a message came that an event is about."""
    kinds = (EventKind.POSTED, EventKind.COMMAND)
    return tuple(replace(event, kind=kind).key for kind in kinds)


def thing_of(key: str) -> str:
    """Give what the keys of all that happened to one message open with."""
    return _BETWEEN.join(key.split(_BETWEEN)[:3]) + _BETWEEN


def read(json: dict[str, Any]) -> Event:
    """Give the event that `written` wrote; raises KeyError, TypeError or ValueError for else."""
    return Event(
        **{
            **json,
            "kind": EventKind(json["kind"]),
            "at": datetime.fromisoformat(json["at"]),
            "photos": tuple(Photo(**photo) for photo in json.get("photos", ())),
        }
    )
