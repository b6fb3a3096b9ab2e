"""Messages: what they must say, how much they may say, and what they may carry."""

from __future__ import annotations

import json
import re
from collections.abc import Container

from tests.slack.strict import blocks
from tests.slack.workspace import Json, Refusal

TEXT = 40_000
"""Characters of a message; Slack cuts off what is more, here it is refused."""
METADATA = 8_000
"""Bytes of metadata. Slack gives no figure; nothing of ours comes near."""
EVENT_TYPE = re.compile(r"\w{1,100}", re.ASCII)


def content(given: Json, users: Container[str] | None = None) -> None:
    """Refuse a message that says nothing, too much, in a wrong form, or to others than `users`."""
    text = given.get("text")
    if text is not None and not isinstance(text, str):
        raise Refusal("invalid_arguments", "[ERROR] text must be a string")
    if not text and not given.get("blocks"):
        raise Refusal("no_text")
    if len(text or "") > TEXT:
        raise Refusal("msg_too_long")
    if given.get("blocks") is not None:
        blocks.in_message(given["blocks"], users)
    if given.get("attachments"):
        raise Refusal("invalid_arguments", "[ERROR] attachments are not known here")


def metadata(given: object) -> None:
    """Refuse metadata that is not an event's type and a flat object, or is too much."""
    match given:
        case {"event_type": str(name), "event_payload": dict(payload), **more} if not more:
            if not EVENT_TYPE.fullmatch(name):
                raise Refusal("invalid_metadata_format", "[ERROR] event_type")
            if not all(_storable(value) for value in payload.values()):
                raise Refusal("invalid_metadata_schema", "[ERROR] event_payload")
        case _:
            raise Refusal("invalid_metadata_format")
    if len(json.dumps(given).encode()) > METADATA:
        raise Refusal("metadata_too_large")


def _storable(value: object) -> bool:
    match value:
        case str() | int() | float():
            return True
        case dict():
            return _flat(value)
        case list():
            return all(isinstance(each, dict) and _flat(each) for each in value)
        case _:
            return False


def _flat(value: Json) -> bool:
    return all(isinstance(each, str | int | float) for each in value.values())
