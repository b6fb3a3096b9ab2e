"""Which version of the tables a database has, and how it gets the newest."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from bot.store.database import Database, StoreError

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def newest() -> str:
    """Give the version that this program needs."""
    head = _scripts().get_current_head()
    assert head is not None, "there is always a first migration"
    return head


def current(database: Database) -> str | None:
    """Give the version that a database has; None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database) -> None:
    """Bring a database to the newest version; raises StoreError when it is newer still."""
    has = current(database)
    if has == newest():
        return
    if has is not None:
        try:
            _scripts().get_revision(has)
        except CommandError as error:
            raise StoreError(
                f"The database has version {has}, made by a newer Wijkbot than this one. "
                "Install that version again, or put back the backup from before its upgrade."
            ) from error
    with database.engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
