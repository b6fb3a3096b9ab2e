"""What can go wrong with a database, told to the person who runs Wijkbot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StoreError(Exception):
    """The database cannot be used; the message says what to do."""


class Conflict(Exception):
    """Somebody else changed the same rows first: nothing was written, decide again."""


# SQLite's primary result codes.
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_RIGHTS = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}
_BROKEN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}

# PostgreSQL's SQLSTATE: whole codes, and classes of two characters.
_CONFLICTS = {"40001", "40P01", "23505"}
"""Serialization failure, deadlock, and a key that somebody else used a moment earlier."""
_NO_ROOM = {"53100", "53200"}
_NO_RIGHT = {"42501", "25006"}
_DOWN = {"08", "53", "57", "58"}


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise StoreError or Conflict for what a database says about itself.

    Other errors are mistakes in a statement; they pass as they are. `where` names the
    database for people: a path, or an address without a password.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StoreError(f"All connections to {where} are in use. Start Wijkbot again.") from error
    except DBAPIError as error:
        raise explained(error, where) from error


def explained(error: DBAPIError, where: str) -> Exception:
    """Give what to raise for an error of the database."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return _sqlite(original, where) or error
    return _postgresql(original, where) or error


def _sqlite(error: sqlite3.Error, where: str) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return _no_room(where)
    if code in _RIGHTS:
        return StoreError(
            f"{where} cannot be written. Give the user that runs Wijkbot the right to write "
            "the file and its folder."
        )
    if code in _BROKEN:
        return StoreError(
            f"{where} is no database, or it is damaged. Put back a backup, or set `database` "
            "in the configuration to another place."
        )
    if code in _BUSY:
        return StoreError(f"Another program keeps {where} locked. Stop it, and try again.")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(f"{where} cannot be read or written: {error}. Look at its disk.")
    return None


def _postgresql(error: BaseException | None, where: str) -> Exception | None:
    code: str | None = getattr(error, "sqlstate", None)
    if code is None:
        # Without a code no connection came about, or it was lost.
        lost = type(error).__name__ in {"OperationalError", "ConnectionTimeout", "InterfaceError"}
        return _down(where, error) if lost else None
    if code in _CONFLICTS:
        return Conflict(f"{where}: {code}")
    if code in _NO_ROOM:
        return _no_room(where)
    if code in _NO_RIGHT:
        return StoreError(f"{where} refuses this user: {_said(error)}. Give it the rights.")
    return _down(where, error) if code[:2] in _DOWN else None


def _no_room(where: str) -> StoreError:
    return StoreError(
        f"There is no room left to write {where}. What came before is safe; make room on its disk."
    )


def _down(where: str, error: BaseException | None) -> StoreError:
    return StoreError(
        f"The database {where} cannot be reached: {_said(error)}. Check that PostgreSQL runs "
        "there, that it has this database and lets Wijkbot in, and that `database` in the "
        "configuration names the right place."
    )


def _said(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else "no reason given"
