"""The example municipality as configured, and texts of which a person said whose they are."""

from __future__ import annotations

import random
import string
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bot.config.load import load
from bot.knowledge import knowledge
from routing import Index, prepare

_CONFIG = Path(__file__).parents[2] / "config.example.toml"
_TEXTS = Path(__file__).with_name("example_texts.toml")


@cache
def the_example() -> Index:
    """Prepare the example municipality once."""
    return prepare(knowledge(load(_CONFIG)))


@cache
def texts() -> dict[str, Any]:
    """Read the texts: `owned` by department, `both`, `nobody` and `chatter`."""
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


def misspelt(text: str, seed: int) -> str:
    """Write a text in a hurry: a wrong, lost, doubled or swapped letter in a third of its words."""
    chance = random.Random(seed)
    return " ".join(
        _slip(word, chance) if len(word) > 4 and chance.random() < 1 / 3 else word
        for word in text.split(" ")
    )


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter * 2 + after,
            before + after[:1] + letter + after[1:],
            before + chance.choice(string.ascii_lowercase) + after,
        )
    )
