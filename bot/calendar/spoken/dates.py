"""Days by their date: *12 december*, *12-12*, *ma 30 nov*, *2026-12-11*, *de 12e*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from bot.calendar.spoken import days as spans
from bot.calendar.spoken.days import DAY, Days, one
from bot.calendar.spoken.rule import Rule, Where, words
from bot.calendar.spoken.words import MONTH, MONTHS, SHORT_WEEKDAYS, WEEKDAY

_WEEKDAY = rf"(?:(?:{WEEKDAY}|(?:{SHORT_WEEKDAYS})\.?),? )"
_DAY = r"(?P<day>\d{1,2})(?:e|de|ste|st|nd|rd|th)?"
_FROM = (
    r"(?:(?P<from>\d{1,2})(?:e|de|ste|st|nd|rd|th)?(?:\s*[-–/]\s*| (?:of|en|t/m|tot|à|or|and|to) ))"
)
_NAME = rf"(?P<month>{MONTH})\.?"
_YEAR = r"(?:,? (?P<year>20\d\d|[’']\d\d))"
_NUMERIC = r"(?!24/7)(?P<day>\d{1,2})(?P<sep>[-/])(?P<number>\d{1,2})"
_SHORT_YEAR = r"(?P<year>20\d\d|\d\d)"


def _date(found: re.Match[str], now: datetime) -> Iterator[Days]:
    said = found.groupdict()
    name, number, year = said.get("month"), said.get("number"), said.get("year")
    month = MONTHS[name.lower()] if name else int(number or 0)
    # The next leap day is eight years off at most.
    years = (_full(year),) if year else range(now.year, now.year + 9)
    for each in years:
        last = _made(each, month, int(found["day"]))
        first = _made(each, month, int(said.get("from") or found["day"]))
        if last is not None:
            yield Days(first, last) if first is not None and first < last else one(last)


def _iso(found: re.Match[str], _: datetime) -> Iterator[Days]:
    day = _made(int(found["year"]), int(found["number"]), int(found["day"]))
    if day is not None:
        yield one(day)


def _of_month(found: re.Match[str], now: datetime) -> Iterator[Days]:
    """*De 12e*: in this month, or the first later one that has it."""
    for later in range(3):
        month = spans.month(now.year, now.month + later)
        day = month.first + (int(found["day"]) - 1) * DAY
        if month.first <= day <= month.last:
            yield one(day)


def _full(year: str) -> int:
    return int(year) if len(year) == len("2026") else 2000 + int(year[-2:])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULES = (
    Rule(words(r"(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"), _iso),
    Rule(words(rf"{_WEEKDAY}?(?:de |the )?{_FROM}?{_DAY}(?: (?:van|of))? {_NAME}{_YEAR}?"), _date),
    Rule(words(rf"{_WEEKDAY}?(?P<month>{MONTH})\.? {_DAY}{_YEAR}?"), _date),
    Rule(words(rf"{_WEEKDAY}?{_NUMERIC}(?P=sep){_SHORT_YEAR}"), _date),
    Rule(words(rf"{_WEEKDAY}{_NUMERIC}"), _date),
    Rule(words(_NUMERIC), _date, Where.PLACED),
    Rule(words(r"(?:de|the) (?P<day>\d{1,2})(?:e|de|ste|st|nd|rd|th)"), _of_month, Where.PLACED),
    Rule(words(r"(?:de )?(?P<day>\d{1,2})(?:e|de|ste|st|nd|rd|th)"), _of_month, Where.ASKED),
)
