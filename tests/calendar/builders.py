"""Moments as one would write them on paper."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.calendar import Calendar
from bot.config.schema import Office
from bot.term import Term

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OFFICE = Calendar(Office())


def at(written: str) -> datetime:
    """Read "2026-11-24 08:12" as clocks in Amsterdam show it."""
    return datetime.fromisoformat(written).replace(tzinfo=AMSTERDAM)


def shown(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%a %d %b %H:%M")


def due(start: str, term: str, calendar: Calendar = OFFICE) -> str:
    return shown(calendar.due(at(start), Term.parse(term)))
