"""Working time the slow and obvious way: look at the clock on the wall, minute after minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.calendar import Calendar

WALL = ZoneInfo("Europe/Amsterdam")
MINUTE = timedelta(minutes=1)
SUNDAY = 7
EASTER = {
    2020: (4, 12),
    2021: (4, 4),
    2022: (4, 17),
    2023: (4, 9),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2029: (4, 1),
    2030: (4, 21),
    2031: (4, 13),
    2032: (3, 28),
    2033: (4, 17),
    2034: (4, 9),
    2035: (3, 25),
}
"""Month and day of Easter Sunday, from a paper calendar."""


def minutes_from(start: datetime) -> Iterator[datetime]:
    moment = start.astimezone(UTC).replace(second=0, microsecond=0)
    if moment < start:  # half of an odd number of minutes is no whole one
        moment += MINUTE
    while True:
        yield moment
        moment += MINUTE


def is_open(calendar: Calendar, minute: datetime) -> bool:
    wall = minute.astimezone(WALL)
    hours = calendar.office.hours
    return hours.start <= wall.time() < hours.end and calendar.is_working_day(wall.date())


def after(calendar: Calendar, start: datetime, minutes: int) -> datetime:
    """The end of the last of so many open minutes; `minutes` is at least one."""
    for minute in minutes_from(start):
        minutes -= is_open(calendar, minute)
        if not minutes:
            return minute + MINUTE
    raise AssertionError("time has no end")


def rounded_up(calendar: Calendar, moment: datetime) -> datetime:
    """The first noon or closing time of an open day at or after `moment`."""
    for minute in minutes_from(moment):
        wall = minute.astimezone(WALL)
        closing = calendar.office.hours.end
        just_open = is_open(calendar, minute - MINUTE)
        if just_open and (wall.time() == closing or (wall.hour, wall.minute) == (12, 0)):
            return minute
    raise AssertionError("time has no end")


def open_minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    count = 0
    for minute in minutes_from(start):
        if minute >= end:
            return count
        count += is_open(calendar, minute)
    raise AssertionError("time has no end")


def first_nudge(
    calendar: Calendar, now: datetime, days: tuple[str, ...], *, urgent: bool
) -> datetime:
    """For people who share a day with the office."""
    office = calendar.office
    for minute in minutes_from(now):
        wall = minute.astimezone(WALL)
        name = wall.strftime("%a").lower()
        quiet = name == "fri" and wall.time() >= office.friday_until and not urgent
        if (
            office.nudges.start <= wall.time() < office.nudges.end
            and name in days
            and calendar.is_working_day(wall.date())
            and not quiet
        ):
            return minute
    raise AssertionError("time has no end")


def half_way(calendar: Calendar, start: datetime, end: datetime) -> datetime:
    """The moment at which half of the open minutes between two whole minutes have passed."""
    minutes = open_minutes(calendar, start, end)
    if not minutes:
        return start
    middle = after(calendar, start, (minutes + 1) // 2)
    return middle - MINUTE / 2 if minutes % 2 else middle


def days_off(year: int) -> set[date]:
    """Dutch public holidays, as a calendar on the wall has them; the fifth of May each fifth."""
    easter = date(year, *EASTER[year])
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == SUNDAY:
        kings_day = date(year, 4, 26)
    found = {date(year, 1, 1), kings_day, date(year, 12, 25), date(year, 12, 26)}
    found |= {easter + timedelta(days=days) for days in (-2, 0, 1, 39, 49, 50)}
    return found | ({date(year, 5, 5)} if year % 5 == 0 else set())


def is_working_day(
    day: date, weekdays: tuple[str, ...], own: tuple[str, ...], closing: tuple[date, ...]
) -> bool:
    """For people who share a day with the office: it is open that day, and they work then."""
    name = day.strftime("%a").lower()
    return name in weekdays and name in own and day not in closing and day not in days_off(day.year)
