"""Working time the slow and obvious way: look at the clock on the wall, minute after minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.calendar import Calendar

WALL = ZoneInfo("Europe/Amsterdam")
MINUTE = timedelta(minutes=1)


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
