"""The migrations make what the models say, and what must not change does not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel, select

from bot.store import schema
from bot.store.database import Database, StoreError
from bot.store.nouns import AskKind
from bot.store.tables import Ask, Case, History, Note

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
COLUMNS = "case_id, seq, act, person, at, details"
COPIED = "SELECT case_id, seq, act, 'karel', at, details FROM history"
REPLACED = (
    f"INSERT INTO history ({COLUMNS}) {COPIED} WHERE true "
    "ON CONFLICT (case_id, seq) DO UPDATE SET person = excluded.person"
)


def a_case_with_history(database: Database) -> None:
    with database.write() as session:
        case = Case(broker="joris", opened=NOON)
        session.add(case)
        session.flush()
        assert case.id is not None
        note = Note(case_id=case.id, words="want", author="fatima", at=NOON)
        session.add(note)
        session.flush()
        session.add(
            History(
                case_id=case.id,
                seq=1,
                act="give",
                person="fatima",
                user="U1",
                name="Fatima de Wit",
                at=NOON,
                note_id=note.id,
                details={"person": "kim", "department": "wegen"},
            )
        )


def test_the_migrations_make_the_tables_that_the_models_describe(database: Database) -> None:
    with database.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_constraint_has_a_name_that_a_migration_can_use() -> None:
    for table in SQLModel.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


@pytest.mark.parametrize(
    "change",
    ["UPDATE history SET person = 'karel'", "DELETE FROM history", REPLACED],
)
def test_history_refuses_to_be_changed(database: Database, change: str) -> None:
    a_case_with_history(database)
    with (
        pytest.raises(DBAPIError, match="history is append-only"),
        database.write() as session,
    ):
        session.execute(text(change))
    with database.read() as session:
        assert session.execute(text("SELECT person FROM history")).scalar_one() == "fatima"


FORGOTTEN = "person = '~1f', \"user\" = NULL, name = NULL"


def test_history_may_forget_once_who_did_something(database: Database) -> None:
    a_case_with_history(database)
    with database.write() as session:
        session.execute(text(f"UPDATE history SET {FORGOTTEN}"))
    for change in ("person = '~2e'", "person = 'fatima'", "name = 'Fatima'"):
        with (
            pytest.raises(DBAPIError, match="history is append-only"),
            database.write() as session,
        ):
            session.execute(text(f"UPDATE history SET {change}"))
    with database.read() as session:
        assert session.execute(text("SELECT person FROM history")).scalar_one() == "~1f"


@pytest.mark.parametrize(
    "change",
    [
        "act = 'done'",
        "at = '2026-01-01 00:00:00+00'",
        "note_id = NULL",
        "details = '{}'",
        "seq = 9",
    ],
)
def test_history_forgets_nothing_else_with_it(database: Database, change: str) -> None:
    a_case_with_history(database)
    with (
        pytest.raises(DBAPIError, match="history is append-only"),
        database.write() as session,
    ):
        session.execute(text(f"UPDATE history SET {FORGOTTEN}, {change}"))


def test_history_may_forget_to_whom_something_was_done_and_nothing_beside(
    database: Database,
) -> None:
    a_case_with_history(database)
    for details in ('{"person": "~1f", "department": "afval"}', '{"person": "karel"}', "{}"):
        with (
            pytest.raises(DBAPIError, match="history is append-only"),
            database.write() as session,
        ):
            session.execute(text(f"UPDATE history SET details = '{details}'"))
    with database.write() as session:
        whom = """UPDATE history SET details = '{"department": "wegen", "person": "~1f"}'"""
        session.execute(text(whom))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("sqlite", f"REPLACE INTO history ({COLUMNS}) {COPIED}"),
        ("postgres", "TRUNCATE history"),
    ],
)
def test_history_refuses_what_only_one_database_knows(
    request: pytest.FixtureRequest, kind: str, change: str
) -> None:
    database: Database = request.getfixturevalue(f"{kind}_database")
    a_case_with_history(database)
    with (
        pytest.raises(DBAPIError, match="history is append-only"),
        database.write() as session,
    ):
        session.execute(text(change))


def test_the_number_of_a_case_is_never_given_out_again(database: Database) -> None:
    numbers = []
    for _ in range(2):
        with database.write() as session:
            case = Case(broker="joris", opened=NOON)
            session.add(case)
            session.flush()
            numbers.append(case.id)
            session.execute(text('DELETE FROM "case"'))
    assert numbers == [1, 2]


def test_a_new_database_gets_its_tables_and_a_second_upgrade_does_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert schema.current(database) is None
    with pytest.raises(StoreError, match="wijkbot db upgrade"):
        schema.require(database)
    schema.upgrade(database)
    schema.upgrade(database)
    schema.require(database)
    a_case_with_history(database)
    database.close()


OF_THE_FIRST_VERSION = (
    *(
        'INSERT INTO "case" (id, version, state, urgency, confidential, broker, routing, opened) '
        f"VALUES ({number}, 1, 'unowned', 'normal', 0, 'joris', '{routing}', '2026-11-02 09:00')"
        for number, routing in enumerate(('{"flags": [{"flag": "political"}]}', "{}"), 1)
    ),
    (
        "INSERT INTO ask (case_id, kind, brokered, framing, cycle, step, opened) "
        "VALUES (1, 'question', 0, 1, 1, 0, '2026-11-02 09:00')"
    ),
)
"""One case that may hurt somebody, with a message that did not arrive; and one that may not."""


def test_a_database_of_the_first_version_keeps_what_it_has(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.sqlite'}")
    with database.connect() as connection, connection.begin():
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with pytest.raises(StoreError, match="those of an older Wijkbot"):
        schema.require(database)
    with database.connect() as connection, connection.begin():
        for statement in OF_THE_FIRST_VERSION:
            connection.execute(text(statement))
    schema.upgrade(database)
    with database.read() as session:
        cases = session.exec(select(Case)).all()
        assert [(case.id, case.risk) for case in cases] == [(1, True), (2, False)]
        assert session.exec(select(Ask.kind)).all() == [AskKind.LOST]
        assert session.execute(text("SELECT count(*) FROM learned")).scalar_one() == 0
    database.close()


def test_an_upgrade_that_breaks_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")

    def break_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", break_off)
        with pytest.raises(KeyboardInterrupt):
            schema.upgrade(database)
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0
    schema.upgrade(database)
    with database.read() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    database.close()


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for look in (schema.upgrade, schema.require):
        with pytest.raises(StoreError, match="made by a newer Wijkbot"):
            look(database)
    assert schema.current(database) == "9999"
