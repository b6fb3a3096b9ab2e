"""What a text is about and where, so that it can be compared with many others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from routing import chatter, gazetteer, housenumbers, words
from routing.gazetteer import Mention
from routing.housenumbers import Numbers
from routing.index import Index
from routing.inflection import stem
from routing.matcher import PLACE_SHARE
from routing.nouns import Span
from routing.phrasebook import Floats
from routing.reading import read
from routing.text import STOPWORDS, Token, tokens

_PART = 0.7
_LINKED = 0.9
"""What a word may stand for tells somewhat less than the word."""
_ODD_LETTERS = 5
_LONGEST_ODD = 40
_LEAST_NORM = 1e-9
# What is said for nearly every department by chance.
_HARDLY = 0.4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the matter: how much it tells, and all terms that it may stand for."""

    span: Span
    weight: float
    terms: tuple[tuple[str, float], ...]
    odd: str | None
    """The word itself where nobody knows it: another text may have spelt it otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A text ready to be compared. The words of places are no words of its matter."""

    words: tuple[Word, ...]
    best: Mapping[str, tuple[float, int]]
    """By term, how well the text says it, and by which of its words."""
    told: float
    odd: tuple[int, ...]
    spots: Mapping[str, Span]
    """Streets, landmarks and buurten by their name in one word."""
    numbers: Mapping[str, Numbers]
    """Of those with a house number, that number."""
    wijken: frozenset[str]
    """Where the named places lie; empty when none is named."""
    leaning: Floats
    """Whose work the words are, by department, of length 1; zeros when nobody's."""
    settled: bool
    """Whether it tells that all it names was put right, and reports nothing."""


def profile(text: str, index: Index) -> Profile:
    """Read a text once, for comparing it many times."""
    reading = read(text, index)
    said, mentions, where = reading.words, reading.mentions, reading.where
    masked = reading.masked | gazetteer.roads(said, index.matcher.lexicon.has)
    telling = [
        at for at, token in enumerate(said) if at not in masked and token.form not in STOPWORDS
    ]
    no_matter = reading.denied
    settled = chatter.solved(said, asks="?" in text) or no_matter.issuperset(telling)
    # What was put right beside a matter is none; by itself it tells which matter that was.
    mute = masked if settled else masked | no_matter
    told = tuple(_word(said[at], where[at], index) for at in telling if at not in mute)
    best: dict[str, tuple[float, int]] = {}
    for number, word in enumerate(told):
        for term, quality in word.terms:
            if quality * word.weight > best.get(term, (0.0, 0))[0]:
                best[term] = (quality * word.weight, number)
    spots = _spots(said, mentions, masked, index)
    return Profile(
        words=told,
        best={term: (quality / told[at].weight, at) for term, (quality, at) in best.items()},
        told=sum(word.weight for word in told),
        odd=tuple(number for number, word in enumerate(told) if word.odd),
        spots=spots,
        numbers=_numbers(spots, said),
        wijken=frozenset(wijk for m in mentions if m.sure for wijk in m.wijken),
        leaning=_leaning(index, said, where, mute),
        settled=settled and bool(telling),
    )


def _word(token: Token, where: bool, index: Index) -> Word:  # noqa: FBT001 - as marked by `placed`
    weight = words.rarity(token.form) * (PLACE_SHARE if where else 1.0)
    own = stem(token.form)
    terms = {own: 1.0}
    for link in index.matcher.lexicon.links(token.form):
        terms[link.term] = max(_LINKED * link.quality, terms.get(link.term, 0.0))
    for pair in words.parts(token.form)[:1]:
        for part in map(stem, pair):
            share = _PART * min(1.0, words.rarity(part))
            terms[part] = max(share, terms.get(part, 0.0))
    known = len(terms) > 1 or words.known(token.form) or index.matcher.lexicon.has(token.form)
    odd = not known and _ODD_LETTERS <= len(token.form) <= _LONGEST_ODD
    return Word(token.span, weight, tuple(terms.items()), token.form if odd else None)


def _spots(
    said: Sequence[Token], mentions: Sequence[Mention], masked: frozenset[int], index: Index
) -> dict[str, Span]:
    """The places that are narrower than a wijk, also streets that nobody listed."""
    spots = {
        "".join(token.form for token in tokens(mention.name)): Span(
            said[mention.first].span.start, said[mention.last].span.end
        )
        for mention in mentions
        if mention.sure and mention.name not in index.bound
    }
    listed = {at for m in mentions for at in range(m.first, m.last + 1)}
    spots |= {said[at].form: said[at].span for at in sorted(masked - listed)}
    return spots


def _numbers(spots: Mapping[str, Span], said: Sequence[Token]) -> dict[str, Numbers]:
    """The house numbers of spots: behind them, or anywhere where there is but one."""
    ends = {token.span.end: at for at, token in enumerate(said)}
    found = {
        name: numbers
        for name, span in spots.items()
        if (numbers := housenumbers.after(said, ends[span.end])) is not None
    }
    if not found and len(spots) == 1 and (numbers := housenumbers.told_apart(said)) is not None:
        return dict.fromkeys(spots, numbers)
    return found


def _leaning(
    index: Index, said: Sequence[Token], where: Sequence[bool], mute: frozenset[int]
) -> Floats:
    owners = len(index.departments) + len(index.outsiders)
    matched = index.matcher.match(said, where, mute).strength[:owners]
    strength = 1.0 - np.exp(-np.maximum(0.0, matched - _HARDLY))
    length = float(np.linalg.norm(strength))
    scaled: Floats = strength / length if length > _LEAST_NORM else strength
    return scaled
