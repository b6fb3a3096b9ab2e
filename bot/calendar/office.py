"""What can be asked of working time: when something is due, and when a nudge may go out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from bot.calendar.year import NOTHING, WEEK, Year, at, lay_out, local
from bot.config.schema import Day, Office
from bot.term import Term

NOON = time(12)


@dataclass(frozen=True)
class Calendar:
    """When people of one municipality work. Build it once; a year is computed when needed.

    All moments are aware: in any zone when they come in, in UTC when they were computed.

    Dutch public holidays are days off, Good Friday too; 5 May is one every fifth year.
    What else a municipality keeps closed is in `office.closing_days`. Raises ValueError
    for hours that end before they start.

    Where `days` is an argument it is a person's own working days. They narrow the days of
    the office; somebody who shares no day with the office is treated as if they work on
    all of its days, or else they would never hear a thing.
    """

    office: Office
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, hours in (("hours", self.office.hours), ("nudges", self.office.nudges)):
            if hours.start >= hours.end:
                raise ValueError(f"office.{name} end before they start")

    def is_working_day(self, day: date, days: tuple[Day, ...] | None = None) -> bool:
        """Whether the office is open that day, and this person works then."""
        return WEEK[day.weekday()] in self._week(days) and day not in self._year(day.year).days_off

    def length(self, term: Term) -> timedelta:
        """Working time of a term: a day is as long as the office hours of a day."""
        return self._day * term.days + timedelta(hours=term.hours)

    def after(self, start: datetime, term: Term) -> datetime:
        """The moment at which `term` of working time has passed since `start`.

        A start outside office hours counts from the next opening. A term that fills a day
        to its end is over at closing time, not at the next opening.
        """
        opening = self._open_from(start)
        length = self.length(term)
        return self._moment(opening, length) if length else opening

    def due(self, start: datetime, term: Term) -> datetime:
        """When an ask of `start` is to be answered: `after`, rounded up.

        It becomes 12:00 or the end of office hours, whichever comes first. A term of mere
        hours that is shorter than a day stays as it is: two hours means two hours.
        """
        moment = self.after(start, term)
        if not term.days and self.length(term) < self._day:
            return moment
        day, hours = local(moment).date(), self.office.hours
        noon = at(day, NOON)
        if hours.start < NOON < hours.end and moment <= noon:
            return noon
        return at(day, hours.end)

    def opening(self, day: date) -> datetime:
        """The first open moment of a day, or of the first working day after it."""
        return self._open_from(at(day, time()))

    def closing(self, day: date) -> datetime:
        """The end of office hours of a day, or of the first working day after it."""
        return at(local(self.opening(day)).date(), self.office.hours.end)

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """Office hours between two moments; nothing when `end` is not later than `start`."""
        first, last = local(start).year, local(end).year
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        if end <= start:
            return NOTHING
        years = sum((self._year(year).total for year in range(first, last)), NOTHING)
        return years + self._year(last).position(end) - self._year(first).position(start)

    def half_way(self, start: datetime, due: datetime) -> datetime:
        """The first moment at which half of the working time between the two has passed.

        It is `start` where there is no working time between them.
        """
        half = self.working_between(start, due) / 2
        return self._moment(start, half) if half else start

    def may_nudge(
        self, now: datetime, days: tuple[Day, ...] | None = None, *, urgent: bool = False
    ) -> bool:
        """Whether somebody may be asked something at `now`.

        Friday afternoon is quiet unless it is urgent. Where Friday has no nudges at all,
        who works on Fridays only is asked then nevertheless.
        """
        day = local(now).date()
        opening, closing = self._nudges(day, days, urgent=urgent)
        return self.is_working_day(day, days) and opening <= now < closing

    def next_nudge(
        self, now: datetime, days: tuple[Day, ...] | None = None, *, urgent: bool = False
    ) -> datetime:
        """The first moment, `now` or later, at which `may_nudge` is true."""
        day = local(now).date()
        while True:
            opening, closing = self._nudges(day, days, urgent=urgent)
            if self.is_working_day(day, days) and max(opening, now) < closing:
                return max(opening, now)
            day += timedelta(days=1)

    @cached_property
    def _day(self) -> timedelta:
        start, end = (
            timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
            for clock in (self.office.hours.start, self.office.hours.end)
        )
        return end - start

    def _week(self, days: tuple[Day, ...] | None) -> tuple[Day, ...]:
        if days is None:
            return self.office.days
        return tuple(day for day in self.office.days if day in days) or self.office.days

    def _nudges(
        self, day: date, days: tuple[Day, ...] | None, *, urgent: bool
    ) -> tuple[datetime, datetime]:
        start, end, until = (
            self.office.nudges.start,
            self.office.nudges.end,
            self.office.friday_until,
        )
        if WEEK[day.weekday()] is Day.FRI and not urgent:
            only_day = until <= start and set(self._week(days)) == {Day.FRI}
            end = end if only_day else min(end, until)
        return at(day, start), at(day, end)

    def _open_from(self, moment: datetime) -> datetime:
        year = local(moment).year
        while True:
            opening = self._year(year).open_from(moment.astimezone(UTC))
            if opening is not None:
                return opening
            year += 1

    def _moment(self, start: datetime, length: timedelta) -> datetime:
        year = local(start).year
        position = self._year(year).position(start) + length
        while position > (total := self._year(year).total):
            position -= total
            year += 1
        return self._year(year).moment(position)

    def _year(self, year: int) -> Year:
        if year not in self._years:
            self._years[year] = lay_out(year, self.office)
        return self._years[year]
