"""What Matrix events of the bot hold, beside the words: key, buttons, mentions, relations."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.card import Card, Style
from adapters.matrix.body import Body, body
from adapters.matrix.homeserver import Json
from adapters.photo import Picture

KEY = "nl.wijkbot.key"
"""The outbox key of what was sent, so that it is found again whichever device sent it."""
BUTTONS = "nl.wijkbot.buttons"
"""The value of each button, by its emoji."""
ORDER = "nl.wijkbot.order"
"""The emoji of the buttons as they stand: homeservers sort the keys of an object."""
OPENED_FOR = "nl.wijkbot.for"
"""In a room's creation: the person whose private room it is, or the key that opened it."""

FALLBACK_CHARS = 200
"""Of an edit's words for clients that know no edits; the others read the new content."""
_VARIATION = "\ufe0f"


def message(card: Card, key: str, *, thread: str | None = None, private: bool = False) -> Json:
    """Give the content of a new message.

    What asks something of somebody, or is for them alone, makes their phone ring; the rest
    is a notice, which is silent. It asks when it mentions somebody, or when one button stands
    out; that a receipt can be pressed as well asks nothing.
    """
    drawn = body(card)
    offers = any(each.style is Style.PRIMARY for each in card.buttons)
    asks = private or offers or bool(drawn.mentions)
    content = _words(card, drawn, "m.text" if asks else "m.notice")
    content[KEY] = key
    return _below(content, thread)


def photo(picture: Picture, address: str, key: str, *, thread: str | None = None) -> Json:
    """Give the content of a message that shows a photo of the media repository."""
    content: Json = {
        "msgtype": "m.image",
        "body": picture.name,
        "url": address,
        "info": {
            "mimetype": picture.kind,
            "size": len(picture.content),
            "w": picture.width,
            "h": picture.height,
        },
        "m.mentions": {},
        KEY: key,
    }
    return _below(content, thread)


def edit(card: Card, key: str, original: str, type: str) -> Json:  # noqa: A002 - Matrix's word
    """Give the content that changes a message; nobody's phone rings for it."""
    drawn = body(card)
    fallback = drawn.plain[:FALLBACK_CHARS]
    if len(drawn.plain) > FALLBACK_CHARS:
        fallback = f"{fallback.rstrip()} …"
    return {
        "msgtype": type,
        "body": f"* {fallback}",
        "m.mentions": {},
        "m.new_content": _words(card, drawn, type),
        "m.relates_to": {"rel_type": "m.replace", "event_id": original},
        KEY: key,
    }


def reaction(message: str, emoji: str) -> Json:
    """Give the content of a reaction."""
    relation = {"rel_type": "m.annotation", "event_id": message, "key": emoji}
    return {"m.relates_to": relation}


def values(content: Mapping[str, object]) -> dict[str, str]:
    """Give the buttons of a message of the bot, in their order: the value of each emoji."""
    found, order = content.get(BUTTONS), content.get(ORDER)
    if not isinstance(found, dict):
        return {}
    placed = [each for each in order if each in found] if isinstance(order, list) else []
    return {str(emoji): str(found[emoji]) for emoji in dict.fromkeys([*placed, *found])}


def same(emoji: str) -> str:
    """Give an emoji as it is compared: clients differ in whether they ask for its colours."""
    return emoji.replace(_VARIATION, "")


def _below(content: Json, thread: str | None) -> Json:
    if thread is None:
        return content
    # Clients without threads show it as a reply to the thread's first message.
    relation = {
        "rel_type": "m.thread",
        "event_id": thread,
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": thread},
    }
    return {**content, "m.relates_to": relation}


def _words(card: Card, drawn: Body, type: str) -> Json:  # noqa: A002 - Matrix's word
    content: Json = {
        "msgtype": type,
        "body": drawn.plain,
        "format": "org.matrix.custom.html",
        "formatted_body": drawn.html,
        # Always there: without it, clients look for names and @room in the words.
        "m.mentions": {"user_ids": list(drawn.mentions)} if drawn.mentions else {},
    }
    if card.buttons:
        content[BUTTONS] = {each.emoji: each.value for each in card.buttons if each.emoji}
        content[ORDER] = list(content[BUTTONS])
    return content
