"""Text that both databases take: PostgreSQL knows no NUL, and no UTF-8 has half a pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from adapters.base import Event, Query
from adapters.photo import Photo

Arriving = TypeVar("Arriving", bound=Event | Query)

_NUL = "\0"
_SYMBOL_FOR_NUL = "\u2400"


def storable(text: str) -> str:
    """Give text with each NUL as U+2400 and each lone surrogate as U+FFFD.

    Two surrogates that belong together become the character that they stand for.
    """
    if text.isascii():
        return text.replace(_NUL, _SYMBOL_FOR_NUL)
    pairs = text.encode("utf-16-le", "surrogatepass")
    return pairs.decode("utf-16-le", "replace").replace(_NUL, _SYMBOL_FOR_NUL)


def cleaned(arriving: Arriving) -> Arriving:
    """Give an event or a question with all its texts storable, and so its key and lane."""
    parts: dict[str, Any] = {
        each.name: _clean(getattr(arriving, each.name)) for each in fields(arriving)
    }
    return replace(arriving, **parts)


def _clean(part: object) -> object:
    match part:
        case str() if type(part) is str:  # not a kind, which is one of a closed set
            return storable(part)
        case Mapping():
            return {storable(name): storable(value) for name, value in part.items()}
        case tuple():
            return tuple(_clean(each) for each in part)
        case Photo():
            return replace(part, ref=storable(part.ref), kind=storable(part.kind))
        case _:
            return part
