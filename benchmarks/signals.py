"""Labelled texts: what a person says should become of each."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from routing.nouns import Kind


class Tag(StrEnum):
    """What is hard about a text.

    `THING` is a place that is named after a thing ("Lantaarnstraat"), `TRAP` a common word that
    is also the name of a place ("winter"), `NEGATION` evidence that is taken back.
    """

    TWO = "two"
    NOBODY = "nobody"
    THING = "thing"
    TRAP = "trap"
    ENGLISH = "english"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Signal:
    """A text with its owners (lead first; none is the broker's or chatter) and its wijken."""

    text: str
    owners: tuple[str, ...] = ()
    kind: Kind = Kind.SIGNAL
    wijk: tuple[str, ...] = ()
    tags: frozenset[Tag] = frozenset()

    @property
    def is_nobodys(self) -> bool:
        """A real matter that no department owns."""
        return self.kind is Kind.SIGNAL and not self.owners


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A name to print, and texts."""

    name: str
    signals: tuple[Signal, ...]


def read(path: Path) -> LabelledSet:
    """Read a set of JSON Lines; a line that is none raises ValueError with its number."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = tuple(_signal(path, at, line) for at, line in enumerate(lines, 1) if line.strip())
    return LabelledSet(path.stem, found)


def _signal(path: Path, at: int, line: str) -> Signal:
    try:
        row = json.loads(line)
        return Signal(
            text=row["text"],
            owners=tuple(row["owners"]),
            kind=Kind(row["kind"]),
            wijk=tuple(row["wijk"]),
            tags=frozenset(Tag(tag) for tag in row["tags"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}, line {at}: {error!r}") from error


def misfits(
    signals: Sequence[Signal], departments: Container[str], wijken: Container[str]
) -> Iterator[str]:
    """Labels that nobody could get right, as they name what the configuration has not."""
    for signal in signals:
        strange = [owner for owner in signal.owners if owner not in departments]
        strange += [wijk for wijk in signal.wijk if wijk not in wijken]
        if strange:
            yield f"{', '.join(strange)}: {signal.text}"
        if signal.kind is Kind.CHATTER and signal.owners:
            yield f"chatter with an owner: {signal.text}"
        if (Tag.TWO in signal.tags) != (len(signal.owners) > 1):
            yield f"tag two and {len(signal.owners)} owners: {signal.text}"
        if (Tag.NOBODY in signal.tags) != signal.is_nobodys:
            yield f"tag nobody is not what the owners say: {signal.text}"
