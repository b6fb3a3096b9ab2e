"""Where each key of the folded configuration was written, and how messages name it."""

from __future__ import annotations

import re

from bot.config import tree
from bot.config.faults import Fault, Finding, Key, printable
from bot.config.reading import Source

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LABELS = ("slug", "id", "name")
_LABEL_CHARACTERS = 40


class Places:
    """Source and key in that source, by key of the whole.

    Only what folding moved is kept; everything below it kept its place.
    """

    def __init__(self, main: Source) -> None:
        self._main = main
        self._moved: dict[Key, tuple[Source, Key]] = {}

    def put(self, key: Key, source: Source, there: Key) -> None:
        """Remember where a key of the whole was written."""
        self._moved[key] = (source, there)

    def of(self, key: Key) -> tuple[Source, Key]:
        """Where a key was written; the main file when it was written nowhere."""
        for length in range(len(key), 0, -1):
            if found := self._moved.get(key[:length]):
                source, there = found
                return source, (*there, *key[length:])
        return self._main, key

    def fault(self, finding: Finding) -> Fault:
        """The finding with its file and line."""
        source, key = self.of(finding.key)
        shown = named(key, source.data)
        return Fault(source.file, source.lines.of(key), shown, finding.wrong, finding.fix)


def named(key: Key, data: object) -> str:
    """Write a key as people read it: `people[3] (karel).department`."""
    shown = ""
    for step in key:
        data = tree.below(data, step)
        if isinstance(step, int):
            label = _label(data)
            shown += f"[{step + 1}] ({label})" if label else f"[{step + 1}]"
        else:
            shown += ("." if shown else "") + (step if _BARE.fullmatch(step) else _quoted(step))
    return shown


def _label(element: object) -> str:
    """What an element of a list is called, when it is called something."""
    if not isinstance(element, dict):
        return ""
    for key in _LABELS:
        match element.get(key):
            case str() as label if label.strip():
                return printable(label.strip())[:_LABEL_CHARACTERS]
    return ""


def _quoted(step: str) -> str:
    return f'"{printable(step)}"'
