"""An append-only file of entries: what is in it survives a killed process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import BinaryIO

from adapters.console.entry import Entry, read, written


class JournalError(ValueError):
    """The file holds something else than this console's journal."""


class Journal:
    """The entries of one console, in order.

    Several objects and processes may have the same file open: each reads on to the end
    before it adds. `seen` is called once for each entry, whoever wrote it. Only its owner
    may read the file: it holds what people wrote, also what they have removed since.
    """

    def __init__(self, path: Path, seen: Callable[[Entry], None]) -> None:
        self.path = path
        self._seen = seen
        self._entries: list[Entry] = []
        self._read = 0
        self._lock = RLock()
        self._file: BinaryIO | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self.read_on()

    def read_on(self) -> None:
        """Take in what others added; raises JournalError for what is not this journal."""
        with self._lock, self.path.open("rb") as file:
            if file.seek(0, os.SEEK_END) < self._read:
                raise JournalError(f"{self.path} is shorter than it was: somebody replaced it")
            file.seek(self._read)
            for line in file:
                if not line.endswith(b"\n"):
                    return  # somebody is writing it, or died while writing it
                self._take(line)
                self._read += len(line)

    def entries(self, after: int = 0) -> Sequence[Entry]:
        """Give the entries behind a position, also those that others added."""
        with self._lock:
            self.read_on()
            return tuple(self._entries[after:])

    @contextmanager
    def writing(self) -> Iterator[BinaryIO]:
        """Let nobody else write, in this or another process, and know what is there."""
        with self._lock:
            if self._file is not None:
                yield self._file
                return
            with self.path.open("r+b", buffering=0) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                self._file = file
                try:
                    self.read_on()
                    yield file
                finally:
                    self._file = None

    def add(self, draft: Entry) -> Entry:
        """Append an entry, and give it as it was numbered."""
        with self.writing() as file:
            entry = draft.numbered(len(self._entries) + 1)
            line = written(entry).encode() + b"\n"
            file.truncate(self._read)  # half a line, of a writer that died
            file.seek(self._read)
            while line:
                line = line[file.write(line) :]
            self.read_on()
            return entry

    def _take(self, line: bytes) -> None:
        place = f"{self.path}, line {len(self._entries) + 1}"
        try:
            entry = read(line)
        except (ValueError, KeyError, TypeError) as error:
            raise JournalError(f"{place} is no entry of a console: {error}") from error
        if entry.index != len(self._entries) + 1:
            raise JournalError(f"{place} has index {entry.index}")
        self._entries.append(entry)
        self._seen(entry)
