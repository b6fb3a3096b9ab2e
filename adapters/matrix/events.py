"""From Matrix's events to those that the bot hears. Pure: what must be asked first is given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from adapters.addressing import addressed
from adapters.base import Event, EventKind
from adapters.matrix import photo
from adapters.matrix.content import same, values
from adapters.matrix.homeserver import Json

MESSAGE, REACTION, REDACTION = "m.room.message", "m.reaction", "m.room.redaction"
MEMBER, ENCRYPTED, CREATION = "m.room.member", "m.room.encrypted", "m.room.create"
HEARD = (MESSAGE, REACTION, REDACTION, MEMBER, ENCRYPTED)
"""Types of events that tell of what people do; of others the bot needs to know nothing."""

# A notice is what bots say, and another message type is no message of a person at all.
_WORDS = {"m.text", "m.emote", "m.location"}
_FILES = {"m.image", "m.file", "m.audio", "m.video"}
_SAID = _WORDS | _FILES
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError)
"""What reading an event raises that does not look as it should; anybody can send such."""


@dataclass(frozen=True, slots=True)
class Bot:
    """Who the bot is: its user id, and the names that it is addressed by."""

    user: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened, as the bot names it."""

    account: str
    conversation: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What an event alone does not tell.

    `name` is how its sender is called. `target` is the event that it changes, removes or
    reacts to, `content` what that one showed at that moment. `thread` is the first message of
    the thread that it, or its target, stands in.
    """

    name: str = ""
    target: Json | None = None
    content: Json = field(default_factory=dict)
    thread: str | None = None


def heard(raw: Json, place: Place, bot: Bot, around: Around) -> Event | None:
    """Give what the bot hears of an event; None when that is nothing.

    Raises one of MALFORMED for an event that does not look as it should.
    """
    if raw["sender"] == bot.user:
        return None
    match raw["type"]:
        case "m.room.message" if replaces(raw):
            return _edited(raw, place, bot, around)
        case "m.room.message":
            return _posted(raw, place, bot, around)
        case "m.room.redaction":
            return _deleted(raw, place, around)
        case "m.reaction":
            return _pressed(raw, place, bot, around)
        case "m.room.member":
            return _joined(raw, place, bot, around)
        case _:
            return None


def target_of(raw: Json) -> str | None:
    """Name the event that this one changes, removes or reacts to."""
    if raw["type"] == REDACTION:
        redacted = raw.get("redacts") or raw["content"].get("redacts")
        return str(redacted) if redacted else None
    relation = related(raw)
    if relation.get("rel_type") in {"m.replace", "m.annotation"}:
        return str(relation["event_id"])
    return None


def thread_of(raw: Json) -> str | None:
    """Name the first message of the thread that an event says to stand in."""
    relation = related(raw)
    return str(relation["event_id"]) if relation.get("rel_type") == "m.thread" else None


def replied_to(raw: Json) -> str | None:
    """Name the message that an event replies to, without any thread."""
    relation = related(raw)
    if "rel_type" in relation:
        return None
    replied = relation.get("m.in_reply_to") or {}
    return str(replied["event_id"]) if "event_id" in replied else None


def replaces(raw: Json) -> bool:
    """Tell whether an event changes another."""
    return related(raw).get("rel_type") == "m.replace"


def related(raw: Json) -> Json:
    """Give how an event relates to others."""
    found = raw["content"].get("m.relates_to") or {}
    if not isinstance(found, dict):
        raise TypeError("a relation that is no object")
    return found


def sent_at(raw: Json) -> datetime:
    """Give the time that the sender's homeserver put on an event."""
    return datetime.fromtimestamp(raw["origin_server_ts"] / 1000, UTC)


def is_entry(raw: Json, user: str) -> bool:
    """Tell whether somebody came into a room by this event, not having been there."""
    if raw["type"] != MEMBER or raw.get("state_key") != user:
        return False
    before = (raw.get("unsigned") or {}).get("prev_content") or {}
    return raw["content"].get("membership") == "join" and before.get("membership") != "join"


