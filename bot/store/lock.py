"""One `run` at a time on one database."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from bot.store.database import Database, StoreError

LOCK_KEY = 0x77696A6B
"""Wijkbot's own among the advisory locks of a PostgreSQL database: `wijk` in ASCII."""


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
    with database.connect() as connection:
        # No transaction stays open meanwhile: it would keep old rows from being cleared.
        connection.execution_options(isolation_level="AUTOCOMMIT")
        name = f"wijkbot run, process {os.getpid()} on {os.uname().nodename}"
        set_name = text("SELECT set_config('application_name', :name, false)")
        connection.execute(set_name, {"name": name[:63]})
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK_KEY}):
            raise _taken(database.where, connection.scalar(_HOLDER, {"key": LOCK_KEY}))
        try:
            yield
        finally:
            # The session ends with its lock; giving it back would leave both to the next user.
            connection.invalidate()


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
