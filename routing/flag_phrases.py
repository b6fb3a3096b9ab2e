"""What a flag's phrase asks for, as configured, and whether words of a text say it.

A phrase is words in a row ("met spoed"), which are known inflected too. Or it is groups of
alternatives with other words between them, in any order (`journalist|verslaggever + belt`) or in
the order told (`hij|zij … zijn kind … slaat`). Alternatives are meant as they are listed: that
children hit is not that somebody hits the children. What follows ` - ` must not stand in the same
clause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from routing import words
from routing.inflection import stem
from routing.nouns import Why
from routing.text import Token, now_and_then, tokens

TYPO_LETTERS = 6
"""How long a word is at least, for a slip of the pen not to make another word of it."""
_LONGEST_WORD = 40
_AND, _THEN, _OR, _WITHOUT = " + ", " … ", "|", " - "
_REACH = 9
"""How many words the next group may stand away: enough for where, when and a relative clause."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a text says an alternative, and how."""

    first: int
    last: int
    why: Why
    meant: Words


@dataclass(frozen=True, slots=True)
class FlagPhrase:
    """Groups of alternatives, and what must not stand beside them."""

    text: str
    groups: tuple[tuple[Words, ...], ...]
    without: tuple[Words, ...]
    opens_without: frozenset[str]
    """The stems of the words with which those open."""
    ordered: bool

    @property
    def plain(self) -> bool:
        """Whether it is no more than words in a row."""
        return len(self.groups) == 1 == len(self.groups[0])

    def said(
        self, found: Sequence[Sequence[Place]], clauses: Sequence[int]
    ) -> Iterator[tuple[Place, ...]]:
        """Where a text says it all, by the places of each group in the order of the text.

        Of several groups that is told once.
        """
        if len(found) == 1:
            yield from ((place,) for place in found[0])
            return
        for start in found[0]:
            said = [start]
            for places in found[1:]:
                near = [one for one in _near(places, said[-1]) if self._follows(said, one, clauses)]
                if not near:
                    break
                said.append(min(near, key=lambda place: abs(place.first - said[-1].first)))
            else:
                yield tuple(sorted(said))
                return

    def ruled_out(self, read: Sequence[Token], clauses: Sequence[int], said: Place) -> bool:
        """Whether the clause of what was said holds what must not stand there."""
        if not self.without:
            return False
        clause = clauses[said.first]
        places = range(bisect_left(clauses, clause), bisect_right(clauses, clause))
        return any(
            says(meant, read, at) is not None
            for at in places
            if stem(read[at].form) in self.opens_without or may_be_slip(read[at].form)
            for meant in self.without
        )

    def _follows(self, said: Sequence[Place], place: Place, clauses: Sequence[int]) -> bool:
        before = said[-1]
        apart = (one.last < place.first or place.last < one.first for one in said)
        return (
            clauses[place.first] == clauses[before.first]
            and all(apart)
            and not (self.ordered and place.first < before.first)
        )


def _near(places: Sequence[Place], before: Place) -> Sequence[Place]:
    """Of places in the order of the text, those within reach of another."""
    start = bisect_left(places, before.first - _REACH, key=_first)
    return places[start : bisect_right(places, before.first + _REACH, key=_first)]


def _first(place: Place) -> int:
    return place.first


def flag_phrase(text: str) -> FlagPhrase:
    """Read a phrase as configured; one without words has no groups."""
    told, _, without = text.partition(_WITHOUT)
    ordered = _THEN in told
    groups = tuple(_alternatives(group) for group in told.split(_THEN if ordered else _AND))
    ruled_out = _alternatives(without)
    opens = frozenset(stem(meant[0]) for meant in ruled_out)
    return FlagPhrase(text, tuple(filter(None, groups)), ruled_out, opens, ordered)


def _alternatives(text: str) -> tuple[Words, ...]:
    read = (tuple(token.form for token in tokens(each)) for each in text.split(_OR))
    return tuple(filter(None, read))


def says(meant: Words, read: Sequence[Token], at: int) -> Why | None:
    """How the words from `at` on say an alternative, if they do."""
    end = at + len(meant)
    if at < 0 or end > len(read) or read[at].sentence != read[end - 1].sentence:
        return None
    why = Why.EXACT
    for offset, wanted in enumerate(meant):
        form = read[at + offset].form
        if form == wanted:
            continue
        if stem(form) == stem(wanted):
            why = Why.INFLECTION if why is Why.EXACT else why
        elif is_slip(form, wanted):
            why = Why.TYPO
        else:
            return None
    # What "brandt af en toe" does not burn down.
    return None if now_and_then(read, end - 1) else why


def is_slip(form: str, wanted: str) -> bool:
    """Whether a word that nobody knows is another with one slip of the pen."""
    if len(wanted) < TYPO_LETTERS or abs(len(form) - len(wanted)) > 1 or not may_be_slip(form):
        return False
    return bool(OSA.distance(form, wanted, score_cutoff=1) <= 1)


def may_be_slip(form: str) -> bool:
    """Whether a word is of a length to be looked for among others, and is no word itself."""
    return TYPO_LETTERS - 1 <= len(form) <= _LONGEST_WORD and not words.known(form)
