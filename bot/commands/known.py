"""Which commands there are, and how one is found in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.vocabulary import WORDS
from routing.text import fold

COMMANDS: Mapping[ActName, tuple[str, ...]] = {
    act: words.typed for act, words in WORDS.items() if words.typed
}
"""Dutch names and English aliases of every act that can be typed: the usual Dutch one first,
the usual English one last."""

NEEDS_NO_CASE = frozenset(
    {ActName.POST, ActName.WHOSE, ActName.MINE, ActName.AWAY, ActName.BACK_AT_WORK}
)

LONGEST_COMMAND = 40
_SHORTEST_PREFIX = 3

BY_LENGTH = sorted(
    ((name, act) for act, names in COMMANDS.items() for name in names),
    key=lambda pair: -len(pair[0]),
)
"""Every name with its act, the longest first: "klopt niet" is read before "klopt"."""


def usual_name(act: ActName, language: str) -> str:
    """Give what a reader of this language types for an act."""
    return COMMANDS[act][0 if language == "nl" else -1]


def named(text: str) -> tuple[ActName, str] | None:
    """Find the command that a text begins with, the longest first, and what follows it."""
    lead = folded(text[:LONGEST_COMMAND])
    for name, act in BY_LENGTH:
        if lead.startswith(name) and not lead[len(name) : len(name) + 1].isalnum():
            return act, text[len(name) :].lstrip(" :,")
    word = re.match(r"\w+", lead)
    if word is None or len(word[0]) < _SHORTEST_PREFIX:
        return None
    begun = {act for name, act in BY_LENGTH if " " not in name and name.startswith(word[0])}
    return (begun.pop(), text[len(word[0]) :].lstrip(" :,")) if len(begun) == 1 else None


def folded(text: str) -> str:
    """Fold letter by letter, so that places stay where they are."""
    return "".join(fold(letter)[:1] or letter for letter in text)
