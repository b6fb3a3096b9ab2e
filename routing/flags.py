"""What a text asks attention for, by the phrases configured for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import OSA

from routing.denial import denies
from routing.flag_phrases import (
    TYPO_LETTERS,
    FlagPhrase,
    Place,
    Words,
    flag_phrase,
    may_be_slip,
    says,
)
from routing.inflection import stem
from routing.nouns import Evidence, Flag, Flagged, Span, Why
from routing.text import Token, word_set
from routing.verbs import otherwise

# What opens another clause without a comma; "en" need not: "hij schreeuwt en raakt me aan".
_NEXT_CLAUSE = word_set("maar want terwijl omdat doordat dus zodat toen waardoor sinds but because")

# What is put right is no danger any more; that a councillor asks is true all the same.
_PASSES = frozenset({Flag.DANGER, Flag.URGENT})


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words looked for by the longest of them, and the groups of phrases that they are in."""

    meant: Words
    anchor: int
    asked: list[tuple[int, int]]


class FlagWords:
    """The phrases that raise each flag."""

    def __init__(self, flags: Iterable[tuple[Flag, Iterable[str]]]) -> None:
        """Take each flag's phrases as configured."""
        told = [(flag, flag_phrase(text)) for flag, texts in flags for text in texts]
        self._phrases = [(flag, phrase) for flag, phrase in told if phrase.groups]
        asked: dict[Words, list[tuple[int, int]]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for group, alternatives in enumerate(phrase.groups):
                for meant in alternatives:
                    asked.setdefault(meant, []).append((number, group))
        self._exact: dict[str, list[_Sought]] = {}
        self._inflected: dict[str, list[_Sought]] = {}
        for meant, groups in asked.items():
            form = max(meant, key=len)
            sought = _Sought(meant, meant.index(form), groups)
            self._exact.setdefault(form, []).append(sought)
            if any(self._phrases[number][1].plain for number, _ in groups):
                self._inflected.setdefault(stem(form), []).append(sought)
        self._long = sorted(form for form in self._exact if len(form) >= TYPO_LETTERS)

    def raised(
        self, read: Sequence[Token], masked: frozenset[int], no_matter: frozenset[int]
    ) -> tuple[Flagged, ...]:
        """The flags of a text, each with the words that raised it; what is denied raises none.

        `masked` words name a place, and `no_matter` are those of what is put right.
        """
        found = self._found(read, masked)
        if not found:
            return ()
        silent = masked | otherwise(read)
        clauses = _clauses(read)
        reasons: dict[Flag, list[tuple[frozenset[int], Evidence]]] = {}
        for number, groups in sorted(found.items()):
            flag, phrase = self._phrases[number]
            places = [_meant(groups[group], read, silent) for group in range(len(groups))]
            for said in phrase.said(places, clauses):
                past = flag in _PASSES and _at(said) & no_matter
                if not past and not phrase.ruled_out(read, clauses, said[0]):
                    reason = _evidence(phrase, said, read)
                    reasons.setdefault(flag, []).append((_at(said), reason))
        return tuple(Flagged(flag, _told(reasons[flag], read)) for flag in Flag if flag in reasons)

    def _found(
        self, read: Sequence[Token], masked: frozenset[int]
    ) -> dict[int, dict[int, list[Place]]]:
        """Where the text says something of every group of a phrase, by the phrase's number."""
        found: dict[int, dict[int, list[Place]]] = {}
        for at, token in enumerate(read):
            for sought in () if at in masked else self._sought(token.form):
                first = at - sought.anchor
                why = says(sought.meant, read, first)
                if why is None:
                    continue
                place = Place(first, first + len(sought.meant) - 1, why, sought.meant)
                for number, group in sought.asked:
                    if why is not Why.INFLECTION or self._phrases[number][1].plain:
                        found.setdefault(number, {}).setdefault(group, []).append(place)
        return {
            number: groups
            for number, groups in found.items()
            if len(groups) == len(self._phrases[number][1].groups)
        }

    def _sought(self, form: str) -> Iterable[_Sought]:
        exact, inflected = self._exact.get(form, ()), self._inflected.get(stem(form), ())
        found = [*exact, *(sought for sought in inflected if sought not in exact)]
        if may_be_slip(form):
            near = process.extract_iter(form, self._long, scorer=OSA.distance, score_cutoff=1)
            slips = (sought for each, *_ in near for sought in self._exact[each])
            found += [sought for sought in slips if sought not in found]
        return found


def _clauses(read: Sequence[Token]) -> list[int]:
    """For each word, the clause it is in."""
    opened = accumulate(token.form in _NEXT_CLAUSE for token in read)
    return [token.clause + more for token, more in zip(read, opened, strict=True)]


def _meant(places: Iterable[Place], read: Sequence[Token], silent: frozenset[int]) -> list[Place]:
    """The places, in the order of the text, that are not denied or part of something else."""
    return sorted(
        place
        for place in places
        if place.first not in silent and not denies(read, place.first, place.last)
    )


def _at(said: Iterable[Place]) -> frozenset[int]:
    return frozenset(at for place in said for at in range(place.first, place.last + 1))


def _evidence(phrase: FlagPhrase, said: Sequence[Place], read: Sequence[Token]) -> Evidence:
    spans: list[Span] = []
    before = -1
    for place in said:
        span = Span(read[place.first].span.start, read[place.last].span.end)
        if spans and place.first == before + 1:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        before = place.last
    least_sure = max((place.why for place in said), key=list(Why).index)
    meant = " … ".join(" ".join(place.meant) for place in said)
    return Evidence(phrase.text if phrase.plain else meant, tuple(spans), least_sure, 1.0)


def _told(
    reasons: Sequence[tuple[frozenset[int], Evidence]], read: Sequence[Token]
) -> tuple[Evidence, ...]:
    """The reasons in the order of the text, none of which says again what another says."""
    kept: list[tuple[frozenset[int], frozenset[str], Evidence]] = []
    for places, reason in sorted(reasons, key=lambda one: (-len(one[0]), min(one[0]))):
        stems = frozenset(stem(read[at].form) for at in places)
        if not any(places & others or stems <= told for others, told, _ in kept):
            kept.append((places, stems, reason))
    return tuple(reason for _, _, reason in sorted(kept, key=lambda one: min(one[0])))
