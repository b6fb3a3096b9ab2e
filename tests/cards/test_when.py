"""Moments as people say them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.cards.when import by, when

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=AMSTERDAM)


NOW = at("2026-11-24 10:00")  # a Tuesday


@pytest.mark.parametrize(
    ("moment", "dutch", "english"),
    [
        ("2026-11-24 08:12", "vandaag 08:12", "today 08:12"),
        ("2026-11-23 16:40", "gisteren 16:40", "yesterday 16:40"),
        ("2026-11-25 12:00", "morgen 12:00", "tomorrow 12:00"),
        ("2026-11-26 12:00", "donderdag 26 november, 12:00", "Thursday 26 November, 12:00"),
        ("2026-11-22 09:05", "zondag 22 november, 09:05", "Sunday 22 November, 09:05"),
        ("2027-03-01 17:00", "maandag 1 maart 2027, 17:00", "Monday 1 March 2027, 17:00"),
        (
            "2025-12-31 23:59",
            "woensdag 31 december 2025, 23:59",
            "Wednesday 31 December 2025, 23:59",
        ),
    ],
)
def test_a_moment_is_said_as_people_do(moment: str, dutch: str, english: str) -> None:
    assert when(at(moment), NOW, "nl") == dutch
    assert when(at(moment), NOW, "en") == english


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-24 08:12", "vandaag"),
        ("2026-11-26 12:00", "donderdag 26 november"),
        ("2027-03-01 17:00", "maandag 1 maart 2027"),
    ],
)
def test_the_time_of_day_can_be_left_out(moment: str, said: str) -> None:
    assert when(at(moment), NOW, "nl", precise=False) == said


@pytest.mark.parametrize(
    ("moment", "dutch", "english"),
    [
        ("2026-11-24 17:00", "vandaag 17:00", "today 17:00"),
        ("2026-11-25 12:00", "morgen 12:00", "tomorrow 12:00"),
        ("2026-11-26 12:00", "donderdag 12:00", "Thursday 12:00"),
        ("2026-11-30 12:00", "maandag 12:00", "Monday 12:00"),
        ("2026-12-01 12:00", "dinsdag 1 december, 12:00", "Tuesday 1 December, 12:00"),
        ("2026-11-23 12:00", "gisteren 12:00", "yesterday 12:00"),
        ("2026-11-19 12:00", "donderdag 19 november, 12:00", "Thursday 19 November, 12:00"),
        ("2027-01-04 17:00", "maandag 4 januari 2027, 17:00", "Monday 4 January 2027, 17:00"),
    ],
)
def test_a_deadline_within_a_week_needs_no_date(moment: str, dutch: str, english: str) -> None:
    assert by(at(moment), NOW, "nl") == dutch
    assert by(at(moment), NOW, "en") == english


def test_a_deadline_just_after_new_year_is_said_by_its_weekday() -> None:
    assert by(at("2027-01-04 12:00"), at("2026-12-30 10:00"), "nl") == "maandag 12:00"


def test_a_day_begins_at_midnight_in_amsterdam() -> None:
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # half past midnight there
    assert when(late, datetime(2026, 7, 1, 12, tzinfo=UTC), "nl") == "morgen 00:30"
    assert when(late, datetime(2026, 7, 2, 12, tzinfo=UTC), "nl") == "vandaag 00:30"


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_a_day_of_23_or_25_hours_is_one_day(day: str) -> None:
    moment = at(f"{day} 00:10")
    assert when(moment, at(f"{day} 23:50"), "nl") == "vandaag 00:10"
    tomorrow = at("2026-03-30 00:05") if day == "2026-03-29" else at("2026-10-26 00:05")
    assert when(tomorrow, moment, "nl") == "morgen 00:05"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks a time zone"):
        when(NOW.replace(tzinfo=None), NOW, "nl")
