"""Days by name, or by how far off they are: *morgen*, *volgende week vrijdag*, *over 3 dagen*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.calendar.spoken.days import DAY, WEEK, Days, in_months, in_workdays, monday, one
from bot.calendar.spoken.rule import Rule, Where, words
from bot.calendar.spoken.words import (
    COMING,
    NEXT,
    NUMBER,
    PART_OF_DAY,
    PARTS_OF_DAY,
    THIS,
    WEEKDAY,
    WEEKDAYS,
    count,
)

_DAY = rf"(?P<day>{WEEKDAY})(?:\s*(?P<part>{PART_OF_DAY}))?"
_WEEKS = rf"(?:over|in) (?P<weeks>{NUMBER}) (?:weken|week|weeks)"
_WEEK = rf"(?:(?P<this>{THIS})|(?P<next>{NEXT})|(?P<coming>{COMING})) week"
_UNIT = (
    r"(?P<unit>uur|uren|hours?|werkdag(?:en)?|working days?|dag(?:en)?|days?"
    r"|week|weken|weekje|weeks?|maand(?:en)?|months?|jaar|jaren|years?)"
)
_AHEAD = (
    r"(?:over|in|binnen|within|nog|duurt(?: nog)?|takes|another|levertijd(?: is| van)?)"
    r"(?: (?:ongeveer|circa|zo’n|zo'n|zeker|about|at least|nog))?"
)
_HALF = (
    r"(?P<half>anderhalve (?:week|maand)|(?:een )?half jaar|half a year|six months"
    r"|a fortnight|(?:een )?half ?uur(?:tje)?|(?:een )?uurtje|een kwartier(?:tje)?)"
)


def _near(found: re.Match[str], now: datetime) -> Iterator[Days]:
    ahead = {"today": 0, "tomorrow": 1, "vandaag": 0, "van": 0, "morgen": 1, "overmorgen": 2}
    word = " ".join(found["near"].lower().split())
    days = 2 if word == "day after tomorrow" else ahead[word]
    part = found["part"]
    yield one(now.date() + days * DAY, PARTS_OF_DAY[part.lower()] if part else None)


def _weekday(found: re.Match[str], now: datetime) -> Iterator[Days]:
    """A bare name is never today: that is called today."""
    today, number = now.date(), WEEKDAYS[found["day"].lower()]
    groups = found.groupdict()
    part = groups.get("part")
    clock = PARTS_OF_DAY[part.lower()] if part else None
    coming = today + ((number - today.weekday() - 1) % 7 + 1) * DAY
    if weeks := groups.get("weeks"):
        # "Maandag over een week" counts from that day, "over een week op maandag" from today.
        first = found.start("day") < found.start("weeks")
        there = monday(today + count(weeks) * WEEK) + number * DAY
        yield one(coming + count(weeks) * WEEK if first else there, clock)
    elif groups.get("next"):
        yield one(monday(today) + WEEK + number * DAY, clock)
    elif groups.get("this"):
        yield one(monday(today) + number * DAY, clock)
        yield one(coming, clock)
    else:
        yield one(coming, clock)


def _ahead(found: re.Match[str], now: datetime) -> Iterator[Days]:
    number, unit, today = count(found["number"]), found["unit"].lower(), now.date()
    match unit:
        case "uur" | "uren" | "hour" | "hours":
            yield _in_hours(now, timedelta(hours=number))
        case "werkdag" | "werkdagen" | "working day" | "working days":
            yield one(in_workdays(today, number))
        case "dag" | "dagen" | "day" | "days":
            yield one(today + number * DAY)
        case "week" | "weken" | "weekje" | "weeks":
            yield one(today + number * WEEK)
        case "maand" | "maanden" | "month" | "months":
            yield one(in_months(today, number))
        case _ if number <= 10:  # noqa: PLR2004 - years beyond are no plan, and may not exist
            yield one(in_months(today, 12 * number))


def _halves(found: re.Match[str], now: datetime) -> Iterator[Days]:
    said, today = " ".join(found["half"].lower().split()), now.date()
    if "kwartier" in said:
        yield _in_hours(now, timedelta(minutes=15))
    elif "uur" in said:
        yield _in_hours(now, timedelta(minutes=30 if "half" in said else 60))
    elif said == "a fortnight":
        yield one(today + 2 * WEEK)
    elif "week" in said:
        yield one(today + 10 * DAY)
    elif "maand" in said:
        yield one(in_months(today, 1) + 15 * DAY)
    else:
        yield one(in_months(today, 6))


def _in_hours(now: datetime, length: timedelta) -> Days:
    there = now + length
    return one(there.date(), there.time().replace(second=0, microsecond=0))


RULES = (
    Rule(
        words(
            rf"(?P<near>vandaag|today|overmorgen|day after tomorrow|tomorrow"
            rf"|van(?=middag|avond)|(?<!\bde\s)morgen)(?:\s*(?P<part>{PART_OF_DAY}))?"
        ),
        _near,
    ),
    Rule(words(_DAY), _weekday),
    Rule(words(rf"(?:(?P<this>{THIS})|(?P<next>{NEXT})|(?:{COMING})) {_DAY}"), _weekday),
    Rule(words(rf"{_DAY} (?:{COMING})"), _weekday),
    Rule(words(rf"{_DAY},?(?: (?:in|of|van))?(?: de)? {_WEEK}"), _weekday),
    Rule(words(rf"{_WEEK},?(?: (?:op|on))? {_DAY}"), _weekday),
    Rule(words(rf"{_DAY} {_WEEKS}"), _weekday),
    Rule(words(rf"{_WEEKS}(?: (?:op|on))? {_DAY}"), _weekday),
    Rule(words(rf"{_AHEAD} (?P<number>{NUMBER}) {_UNIT}(?: tijd| time)?"), _ahead),
    Rule(words(rf"{_AHEAD} {_HALF}"), _halves),
    Rule(words(rf"(?:nog )?(?P<number>{NUMBER}) {_UNIT}"), _ahead, Where.ASKED),
    Rule(words(_HALF), _halves, Where.ASKED),
)
