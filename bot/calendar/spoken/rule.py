"""A rule of the grammar: a pattern, and which days what it matches can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.calendar.spoken.days import Days

Meaning = Callable[[re.Match[str], datetime], Iterable[Days]]
"""Gives what a match can mean at a local moment, the earliest first: of some the year is open."""


class Where(Enum):
    """Where a rule holds."""

    ANYWHERE = "anywhere"
    PLACED = "placed"
    """In running words only behind a word like *op*, *na* or *uiterlijk*."""
    ASKED = "asked"
    """Only where a day is asked for: in running words it may well be something else."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Reads one way to say a day.

    `stretch`: *voor* means before it, as before Christmas; *voor vrijdag* means by Friday.
    `week`: what happens in a week does so from Monday to Friday.
    """

    pattern: re.Pattern[str]
    days: Meaning
    where: Where = Where.ANYWHERE
    stretch: bool = False
    week: bool = False


def words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of whole words; each blank in it stands for any space."""
    spaced = pattern.replace(" ", r"\s+")
    return re.compile(rf"(?<![\w\-/.])(?:{spaced})(?![\w\-])", re.IGNORECASE)
