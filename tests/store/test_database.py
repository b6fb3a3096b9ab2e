"""Transactions: all or nothing, and nobody overwrites another's work unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from bot.store.database import MOST_TRIES, Conflict, Database, StoreError
from bot.store.tables import Case

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
THREADS = 8
TIMES = 50


def a_case(database: Database) -> None:
    with database.write() as session:
        session.add(Case(broker="joris", opened=NOON))


def version(database: Database) -> int:
    with database.read() as session:
        return session.exec(select(Case.version)).one()


def count_up(session: Session) -> None:
    case = session.exec(select(Case)).one()
    case.version += 1


def test_concurrent_changes_of_one_row_all_count(database: Database) -> None:
    a_case(database)
    together = Barrier(THREADS)

    def count(_: int) -> None:
        together.wait()
        for _ in range(TIMES):
            database.change(count_up)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(count, range(THREADS)))
    assert version(database) == 1 + THREADS * TIMES


def test_who_comes_second_on_postgres_is_told_and_has_written_nothing(
    postgres_database: Database,
) -> None:
    a_case(postgres_database)

    def come_second() -> None:
        with postgres_database.write() as late:
            seen = late.exec(select(Case)).one()
            postgres_database.change(count_up)
            seen.version = 99

    with pytest.raises(Conflict):
        come_second()
    assert version(postgres_database) == 2


def test_two_new_rows_with_one_key_are_a_conflict_on_postgres(postgres_database: Database) -> None:
    def come_second() -> None:
        with postgres_database.write() as late:
            assert late.get(Case, 7) is None
            postgres_database.change(lambda session: session.add(a_case_numbered(7)))
            late.add(a_case_numbered(7))

    with pytest.raises(Conflict):
        come_second()


def a_case_numbered(number: int) -> Case:
    return Case(id=number, broker="joris", opened=NOON)


def test_nothing_of_a_failed_transaction_is_kept(database: Database) -> None:
    a_case(database)

    def fail(session: Session) -> None:
        count_up(session)
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.change(fail)
    assert version(database) == 1


def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    a_case(database)
    with database.read() as session:
        before = session.exec(select(Case.version)).one()
        database.change(count_up)
        assert session.exec(select(Case.version)).one() == before
    assert version(database) == before + 1


def test_who_only_reads_cannot_write(database: Database) -> None:
    a_case(database)

    def write() -> None:
        with database.read() as session:
            count_up(session)
            session.flush()

    with pytest.raises(StoreError):
        write()
    database.change(count_up)
    assert version(database) == 2


def test_a_change_that_keeps_meeting_others_gives_up_in_the_end(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database.LONGEST_PAUSE_SECONDS", 0)
    tries = []

    def unlucky(session: Session) -> None:
        tries.append(session)
        raise Conflict

    with pytest.raises(Conflict):
        sqlite_database.change(unlucky)
    assert len(tries) == MOST_TRIES


def test_the_file_is_for_the_bot_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "wijkbot.sqlite"
    for _ in range(2):
        database = Database(f"sqlite:///{path}")
        with database.write() as session:
            session.execute(text("CREATE TABLE IF NOT EXISTS t (n)"))
            files = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
        database.close()
        assert files == dict.fromkeys(
            ["wijkbot.sqlite", "wijkbot.sqlite-wal", "wijkbot.sqlite-shm"], 0o600
        )
        path.chmod(0o644)


def test_sqlite_writes_ahead_and_waits_for_the_disk(sqlite_database: Database) -> None:
    with sqlite_database.read() as session:
        told = [
            session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert told == ["wal", 2, 1]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("wijkbot.sqlite", "is no URL"),
        ("mysql://localhost/wijkbot", "not in mysql"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
    ],
)
def test_an_address_that_is_no_database_says_what_is_wrong(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        Database(url)
