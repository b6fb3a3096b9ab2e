"""When an ask is due: examples worked out by hand with a paper calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.calendar import Calendar
from bot.config.schema import Hours, Office
from bot.term import Term
from tests.calendar.builders import OFFICE, at, due, shown


@pytest.mark.parametrize(
    ("start", "term", "expected"),
    [
        ("2026-11-24 09:12", "2 days", "Thu 26 Nov 12:00"),
        ("2026-11-24 14:00", "2 days", "Thu 26 Nov 17:00"),
        ("2026-11-24 08:30", "2 days", "Wed 25 Nov 17:00"),
        ("2026-11-24 12:00", "1 day", "Wed 25 Nov 12:00"),
        ("2026-11-24 12:01", "1 day", "Wed 25 Nov 17:00"),
        ("2026-11-24 09:12", "0.5 day", "Tue 24 Nov 17:00"),
        ("2026-11-24 15:00", "0.5 day", "Wed 25 Nov 12:00"),
        ("2026-11-27 16:00", "2 days", "Tue 01 Dec 17:00"),
        ("2026-11-27 10:00", "5 days", "Fri 04 Dec 12:00"),
    ],
)
def test_a_term_of_days_ends_at_noon_or_at_closing_time(
    start: str, term: str, expected: str
) -> None:
    assert due(start, term) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-11-24 09:12", "Tue 24 Nov 11:12"),
        ("2026-11-24 15:00", "Tue 24 Nov 17:00"),
        ("2026-11-24 16:00", "Wed 25 Nov 09:30"),
        ("2026-11-27 16:30", "Mon 30 Nov 10:00"),
    ],
)
def test_two_hours_are_two_office_hours_and_are_not_rounded(start: str, expected: str) -> None:
    assert due(start, "2 hours") == expected


def test_hours_that_fill_a_day_are_rounded_as_a_day_is() -> None:
    assert due("2026-11-24 09:12", "8.5 hours") == due("2026-11-24 09:12", "1 day")
    assert due("2026-11-24 09:12", "8.5 hours") == "Wed 25 Nov 12:00"


@pytest.mark.parametrize("start", ["2026-11-20 17:00", "2026-11-21 11:00", "2026-11-23 08:30"])
def test_a_start_outside_office_hours_counts_from_the_next_opening(start: str) -> None:
    assert due(start, "2 hours") == "Mon 23 Nov 10:30"
    assert due(start, "1 day") == "Mon 23 Nov 17:00"


def test_no_time_at_all_is_over_at_once_or_at_the_next_opening() -> None:
    nothing = Term()
    assert OFFICE.after(at("2026-11-24 10:10"), nothing) == at("2026-11-24 10:10")
    assert OFFICE.after(at("2026-12-24 18:00"), nothing) == at("2026-12-28 08:30")
    assert due("2026-12-31 18:00", "0 days") == "Mon 04 Jan 08:30"


@pytest.mark.parametrize(
    ("start", "term", "expected"),
    [
        # Christmas on Friday and Saturday: Thursday is followed by Monday.
        ("2026-12-24 10:00", "1 day", "Mon 28 Dec 12:00"),
        # Good Friday up to and including Easter Monday.
        ("2026-04-02 14:00", "1 day", "Tue 07 Apr 17:00"),
        # King's day on Monday 27 April; a year earlier on Saturday, as 27 April is a Sunday.
        ("2026-04-24 14:00", "1 day", "Tue 28 Apr 17:00"),
        ("2025-04-25 14:00", "1 day", "Mon 28 Apr 17:00"),
        # The fifth of May, free in 2025 and not in 2026.
        ("2025-05-02 14:00", "1 day", "Tue 06 May 17:00"),
        ("2026-05-04 14:00", "1 day", "Tue 05 May 17:00"),
        ("2026-05-13 14:00", "1 day", "Fri 15 May 17:00"),  # Ascension day
        ("2026-05-22 14:00", "1 day", "Tue 26 May 17:00"),  # Whit Monday
        ("2026-12-31 14:00", "1 day", "Mon 04 Jan 17:00"),  # New Year's day, then a weekend
        ("2024-02-28 14:00", "2 days", "Fri 01 Mar 17:00"),  # over a leap day
        ("2025-02-27 14:00", "2 days", "Mon 03 Mar 17:00"),
    ],
)
def test_days_off_do_not_count(start: str, term: str, expected: str) -> None:
    assert due(start, term) == expected


def test_closing_days_do_not_count_either() -> None:
    closed = Calendar(Office(closing_days=(date(2026, 12, 24), date(2026, 12, 28))))
    assert due("2026-12-23 14:00", "1 day", closed) == "Tue 29 Dec 17:00"
    assert due("2026-12-24 10:00", "2 hours", closed) == "Tue 29 Dec 10:30"


def test_a_weekend_in_which_the_clock_changes_costs_nobody_an_hour() -> None:
    assert due("2026-03-27 14:00", "1 day") == "Mon 30 Mar 17:00"
    assert due("2026-10-23 14:00", "1 day") == "Mon 26 Oct 17:00"
    assert OFFICE.after(at("2026-03-27 14:00"), Term(days=1)) == datetime(
        2026, 3, 30, 12, tzinfo=UTC
    )
    assert OFFICE.after(at("2026-10-23 14:00"), Term(days=1)) == datetime(
        2026, 10, 26, 13, tzinfo=UTC
    )


def test_an_office_that_is_open_in_the_afternoon_only_knows_no_noon() -> None:
    evening = Calendar(Office(hours=Hours(start=time(13), end=time(21))))
    assert due("2026-11-24 13:30", "0.5 day", evening) == "Tue 24 Nov 21:00"


def test_working_time_spans_the_years() -> None:
    year = OFFICE.working_between(at("2026-01-01 00:00"), at("2027-01-01 00:00"))
    # 261 weekdays, seven of them holidays: New Year, Good Friday, Easter Monday, King's day,
    # Ascension, Whit Monday, Christmas.
    assert year == 254 * timedelta(hours=8.5)
    assert shown(OFFICE.after(at("2026-01-01 00:00"), Term(days=254))) == "Thu 31 Dec 17:00"


def test_half_way_is_counted_in_working_time() -> None:
    assert shown(OFFICE.half_way(at("2026-11-27 12:45"), at("2026-11-30 12:45"))) == (
        "Fri 27 Nov 17:00"
    )
    assert shown(OFFICE.half_way(at("2026-11-24 08:30"), at("2026-11-26 12:00"))) == (
        "Wed 25 Nov 10:15"
    )


def test_half_way_through_a_weekend_is_its_start() -> None:
    saturday = at("2026-11-28 10:00")
    assert OFFICE.half_way(saturday, at("2026-11-29 10:00")) == saturday


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks a time zone"):
        OFFICE.due(datetime(2026, 11, 24, 9, 12), Term(days=1))  # noqa: DTZ001 - that is the point
