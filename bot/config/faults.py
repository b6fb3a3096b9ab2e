"""What can be wrong with a configuration, in words for whoever keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Key = tuple[str | int, ...]
"""Where something stands: names of keys, and places in lists counted from 0."""

SHOWN_CHARACTERS = 60
"""How much of a value a message repeats."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a key of the whole configuration, wherever that was written."""

    key: Key
    wrong: str
    fix: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, with the place to put it right.

    `line` counts from 1 and is None where it is not known. In `key` lists count from 1
    too, within their file: `people[3] (karel).department` is the third `[[people]]` there.
    An empty `key` means the file as a whole.
    """

    file: str
    line: int | None
    key: str
    wrong: str
    fix: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        head = f"{place}: {self.key}" if self.key else place
        return f"{head}\n  {self.wrong}\n  {self.fix}"


class ConfigError(Exception):
    """The configuration cannot be used; `faults` holds all that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(render(self.faults))


def render(faults: Iterable[Fault]) -> str:
    """Plain text, one paragraph for each fault. Without markup: brackets are literal."""
    return "\n\n".join(str(fault) for fault in faults)


def printable(text: str) -> str:
    """The text without what could steer a terminal: such characters are written out."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def quoted(value: object) -> str:
    """A value as the file has it, shortened, safe to print."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            shown = printable(value)
            if len(shown) > SHOWN_CHARACTERS:
                shown = shown[: SHOWN_CHARACTERS - 1] + "…"
            return f'"{shown}"'
        case dict():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return printable(str(value))[:SHOWN_CHARACTERS]
