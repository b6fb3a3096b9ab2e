"""A text as every part of routing reads it: its words, its places, and what only tells where."""

from __future__ import annotations

from dataclasses import dataclass

from routing import english, gazetteer, titles
from routing.gazetteer import Mention
from routing.index import Index
from routing.text import Token, placed, tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, each known by its place in `words`."""

    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    masked: frozenset[int]
    """The words that only name a place, a house or somebody."""
    silent: frozenset[int]
    """The words that tell nothing at all, as in English the small ones."""
    where: tuple[bool, ...]
    """Of each word, whether it tells where something is."""


def read(text: str, index: Index) -> Reading:
    """Read a text once."""
    words = tokens(text)
    mentions = index.gazetteer.mentions(words)
    ordinary = [token.form for token in words if index.matcher.lexicon.has(token.form)]
    masked = gazetteer.masked(words, mentions, ordinary) | titles.named(words)
    silent = english.silent(words, index.matcher.lexicon.has)
    return Reading(words, mentions, masked, silent, placed(words))
