"""What commands have in common: which configuration they work with, and which database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

import bot
from bot.config.schema import Config
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


def database_url(config: Config) -> str:
    """Give the address of the database, with its password if it needs one."""
    return os.environ.get(DATABASE_URL) or config.database


def existing(url: str) -> Database:
    """Open a database that is there; unlike `Database` it makes no file.

    Raises StoreError where there is none.
    """
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
