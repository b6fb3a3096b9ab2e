"""People who are away, by the days of a week in November."""

from __future__ import annotations

from datetime import datetime

from bot.absence import Absence, Absences
from tests.calendar.builders import at

MON, TUE, WED, THU, FRI = (f"2026-11-{day}" for day in (23, 24, 25, 26, 27))
NEXT_MON = "2026-11-30"
NOW = at(f"{TUE} 09:00")


def away(
    person: str, until: str | None = NEXT_MON, substitute: str | None = None, since: str = MON
) -> Absence:
    """Describe an absence, from the first minute of a day to that of another."""
    return Absence(person, midnight(since), midnight(until) if until else None, substitute)


def midnight(day: str) -> datetime:
    return at(f"{day} 00:00")


def absences(*told: Absence) -> Absences:
    """Number absences as storing them does."""
    return Absences(
        tuple(
            Absence(each.person, each.start, each.end, each.substitute, number)
            for number, each in enumerate(told, 1)
        )
    )
