"""Which version of the tables a database has, and how it gets the newest."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.store.database import Database, StoreError

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def newest() -> str:
    """Give the version that this program needs."""
    head = _scripts().get_current_head()
    assert head is not None, "there is always a first migration"
    return head


def current(database: Database) -> str | None:
    """Give the version that a database has; None when it is empty."""
    with database.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def require(database: Database) -> None:
    """Raise StoreError for a database that is not of this program's version."""
    has = current(database)
    if has != newest():
        _refuse_newer(has)
        raise StoreError(
            f"The tables in {database.where} are those of an older Wijkbot, or it has none. "
            "Bring them up to date: wijkbot db upgrade"
        )


def upgrade(database: Database) -> None:
    """Bring a database to the newest version: all of it, or nothing.

    Raises StoreError when it is newer still.
    """
    has = current(database)
    if has == newest():
        return
    _refuse_newer(has)
    with database.connect() as connection:
        if not database.is_sqlite:
            _upgrade(connection)
            return
        # SQLite changes a table by copying it; what points to it must not be asked meanwhile.
        # The setting counts from the next transaction on.
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            _upgrade(connection)
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _upgrade(connection: Connection) -> None:
    with connection.begin():
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "sqlite":
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            assert lost is None, f"a migration broke a reference of table {lost}"


def _refuse_newer(has: str | None) -> None:
    if has is None:
        return
    try:
        _scripts().get_revision(has)
    except CommandError as error:
        raise StoreError(
            f"The database has version {has}, made by a newer Wijkbot than this one. "
            "Install that version again, or put back the backup from before its upgrade."
        ) from error


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
