"""The matters of a text: whose it is first, and whose parts of it are beside that."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from routing.clauses import segments
from routing.nouns import Department, Outsider
from routing.support import Support, together
from routing.text import STOPWORDS, Token

# By logistic regression on texts of our own, and rounded: what speaks for a matter beside the
# first. What one part of the text says for it; the words that tell more for it than for those
# before; likeness as a whole; a sentence in which the first is told nothing. The more candidates
# come before it, and the more different words tell something, the more of it is chance.
_SURE = 0.93
_OF_ITS_OWN = 0.38
_LIKENESS = 3.0
_SENTENCE = 0.45
_PLACE = -0.49
_LENGTH = -0.32
_TELLS = 0.2
_MOST = 3
# Whose matter is told first leads, unless another is this much surer.
_SURER = 0.15


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for whom a text says something, and how much."""

    whose: Department | Outsider
    number: int
    support: Support
    likeness: float
    score: float


@dataclass(frozen=True, slots=True)
class Matter:
    """What of a text is one candidate's: the words of the parts that say most for it."""

    candidate: Candidate
    words: frozenset[int]


def matters(read: Sequence[Token], candidates: Sequence[Candidate]) -> list[Matter]:
    """The matters of a text, the lead's first. `candidates` have the surest first.

    Whose matter is told first takes the lead: people begin with what it is about.
    """
    found = _found(read, candidates)
    first = min(found, key=_told_at)
    if first.candidate.score >= found[0].candidate.score - _SURER:
        found.remove(first)
        found.insert(0, first)
    return found


def _found(read: Sequence[Token], candidates: Sequence[Candidate]) -> list[Matter]:
    """The first candidate, and the others to whom a part of the text belongs more than to it."""
    parts = segments(read)
    told = candidates[0].support.gains()
    claimed = {part: sum(said) for part, said in _split(told, parts).items()}
    claimants = dict.fromkeys(claimed, candidates[0])
    sentences = _sentences(told, read)
    found = [candidates[0]]
    usual = _LENGTH * math.sqrt(len({token.form for token in read} - STOPWORDS))
    for place, other in enumerate(candidates[1:]):
        if len(found) == _MOST:
            break
        gains = other.support.gains()
        split = _split(gains, parts)
        claims = {part: sum(said) for part, said in split.items()}
        own = {part for part, gain in claims.items() if gain > claimed.get(part, 0.0)}
        if not own:
            continue
        better = {at: gain for at, gain in gains.items() if gain > told.get(at, 0.0)}
        sure = (
            usual
            # In one part: what is strewn over a long text by chance would add up to a matter.
            + max(together(split[part]) for part in own)
            + _OF_ITS_OWN * sum(better.values())
            + _LIKENESS * other.likeness
            + _PLACE * place
        )
        if not _sentences(gains, read) <= sentences:
            sure += _SENTENCE
        if sure >= _SURE:
            claimed |= {part: claims[part] for part in own}
            claimants |= dict.fromkeys(own, other)
            told |= better
            found.append(other)
    return [
        Matter(each, _words(parts, {part for part in claimants if claimants[part] is each}))
        for each in found
    ]


def _split(gains: Mapping[int, float], parts: Sequence[int]) -> dict[int, list[float]]:
    """What the words of each part tell."""
    told: dict[int, list[float]] = {}
    for at, gain in gains.items():
        told.setdefault(parts[at], []).append(gain)
    return told


def _words(parts: Sequence[int], wanted: Container[int]) -> frozenset[int]:
    return frozenset(at for at, part in enumerate(parts) if part in wanted)


def _sentences(gains: Mapping[int, float], read: Sequence[Token]) -> frozenset[int]:
    """The sentences that say something to speak of."""
    return frozenset(read[at].sentence for at, gain in gains.items() if gain >= _TELLS)


def _told_at(matter: Matter) -> int:
    """Where in the text the word stands that tells most for it."""
    gains = matter.candidate.support.gains()
    return max(matter.words & gains.keys(), key=lambda at: (gains[at], -at), default=0)
