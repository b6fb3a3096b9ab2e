"""What commands have in common: which configuration they work with, and which database."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

import bot
from bot.config.schema import Config
from bot.store import schema
from bot.store.database import Database, StoreError

EXAMPLE = Path(bot.__file__).resolve().parent.parent / "config.example.toml"
"""The believable municipality that comes with Wijkbot."""

DATABASE_URL = "WIJKBOT_DATABASE_URL"
"""Environment variable that wins over `database`: passwords belong in no file."""

ConfigOption = Annotated[
    Path,
    typer.Option(
        "--config",
        "-c",
        metavar="FILE",
        help="The configuration of your municipality.",
        show_default="the example that comes with Wijkbot",
    ),
]


def as_typed(config: Path) -> str:
    """Give the option for this configuration, to stand behind a command; none for the example."""
    return "" if config == EXAMPLE else f" --config {shlex.quote(str(config))}"


def database_url(config: Config) -> str:
    """Give the address of the database, with its password if it needs one."""
    return os.environ.get(DATABASE_URL) or config.database


@contextmanager
def opened(config: Config) -> Iterator[Database]:
    """Open the database that is there, for as long as it takes; unlike `Database` it makes no file.

    Raises StoreError where there is none, and where its tables are of another version.
    """
    with closing(_existing(database_url(config))) as database:
        schema.require(database)
        yield database


def _existing(url: str) -> Database:
    try:
        parsed = make_url(url)
    except ArgumentError:
        return Database(url)  # which tells what is wrong with it
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database
    if is_file and not Path(str(parsed.database)).is_file():
        raise StoreError(
            f"There is no database {parsed.database} here. `wijkbot run` makes it; is this the "
            f"right folder, and the right --config or {DATABASE_URL}?"
        )
    return Database(url)
