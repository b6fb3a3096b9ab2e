"""The calendar against a minute-by-minute reference, for any office and any start."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendar import Calendar
from bot.config.schema import Day, Hours, Office
from bot.term import Term
from tests.calendar import reference
from tests.calendar.moments import clock, moments

# Days near which counting goes wrong: clock changes, a leap day, holiday runs, a new year.
HARD = (
    date(2024, 2, 28),
    date(2024, 3, 29),
    date(2025, 4, 25),
    date(2025, 10, 24),
    date(2026, 3, 27),
    date(2026, 10, 23),
    date(2026, 12, 24),
    date(2027, 5, 14),
    date(2028, 12, 31),
)

slow = settings(max_examples=40)


@st.composite
def hours_outside_the_clock_change(draw: st.DrawFn) -> Hours:
    start = draw(st.integers(3 * 60, 20 * 60))
    return Hours(
        start=clock(start), end=clock(draw(st.integers(start + 60, min(start + 720, 1439))))
    )


@st.composite
def offices(draw: st.DrawFn) -> Office:
    days = st.lists(st.sampled_from(Day), min_size=2, unique=True)
    return Office(
        days=tuple(draw(st.one_of(st.just(Office().days), days))),
        hours=draw(st.one_of(st.just(Office().hours), hours_outside_the_clock_change())),
        nudges=draw(st.one_of(st.just(Office().nudges), hours_outside_the_clock_change())),
        friday_until=clock(draw(st.integers(0, 1439))),
        closing_days=tuple(draw(st.lists(st.sampled_from(HARD), max_size=3))),
    )


any_moment = moments(
    st.one_of(st.sampled_from(HARD), st.dates(date(2020, 1, 1), date(2035, 12, 31))),
    st.integers(0, 3 * 24 * 60),
)


@slow
@given(offices(), any_moment, st.integers(1, 1500))
def test_time_passes_as_it_does_minute_by_minute(
    office: Office, start: datetime, minutes: int
) -> None:
    calendar = Calendar(office)
    term = Term(hours=minutes / 60)
    assert calendar.after(start, term) == reference.after(calendar, start, minutes)


@slow
@given(offices(), any_moment, st.sampled_from((0.5, 1.0, 2.0, 3.0)))
def test_a_term_of_days_is_due_at_the_first_noon_or_closing_after_it(
    office: Office, start: datetime, days: float
) -> None:
    calendar = Calendar(office)
    exact = calendar.after(start, Term(days=days))
    noon_or_closing = reference.rounded_up(calendar, exact)
    assert calendar.due(start, Term(days=days)) == noon_or_closing


@slow
@given(offices(), any_moment, st.integers(0, 6 * 24 * 60))
def test_working_time_between_two_moments_is_its_open_minutes(
    office: Office, start: datetime, minutes: int
) -> None:
    calendar = Calendar(office)
    end = start + timedelta(minutes=minutes)
    counted = timedelta(minutes=reference.open_minutes(calendar, start, end))
    assert calendar.working_between(start, end) == counted
    assert calendar.working_between(end, start) == timedelta(0)


@given(offices(), any_moment, st.floats(0.1, 300))
def test_half_way_leaves_as_much_working_time_as_it_took(
    office: Office, start: datetime, days: float
) -> None:
    calendar = Calendar(office)
    due = calendar.due(start, Term(days=days))
    half = calendar.half_way(start, due)
    assert start <= half <= due
    difference = calendar.working_between(start, half) - calendar.working_between(half, due)
    assert abs(difference) <= timedelta(microseconds=1)


@slow
@given(
    office=offices(),
    now=any_moment,
    days=st.sets(st.sampled_from(Day), min_size=1),
    urgent=st.booleans(),
)
def test_the_next_nudge_is_the_first_minute_that_allows_one(
    office: Office, now: datetime, days: set[Day], *, urgent: bool
) -> None:
    calendar = Calendar(office)
    # Reference people: they work when the office is open, and not on Fridays only.
    person = tuple(days | set(office.days[:2]))
    chosen = calendar.next_nudge(now, person, urgent=urgent)
    assert chosen == reference.first_nudge(calendar, now, person, urgent=urgent)
    assert calendar.may_nudge(chosen, person, urgent=urgent)


@given(
    any_moment,
    st.tuples(st.integers(0, 239), st.integers(0, 239)).filter(lambda pair: pair[0] != pair[1]),
    st.floats(0, 20),
    st.floats(0, 20),
)
def test_an_office_at_night_counts_on_through_the_clock_changes(
    start: datetime, hours: tuple[int, int], shorter: float, longer: float
) -> None:
    night = Hours(start=clock(min(hours)), end=clock(max(hours)))
    calendar = Calendar(Office(days=tuple(Day), hours=night, nudges=night))
    first, second = sorted((shorter, longer))
    moment = calendar.after(start, Term(hours=first))
    assert start <= moment <= calendar.after(start, Term(hours=second))
    passed = calendar.working_between(start, moment)
    assert abs(passed - timedelta(hours=first)) <= timedelta(microseconds=1)
    assert calendar.may_nudge(calendar.next_nudge(start))


@given(any_moment, st.floats(0, 30))
def test_the_zone_a_moment_comes_in_makes_no_difference(start: datetime, days: float) -> None:
    calendar = Calendar(Office())
    here, there = ZoneInfo("Europe/Amsterdam"), ZoneInfo("Asia/Tokyo")
    due = calendar.due(start, Term(days=days))
    assert due == calendar.due(start.astimezone(here), Term(days=days))
    assert due == calendar.due(start.astimezone(there), Term(days=days))
    assert calendar.half_way(start, due) == calendar.half_way(
        start.astimezone(here), due.astimezone(here)
    )
