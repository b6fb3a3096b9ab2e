"""What came in and is not handed on yet, kept with the place in the sync that it came from.

It lives in the database in which nio keeps its keys, so that one transaction holds it all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from adapters.matrix.homeserver import Json

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS wijkbot_edge (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        room TEXT NOT NULL,
        invite INTEGER NOT NULL,
        event TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS wijkbot_position (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        since TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS wijkbot_press (
        reaction TEXT PRIMARY KEY,
        card TEXT NOT NULL,
        emoji TEXT NOT NULL
    )
    """,
)


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened in a room, or an invitation to it, as the homeserver tells it."""

    room: str
    event: Json
    invite: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Pressed:
    """A reaction that stands for a press, and was handed on."""

    reaction: str
    card: str
    emoji: str


class Edge:
    """Three small tables. Its methods never wait, so nothing comes between them."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        database.connect(reuse_if_open=True)
        Path(database.database).chmod(0o600)  # it holds people's words, and will hold keys
        self._overwrite()
        for table in _TABLES:
            self._run(table)

    def transaction(self) -> AbstractContextManager[Any]:
        """Keep all that is done within it, and what nio does, or nothing."""
        transaction: AbstractContextManager[Any] = self._database.atomic()
        return transaction

    def reopen(self) -> None:
        """Forget what is not on the disk."""
        self._database.close()
        self._database.connect()
        self._overwrite()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def position(self) -> str | None:
        """Give the place in the sync to go on from; None before the first."""
        rows = self._run("SELECT since FROM wijkbot_position")
        return str(rows[0][0]) if rows else None

    def take(self, news: Iterable[News], position: str) -> None:
        """Keep what came, and the place behind it; for who holds a transaction."""
        for each in news:
            self._run(
                "INSERT INTO wijkbot_edge (room, invite, event) VALUES (?, ?, ?)",
                each.room,
                int(each.invite),
                json.dumps(each.event),
            )
        self._run("REPLACE INTO wijkbot_position (only, since) VALUES (1, ?)", position)

    def waiting(self, most: int) -> list[News]:
        """Give what is to be handed on, in the order in which it came."""
        rows = self._run(
            "SELECT room, event, invite, number FROM wijkbot_edge ORDER BY number LIMIT ?", most
        )
        return [
            News(room, json.loads(event), bool(invite), number)
            for room, event, invite, number in rows
        ]

    def handed_on(self, last: int, presses: Iterable[Pressed]) -> None:
        """Forget everything up to a number, and remember which presses were among it."""
        with self.transaction():
            for each in presses:
                self._run(
                    "REPLACE INTO wijkbot_press (reaction, card, emoji) VALUES (?, ?, ?)",
                    each.reaction,
                    each.card,
                    each.emoji,
                )
            self._run("DELETE FROM wijkbot_edge WHERE number <= ?", last)

    def presses(self, card: str) -> list[Pressed]:
        """Give the presses on a card that were handed on and still stand, as far as is known."""
        rows = self._run("SELECT reaction, card, emoji FROM wijkbot_press WHERE card = ?", card)
        return [Pressed(*row) for row in rows]

    def forget_press(self, reaction: str) -> None:
        """Forget a press that stands no more."""
        self._run("DELETE FROM wijkbot_press WHERE reaction = ?", reaction)

    def _overwrite(self) -> None:
        """Leave nothing of what was handed on in the file."""
        self._run("PRAGMA secure_delete=ON")

    def _run(self, sql: str, *values: object) -> Sequence[tuple[Any, ...]]:
        return list(self._database.execute_sql(sql, values).fetchall())
