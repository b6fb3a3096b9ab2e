"""The open hours of one year, laid end to end as a line of working time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

from bot.config.schema import Day, Office

ZONE = ZoneInfo("Europe/Amsterdam")
WEEK = tuple(Day)
NOTHING = timedelta(0)


def local(moment: datetime) -> datetime:
    """Give a moment as clocks in the municipality show it; raises ValueError if it is naive."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} lacks a time zone")
    return moment.astimezone(ZONE)


def at(day: date, clock: time) -> datetime:
    """The first moment at which clocks show this; in the skipped hour of March, an hour on."""
    return datetime.combine(day, clock, ZONE).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Year:
    """When the office is open in one year. The three tuples run side by side, by day."""

    days_off: frozenset[date]
    openings: tuple[datetime, ...]
    closings: tuple[datetime, ...]
    worked: tuple[timedelta, ...]
    """Working time since the start of the year, at each closing."""

    @property
    def total(self) -> timedelta:
        """All working time of the year."""
        return self.worked[-1] if self.worked else NOTHING

    def position(self, moment: datetime) -> timedelta:
        """The working time of this year that has passed at `moment`."""
        nearest = bisect_right(self.closings, moment)
        if nearest == len(self.closings):
            return self.total
        left = self.closings[nearest] - max(moment, self.openings[nearest])
        return self.worked[nearest] - left

    def moment(self, position: timedelta) -> datetime:
        """The first moment at which that much has passed: a closing, not the next opening.

        `position` is more than nothing and at most `total`.
        """
        nearest = bisect_left(self.worked, position)
        return self.closings[nearest] - (self.worked[nearest] - position)

    def open_from(self, moment: datetime) -> datetime | None:
        """The first open moment at or after `moment`, if this year still has one."""
        nearest = bisect_right(self.closings, moment)
        return max(moment, self.openings[nearest]) if nearest < len(self.closings) else None


def lay_out(year: int, office: Office) -> Year:
    """Compute a year: the days of the office without public holidays and closing days."""
    public = holidays.country_holidays("NL", years=year, expand=False)
    days_off = frozenset((*public, *office.closing_days))
    openings: list[datetime] = []
    closings: list[datetime] = []
    worked: list[timedelta] = []
    for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
        day = date.fromordinal(number)
        if WEEK[day.weekday()] not in office.days or day in days_off:
            continue
        opening, closing = at(day, office.hours.start), at(day, office.hours.end)
        if opening < closing:  # hours within the hour that March skips leave nothing
            worked.append((worked[-1] if worked else NOTHING) + (closing - opening))
            openings.append(opening)
            closings.append(closing)
    return Year(days_off, tuple(openings), tuple(closings), tuple(worked))
