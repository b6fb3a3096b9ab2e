"""Names that are nearly right."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.config.faults import quoted

NEAR_ENOUGH = 65
"""Of 100. One wrong letter in a word of three ("vuu" for "vuur") still counts."""
STAND_IN = "stand-in"
"""Replaces a name that is missing or cannot be used, to look at the rest all the same."""
LISTED = 12
"""So many names fit in one line of advice."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, whatever its capitals."""
    lowered = {each: each.lower() for each in known}
    found = process.extractOne(name.lower(), lowered, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return str(found[2]) if found else None


def advice(name: str, known: Iterable[str], otherwise: str) -> str:
    """What to write instead of an unknown name."""
    choices = list(dict.fromkeys(known))
    if (meant := nearest(name, choices)) is not None:
        return f"Did you mean {quoted(meant)}?"
    if choices and len(choices) <= LISTED:
        return f"{otherwise} Known: {listed(choices)}."
    return otherwise


def listed(names: Iterable[str]) -> str:
    """Some names in a row, no more than fit in a line."""
    shown = [quoted(name) for name in names]
    return ", ".join(shown if len(shown) <= LISTED else [*shown[:LISTED], "…"])
