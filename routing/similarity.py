"""The same problem in other words: open cases that a new signal may belong to.

What both are about decides, by their words and by whose work they are; then where, and how long
ago. The words of a place are never what a text is about. A text that tells that something was put
right is no report of it once more: it tells of the case that it is like.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz.distance import OSA

from routing.index import Index
from routing.nouns import Open, Routing, Shared, Similar, Tells
from routing.profile import Profile, Word, profile

LIKELY = 0.5
"""From this score on a case is worth showing; set on pairs of texts of our own."""
# Fitted by logistic regression on those pairs, and rounded.
_AGREEMENT = 6.5
_SHARED_WORDS = 1.5
_SAME_SPOT = 3.0
_SAME_WIJK = 1.0
_ELSEWHERE = -2.0
_START = -6.8
# Not in the pairs: a broker's theme says a little, and what is long ago is less likely the same.
_SAME_THEME = 0.5
_A_DAY = -0.02
_OLDEST_DAYS = 90
_SECONDS_A_DAY = 86_400
_ENOUGH_SHARED = 1.0
_ALIKE = 0.85
_ONE_SLIP_LETTERS = 8
_SHORTEST_PLACE_END = 8
# The next door, or the one after it; and some ten houses on one side of a street.
_NEXT_NUMBERS, _FAR_NUMBERS = 4, 20
_SHOWN = 0.5
_LEAST_LEANING = 0.2

Profiles = Callable[[str, Index], Profile]
"""Reads texts; a caller that compares with the same texts again may remember what it gave."""


@dataclass(frozen=True, slots=True)
class _Here:
    """The new signal."""

    read: Profile
    wijken: frozenset[str]
    theme: str | None


def similar(
    text: str,
    routing: Routing,
    cases: Iterable[Open],
    index: Index,
    now: datetime,
    *,
    profiles: Profiles = profile,
) -> tuple[Similar, ...]:
    """The open cases that a text may belong to, likeliest first; ties by their number.

    `routing` is that of the text. Most of the work is reading texts, so let `profiles` remember.
    """
    read = profiles(text, index)
    told = frozenset(match.name for match in routing.wijk)
    wijken = read.wijken or (told if len(told) == 1 else frozenset())
    here = _Here(read, wijken, routing.theme.theme if routing.theme else None)
    found = [
        best
        for case in cases
        if (best := _best(here, case, index, now, profiles)) and best.score >= LIKELY
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, each.case)))


def _best(
    here: _Here, case: Open, index: Index, now: datetime, profiles: Profiles
) -> Similar | None:
    """The case by that text of it which is likest."""
    score, number = max(
        (
            (_score(here, profiles(text, index), case, now), -at)
            for at, text in enumerate(case.texts)
        ),
        default=(0.0, 0),
    )
    if score < LIKELY:
        return None
    there = profiles(case.texts[-number], index)
    return Similar(
        case.case,
        score,
        -number,
        _shared(here.read, there),
        _department(here.read, there, index),
        Tells.SETTLED if here.read.settled else Tells.AGAIN,
    )


def _score(here: _Here, there: Profile, case: Open, now: datetime) -> float:
    """How likely both are about one problem."""
    mine = here.read
    if not mine.told or not there.told:
        return 0.0
    told = _told(mine, there) + _told(there, mine)
    overlap = told / (mine.told + there.told)
    agreement = min(1.0, max(overlap, float(mine.leaning @ there.leaning)))
    likely = _START + _AGREEMENT * agreement
    likely += _SHARED_WORDS * min(_ENOUGH_SHARED, told / 2)
    likely += _where(here, there, case.wijk)
    if case.theme is not None and case.theme == here.theme:
        likely += _SAME_THEME
    days = (now - case.at).total_seconds() / _SECONDS_A_DAY
    likely += _A_DAY * min(_OLDEST_DAYS, max(0.0, days))
    return 1.0 / (1.0 + math.exp(-likely))


def _where(here: _Here, there: Profile, usual: str | None) -> float:
    """What the places say for it, or against it."""
    mine = here.read
    if mine.spots and there.spots:
        return _by_spots(mine, there)
    wijken = there.wijken or (frozenset((usual,)) if usual else frozenset())
    if not here.wijken or not wijken:
        return 0.0
    return _ELSEWHERE if here.wijken.isdisjoint(wijken) else _SAME_WIJK


def _by_spots(mine: Profile, theirs: Profile) -> float:
    """What named places say; in one street the house numbers decide, where both have one."""
    shared = [(one, other) for one in mine.spots for other in theirs.spots if _is_one(one, other)]
    if not shared:
        return _ELSEWHERE
    apart = min(
        (
            mine.numbers[one].apart(theirs.numbers[other])
            for one, other in shared
            if one in mine.numbers and other in theirs.numbers
        ),
        default=0,
    )
    if apart <= _NEXT_NUMBERS:
        return _SAME_SPOT
    return _SAME_WIJK if apart <= _FAR_NUMBERS else _ELSEWHERE


def _is_one(one: str, other: str) -> bool:
    return one == other or _same_place(one, other)


def _same_place(one: str, other: str) -> bool:
    """Whether one name is the other, without its first words or with a slip of the pen."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_PLACE_END:
        return False
    return long.endswith(short) or OSA.distance(short, long, score_cutoff=1) <= 1


def _told(one: Profile, other: Profile) -> float:
    """How much of one text the other says too."""
    if one.best.keys().isdisjoint(other.best) and not (one.odd and other.odd):
        return 0.0
    return sum(word.weight * _said(word, other)[0] for word in one.words)


def _said(word: Word, other: Profile) -> tuple[float, int]:
    """How well another text says a word, and by which of its own."""
    quality, at = 0.0, -1
    for term, share in word.terms:
        found = other.best.get(term)
        if found is not None and share * found[0] > quality:
            quality, at = share * found[0], found[1]
    if not at >= 0 and word.odd is not None:
        for number in other.odd:
            if _one_slip(word.odd, other.words[number].odd or ""):
                return _ALIKE, number
    return quality, at


def _one_slip(one: str, other: str) -> bool:
    slips = 2 if min(len(one), len(other)) >= _ONE_SLIP_LETTERS else 1
    return OSA.distance(one, other, score_cutoff=slips) <= slips


def _shared(mine: Profile, theirs: Profile) -> tuple[Shared, ...]:
    """The words and places of one text that the other has too, in order."""
    found = [
        Shared(word.span, theirs.words[at].span)
        for word in mine.words
        for quality, at in (_said(word, theirs),)
        if quality >= _SHOWN
    ]
    found += [
        Shared(span, there)
        for name, span in mine.spots.items()
        for other, there in theirs.spots.items()
        if _is_one(name, other)
    ]
    return tuple(sorted(found, key=lambda each: (each.here.start, each.there.start)))


def _department(mine: Profile, theirs: Profile, index: Index) -> str | None:
    both = (mine.leaning * theirs.leaning)[: len(index.departments)]
    if not both.size or both.max() < _LEAST_LEANING:
        return None
    return index.departments[int(both.argmax())].id
