"""Plain values as a TOML file holds them: tables, lists, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any


class Absent(Enum):
    """Nothing stands there; TOML has no value for that."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


def below(value: object, step: str | int) -> object:
    """What stands in a table or a list under a name or a place; ABSENT if nothing does."""
    match value:
        case dict():
            return value.get(step, ABSENT)
        case list() if isinstance(step, int) and step < len(value):
            return value[step]
        case _:
            return ABSENT


def changed(table: Any, key: Sequence[str | int], value: object = ABSENT) -> Any:  # noqa: ANN401 (as nested as the key)
    """A copy with another value at a key, or without that key; all else is shared."""
    step, *further = key
    copy = table.copy()
    if further:
        copy[step] = changed(copy[step], further, value)
    elif value is ABSENT:
        copy.pop(step, None)
    else:
        copy[step] = value
    return copy
