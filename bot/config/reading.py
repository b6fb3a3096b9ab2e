"""One configuration file: from a path to parsed TOML, or to what is wrong with the file."""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.config.faults import Fault, printable
from bot.config.lines import Lines

_WHERE_IN_TOML = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|[^)]*)\)$")
_SAVE_AS_UTF8 = "Save the file as UTF-8 without a byte order mark."


@dataclass(frozen=True)
class Source:
    """One file, parsed. `include` is as written; `data` is all the rest."""

    path: Path
    text: str
    data: dict[str, Any]
    include: Any

    @property
    def file(self) -> str:
        """How messages name it."""
        return printable(str(self.path))

    @cached_property
    def lines(self) -> Lines:
        """Where its keys stand; looked up only when there is something to tell."""
        return Lines(self.text)


def read(path: Path) -> tuple[Source | None, list[Fault]]:
    """Read one file. Without a source its content is absent, and the faults say why."""
    raw = _bytes(path)
    if isinstance(raw, Fault):
        return None, [raw]
    faults = []
    if raw.startswith(codecs.BOM_UTF8):
        faults.append(_fault(path, "This file begins with a byte order mark.", _SAVE_AS_UTF8, 1))
        raw = raw.removeprefix(codecs.BOM_UTF8)
    text = _text(path, raw)
    if isinstance(text, Fault):
        return None, [*faults, text]
    data = _parsed(path, text)
    if isinstance(data, Fault):
        return None, [*faults, data]
    return Source(path, text, data, data.pop("include", [])), faults


def _fault(path: Path, wrong: str, fix: str, line: int | None = None) -> Fault:
    return Fault(printable(str(path)), line, "", wrong, fix)


def _bytes(path: Path) -> bytes | Fault:
    try:
        if path.is_dir():
            return _fault(path, "This is a directory.", "Name a TOML file in it.")
        if path.exists() and not path.is_file():  # a pipe could keep us waiting for ever
            return _fault(path, "This is not an ordinary file.", "Name a TOML file.")
        return path.read_bytes()
    except FileNotFoundError:
        fix = "Correct the name, or start from a copy of config.example.toml."
        return _fault(path, "There is no such file.", fix)
    except PermissionError:
        fix = "Give the user that runs Wijkbot the right to read it."
        return _fault(path, "This file may not be read.", fix)
    except OSError as error:
        return _fault(path, f"This file cannot be read: {error.strerror}.", "Check its name.")
    except ValueError as error:
        return _fault(path, f"This cannot be a file's name: {error}.", "Correct the name.")


def _text(path: Path, raw: bytes) -> str | Fault:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _fault(path, "This file is written in UTF-16.", _SAVE_AS_UTF8, 1)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = f"This is not UTF-8 text: it holds a byte {raw[error.start]:#04x}."
        return _fault(path, wrong, _SAVE_AS_UTF8, line)


def _parsed(path: Path, text: str) -> dict[str, Any] | Fault:
    try:
        return tomllib.loads(text)
    except RecursionError:
        return _fault(
            path, "Lists or tables are nested too deeply to be read.", "Write it flatter."
        )
    except ValueError as error:  # also for numbers that Python cannot hold
        message = printable(str(error))
        wrong, line = message, None
        if where := _WHERE_IN_TOML.search(message):
            wrong = message[: where.start()]
            # "at end of document" otherwise
            line = int(where["line"]) if where["line"] else text.rstrip().count("\n") + 1
            wrong += f" (column {where['column']})" if where["column"] else ""
        fix = "Correct it; the rest of this file can be checked only after that."
        return _fault(path, f"This is not valid TOML: {wrong}.", fix, line)
