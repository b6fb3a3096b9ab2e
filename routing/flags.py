"""What a text asks attention for, by the phrases configured for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from routing.clauses import denied
from routing.denial import denies
from routing.flag_phrases import (
    TYPO_LETTERS,
    FlagPhrase,
    Place,
    Words,
    flag_phrase,
    is_slip,
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

_Candidate = tuple[int, int, Words]
"""A phrase and its group, by number, and an alternative of it."""


class FlagWords:
    """The phrases that raise each flag."""

    def __init__(self, flags: Iterable[tuple[Flag, Iterable[str]]]) -> None:
        """Take each flag's phrases as configured."""
        told = [(flag, flag_phrase(text)) for flag, texts in flags for text in texts]
        self._phrases = [(flag, phrase) for flag, phrase in told if phrase.groups]
        self._starts: dict[str, list[_Candidate]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for group, alternatives in enumerate(phrase.groups):
                for meant in alternatives:
                    self._starts.setdefault(stem(meant[0]), []).append((number, group, meant))
        first = {meant[0] for starts in self._starts.values() for *_, meant in starts}
        self._long = sorted(form for form in first if len(form) >= TYPO_LETTERS)

    def raised(self, read: Sequence[Token], masked: frozenset[int]) -> tuple[Flagged, ...]:
        """The flags of a text, each with the words that raised it; what is denied raises none."""
        if not self._phrases:
            return ()
        clauses = _clauses(read)
        no_matter = denied(read)
        reasons: dict[Flag, list[tuple[frozenset[int], Evidence]]] = {}
        for number, found in sorted(self._found(read, masked | otherwise(read)).items()):
            flag, phrase = self._phrases[number]
            if len(found) < len(phrase.groups):
                continue
            for said in _said(phrase, found, clauses):
                past = flag in _PASSES and _at(said) & no_matter
                if not past and not _ruled_out(phrase, read, clauses, clauses[said[0].first]):
                    reason = _evidence(phrase, said, read)
                    reasons.setdefault(flag, []).append((_at(said), reason))
        return tuple(Flagged(flag, _told(reasons[flag], read)) for flag in Flag if flag in reasons)

    def _found(
        self, read: Sequence[Token], silent: frozenset[int]
    ) -> dict[int, dict[int, list[Place]]]:
        """Where the text says alternatives, by the phrase and its group."""
        found: dict[int, dict[int, list[Place]]] = {}
        for at, token in enumerate(read):
            if at in silent:
                continue
            for number, group, meant in self._candidates(token.form):
                why = says(meant, read, at)
                listed = why is not Why.INFLECTION or self._phrases[number][1].plain
                if why is None or not listed or denies(read, at, at + len(meant) - 1):
                    continue
                place = Place(at, at + len(meant) - 1, why, meant)
                found.setdefault(number, {}).setdefault(group, []).append(place)
        return found

    def _candidates(self, form: str) -> list[_Candidate]:
        found = self._starts.get(stem(form), [])
        if not may_be_slip(form):
            return found
        near = {stem(each) for each in self._long if is_slip(form, each)} - {stem(form)}
        return [*found, *(start for each in sorted(near) for start in self._starts[each])]


def _clauses(read: Sequence[Token]) -> list[int]:
    """For each word, the clause it is in."""
    opened = accumulate(token.form in _NEXT_CLAUSE for token in read)
    return [token.clause + more for token, more in zip(read, opened, strict=True)]


def _said(
    phrase: FlagPhrase, found: dict[int, list[Place]], clauses: Sequence[int]
) -> list[list[Place]]:
    if len(phrase.groups) == 1:
        return [[place] for place in found[0]]
    said = phrase.together(found, clauses)
    return [sorted(said, key=lambda place: place.first)] if said else []


def _ruled_out(
    phrase: FlagPhrase, read: Sequence[Token], clauses: Sequence[int], clause: int
) -> bool:
    return any(
        says(meant, read, at) is not None
        for at in range(len(read))
        if phrase.without and clauses[at] == clause
        for meant in phrase.without
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
