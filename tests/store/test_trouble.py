"""A database that cannot be used says what is wrong and what to do; nothing is lost."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from bot.store import schema
from bot.store.database import Database, StoreError
from bot.store.tables import Case, Note

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOBODY = 65534


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Lose root's right to write everywhere, if we are root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may enter, as pytest's own is not."""
    made = Path(tempfile.mkdtemp(prefix="wijkbot-"))
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def look(database: Database) -> None:
    with database.read() as session:
        session.execute(text("SELECT 1"))


def test_a_new_database_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    with as_somebody_else(), pytest.raises(StoreError) as raised:
        Database(f"sqlite:///{folder}/wijkbot.sqlite")
    assert str(raised.value) == (
        f"The database {folder}/wijkbot.sqlite cannot be written: Permission denied. "
        f"Give the user that runs Wijkbot the right to write in {folder}, "
        "or set `database` in the configuration to another place."
    )


def test_a_database_in_a_folder_that_became_read_only(folder: Path, sqlite_template: Path) -> None:
    path = folder / "wijkbot.sqlite"
    shutil.copy(sqlite_template, path)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    folder.chmod(0o555)
    with (
        as_somebody_else(),
        closing(Database(f"sqlite:///{path}")) as database,
        pytest.raises(StoreError, match="the right to write the file and its folder"),
    ):
        look(database)


def test_a_disk_that_fills_up_loses_only_what_did_not_fit(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.write() as session:
        session.add(Case(broker="joris", opened=NOON))
    pages = 0

    def fill(words: str) -> None:
        with database.write() as session:
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            session.add(Note(case_id=1, words=words, author="joris", at=NOON))

    with database.read() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
    with pytest.raises(StoreError, match=r"no room left .* make room on its disk"):
        fill("te veel " * 100_000)
    fill("past nog")
    with database.read() as session:
        assert session.exec(select(Note.words)).all() == ["past nog"]
    database.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "brief.sqlite"
    path.write_text("Geachte heer Vermeer,\n" * 100)
    with closing(Database(f"sqlite:///{path}")) as database:
        for use in (look, schema.current, schema.upgrade):
            with pytest.raises(StoreError, match="is no database, or it is damaged"):
                use(database)
    assert path.read_text().startswith("Geachte")


def test_a_folder_in_the_place_of_a_database(tmp_path: Path) -> None:
    with (
        closing(Database(f"sqlite:///{tmp_path}")) as database,
        pytest.raises(StoreError, match="cannot be written"),
    ):
        look(database)


def test_a_database_that_another_program_keeps_locked(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database.BUSY_SECONDS", 0)
    with (
        closing(Database(sqlite_url)) as first,
        closing(Database(sqlite_url)) as second,
        first.write() as writing,
    ):
        writing.connection()
        with pytest.raises(StoreError, match="Another program keeps"), second.write() as waiting:
            waiting.connection()


def test_a_mistake_in_a_statement_is_no_trouble_of_the_database(database: Database) -> None:
    with pytest.raises(DBAPIError) as raised, database.read() as session:
        session.execute(text("SELECT nothing FROM nowhere WHERE words = :words"), {"words": "x"})
    assert not isinstance(raised.value, StoreError)


def test_no_error_quotes_what_somebody_wrote(database: Database) -> None:
    with pytest.raises(DBAPIError) as raised, database.write() as session:
        session.execute(text("SELECT nowhere.n, :words"), {"words": "het gezin op nummer 9"})
    assert "nummer 9" not in str(raised.value)


def test_a_postgres_that_is_not_there(tmp_path: Path) -> None:
    url = f"postgresql://wijkbot:geheim@/wijkbot?host={tmp_path}"
    with closing(Database(url)) as database:
        for use in (look, schema.current):
            with pytest.raises(StoreError, match=r"cannot be reached.*Check that PostgreSQL runs"):
                use(database)


def test_a_postgres_that_takes_the_call_and_says_nothing() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        url = f"postgresql://wijkbot:geheim@127.0.0.1:{port}/wijkbot?connect_timeout=1"
        with closing(Database(url)) as database, pytest.raises(StoreError) as raised:
            look(database)
    assert "cannot be reached" in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_a_postgres_that_went_away_and_came_back(postgres_url: str, postgres: str) -> None:
    with closing(Database(postgres_url)) as database:
        with database.read() as session:
            name = session.execute(text("SELECT current_database()")).scalar_one()
            with psycopg.connect(
                f"host={postgres} user=postgres dbname=postgres", autocommit=True
            ) as admin:
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                    [name],
                )
            with pytest.raises(DBAPIError):
                session.execute(text("SELECT 1"))
        look(database)


def test_a_postgres_without_that_database(postgres: str) -> None:
    url = f"postgresql://postgres@/nergens?host={postgres}"
    with (
        closing(Database(url)) as database,
        pytest.raises(StoreError, match='"nergens" does not exist'),
    ):
        look(database)


def test_a_postgres_that_refuses_this_user(postgres_url: str) -> None:
    with closing(Database(postgres_url)) as owner, owner.write() as session:
        session.execute(text("DROP ROLE IF EXISTS gast"))
        session.execute(text("CREATE ROLE gast LOGIN"))
    with (
        closing(Database(postgres_url.replace("//postgres@", "//gast@"))) as database,
        pytest.raises(StoreError, match="permission denied for table case"),
        database.read() as session,
    ):
        session.exec(select(Case)).all()
