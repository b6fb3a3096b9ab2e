"""What a console's journal holds: one entry for each thing that happened on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from adapters.card import Card
from adapters.console import wire
from adapters.photo import Photo


class What(StrEnum):
    """What happened: first what people do, then what the bot does."""

    CHANNEL = "channel"
    JOINED = "joined"
    POSTED = "posted"
    EDITED = "edited"
    DELETED = "deleted"
    PRESSED = "pressed"
    TAKEN_BACK = "taken back"
    SUBMITTED = "submitted"

    SENT = "sent"
    UPDATED = "updated"
    WHISPERED = "whispered"
    HOME = "home"
    OPENED = "opened"
    INVITED = "invited"
    CLOSED = "closed"


_NEW_MESSAGE = {What.POSTED, What.SENT, What.WHISPERED, What.HOME}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal.

    `message` is the message that was made, changed or pressed. `user` is who did it, empty
    for the bot; for a whisper and a home view it is who reads it. `button` is the value of a
    pressed button, empty for a reaction that is none; `key` the idempotency key of what the
    bot did. `index` counts from 1 and is a position to resume from; the journal gives it.
    """

    what: What
    conversation: str
    at: datetime
    message: str = ""
    user: str = ""
    name: str = ""
    text: str = ""
    thread: str | None = None
    card: Card | None = None
    emoji: str = ""
    button: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    key: str = ""
    index: int = 0

    def numbered(self, index: int) -> Entry:
        """Give the entry its place; a new message is named by it."""
        new = self.what in _NEW_MESSAGE and not self.message
        return replace(self, index=index, message=str(index) if new else self.message)


_ALWAYS = ("index", "at", "what", "conversation")


def written(entry: Entry) -> str:
    """Give an entry as one line of ASCII JSON, without what is empty."""
    line: dict[str, Any] = {name: getattr(entry, name) for name in _ALWAYS}
    line["at"] = entry.at.isoformat()
    for each in fields(entry):
        if each.name not in _ALWAYS and (value := getattr(entry, each.name)):
            line[each.name] = value
    if entry.fields:
        line["fields"] = dict(entry.fields)
    if entry.photos:
        line["photos"] = [asdict(photo) for photo in entry.photos]
    if entry.card is not None:
        line["card"] = wire.written(entry.card)
    return json.dumps(line)


def read(line: str | bytes) -> Entry:
    """Give the entry that `written` wrote; raises ValueError, KeyError or TypeError for else."""
    found: dict[str, Any] = json.loads(line)
    found["at"] = datetime.fromisoformat(found["at"])
    found["what"] = What(found["what"])
    found["members"] = tuple(found.get("members", ()))
    found["photos"] = tuple(Photo(**photo) for photo in found.get("photos", ()))
    if "card" in found:
        found["card"] = wire.read(found["card"])
    return Entry(**found)
