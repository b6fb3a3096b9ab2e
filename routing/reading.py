"""A text as every part of routing reads it: its words, its places, and what only tells where."""

from __future__ import annotations

from dataclasses import dataclass

from routing import english, gazetteer, titles
from routing.clauses import denied
from routing.gazetteer import Mention
from routing.index import Index
from routing.text import Token, placed, tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, each known by its place in `words`."""

    text: str
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    masked: frozenset[int]
    """The words that only name a place, a house or somebody."""
    mute: frozenset[int]
    """Those that only name a place, and those that tell nothing."""
    where: tuple[bool, ...]
    """Of each word, whether it tells where something is."""
    denied: frozenset[int]
    """The words of what is put right, is there no more, or is not meant."""
    aside: tuple[bool, ...]
    """Of each word, whether it tells where something is or what is no matter: it counts less."""


def read(text: str, index: Index) -> Reading:
    """Read a text once."""
    words = tokens(text)
    mentions = index.gazetteer.mentions(words)
    ordinary = [token.form for token in words if index.matcher.lexicon.has(token.form)]
    masked = gazetteer.masked(words, mentions, ordinary) | titles.named(words)
    mute = masked | english.silent(words, index.matcher.lexicon.has)
    where, no_matter = placed(words), denied(words)
    aside = tuple(told or at in no_matter for at, told in enumerate(where))
    return Reading(text, words, mentions, masked, mute, where, no_matter, aside)
