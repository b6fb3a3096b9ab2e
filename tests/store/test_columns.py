"""Moments and words mean the same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlmodel import col, select

from bot.store.database import Database
from bot.store.nouns import CaseState, Ending
from bot.store.tables import Absence, Case

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)


def an_absence(start: datetime) -> Absence:
    return Absence(person="karel", start=start)


def test_a_moment_comes_back_aware_and_in_utc(database: Database) -> None:
    with database.write() as session:
        session.add(an_absence(NOON.astimezone(AMSTERDAM)))
    with database.read() as session:
        found = session.exec(select(Absence)).one()
        assert found.start == NOON
        assert found.start.tzinfo is UTC
        assert found.end is None


def test_both_hours_of_the_night_that_summer_time_ends_stay_apart(database: Database) -> None:
    night = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    with database.write() as session:
        session.add_all([an_absence(night.replace(fold=fold)) for fold in (0, 1)])
    with database.read() as session:
        first, second = session.exec(select(Absence).order_by(col(Absence.id))).all()
        assert second.start - first.start == timedelta(hours=1)


def test_moments_compare_across_zones(database: Database) -> None:
    with database.write() as session:
        session.add(an_absence(NOON))
    earlier = NOON.astimezone(AMSTERDAM) - timedelta(microseconds=1)
    with database.read() as session:
        assert session.exec(select(Absence).where(Absence.start > earlier)).first()
        assert not session.exec(select(Absence).where(Absence.start < earlier)).first()


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="needs a time zone"), database.write() as session:
        session.add(an_absence(datetime(2026, 3, 2)))  # noqa: DTZ001 - on purpose


def test_a_word_of_a_closed_set_is_kept_as_it_is_written(database: Database) -> None:
    with database.write() as session:
        session.add(Case(broker="joris", opened=NOON, ending=Ending.NO_SIGNAL))
    with database.read() as session:
        assert session.execute(text('SELECT state, ending FROM "case"')).one() == (
            "unowned",
            "no_signal",
        )
        found = session.exec(select(Case)).one()
        assert (found.state, found.ending) == (CaseState.UNOWNED, Ending.NO_SIGNAL)
