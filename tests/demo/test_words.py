"""What the terminal itself says in Dutch: all of it, with the same facts."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from adapters.console.terminal import Words
from adapters.console.terminal.typed import Around, Help, read
from bot.demo.words import DUTCH, words

NAMES = [each.name for each in fields(Words)]
ALIKE = {"wrong", "accounts", "place"}
"""Texts that are the same in both languages."""


def facts(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_dutch_with_the_facts_of_the_english(name: str) -> None:
    english, dutch = getattr(Words(), name), getattr(DUTCH, name)
    assert facts(dutch) == facts(english)
    assert (dutch == english) == (name in ALIKE)


def test_help_tells_the_same_lines_in_both_languages() -> None:
    assert len(DUTCH.help.splitlines()) == len(Words().help.splitlines())
    assert max(map(len, DUTCH.help.splitlines())) <= 100


def test_what_the_dutch_help_shows_can_be_typed() -> None:
    around = Around(["fatima", "karel"], ["#signalen"], "wijkbot", close=False)
    examples = [
        line.strip().split("  ")[0] for line in DUTCH.help.splitlines() if line.startswith("  ")
    ]
    assert len(examples) > 8
    for example in examples:
        assert type(read(example, around)).__name__ not in {"Say", "Unknown", "Incomplete"} or (
            example.startswith(("zeg", "draad"))
        )
    assert isinstance(read("?", around), Help)


def test_other_languages_than_dutch_read_english() -> None:
    assert words("nl") is DUTCH
    assert words("en") == Words()
