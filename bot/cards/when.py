"""Moments as people say them: near ones by name, others by weekday and date."""

from __future__ import annotations

from datetime import date, datetime, time

from babel.dates import format_date

from bot.calendar import ZONE, local
from bot.config import model
from bot.language import N_, Language

_NEAR = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}
_WEEKDAY_SAYS_IT = range(2, 7)
"""Days ahead of a deadline whose weekday alone leaves no doubt."""


def when(moment: datetime, now: datetime, language: model.Language, *, precise: bool = True) -> str:
    """Say a moment, past or to come; without its time of day if it need not be precise."""
    day = _days_ahead(moment, now)
    if day in _NEAR:
        name = Language(language).text(_NEAR[day])
        return f"{name} {_clock(moment)}" if precise else name
    name = _dated(moment, now, language)
    return f"{name}, {_clock(moment)}" if precise else name


def by(moment: datetime, now: datetime, language: model.Language) -> str:
    """Say a deadline; within a week the weekday is enough."""
    if _days_ahead(moment, now) in _WEEKDAY_SAYS_IT:
        return f"{_date(moment, 'EEEE', language)} {_clock(moment)}"
    return when(moment, now, language)


def on(day: date, now: datetime, language: model.Language) -> str:
    """Say a day that somebody named; one that has been by its date, as they named it then."""
    noon = datetime.combine(day, time(12), ZONE)
    if _days_ahead(noon, now) < 0:
        return _dated(noon, now, language)
    return when(noon, now, language, precise=False)


def _dated(moment: datetime, now: datetime, language: model.Language) -> str:
    """Say a day by weekday and date, with the year if it is another."""
    pattern = "EEEE d MMMM" if local(moment).year == local(now).year else "EEEE d MMMM y"
    return _date(moment, pattern, language)


def _days_ahead(moment: datetime, now: datetime) -> int:
    return (local(moment).date() - local(now).date()).days


def _date(moment: datetime, pattern: str, language: model.Language) -> str:
    return format_date(local(moment).date(), pattern, locale=language)


def _clock(moment: datetime) -> str:
    return local(moment).strftime("%H:%M")
