"""On which line of a TOML file each key stands; the standard parser does not tell.

The scanner reads what `tomllib` has accepted already, so it need not check anything. It
knows headers, dotted keys, strings, lists and inline tables, and skips all other values.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress

from bot.config.faults import Key

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # up to two quotes may stand before the closing three
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


class _LostError(Exception):
    """Here stands what the scanner does not know; what it has found so far holds."""


class Lines:
    """Lines by key, of one file's text."""

    def __init__(self, text: str) -> None:
        self._newlines = [found.start() for found in re.finditer("\n", text)]
        self._offsets = _Scanner(text).offsets()

    def __iter__(self) -> Iterator[Key]:
        return iter(self._offsets)

    def of(self, key: Key) -> int | None:
        """The line of a key, else of the nearest table or list around it, from 1."""
        for length in range(len(key), 0, -1):
            offset = self._offsets.get(key[:length])
            if offset is not None:
                return bisect_left(self._newlines, offset) + 1
        return None


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Key, int] = {}
        self._counts: dict[Key, int] = {}
        """Tables seen so far in each array of tables."""

    def offsets(self) -> dict[Key, int]:
        # where it gets lost, the rest has no lines: faults there name the file and the key
        with suppress(_LostError, RecursionError):
            self._document()
        return self._found

    def _document(self) -> None:
        table: Key = ()
        while True:
            self._skip(_BLANK)
            if self._at >= len(self._text):
                return
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Key:
        start = self._at
        is_array = self._text.startswith("[[", start)
        self._at += 2 if is_array else 1
        path: Key = ()
        *above, last = self._name()
        for part in above:
            path = (*path, part)
            self._found.setdefault(path, start)
            if path in self._counts:  # a table below an array belongs to its latest element
                path = (*path, self._counts[path] - 1)
        path = (*path, last)
        self._found.setdefault(path, start)
        if is_array:
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            path = (*path, index)
            self._found.setdefault(path, start)
        for _ in range(2 if is_array else 1):
            self._take("]")
        return path

    def _pair(self, table: Key) -> None:
        start = self._at
        path = table
        for part in self._name():
            path = (*path, part)
            self._found.setdefault(path, start)
        self._take("=")
        self._value(path)

    def _name(self) -> list[str]:
        """A key with its dots, up to what follows it."""
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            if bare := _BARE.match(self._text, self._at):
                self._at = bare.end()
                parts.append(bare[0])
            else:
                parts.append(_unquoted(self._string()))
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _value(self, path: Key) -> None:
        self._skip(_SPACE)
        match self._text[self._at : self._at + 1]:
            case "[":
                self._list(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._string()
            case _:
                if not self._skip(_SCALAR):
                    raise _LostError

    def _list(self, path: Key) -> None:
        self._take("[")
        index = 0
        while not self._closes("]"):
            here = (*path, index)
            self._found.setdefault(here, self._at)
            self._value(here)
            index += 1

    def _inline_table(self, path: Key) -> None:
        self._take("{")
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, bracket: str) -> bool:
        """Pass a comma, then say whether the list or the inline table ends here."""
        self._skip(_BLANK)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_BLANK)
        if self._text.startswith(bracket, self._at):
            self._at += 1
            return True
        return False

    def _string(self) -> str:
        found = _STRING.match(self._text, self._at)
        if found is None:
            raise _LostError
        self._at = found.end()
        return found[0]

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        """Move past what matches; false when that is nothing."""
        found = pattern.match(self._text, self._at)
        if found is None or found.end() == self._at:
            return False
        self._at = found.end()
        return True

    def _take(self, expected: str) -> None:
        self._skip(_SPACE)
        if not self._text.startswith(expected, self._at):
            raise _LostError
        self._at += len(expected)


def _unquoted(string: str) -> str:
    """What a quoted key says."""
    if "\\" not in string:
        return string[1:-1]
    return str(tomllib.loads(f"key = {string}")["key"])
