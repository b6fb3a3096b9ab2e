"""Who should be asked, or the broker, and why."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from routing import chatter, gazetteer, words
from routing.clauses import denied, segments
from routing.index import Index
from routing.matcher import PLACE_SHARE
from routing.nouns import (
    Department,
    Elsewhere,
    Evidence,
    Kind,
    Near,
    Outsider,
    Owner,
    Role,
    Routing,
    ThemeMatch,
    Why,
    WijkMatch,
)
from routing.phrasebook import Floats
from routing.reading import read
from routing.support import Support
from routing.text import STOPWORDS, Token

# Set on texts of our own: what a raw score is worth, and from where a department is sure.
_STEEPNESS = 1.0
_LIKENESS_FLOOR = 0.06
_LIKENESS_WORTH = 2.2
_SURE = 0.48
_SURE_BY_LIKENESS = 0.55
_SURE_CONTRIBUTOR = 0.63
_HARDLY_LESS = 0.05
_NEAR = 0.12
_NEAREST = 3
# More than can be asked or come near.
_CONSIDERED = 12
_SHOWN = 4
_CONTRIBUTORS = 2
_CHATTER_BELOW = 0.48
_SURE_OF_TALK = 0.6
_SURE_WIJK = 0.65
_SURE_THEME = 0.5


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as read: its words, which are an aside, which only name a place.

    An aside tells where something is, or what is not the matter: it counts less.
    """

    text: str
    words: tuple[Token, ...]
    aside: tuple[bool, ...]
    masked: frozenset[int]
    wijk: tuple[WijkMatch, ...]
    here: str | None
    """The one wijk that it is surely about: never because of a capital alone."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    whose: Department | Outsider
    number: int
    support: Support
    likeness: float
    score: float


@dataclass(frozen=True, slots=True)
class _Matter:
    """What of a text is one department's: the words of the parts that say most for it."""

    candidate: _Candidate
    words: frozenset[int]


def route(text: str, index: Index, *, default_wijk: str | None = None) -> Routing:
    """Decide who should be asked about a text; pure, and for any text.

    `default_wijk` is where the text is from when it names no place itself.
    """
    reading = _read(text, index, default_wijk)
    flags = index.flags.raised(reading.words, reading.masked)
    candidates = _candidates(reading, index)
    if _is_chatter(reading, candidates):
        return Routing(Kind.CHATTER, wijk=reading.wijk, flags=flags)
    departments = [each for each in candidates if isinstance(each.whose, Department)]
    elsewhere = _elsewhere(reading, index, candidates)
    owners = () if elsewhere else _owners(reading, index, departments)
    asked = {owner.department for owner in owners}
    close = [c for c in departments if c.whose.id not in asked and c.score >= _NEAR]
    nearest = tuple(
        Near(c.whose.id, c.score, _evidence(reading, index, c)) for c in close[:_NEAREST]
    )
    return Routing(
        Kind.SIGNAL,
        owners,
        nearest,
        reading.wijk,
        flags,
        _theme(reading, index),
        broker=not owners,
        elsewhere=elsewhere,
    )


def _read(text: str, index: Index, default_wijk: str | None) -> _Reading:
    reading = read(text, index)
    said, mentions = reading.words, reading.mentions
    wijk = gazetteer.wijken(mentions, said, default_wijk)
    surely = gazetteer.wijken([mention for mention in mentions if mention.plain], said, None)
    no_matter = denied(said)
    aside = tuple(where or at in no_matter for at, where in enumerate(reading.where))
    return _Reading(text, said, aside, reading.masked, wijk, _one(surely))


def _is_chatter(reading: _Reading, candidates: Sequence[_Candidate]) -> bool:
    best = candidates[0].score if candidates else 0.0
    if not reading.words or chatter.solved(reading.words, asks="?" in reading.text):
        return True
    if chatter.small_talk(reading.words, reading.masked):
        return best < _SURE_OF_TALK
    if chatter.greeting(reading.words, reading.masked):
        return best < _SURE  # a capital never takes an owner away
    return chatter.social(reading.words) and not reading.masked and best < _CHATTER_BELOW


def _candidates(reading: _Reading, index: Index) -> list[_Candidate]:
    """The departments with most for them, best first; ties by their id."""
    matches = index.matcher.match(reading.words, reading.aside, reading.masked)
    likeness = index.centroids.likeness(_weighed(reading))
    scores = _scores(matches.strength, likeness)
    scores[matches.vetoed | index.not_serving(reading.here)] = 0.0
    likeliest = np.lexsort((index.rank, -scores))[:_CONSIDERED].tolist()
    groups = (*index.departments, *index.outsiders)
    return [
        _Candidate(
            groups[number],
            number,
            matches.support(number),
            float(likeness[number]),
            float(scores[number]),
        )
        for number in likeliest
        if scores[number] > 0.0
    ]


def _one(wijken: Sequence[WijkMatch]) -> str | None:
    sure = [match.name for match in wijken if match.score >= _SURE_WIJK]
    return sure[0] if len(sure) == 1 == len(wijken) else None


def _weighed(reading: _Reading) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for at, token in enumerate(reading.words):
        if at not in reading.masked and token.form not in STOPWORDS:
            weight = words.rarity(token.form) * (PLACE_SHARE if reading.aside[at] else 1.0)
            weights[token.form] = max(weight, weights.get(token.form, 0.0))
    return weights