def _posted(raw: Json, place: Place, bot: Bot, around: Around) -> Event | None:
    content = raw["content"]
    if content.get("msgtype") not in _SAID:
        return None
    photos = photo.posted(content) if content["msgtype"] in _FILES else ()
    if _is_wordless(content):
        event = _event(raw, place, around, EventKind.POSTED, raw["event_id"])
        return replace(event, photos=photos) if photos else None
    text, said_to_bot = _said(content, bot)
    kind = EventKind.COMMAND if said_to_bot else EventKind.POSTED
    return replace(_event(raw, place, around, kind, raw["event_id"], text), photos=photos)


def _edited(raw: Json, place: Place, bot: Bot, around: Around) -> Event | None:
    new = raw["content"]["m.new_content"]
    if around.target is None or around.target["sender"] != raw["sender"]:
        return None  # nobody changes what another said
    if new.get("msgtype") not in _SAID or _is_wordless(new):
        return None
    text, _ = _said(new, bot, reply="m.in_reply_to" in related(around.target))
    return _event(raw, place, around, EventKind.EDITED, around.target["event_id"], text)


def _deleted(raw: Json, place: Place, around: Around) -> Event | None:
    if around.target is None or around.target["type"] != MESSAGE:
        return None
    return _event(raw, place, around, EventKind.DELETED, around.target["event_id"])


def _pressed(raw: Json, place: Place, bot: Bot, around: Around) -> Event | None:
    card = around.target
    if card is None or card["sender"] != bot.user or card["type"] != MESSAGE:
        return None
    key = same(str(related(raw)["key"]))
    value = next((it for sign, it in values(around.content).items() if same(sign) == key), None)
    if value is None:
        return None
    if around.thread is None:
        around = replace(around, thread=card["event_id"])
    return _event(raw, place, around, EventKind.PRESSED, raw["event_id"], button=value)


def _joined(raw: Json, place: Place, bot: Bot, around: Around) -> Event | None:
    if raw["state_key"] == bot.user or not is_entry(raw, raw["state_key"]):
        return None
    return _event(raw, place, around, EventKind.JOINED, raw["event_id"])


def _event(
    raw: Json,
    place: Place,
    around: Around,
    kind: EventKind,
    thing: str,
    text: str = "",
    *,
    button: str | None = None,
) -> Event:
    return Event(
        account=place.account,
        conversation=place.conversation,
        thing=thing,
        kind=kind,
        at=sent_at(raw),
        user=raw["sender"],
        name=around.name,
        text=text,
        thread=around.thread,
        private=place.private,
        button=button,
    )


def _is_wordless(content: Json) -> bool:
    """Tell whether it is a photo, a recording or a file of which only the name is told."""
    if content["msgtype"] in _WORDS:
        return False
    return content.get("filename") in {None, content.get("body")}


def _said(content: Json, bot: Bot, *, reply: bool = False) -> tuple[str, bool]:
    """Give the words of a message without what opens them, and whether they are for the bot."""
    text = str(content.get("body", ""))
    if reply or "m.in_reply_to" in (content.get("m.relates_to") or {}):
        text = _without_quote(text)
    rest = addressed(text, *bot.names)
    if rest is None and bot.user in (content.get("m.mentions") or {}).get("user_ids", ()):
        # A mention stands in the words as the bare name.
        rest = addressed(f"@{text.lstrip()}", *bot.names)
    return (text, False) if rest is None else (rest, True)


def _without_quote(text: str) -> str:
    """Drop what is replied to, which older clients repeat as quoted lines before the reply."""
    lines = text.split("\n")
    quoted = next((at for at, line in enumerate(lines) if not line.startswith("> ")), len(lines))
    if quoted and quoted < len(lines) and not lines[quoted].strip():
        return "\n".join(lines[quoted + 1 :])
    return text
