"""Whether plain values have the shape of the schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config import tree
from bot.config.explain import explained
from bot.config.faults import Finding, Key
from bot.config.names import STAND_IN
from bot.config.schema import Config

_STAND_INS = {
    "platform": "console",
    "start": "00:00",
    "end": "23:59",
    "urgent": "1 day",
    "normal": "1 day",
    "can_wait": "1 day",
}


_NAMING = frozenset(
    ("municipality", "accounts", "wijken", "departments", "parties", "people", "themes", "ladder")
)
"""Without one of these, all that it names would seem unknown."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A configuration as far as its shape allows, and what is wrong with the shape.

    `config` is None when too little is sound to compare keys with each other. `broken` are
    the keys that it leaves out or has a stand-in for, since what was written cannot be used.
    """

    config: Config | None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[Key] = frozenset()


def shape(data: dict[str, Any]) -> Shaped:
    """Compare plain values with the schema, finding everything at once."""
    try:
        return Shaped(Config.model_validate(data))
    except ValidationError as error:
        wrong = _by_key(error, data)
    findings = tuple(Finding(key, *explained(key, each)) for key, each in wrong.items())
    broken = frozenset(key for key, each in wrong.items() if each["type"] != "extra_forbidden")
    return Shaped(_mended(data, wrong), findings, broken)


def _by_key(error: ValidationError, data: dict[str, Any]) -> dict[Key, ErrorDetails]:
    """One error for each key: of a value with several, the one that says most."""
    found: dict[Key, ErrorDetails] = {}
    for each in error.errors(include_url=False):
        key = each["loc"] if each["type"] == "missing" else _within(each["loc"], data)
        if key not in found or each["type"] == "value_error":
            found[key] = each
    return found


def _within(loc: Key, data: object) -> Key:
    """The part of pydantic's location that is a key: it also names the branches it tried."""
    for depth, step in enumerate(loc):
        data = tree.below(data, step)
        if data is tree.ABSENT:
            return loc[:depth]
    return loc


def _mended(data: dict[str, Any], wrong: Iterable[Key]) -> Config | None:
    """The configuration without what is wrong, and with stand-ins where it cannot do without."""
    left_out = {_removable(key, data) for key in wrong}
    if any(len(key) == 1 and key[0] in _NAMING for key in left_out):
        return None
    for key in left_out:
        data = tree.changed(data, key)
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        missing = [each["loc"] for each in error.errors() if each["type"] == "missing"]
    for key in missing:
        data = tree.changed(data, key, _STAND_INS.get(str(key[-1]), STAND_IN))
    try:
        return Config.model_validate(data)
    except ValidationError:
        return None


def _removable(key: Key, data: object) -> Key:
    """The key itself, or the list of plain values around it: places in lists must not shift."""
    for depth, step in enumerate(key):
        data = tree.below(data, step)
        is_last = depth == len(key) - 1
        if isinstance(step, int) and (is_last or not isinstance(data, dict)):
            return key[:depth]
    return key