def _scores(strength: Floats, likeness: Floats) -> Floats:
    raw = strength + _LIKENESS_WORTH * np.maximum(0.0, likeness - _LIKENESS_FLOOR)
    return 1.0 - np.exp(-_STEEPNESS * raw)


def _score(strength: float) -> float:
    return 1.0 - math.exp(-_STEEPNESS * strength)


def _elsewhere(
    reading: _Reading, index: Index, candidates: Sequence[_Candidate]
) -> Elsewhere | None:
    """The outsider who is sure, if the text says more for it than for any department."""
    first = candidates[0] if candidates else None
    if first is None or isinstance(first.whose, Department) or not _is_sure(first):
        return None
    return Elsewhere(first.whose.name, first.score, _evidence(reading, index, first))


def _is_sure(candidate: _Candidate) -> bool:
    return candidate.score >= (_SURE if candidate.support.hits else _SURE_BY_LIKENESS)


def _owners(reading: _Reading, index: Index, candidates: Sequence[_Candidate]) -> tuple[Owner, ...]:
    """The one who is surest, if sure, and who has words of their own in the text.

    Whose matter is told first takes the lead: people begin with what it is about.
    """
    if not candidates or not _is_sure(candidates[0]):
        return ()
    matters = _matters(reading, candidates)
    first = min(matters, key=_told_at)
    if first.candidate.score >= matters[0].candidate.score - _HARDLY_LESS:
        matters.remove(first)
        matters.insert(0, first)
    return tuple(
        Owner(
            matter.candidate.whose.id,
            Role.CONTRIBUTOR if place else Role.LEAD,
            matter.candidate.score,
            _evidence(reading, index, matter.candidate, matter.words or None),
        )
        for place, matter in enumerate(matters)
    )


def _matters(reading: _Reading, candidates: Sequence[_Candidate]) -> list[_Matter]:
    """The first candidate, and the others to whom a part of the text belongs more than to it."""
    parts = segments(reading.words)
    claimed = _by_segment(candidates[0].support, parts)
    claimants = dict.fromkeys(claimed, candidates[0])
    found = [candidates[0]]
    for other in candidates[1:]:
        if len(found) > _CONTRIBUTORS:
            break
        told = _by_segment(other.support, parts)
        own = {part for part, gain in told.items() if gain > claimed.get(part, 0.0)}
        # In one part: what is strewn over a long text by chance would add up to a matter.
        most = max((other.support.strength(_places(parts, {part})) for part in own), default=0.0)
        if _score(most) >= _SURE_CONTRIBUTOR:
            claimed |= {part: told[part] for part in own}
            claimants |= dict.fromkeys(own, other)
            found.append(other)
    return [
        _Matter(each, _places(parts, {part for part in claimants if claimants[part] is each}))
        for each in found
    ]


def _places(parts: Sequence[int], wanted: Container[int]) -> frozenset[int]:
    return frozenset(at for at, part in enumerate(parts) if part in wanted)


def _told_at(matter: _Matter) -> int:
    """Where in the text the word stands that tells most for it."""
    gains = matter.candidate.support.gains()
    return max(matter.words & gains.keys(), key=lambda at: (gains[at], -at), default=0)


def _by_segment(support: Support, parts: Sequence[int]) -> dict[int, float]:
    told: dict[int, float] = {}
    for at, gain in support.gains().items():
        told[parts[at]] = told.get(parts[at], 0.0) + gain
    return told


def _evidence(
    reading: _Reading,
    index: Index,
    candidate: _Candidate,
    within: frozenset[int] | None = None,
) -> tuple[Evidence, ...]:
    hits = candidate.support.best(_SHOWN, reading.words, within)
    if hits:
        return tuple(hit.evidence(reading.words) for hit in hits)
    alike = _most_alike(reading, index, candidate)
    return (alike,) if alike else ()


def _most_alike(reading: _Reading, index: Index, candidate: _Candidate) -> Evidence | None:
    """The word that leans most towards a department, with its phrase that looks most like it."""
    told = index.centroids.leaning(_weighed(reading), candidate.number)
    leaning = [
        (told[token.form], token)
        for at, token in enumerate(reading.words)
        if at not in reading.masked and token.form in told
    ]
    if not leaning:
        return None
    _, token = max(leaning, key=lambda pair: (pair[0], -pair[1].span.start))
    phrases = [phrase.text for phrase in candidate.whose.phrases]
    best = process.extractOne(token.form, phrases, scorer=fuzz.partial_ratio)
    return Evidence(best[0], (token.span,), Why.LIKENESS, candidate.likeness)


def _theme(reading: _Reading, index: Index) -> ThemeMatch | None:
    """The strongest theme that is sure; by words alone."""
    matches = index.theme_matcher.match(reading.words, reading.aside, reading.masked)
    scored = [
        (_score(float(strength)), theme.id, number)
        for number, (theme, strength) in enumerate(zip(index.themes, matches.strength, strict=True))
        if not matches.vetoed[number]
    ]
    if not scored:
        return None
    score, theme, number = min(scored, key=lambda one: (-one[0], one[1]))
    if score < _SURE_THEME:
        return None
    hits = matches.support(number).best(_SHOWN, reading.words)
    return ThemeMatch(theme, score, tuple(hit.evidence(reading.words) for hit in hits))
