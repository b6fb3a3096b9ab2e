"""How well personal data is recognised, by kind and by part of the labelled texts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.privacy.personal import Ours, Personal, personal_data
from routing import route
from tests.routing.example import the_example

TEXTS = Path(__file__).with_name("personal_texts.toml")
OURS = Ours(
    domains=frozenset({"utrecht.nl"}),
    phones=frozenset({"030 286 10 00"}),
    names=frozenset({"Karel Smeets"}),
    places=frozenset({"overvecht", "noord", "winkelcentrum"}),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """In how many texts a kind was found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of the texts in which it was found, the share that has it."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of the texts that have it, the share in which it was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@cache
def labelled(part: str) -> Mapping[str, list[str]]:
    """The texts of a part, with the kinds that must be found in each, in order."""
    texts: list[dict[str, Any]] = tomllib.loads(TEXTS.read_text("utf-8"))[part]["texts"]
    return {each["text"]: each["found"] for each in texts}


def kinds(text: str) -> list[Personal]:
    """What is found in a text, in order, in the municipality of the example."""
    found = personal_data(text, route(text, the_example()), OURS)
    return [each.kind for each in found]


def counted(*parts: str) -> dict[Personal, Counted]:
    """Count by kind over the texts of some parts."""
    told = [
        (set(expected), set(kinds(text)))
        for part in parts
        for text, expected in labelled(part).items()
    ]
    return {
        kind: Counted(
            sum(kind in expected and kind in found for expected, found in told),
            sum(kind not in expected and kind in found for expected, found in told),
            sum(kind in expected and kind not in found for expected, found in told),
        )
        for kind in Personal
    }
