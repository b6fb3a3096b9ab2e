"""When the bot may ask somebody something."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.calendar import Calendar
from bot.config.schema import Day, Hours, Office
from tests.calendar.builders import OFFICE, at, shown


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-11-24 08:44", False),
        ("2026-11-24 08:45", True),
        ("2026-11-24 15:59", True),
        ("2026-11-24 16:00", False),
        ("2026-11-27 11:59", True),
        ("2026-11-27 12:00", False),
        ("2026-11-28 10:00", False),
        ("2026-12-25 10:00", False),
    ],
)
def test_nudges_go_out_in_their_hours_and_not_on_friday_afternoon(
    moment: str, *, allowed: bool
) -> None:
    assert OFFICE.may_nudge(at(moment)) is allowed


def test_what_is_urgent_may_go_out_on_friday_afternoon() -> None:
    assert OFFICE.may_nudge(at("2026-11-27 15:00"), urgent=True)
    assert not OFFICE.may_nudge(at("2026-11-27 16:00"), urgent=True)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24 10:00", "Tue 24 Nov 10:00"),
        ("2026-11-24 07:00", "Tue 24 Nov 08:45"),
        ("2026-11-24 16:00", "Wed 25 Nov 08:45"),
        ("2026-11-27 12:00", "Mon 30 Nov 08:45"),
        ("2026-12-24 16:30", "Mon 28 Dec 08:45"),
        ("2026-03-27 13:00", "Mon 30 Mar 08:45"),
    ],
)
def test_otherwise_it_waits_for_the_next_moment_that_suits(moment: str, expected: str) -> None:
    assert shown(OFFICE.next_nudge(at(moment))) == expected


def test_nobody_is_nudged_on_a_day_they_do_not_work() -> None:
    part_time = (Day.MON, Day.THU)
    assert not OFFICE.may_nudge(at("2026-11-24 10:00"), part_time)
    assert shown(OFFICE.next_nudge(at("2026-11-24 10:00"), part_time)) == "Thu 26 Nov 08:45"
    assert not OFFICE.is_working_day(date(2026, 11, 24), part_time)
    assert OFFICE.is_working_day(date(2026, 11, 26), part_time)


def test_who_shares_no_day_with_the_office_is_not_forgotten() -> None:
    assert shown(OFFICE.next_nudge(at("2026-11-24 10:00"), (Day.SAT,))) == "Tue 24 Nov 10:00"


def test_who_works_on_fridays_only_is_asked_then_even_where_friday_is_quiet() -> None:
    quiet = Calendar(Office(friday_until=time(0)))
    assert shown(quiet.next_nudge(at("2026-11-24 10:00"), (Day.FRI,))) == "Fri 27 Nov 08:45"
    assert not quiet.may_nudge(at("2026-11-27 10:00"))
    assert not OFFICE.may_nudge(at("2026-11-27 13:00"), (Day.FRI,))


@pytest.mark.parametrize(
    "office",
    [
        Office(hours=Hours(start=time(17), end=time(9))),
        Office(nudges=Hours(start=time(9), end=time(9))),
    ],
)
def test_an_office_that_never_opens_is_refused(office: Office) -> None:
    with pytest.raises(ValueError, match="office"):
        Calendar(office)
