"""Working days and working time against the reference, where clocks and holidays are hard."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendar import Calendar
from bot.config.schema import Day, Hours, Office
from bot.term import Term
from tests.calendar import reference
from tests.calendar.moments import clock, moments

CLOCK_CHANGES = (
    date(2024, 3, 31),
    date(2024, 10, 27),
    date(2025, 3, 30),
    date(2025, 10, 26),
    date(2026, 3, 29),
    date(2026, 10, 25),
)
LONGEST_TERM_MINUTES = 2000

slow = settings(max_examples=60)


@st.composite
def offices_open_at_night(draw: st.DrawFn) -> Office:
    """Open through the hour that March skips and October has twice, also on Sundays."""
    opens = st.one_of(st.integers(0, 119), st.integers(180, 600))
    start = draw(opens)
    end = draw(st.integers(max(start + 30, 180), 1439))
    hours = Hours(start=clock(start), end=clock(end))
    weekdays = draw(st.sets(st.sampled_from(Day), min_size=2))
    closed = st.sampled_from([each + timedelta(days=n) for each in CLOCK_CHANGES for n in (-1, 1)])
    return Office(
        days=tuple(day for day in Day if day in weekdays | {Day.SUN}),
        hours=hours,
        nudges=hours,
        closing_days=tuple(draw(st.lists(closed, max_size=4))),
    )


around_a_change = moments(st.sampled_from(CLOCK_CHANGES), st.integers(-2 * 24 * 60, 24 * 60))


@slow
@given(offices_open_at_night(), around_a_change, st.integers(1, LONGEST_TERM_MINUTES))
def test_time_passes_through_a_clock_change_as_it_does_minute_by_minute(
    office: Office, start: datetime, minutes: int
) -> None:
    calendar = Calendar(office)
    end = calendar.after(start, Term(hours=minutes / 60))
    assert end == reference.after(calendar, start, minutes)
    assert calendar.working_between(start, end) == timedelta(minutes=minutes)


@slow
@given(offices_open_at_night(), around_a_change, st.integers(0, 3 * 24 * 60))
def test_half_way_through_a_clock_change_is_half_of_the_open_minutes(
    office: Office, start: datetime, minutes: int
) -> None:
    calendar = Calendar(office)
    end = start + timedelta(minutes=minutes)
    counted = timedelta(minutes=reference.open_minutes(calendar, start, end))
    assert calendar.working_between(start, end) == counted
    assert calendar.half_way(start, end) == reference.half_way(calendar, start, end)


@slow
@given(offices_open_at_night(), around_a_change, st.sampled_from((0.5, 1.0, 2.0)))
def test_a_term_over_a_clock_change_is_due_at_the_first_noon_or_closing_after_it(
    office: Office, start: datetime, days: float
) -> None:
    calendar = Calendar(office)
    exact = calendar.after(start, Term(days=days))
    assert calendar.due(start, Term(days=days)) == reference.rounded_up(calendar, exact)


@pytest.mark.parametrize("year", sorted(reference.EASTER))
def test_public_holidays_are_those_of_a_paper_calendar(year: int) -> None:
    every_day = Calendar(Office(days=tuple(Day)))
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + n) for n in range((date(year + 1, 1, 1)).toordinal() - first)]
    closed = {day for day in days if not every_day.is_working_day(day)}
    assert closed == reference.days_off(year)


@given(
    st.sets(st.sampled_from(Day), min_size=1),
    st.sets(st.sampled_from(Day), min_size=1),
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_somebody_works_on_their_own_days_when_the_office_is_open(
    weekdays: set[Day], own: set[Day], closing: list[date], day: date
) -> None:
    shared = next(iter(weekdays))
    office = Office(days=tuple(weekdays), closing_days=tuple(closing))
    theirs = (*own, shared)
    expected = reference.is_working_day(day, office.days, theirs, office.closing_days)
    assert Calendar(office).is_working_day(day, theirs) == expected
