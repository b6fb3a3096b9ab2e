"""Find the days that somebody named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.calendar.spoken import dates, stretches, weekdays
from bot.calendar.spoken.days import DAY, Days, one, workweek
from bot.calendar.spoken.library import known
from bot.calendar.spoken.rule import Rule, Where
from bot.calendar.spoken.words import PARTS_OF_DAY, any_of
from bot.calendar.year import local

HORIZON = timedelta(days=3 * 366)
"""What lies further off is a slip of the pen, or no date at all."""
MOST_CHARS = 4000
"""Of a longer text the rest is not looked at."""
LOOK_BACK = 40
"""So many characters in front of a day can tell what is meant by it."""

_RULES = (*weekdays.RULES, *stretches.RULES, *dates.RULES)
_AFTER = re.compile(r"(?:^|\W)(?:na|after)(?:\s+(?:de|het|the))?\s+$", re.IGNORECASE)
_BEFORE = re.compile(r"(?:^|\W)(?:voor|vóór|before)(?:\s+(?:de|het|the))?\s+$", re.IGNORECASE)
_PLACING = re.compile(
    r"(?:(?<!\w)(?:op|na|voor|vóór|tot|tot en met|t/m|uiterlijk|vanaf|per|rond|in|met|tussen|pas"
    r"|niet|ergens|ongeveer|misschien|on|after|before|until|till|by|from|around|about|at|not"
    r"|somewhere|at the latest)\s+)+(?:(?:de|het|the)\s+)?$",
    re.IGNORECASE,
)
_PAST_BEFORE = re.compile(
    r"(?:^|\W)(?:vorige?|afgelopen|verleden|sinds|sedert|elke|iedere?|alle|goede|goeie|was|waren"
    r"|last|past|since|every|each|good|were)(?:\s+(?:de|het|the|week|maand|jaar|month|year))?\s+$",
    re.IGNORECASE,
)
_PAST_AFTER = re.compile(
    r"\s+(?:geleden|ago|jl\b|j\.l\.|jongstleden|vorige?\b|last\b|was\b|waren\b|were\b)",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"\s*(?:$|[:,;.!?()–-]|(?:want|omdat|wegens|i\.?v\.?m\.?|because)\b)", re.IGNORECASE
)
_CLOCK = re.compile(
    r",?\s+(?:(?P<at>om|rond|vanaf|tegen|at|by|around)\s+)?(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:.](?P<minute>[0-5]\d))?(?:\s*(?P<unit>uur|u|h|am|pm))?(?![\w:.\-/]*\w)",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    rf"\s+(?:’s|'s|in de|in the)\s+(?P<part>{any_of(PARTS_OF_DAY)})s?\b", re.IGNORECASE
)
_NOON, _OPENING = 12, 7


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was named: a day, or a stretch such as a week, from today on.

    `first` is when it begins, as for *later*; `last` is by when, as for a promise. `clock` is
    the time of day, if one was said. The text from `start` to `end` said it, with words like
    *tot* or *op* in front of it.
    """

    first: date
    last: date
    clock: time | None
    start: int
    end: int


def read(text: str, now: datetime) -> Spoken | None:
    """Read the answer to the question which day: the first one named; None where there is none.

    `now` is aware. Beside what `every` finds also the short ways in which a question is
    answered ("2 weken", "12-12", "kerst"), and whatever the library for dates knows.
    """
    found = _found(text, local(now), asked=True)
    if found:
        return found[0]
    day = known(text, local(now))
    if day is None or not _near(one(day), local(now).date()):
        return None
    return Spoken(day, day, None, 0, len(text))


def every(text: str, now: datetime) -> tuple[Spoken, ...]:
    """Find all days from today on that are named in running words; `now` is aware.

    What may as well be a count or a number in a street is none.
    """
    return _found(text, local(now), asked=False)


def _found(text: str, now: datetime, *, asked: bool) -> tuple[Spoken, ...]:
    text = text[:MOST_CHARS]
    matches = [
        (rule, match)
        for rule in _RULES
        if asked or rule.where is not Where.ASKED
        for match in rule.pattern.finditer(text)
    ]
    # The longest of what begins at one place says most.
    matches.sort(key=lambda each: (each[1].start(), -each[1].end()))
    return tuple(_taken(matches, text, now, asked=asked))


def _taken(
    matches: list[tuple[Rule, re.Match[str]]], text: str, now: datetime, *, asked: bool
) -> Iterator[Spoken]:
    upto = 0
    for rule, match in matches:
        if match.start() < upto:
            continue
        placed = _behind(_PLACING, text, match.start())
        start = placed.start() if placed else match.start()
        if not (
            rule.where is Where.ANYWHERE
            or (rule.where is Where.PLACED and placed)
            or (asked and _is_answer(text, start, match.end()))
        ):
            continue
        upto = match.end()
        days = _meant(rule, match, text, now)
        if days is None:
            continue
        days, upto = _with_clock(days, text, upto)
        yield Spoken(days.first, days.last, days.clock, start, upto)


def _meant(rule: Rule, match: re.Match[str], text: str, now: datetime) -> Days | None:
    """Choose what a match means here; None where that is past, or no day to come."""
    if _behind(_PAST_BEFORE, text, match.start()) or _PAST_AFTER.match(text, match.end()):
        return None
    today = now.date()
    after = _behind(_AFTER, text, match.start())
    before = rule.stretch and _behind(_BEFORE, text, match.start())
    for said in rule.days(match, now):
        if after:
            days = one(said.last + DAY, said.clock)
        elif before:
            days = one(said.first - DAY)
        else:
            days = workweek(said, today) if rule.week else said
        if _near(days, today):
            return replace(days, first=max(days.first, today))
    return None


def _behind(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """Match what stands right in front of a place."""
    return pattern.search(text, max(start - LOOK_BACK, 0), start)


def _is_answer(text: str, start: int, end: int) -> bool:
    """Whether it is all that is said, or stands in front of the rest as a part of its own."""
    return not text[:start].strip() and _SEPARATE.match(text, end) is not None


def _near(days: Days, today: date) -> bool:
    return today <= days.last <= today + HORIZON


def _with_clock(days: Days, text: str, end: int) -> tuple[Days, int]:
    """Take the time of day that stands behind a day; before seven it is in the afternoon."""
    part = _OF_DAY.match(text, end)
    if part is not None:
        return replace(days, clock=PARTS_OF_DAY[part["part"].lower()]), part.end()
    found = _CLOCK.match(text, end)
    if found is None or not (found["at"] or found["minute"] or found["unit"]):
        return days, end
    hour, unit = int(found["hour"]), (found["unit"] or "").lower()
    if unit == "pm" or (unit != "am" and not found["minute"] and 0 < hour < _OPENING):
        hour = hour % _NOON + _NOON
    return replace(days, clock=time(hour, int(found["minute"] or 0))), found.end()
