"""Who should be asked, or the broker, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from routing import chatter, gazetteer, words
from routing.index import Index
from routing.matcher import PLACE_SHARE, Matches
from routing.matters import Candidate, matters
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
    Weight,
    Why,
)
from routing.phrasebook import Floats
from routing.reading import Reading, read
from routing.support import Support
from routing.text import STOPWORDS

# Set on texts of our own: what a raw score is worth, and from where a department is sure. What is
# said for somebody else, and what nobody tells anything by, makes it less so.
_STEEPNESS = 1.0
_LIKENESS_FLOOR = 0.06
_LIKENESS_WORTH = 2.2
_SURE = 0.35
_SURE_BY_WORDS = 0.65
_SURE_BY_LIKENESS = 0.8
_SURE_OUTSIDER = 0.65
_FOR_ANOTHER = 0.86
_UNTOLD = 0.5
_NEAR = 0.12
_NEAREST = 3
# More than can be asked or come near.
_CONSIDERED = 12
_SHOWN = 4
_CHATTER_BELOW = 0.48
_SURE_OF_TALK = 0.65
_SOCIAL_BELOW = 0.6
_TALK = 0.4
_AGAINST_TALK = 1.0
_UNTOLD_TALK = 0.6
_TALK_WORDS = 25
_NEARLY_AS_MUCH = 0.9
# Below this a word tells nothing to speak of.
_TELLS = 0.1
_NEVER_SURE = 1e-9
_SURE_WIJK = 0.65
_SURE_THEME = 0.5


@dataclass(frozen=True, slots=True)
class _Heard:
    """For whom the text says something, those with most first; ties by their id."""

    departments: tuple[Candidate, ...]
    outsiders: tuple[Candidate, ...]
    matches: Matches
    """With talk among colleagues as the last of the groups."""
    weighed: Mapping[str, float]
    """The words that tell something, and how much."""


def route(text: str, index: Index, *, default_wijk: str | None = None) -> Routing:
    """Decide who should be asked about a text; pure, and for any text.

    `default_wijk` is where the text is from when it names no place itself.
    """
    reading = read(text, index)
    wijk = gazetteer.wijken(reading.mentions, reading.words, default_wijk)
    flags = index.flags.raised(reading.words, reading.masked, reading.denied)
    heard = _heard(reading, index)
    if _is_chatter(reading, index, heard):
        return Routing(Kind.CHATTER, wijk=wijk, flags=flags)
    owners = _owners(reading, index, heard)
    asked = {owner.department for owner in owners}
    close = [c for c in heard.departments if c.whose.id not in asked and c.score >= _NEAR]
    nearest = tuple(
        Near(c.whose.id, c.score, _evidence(reading, index, heard, c)) for c in close[:_NEAREST]
    )
    return Routing(
        Kind.SIGNAL,
        owners,
        nearest,
        wijk,
        flags,
        _theme(reading, index),
        broker=not owners,
        elsewhere=None if owners else _elsewhere(reading, index, heard),
    )


def _heard(reading: Reading, index: Index) -> _Heard:
    matches = index.matcher.match(reading.words, reading.aside, reading.mute)
    weighed = _weighed(reading)
    likeness = index.centroids.likeness(weighed)
    scores = _scores(matches.strength, likeness)
    scores[matches.vetoed | index.not_serving(_here(reading))] = 0.0
    groups = (*index.departments, *index.outsiders)
    scores[len(groups)] = 0.0  # what talk scores is no owner's
    likeliest = np.lexsort((index.rank, -scores))[:_CONSIDERED].tolist()
    candidates = [
        Candidate(
            groups[number],
            number,
            matches.support(number),
            float(likeness[number]),
            float(scores[number]),
        )
        for number in likeliest
        if scores[number] > 0.0
    ]
    return _Heard(
        tuple(each for each in candidates if isinstance(each.whose, Department)),
        tuple(each for each in candidates if isinstance(each.whose, Outsider)),
        matches,
        weighed,
    )


def _is_chatter(reading: Reading, index: Index, heard: _Heard) -> bool:
    best = max((each.score for each in (*heard.departments, *heard.outsiders)), default=0.0)
    if not reading.words or chatter.solved(reading.words, asks="?" in reading.text):
        return True
    if chatter.small_talk(reading.words, reading.masked):
        return best < _SURE_OF_TALK
    if chatter.greeting(reading.words, reading.masked):
        return best < _CHATTER_BELOW  # a capital never takes an owner away
    passed_on = bool(reading.masked) or chatter.of_residents(reading.words)
    if passed_on or len(reading.words) > _TALK_WORDS:
        return False
    if chatter.social(reading.words) and best < _SOCIAL_BELOW:
        return True
    talk = heard.matches.support(len(index.departments) + len(index.outsiders))
    said = sum(talk.gains().values())
    return said - _AGAINST_TALK * _raw(best) - _UNTOLD_TALK * _untold(reading, talk) >= _TALK


def _here(reading: Reading) -> str | None:
    """The one wijk that a text is surely about: never because of a capital alone."""
    plain = [mention for mention in reading.mentions if mention.plain]
    wijken = gazetteer.wijken(plain, reading.words, None)
    sure = [match.name for match in wijken if match.score >= _SURE_WIJK]
    return sure[0] if len(sure) == 1 == len(wijken) else None


def _weighed(reading: Reading) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for at, token in enumerate(reading.words):
        if at not in reading.mute and token.form not in STOPWORDS:
            weight = words.rarity(token.form) * (PLACE_SHARE if reading.aside[at] else 1.0)
            weights[token.form] = max(weight, weights.get(token.form, 0.0))
    return weights


def _scores(strength: Floats, likeness: Floats) -> Floats:
    raw = strength + _LIKENESS_WORTH * np.maximum(0.0, likeness - _LIKENESS_FLOOR)
    return 1.0 - np.exp(-_STEEPNESS * raw)


def _score(strength: float) -> float:
    return 1.0 - math.exp(-_STEEPNESS * strength)


def _raw(score: float) -> float:
    """The strength of which a score tells."""
    return -math.log(max(1.0 - score, _NEVER_SURE)) / _STEEPNESS


def _untold(reading: Reading, support: Support) -> float:
    """How much of the text tells nothing for somebody: 0 all does, 1 nothing."""
    gains = support.gains()
    telling = [
        (words.rarity(token.form), gains.get(at, 0.0) >= _TELLS)
        for at, token in enumerate(reading.words)
        if at not in reading.mute
    ]
    all_of_it = sum(rarity for rarity, _ in telling)
    return sum(rarity for rarity, told in telling if not told) / all_of_it if all_of_it else 0.0


def _elsewhere(reading: Reading, index: Index, heard: _Heard) -> Elsewhere | None:
    """The outsider for whom the text says most, if that is enough."""
    first = heard.outsiders[0] if heard.outsiders else None
    if first is None or _raw(first.score) < _SURE_OUTSIDER:
        return None
    return Elsewhere(first.whose.name, first.score, _evidence(reading, index, heard, first))


def _is_sure(reading: Reading, candidate: Candidate, heard: _Heard) -> bool:
    """Whether the text says enough for it, and more than for an outsider."""
    gains = candidate.support.gains()
    if gains and gains.keys() <= reading.denied:
        return False
    other = _raw(heard.outsiders[0].score) if heard.outsiders else 0.0
    needed = _SURE + _FOR_ANOTHER * other + _UNTOLD * _untold(reading, candidate.support)
    least = _SURE_BY_WORDS if candidate.support.hits else _SURE_BY_LIKENESS
    return _raw(candidate.score) >= max(needed, least)


def _owners(reading: Reading, index: Index, heard: _Heard) -> tuple[Owner, ...]:
    """The one who is surest, if sure, and who has words of their own in the text."""
    candidates = heard.departments
    if not candidates or not _is_sure(reading, candidates[0], heard):
        return ()
    return tuple(
        Owner(
            matter.candidate.whose.id,
            Role.CONTRIBUTOR if place else Role.LEAD,
            matter.candidate.score,
            _evidence(reading, index, heard, matter.candidate, matter.words or None),
        )
        for place, matter in enumerate(matters(reading.words, candidates))
    )


def _evidence(
    reading: Reading,
    index: Index,
    heard: _Heard,
    candidate: Candidate,
    within: frozenset[int] | None = None,
) -> tuple[Evidence, ...]:
    hits = candidate.support.best(_SHOWN, reading.words, within)
    told = tuple(hit.evidence(reading.words) for hit in hits)
    taught = _is_taught(index, heard, candidate)
    if told and (not taught or any(each.learned for each in told)):
        return told
    alike = _most_alike(reading, index, heard, candidate, taught=taught)
    return (*told, alike) if alike else told


def _is_taught(index: Index, heard: _Heard, candidate: Candidate) -> bool:
    """Whether a text is not nearly as much like a department without what was learned for it."""
    if not any(phrase.learned for phrase in candidate.whose.phrases):
        return False
    before = index.untaught.likeness(heard.weighed)[candidate.number]
    return bool(before < _NEARLY_AS_MUCH * candidate.likeness)


def _most_alike(
    reading: Reading, index: Index, heard: _Heard, candidate: Candidate, *, taught: bool
) -> Evidence | None:
    """The word that leans most towards a department, with its phrase that looks most like it.

    What is alike by what was learned is told by a phrase that was.
    """
    told = index.centroids.leaning(heard.weighed, candidate.number)
    leaning = [
        (told[token.form], token)
        for at, token in enumerate(reading.words)
        if at not in reading.mute and token.form in told
    ]
    if not leaning:
        return None
    _, token = max(leaning, key=lambda pair: (pair[0], -pair[1].span.start))
    phrases = [
        phrase
        for phrase in candidate.whose.phrases
        if phrase.weight in (Weight.STRONG, Weight.NORMAL) and (phrase.learned or not taught)
    ]
    if not phrases:
        return None
    texts = [phrase.text for phrase in phrases]
    text, _, number = process.extractOne(token.form, texts, scorer=fuzz.partial_ratio)
    learned = phrases[number].learned
    return Evidence(text, (token.span,), Why.LIKENESS, candidate.likeness, learned)


def _theme(reading: Reading, index: Index) -> ThemeMatch | None:
    """The strongest theme that is sure; by words alone."""
    matches = index.theme_matcher.match(reading.words, reading.aside, reading.mute)
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
