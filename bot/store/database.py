"""One database: how it is opened, and how a transaction on it behaves.

Transactions never overwrite each other's work unseen. On SQLite writers take turns, because
every writing transaction starts with BEGIN IMMEDIATE: SQLAlchemy's default would let two
readers of one row both write it. On PostgreSQL they run side by side, each on its own
snapshot, and who comes second is told by a Conflict.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session, create_engine

from bot.store.trouble import Conflict, StoreError, told

__all__ = ["Conflict", "Database", "StoreError"]

BUSY_SECONDS = 30
CONNECT_SECONDS = 10
SILENCE_MILLISECONDS = 30_000
"""How long a PostgreSQL that stopped answering is waited for."""
CONNECTIONS = 5

MOST_TRIES = 30
PAUSE_SECONDS = 0.002
LONGEST_PAUSE_SECONDS = 0.2
"""After a conflict, at most: it doubles with each try, so that many writers drift apart."""

T = TypeVar("T")


class Database:
    """An open database. `url` is an SQLAlchemy URL; nothing is read before it is used.

    Raises StoreError for another kind of database and for a file that cannot be one.
    """

    def __init__(self, url: str) -> None:
        parsed = _parsed(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = Path(parsed.database) if self.is_sqlite and parsed.database else None
        self.engine: Engine = _sqlite(parsed) if self.is_sqlite else _postgresql(parsed)
        self._reading = self.engine.execution_options(
            **({"reading": True} if self.is_sqlite else {"postgresql_readonly": True})
        )

    @property
    def where(self) -> str:
        """Name it for people, without a password."""
        address = self.engine.url.set(drivername="postgresql", query={})
        return str(self.path or address.render_as_string(hide_password=True))

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that may write: all of it is kept, or nothing.

        Raises StoreError when the database cannot be used, and on PostgreSQL Conflict when
        somebody else changed the same rows meanwhile; then nothing was kept.
        """
        with (
            told(self.where),
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def change(self, work: Callable[[Session], T]) -> T:
        """Do a piece of work in one transaction, and again where there was a conflict.

        `work` may run several times, so it does nothing outside its session.
        """
        for tries in range(1, MOST_TRIES):
            try:
                with self.write() as session:
                    return work(session)
            except Conflict:
                pause(tries)
        with self.write() as session:
            return work(session)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Look at one moment's state; the database refuses to be changed."""
        with told(self.where), Session(self._reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A bare connection outside any session, with errors told as everywhere."""
        with told(self.where), self.engine.connect() as connection:
            yield connection

    def settle(self) -> None:
        """Have SQLite write over what was erased in its log beside the file, too, if it can now."""
        if self.is_sqlite:
            with told(self.where), self.engine.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw is not None, "a connection that is open has a driver's behind it"
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def pause(tries: int) -> None:
    """Let others go first after a conflict, the longer the more often it happened."""
    longest = min(PAUSE_SECONDS * 2**tries, LONGEST_PAUSE_SECONDS)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - no secret, only spread


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError(
            "The database's address is no URL. It looks like sqlite:///wijkbot.sqlite or "
            "postgresql://wijkbot@localhost/wijkbot."
        ) from None
    kind = parsed.get_backend_name()
    if kind not in {"sqlite", "postgresql"}:
        raise StoreError(f"Wijkbot keeps its data in SQLite or PostgreSQL, not in {kind}.")
    if kind == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise StoreError("An SQLite database needs a file: sqlite:///wijkbot.sqlite")
    return parsed


def _sqlite(url: URL) -> Engine:
    assert url.database is not None
    _make_private(Path(url.database))
    engine = create_engine(
        url.set(drivername="sqlite"),
        connect_args={"timeout": BUSY_SECONDS},
        hide_parameters=True,  # people's words belong in no error and no log
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _postgresql(url: URL) -> Engine:
    defaults = {
        "application_name": "wijkbot",
        "connect_timeout": str(CONNECT_SECONDS),
        "tcp_user_timeout": str(SILENCE_MILLISECONDS),
    }
    own: dict[str, Any] = {**defaults, **url.query}
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg", query=own),
            isolation_level="REPEATABLE READ",  # or a lost update would pass unseen
            pool_size=CONNECTIONS,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            "PostgreSQL needs one more package: pip install 'wijkbot[postgres]'"
        ) from error


def _make_private(path: Path) -> None:
    """Only who runs the bot may read what people wrote."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            # Not opened: closing it would end the locks of others in this process.
            if path.is_file() and path.stat().st_mode & 0o077:
                path.chmod(0o600)
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be written: {error.strerror}. "
            f"Give the user that runs Wijkbot the right to write in {path.parent}, "
            "or set `database` in the configuration to another place."
        ) from error


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    # With recursive triggers a REPLACE is a deletion, which history refuses.
    # What is erased is overwritten, so that no page of the file still holds people's words.
    pragmas = ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON")
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA journal_mode=WAL")


def _on_begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
