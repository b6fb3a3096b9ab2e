"""One `run` at a time on one database."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from bot.store.database import Database, StoreError
from bot.store.trouble import told

LOCK_KEY = 0x77696A6B
"""Wijkbot's own among the advisory locks of a PostgreSQL database: `wijk` in ASCII."""
MAX_NAME_BYTES = 63
"""PostgreSQL cuts off what is longer."""


@contextmanager
def lock(database: Database) -> Iterator[None]:
    """Keep others from running on this database, also from another machine.

    It ends with the process, however that ends. Raises StoreError, naming who holds it.
    """
    with _on_file(database.path) if database.path else _on_server(database):
        yield


@contextmanager
def _on_file(path: Path) -> Iterator[None]:
    beside = path.with_name(f"{path.name}.lock")
    try:
        file = os.open(beside, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StoreError(
            f"The file {beside} cannot be written: {error.strerror}. Give the user that runs "
            f"Wijkbot the right to write in {beside.parent}."
        ) from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 100).decode(errors="replace").strip()
            raise _taken(str(path), f"process {holder}" if holder else "a process") from None
        os.truncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        # The file stays: who removed it could remove the lock of who came next.
        yield
    finally:
        os.close(file)


@contextmanager
def _on_server(database: Database) -> Iterator[None]:
    with told(database.where):
        # No transaction stays open meanwhile: it would keep old rows from being cleared.
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        with told(database.where):
            _take(connection, database.where)
        yield
    finally:
        # The lock ends with the connection; in the pool both would go to its next user.
        connection.invalidate()
        connection.close()


def _take(connection: Connection, where: str) -> None:
    name = f"wijkbot run, process {os.getpid()} on {os.uname().nodename}"
    connection.execute(_SET_NAME, {"name": name[:MAX_NAME_BYTES]})
    if not connection.scalar(_TRY_LOCK, {"key": LOCK_KEY}):
        # The server's view of who does what may be a moment behind.
        asked = (connection.scalar(_HOLDER, {"key": LOCK_KEY}) for _ in range(_TIMES_ASKED))
        raise _taken(where, next(filter(None, asked), None))


_TIMES_ASKED = 5
_SET_NAME = text("SELECT set_config('application_name', :name, false)")
_TRY_LOCK = text("SELECT pg_try_advisory_lock(:key)")
_HOLDER = text(
    "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
    "WHERE l.locktype = 'advisory' AND l.granted AND l.objid = :key "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def _taken(where: str, holder: str | None) -> StoreError:
    return StoreError(
        f"Wijkbot already runs on {where}: {holder or 'another one'} holds it. "
        "Two at once would be two bots; stop that one first."
    )
