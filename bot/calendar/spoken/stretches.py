"""Weeks, months, seasons and holidays: *eind volgende week*, *begin januari*, *na kerst*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

import holidays

from bot.calendar.spoken import days as spans
from bot.calendar.spoken.days import DAY, SAT, SUN, WEEK, Days, monday
from bot.calendar.spoken.rule import Meaning, Rule, Where, words
from bot.calendar.spoken.words import COMING, EDGE, MONTH, MONTHS, NEXT, THIS, any_of

_SEASONS = {
    "voorjaar": 3, "lente": 3, "spring": 3, "zomer": 6, "summer": 6,
    "najaar": 9, "herfst": 9, "autumn": 9, "winter": 12,
}  # fmt: skip
_QUARTERS = {
    "eerste": 1, "1e": 1, "first": 1, "tweede": 2, "2e": 2, "second": 2,
    "derde": 3, "3e": 3, "third": 3, "vierde": 4, "4e": 4, "fourth": 4,
}  # fmt: skip
_FIXED: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "sinterklaas": ((12, 5), (12, 5)),
    "pakjesavond": ((12, 5), (12, 5)),
    "oudjaar": ((12, 31), (12, 31)),
    "oud en nieuw": ((12, 31), (13, 1)),
    "jaarwisseling": ((12, 31), (13, 1)),
    "feestdagen": ((12, 25), (13, 1)),
}
"""What is no public holiday, from which month and day to which; month 13 is the next January."""
_PUBLIC = {
    "nieuwjaarsdag": "Nieuwjaar",
    "nieuwjaar": "Nieuwjaar",
    "goede vrijdag": "Goede vrijdag",
    "good friday": "Goede vrijdag",
    "pasen": "paasdag",
    "easter": "paasdag",
    "koningsdag": "Koningsdag",
    "hemelvaartsdag": "Hemelvaart",
    "hemelvaart": "Hemelvaart",
    "pinksteren": "pinksterdag",
    "kerstdagen": "kerstdag",
    "kerstmis": "kerstdag",
    "kerst": "kerstdag",
    "christmas": "kerstdag",
}
"""Public holidays by what people call them, with what the library calls each of their days."""

_THE = "(?:de |het |the )"
_OF = rf"(?:{EDGE}) (?:(?:van|of) )?{_THE}?"
_WHICH = rf"(?:{THIS}|(?P<next>{NEXT})|(?P<coming>{COMING}))"
_YEAR = r"(?P<year>20\d\d)"


def _edged(found: re.Match[str], days: Days) -> Days:
    said = found.groupdict()
    if said.get("begin"):
        return spans.begin(days)
    if said.get("middle"):
        return spans.middle(days)
    return spans.end(days) if said.get("end") else days


def _on(found: re.Match[str]) -> int:
    said = found.groupdict()
    return 1 if said.get("next") or said.get("coming") else 0


def _years(found: re.Match[str], now: datetime) -> tuple[int, ...]:
    return (int(found["year"]),) if found["year"] else (now.year, now.year + 1)


def _week(found: re.Match[str], now: datetime) -> Iterator[Days]:
    """On a Saturday "the end of the week" is that of the next one."""
    yield _edged(found, spans.week(now.date() + _on(found) * WEEK))
    yield _edged(found, spans.week(now.date() + (_on(found) + 1) * WEEK))


def _this_month(found: re.Match[str], now: datetime) -> Iterator[Days]:
    yield _edged(found, spans.month(now.year, now.month + _on(found)))


def _this_quarter(found: re.Match[str], now: datetime) -> Iterator[Days]:
    yield _edged(found, spans.quarter(now.year, (now.month + 2) // 3 + _on(found)))


def _this_year(found: re.Match[str], now: datetime) -> Iterator[Days]:
    yield _edged(found, spans.year(now.year + _on(found)))


def _new_year(found: re.Match[str], now: datetime) -> Iterator[Days]:
    yield _edged(found, spans.year(now.year + 1))


def _numbered_week(found: re.Match[str], now: datetime) -> Iterator[Days]:
    for year in (now.year, now.year + 1):
        try:
            start = date.fromisocalendar(year, int(found["number"]), 1)
        except ValueError:  # not every year has a week 53
            continue
        yield _edged(found, spans.week(start))


def _month(found: re.Match[str], now: datetime) -> Iterator[Days]:
    for year in _years(found, now):
        yield _edged(found, spans.month(year, MONTHS[found["month"].lower()]))


def _quarter(found: re.Match[str], now: datetime) -> Iterator[Days]:
    number = int(found["q"]) if found["q"] else _QUARTERS[found["nth"].lower()]
    for year in _years(found, now):
        yield _edged(found, spans.quarter(year, number))


def _season(found: re.Match[str], now: datetime) -> Iterator[Days]:
    start = _SEASONS[found["season"].lower()]
    for year in (now.year - 1, now.year, now.year + 1):
        yield _edged(found, Days(spans.month(year, start).first, spans.month(year, start + 2).last))


def _weekend(found: re.Match[str], now: datetime) -> Iterator[Days]:
    this = monday(now.date())
    for start in (this + WEEK,) if found["next"] else (this, this + WEEK):
        yield Days(start + SAT * DAY, start + SUN * DAY)


def _feast(found: re.Match[str], now: datetime) -> Iterator[Days]:
    name = " ".join(found["feast"].lower().split())
    for year in (now.year - 1, now.year, now.year + 1):
        if name in _FIXED:
            (month, day), (last_month, last_day) = _FIXED[name]
            first = spans.month(year, month).first + (day - 1) * DAY
            yield Days(first, spans.month(year, last_month).first + (last_day - 1) * DAY)
        else:
            days = [day for day, called in _holidays(year) if _PUBLIC[name] in called]
            yield Days(min(days), max(days))


@lru_cache(maxsize=8)
def _holidays(year: int) -> tuple[tuple[date, str], ...]:
    return tuple(holidays.country_holidays("NL", years=year, expand=False, language="nl").items())


def _rule(
    pattern: str, days: Meaning, where: Where = Where.ANYWHERE, *, week: bool = False
) -> Rule:
    return Rule(words(pattern), days, where, stretch=True, week=week)


def _named(unit: str, days: Meaning) -> tuple[Rule, Rule]:
    """*Volgende week*, and *eind van de week*."""
    week = days is _week
    return (
        _rule(f"(?:{_OF})?{_WHICH} {unit}", days, week=week),
        _rule(f"{_OF}{unit}", days, week=week),
    )


_NTH = rf"(?:q(?P<q>[1-4])|(?P<nth>{any_of(_QUARTERS)}) (?:kwartaal|quarter))"
_ONE_SEASON = f"(?P<season>{any_of(_SEASONS)})"
_ONE_FEAST = f"(?P<feast>{any_of({*_FIXED, *_PUBLIC})})"

RULES = (
    *_named("week", _week),
    *_named("(?:maand|month)", _this_month),
    *_named("(?:kwartaal|quarter)", _this_quarter),
    *_named("(?:jaar|year)", _this_year),
    _rule(f"(?:{_OF})?(?:het )?nieuwe jaar|the new year", _new_year),
    _rule(rf"(?:{_OF})?(?:week|wk)\.? ?(?P<number>\d{{1,2}})", _numbered_week, week=True),
    _rule(rf"{_OF}(?P<month>{MONTH})\.?(?: {_YEAR})?", _month),
    _rule(rf"(?P<month>{MONTH})\.? {_YEAR}", _month),
    _rule(rf"(?P<month>{MONTH})\.?(?P<year>(?!))?", _month, Where.PLACED),
    _rule(rf"(?:{_OF})?(?:het |the )?{_NTH}(?: (?:van |of )?{_YEAR})?", _quarter),
    _rule(f"(?:{_OF}|{_WHICH} ){_ONE_SEASON}", _season),
    _rule(f"{_THE}{_ONE_SEASON}", _season, Where.PLACED),
    _rule(rf"(?:{THIS}|het|the|(?P<next>{NEXT})|{COMING}) weekend", _weekend),
    _rule(f"{_THE}?{_ONE_FEAST}", _feast, Where.PLACED),
)
