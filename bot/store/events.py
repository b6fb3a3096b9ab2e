"""Events as JSON, so that the inbox can hold them."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from adapters.base import Event, EventKind


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
    }


def without_words(json: dict[str, Any]) -> dict[str, Any]:
    """Give a written event without who did it and what they said or filled in.

    What its platform calls it stays, and what kind of thing it was.
    """
    return {**json, "user": "", "name": "", "text": "", "fields": {}}


def read(json: dict[str, Any]) -> Event:
    """Give the event that `written` wrote; raises KeyError, TypeError or ValueError for else."""
    return Event(
        **{
            **json,
            "kind": EventKind(json["kind"]),
            "at": datetime.fromisoformat(json["at"]),
        }
    )
