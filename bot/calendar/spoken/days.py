"""Days and stretches of days as people mean them, from a today on."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, time, timedelta

MON, WED, FRI, SAT, SUN = 0, 2, 4, 5, 6
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONTH = timedelta(days=31)
MIDDLE = 15
"""Of a month, that day."""
BEGINNING = 7
"""Days that the beginning of a month has."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch, first and last day included. `clock` is a time of day that was said with it."""

    first: date
    last: date
    clock: time | None = None


def one(day: date, clock: time | None = None) -> Days:
    """A single day."""
    return Days(day, day, clock)


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - day.weekday() * DAY


def week(day: date) -> Days:
    """The week of a day, Monday to Sunday."""
    return Days(monday(day), monday(day) + SUN * DAY)


def month(year: int, number: int) -> Days:
    """A month; `number` may run beyond December, or before January."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Days:
    """A whole year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def quarter(number: int, count: int) -> Days:
    """A quarter of a year, of 1 to 4; the count may run on into the next year."""
    return Days(month(number, 3 * count - 2).first, month(number, 3 * count).last)


def begin(days: Days) -> Days:
    """Its first days: of a week two, else a week."""
    length = 2 if days.last - days.first < WEEK else BEGINNING
    return Days(days.first, days.first + (length - 1) * DAY)


def middle(days: Days) -> Days:
    """The day in its middle: the Wednesday of a week, the 15th of a month."""
    if days.last - days.first < WEEK:
        return one(days.first + WED * DAY)
    if days.last - days.first < MONTH:
        return one(days.first + (MIDDLE - 1) * DAY)
    return one(days.first + (days.last - days.first) // 2)


def end(days: Days) -> Days:
    """Its last day; of a week its Friday."""
    return one(days.first + FRI * DAY if days.last - days.first < WEEK else days.last)


def workweek(days: Days, today: date) -> Days:
    """A week, or a part of one, without its weekend as long as that has not begun."""
    friday = monday(days.first) + FRI * DAY
    return Days(days.first, min(days.last, friday)) if friday >= today else days


def in_months(day: date, count: int) -> date:
    """The same day so many months on, or the last of that month where it has none."""
    there = month(day.year, day.month + count)
    return min(there.first + (day.day - 1) * DAY, there.last)


def in_workdays(day: date, count: int) -> date:
    """So many days on, Saturdays and Sundays left out."""
    while count > 0:
        day += DAY
        count -= day.weekday() < SAT
    return day
