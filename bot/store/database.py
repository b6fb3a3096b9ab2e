"""One database: how it is opened, and how a transaction on it behaves.

SQLite runs in WAL with synchronous=FULL, and every writing transaction starts with
BEGIN IMMEDIATE: SQLAlchemy's default would let two readers of one row both write it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, create_engine

BUSY_SECONDS = 30


class StoreError(Exception):
    """The database cannot be used; the message says what to do."""


class Database:
    """An open database. `url` is an SQLAlchemy URL."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = Path(parsed.database) if self.is_sqlite and parsed.database else None
        if self.path is not None:
            _make_private(self.path)
        driver = "sqlite" if self.is_sqlite else "postgresql+psycopg"
        options: dict[str, Any] = (
            {"connect_args": {"timeout": BUSY_SECONDS}} if self.is_sqlite else {"pool_size": 5}
        )
        self.engine: Engine = create_engine(parsed.set(drivername=driver), **options)
        if self.is_sqlite:
            event.listen(self.engine, "connect", _on_connect)
            event.listen(self.engine, "begin", _on_begin)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that may write: all of it is kept, or nothing."""
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            raise _explained(error, self.path) from error

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Look without changing."""
        with Session(self.engine.execution_options(reading=True)) as session:
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _make_private(path: Path) -> None:
    """Only who runs the bot may read what people wrote."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be written: {error.strerror}. "
            f"Give the user that runs Wijkbot the right to write in {path.parent}, "
            "or set `database` in the configuration to another place."
        ) from error


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _explained(error: OperationalError, path: Path | None) -> Exception:
    said = str(error.orig)
    where = path or "the database"
    if "disk is full" in said:
        return StoreError(
            f"There is no room left to write {where}. What came before is safe; "
            "make room and start Wijkbot again."
        )
    if "readonly" in said:
        return StoreError(f"{where} is read-only. Give Wijkbot's user the right to write it.")
    return error
