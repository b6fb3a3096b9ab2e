"""`wijkbot db upgrade` and `wijkbot status`: the database, kept and looked at."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.base import Event, EventKind
from bot.inbox import keep
from bot.store import schema, tables
from bot.store.database import Database
from bot.store.lock import lock
from tests.cli.builders import a_town, wijkbot

FILE = "wijkbot.sqlite"
NOW = datetime.now(UTC)


def row(stdout: str, what: str) -> list[str]:
    """Give what stands in the table beside something."""
    return next(
        [cell.strip() for cell in line.strip("│").split("│")][1:]
        for line in stdout.splitlines()
        if line.startswith(f"│ {what} ")
    )


def test_a_new_database_goes_from_nothing_to_the_newest_version(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    first = wijkbot("db", "upgrade", "--config", town)
    again = wijkbot("db", "upgrade", "--config", town)

    assert first.exit_code == again.exit_code == 0
    assert f"{FILE} went from nothing to {schema.newest()}." in first.stdout
    assert f"have the newest version already, {schema.newest()}." in again.stdout


def test_a_database_that_somebody_works_on_is_not_upgraded(tmp_path: Path) -> None:
    with closing(Database(f"sqlite:///{FILE}")) as database, lock(database):
        refused = wijkbot("db", "upgrade", "-c", a_town(tmp_path))

    assert refused.exit_code == 1
    assert f"process {os.getpid()}" in refused.stderr


def test_a_database_of_a_newer_version_is_refused_by_every_command(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    wijkbot("db", "upgrade", "-c", town)
    with closing(sqlite3.connect(FILE)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")

    for command in (("db", "upgrade"), ("status",), ("run",)):
        refused = wijkbot(*command, "-c", town)
        assert refused.exit_code == 1
        assert "made by a newer Wijkbot" in refused.stderr


def test_the_environment_names_another_database_than_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKBOT_DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite'}")

    upgraded = wijkbot("db", "upgrade", "-c", a_town(tmp_path))

    assert "other.sqlite went from nothing" in upgraded.stdout
    assert not Path(FILE).exists()


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = a_town(tmp_path)
    monkeypatch.setenv("WIJKBOT_DATABASE_URL", f"sqlite:///{town / FILE}")

    for command in (("db", "upgrade"), ("run",)):
        refused = wijkbot(*command, "-c", town)
        assert refused.exit_code == 1
        assert f"The database {town / FILE} cannot be written" in refused.stderr


def test_status_of_a_database_that_is_not_there_tells_so_and_makes_none(tmp_path: Path) -> None:
    asked = wijkbot("status", "-c", a_town(tmp_path))

    assert asked.exit_code == 1
    assert f"There is no database {FILE} here." in asked.stderr
    assert not Path(FILE).exists()


def test_status_of_an_address_that_is_none_tells_what_one_looks_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKBOT_DATABASE_URL", "here")
    asked = wijkbot("status", "-c", a_town(tmp_path))

    assert asked.exit_code == 1
    assert "It looks like sqlite:///" in asked.stderr


def test_status_without_tables_names_the_command_that_makes_them(tmp_path: Path) -> None:
    Path(FILE).touch()
    asked = wijkbot("status", "-c", a_town(tmp_path))

    assert asked.exit_code == 1
    assert "wijkbot db upgrade" in asked.stderr


def test_status_counts_what_waits_and_what_nobody_is_asked_about(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    wijkbot("db", "upgrade", "-c", town)
    posted = Event("plein", "#signalen", "1", EventKind.POSTED, at=NOW, user="joris", text="x")
    with closing(Database(f"sqlite:///{FILE}")) as database, database.write() as session:
        keep(session, [posted], "1", NOW)
        session.add(tables.Case(broker="anouk", opened=NOW))

    asked = wijkbot("status", "-c", town)

    assert asked.exit_code == 0
    assert row(asked.stdout, "events waiting to be handled")[0] == "1"
    assert "ago" in row(asked.stdout, "events waiting to be handled")[1]
    assert row(asked.stdout, "cases: unowned")[0] == "1"
    assert row(asked.stdout, "open asks")[0] == "0"
    assert row(asked.stdout, "open cases without an open ask")[0] == "1"
    assert "please report it" in asked.stdout
    assert row(asked.stdout, "version of the tables")[0] == schema.newest()


def test_status_on_postgresql_counts_the_same(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKBOT_DATABASE_URL", postgres_url)
    with closing(Database(postgres_url)) as database, database.write() as session:
        session.execute(text("SELECT 1"))
        session.add(tables.Case(broker="anouk", opened=NOW))

    asked = wijkbot("status", "-c", a_town(tmp_path))

    assert asked.exit_code == 0, asked.stderr
    assert row(asked.stdout, "open cases without an open ask")[0] == "1"
