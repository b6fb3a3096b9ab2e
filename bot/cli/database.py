"""`wijkbot db upgrade`: the tables of the database, in the version that this program needs."""

from __future__ import annotations

from contextlib import closing

from bot.cli.options import EXAMPLE, ConfigOption, database_url
from bot.cli.terminal import out, plain
from bot.config.load import load
from bot.store import schema
from bot.store.database import Database
from bot.store.lock import lock


def upgrade(config: ConfigOption = EXAMPLE) -> None:
    """Bring the tables to the newest version: all of it, or nothing.

    Make a backup first. It is refused while `wijkbot run` works on the same database. A
    database that is not there yet is made.
    """
    url = database_url(load(config))
    with closing(Database(url)) as database, lock(database):
        before = schema.current(database)
        schema.upgrade(database)
        after = schema.current(database)
    if before == after:
        told = f"The tables in {database.where} have the newest version already, {after}."
    else:
        told = f"The tables in {database.where} went from {before or 'nothing'} to {after}."
    out().print(plain(told), soft_wrap=True)
