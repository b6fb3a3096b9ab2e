"""Short runs of words as people say them, from which a department's phrase may be learned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from routing import gazetteer, people, words
from routing.index import Index
from routing.inflection import lemma_of, stem
from routing.names import SURNAMES_OR_WORDS
from routing.reading import read
from routing.text import DETERMINERS, STOPWORDS, Token

_MOST_WORDS = 3
_BETWEEN_WORDS = 2
"""How many words that tell nothing may stand between two of a run."""
_LEAST_TELLING = 0.6
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Saying:
    """A run of words: as said, and by the stems of those that tell something."""

    text: str
    stems: tuple[str, ...]
    telling: float
    """How much it tells, by the rarity of its words."""
    doubtful: bool
    """Whether it only tells where something is, or holds what may be somebody's name."""
    civic: bool
    """Whether the municipality has all of its words already, if not for this."""


def sayings(text: str, index: Index) -> tuple[Saying, ...]:
    """The runs of a text that may be a phrase: no names of places or people, no numbers."""
    reading, civic = read(text, index), index.matcher.lexicon.has
    said = reading.words
    places = {at for m in reading.mentions for at in range(m.first, m.last + 1)}
    roads = gazetteer.roads(said, civic)
    never = reading.masked | places | roads | people.personal(text, said, civic)
    found: dict[tuple[str, ...], Saying] = {}
    for run in _runs(said, never):
        stems = tuple(stem(said[at].form) for at in run)
        telling = sum(words.rarity(said[at].form) for at in run)
        if stems in found or telling < _LEAST_TELLING:
            continue
        phrase = " ".join(token.form for token in said[run[0] : run[-1] + 1])
        aside = all(reading.where[at] for at in run)
        doubtful = aside or any(_is_personal(said, at, civic) for at in run)
        own = all(civic(said[at].form) for at in run)
        found[stems] = Saying(phrase, stems, telling, doubtful, own)
    return tuple(found.values())


def _runs(said: Sequence[Token], never: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """Up to three words that tell something, in one clause and close together."""
    for first in range(len(said)):
        run: tuple[int, ...] = ()
        for at in range(first, len(said)):
            if said[at].clause != said[first].clause or at in never or _is_name(said[at]):
                break
            if said[at].form in STOPWORDS:
                if not run or at - run[-1] > _BETWEEN_WORDS:
                    break
                continue
            run = (*run, at)
            yield run
            if len(run) == _MOST_WORDS:
                break


def _is_name(token: Token) -> bool:
    """Whether a word is written as a name, or is a number, or no word at all."""
    spelt = token.form.isalpha() and len(token.form) >= _LEAST_LETTERS
    return token.capital or not (spelt or token.form in STOPWORDS)


def _is_personal(said: Sequence[Token], at: int, civic: Callable[[str], bool]) -> bool:
    """Whether a word may be a name, or stands beside one that may be: names come in twos.

    Beside it is also before its particles: "hendrikje van dijk".
    """
    if _may_be_name(said, at, civic):
        return True
    if civic(said[at].form) and said[at].form not in SURNAMES_OR_WORDS:
        return False
    before = at - 1
    while before > 0 and said[before].form in people.PARTICLES:
        before -= 1
    return any(
        0 <= each < len(said)
        and said[each].clause == said[at].clause
        and _may_be_name(said, each, civic)
        for each in (before, at + 1)
    )


def _may_be_name(said: Sequence[Token], at: int, civic: Callable[[str], bool]) -> bool:
    """Whether nothing tells that a word is none: no dictionary lists it, and it has no article.

    How common a word is tells nothing of that: so are surnames.
    """
    form = said[at].form
    if form in STOPWORDS:
        return False
    listed = lemma_of(form)
    if (listed and listed.islower()) or words.parts(form) or civic(form):
        return False
    return not at or said[at - 1].form not in DETERMINERS
