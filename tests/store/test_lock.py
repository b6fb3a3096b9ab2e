"""A second `run` on one database is refused, and hears who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.database import Database, StoreError
from bot.store.lock import lock

HOLD = """
import sys
from bot.store.database import Database
from bot.store.lock import lock
with lock(Database(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    made: str = request.getfixturevalue(f"{request.param}_url")
    return made


def take(database: Database) -> None:
    with lock(database):
        pass


def test_who_comes_second_hears_which_process_was_first(url: str) -> None:
    with closing(Database(url)) as first, closing(Database(url)) as second:
        with lock(first), pytest.raises(StoreError, match=rf"runs .* process {os.getpid()}"):
            take(second)
        take(second)


def test_a_process_that_was_killed_holds_nothing(url: str) -> None:
    with (
        subprocess.Popen(
            [sys.executable, "-c", HOLD, url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as other,
        closing(Database(url)) as database,
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match=f"process {other.pid}"):
            take(database)
        other.kill()
        other.wait()
        if not database.is_sqlite:  # the server notices by itself, a moment later
            with database.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                        "WHERE application_name LIKE 'wijkbot run%'"
                    )
                )
        take(database)


def test_two_databases_of_one_server_can_both_run(postgres_url: str, postgres: str) -> None:
    other = f"postgresql://postgres@/postgres?host={postgres}"
    with closing(Database(postgres_url)) as one, closing(Database(other)) as two, lock(one):
        take(two)


def test_work_goes_on_while_the_lock_is_held(url: str) -> None:
    with closing(Database(url)) as database, lock(database), database.read() as session:
        assert session.execute(text("SELECT 1")).scalar_one() == 1
