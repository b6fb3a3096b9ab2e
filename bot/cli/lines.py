"""Texts as JSON lines: what is on each, or what is wrong with it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from bot.store.text import storable

LONGEST_BYTES = 1_000_000
"""Of one line: some ten times what a chat message can hold."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text, and where it was said and by whom if that is told. `read` is in bytes so far."""

    number: int
    read: int
    text: str
    channel: str = ""
    poster: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that holds no text; `why` repeats nothing of it."""

    number: int
    read: int
    why: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.why}"


def read(file: BinaryIO) -> Iterator[Line | Bad]:
    """Give each line that is not empty; one at a time, however long the file is."""
    done = 0
    for number, (size, raw) in enumerate(_lines(file), 1):
        done += size
        if number == 1:
            raw = raw and raw.removeprefix(codecs.BOM_UTF8)  # noqa: PLW2901 - only here
        if raw is None:
            yield Bad(number, done, f"this is longer than {LONGEST_BYTES:,} bytes")
        elif raw.strip():
            yield _line(number, done, raw)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Give each line with its size, and None for one that is too long to be held."""
    while raw := file.readline(LONGEST_BYTES + 1):
        size = len(raw)
        if size <= LONGEST_BYTES or raw.endswith(b"\n"):
            yield size, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(LONGEST_BYTES)
            size += len(raw)
        yield size, None


def _line(number: int, done: int, raw: bytes) -> Line | Bad:
    try:
        found = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        return Bad(number, done, f"this is not UTF-8 text, from byte {error.start + 1} on")
    except json.JSONDecodeError as error:
        return Bad(number, done, f"this is not JSON: {error.msg}, at character {error.colno}")
    except (ValueError, RecursionError):
        return Bad(number, done, "this is JSON with too large a number, or nested too deeply")
    if not isinstance(found, dict):
        return Bad(number, done, 'this is no JSON object; write it like {"text": "…"}')
    if not isinstance(found.get("text"), str):
        return Bad(number, done, 'this has no "text" with text in it')
    for name in ("channel", "poster"):
        if not isinstance(found.get(name), str | None):
            return Bad(number, done, f'its "{name}" is not text')
    # As everything that comes in: two databases and every terminal can take it.
    parts = {name: storable(found.get(name) or "") for name in ("text", "channel", "poster")}
    return Line(number, done, **parts)
