"""Slips of the pen, the same ones at every run."""

from __future__ import annotations

import random
import re
import string

SHARES = (0.15, 0.3, 0.5)
"""Of the words that are long enough to be misspelt."""

SEED = 7
_SHORTEST = 5  # letters; a shorter word with a slip is another word
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_SPACE_AND_WORD = re.compile(r"[ \t]+(?=[^\W\d_])")


def misspelt(text: str, share: float, seed: int = SEED) -> str:
    """The text with one slip in about `share` (0 to 1) of its words of five letters or more.

    A letter is missing, doubled, swapped with the next or another one, or the space after the
    word is missing; each as often. The first letter stays. What slips depends on text and seed
    alone, so that a set may grow without a change in the rest.
    """
    chance = random.Random(f"{seed} {share} {text}")
    parts: list[str] = []
    done = 0
    for found in _LONG_WORD.finditer(text):
        if chance.random() >= share:
            continue
        parts.append(text[done : found.start()])
        done = found.end()
        space = _SPACE_AND_WORD.match(text, done)
        word, joined = _slip(found.group(), chance, may_join=space is not None)
        parts.append(word)
        if joined and space is not None:
            done = space.end()
    return "".join((*parts, text[done:]))


def _slip(word: str, chance: random.Random, *, may_join: bool) -> tuple[str, bool]:
    at = chance.randrange(1, len(word) - 1)
    before, letter, following, rest = word[:at], word[at], word[at + 1], word[at + 2 :]
    other = chance.choice([each for each in string.ascii_lowercase if each != letter])
    slips = [
        before + following + rest,
        before + letter + letter + following + rest,
        # Two equal neighbours cannot be swapped, so one of them is lost.
        before + following + (letter if letter != following else "") + rest,
        before + other + following + rest,
    ]
    which = chance.randrange(len(slips) + may_join)
    return (word, True) if which == len(slips) else (slips[which], False)
