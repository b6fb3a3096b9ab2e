"""What a text asks attention for, by the words configured for it.

A phrase is words in a row ("met spoed"), or groups of alternatives that all stand in one clause, in
any order: `journalist|verslaggever + belt|vraagt`. What follows ` - ` must not stand there too.
Words in a row are known inflected too. Alternatives are not: that children hit is not that
somebody hits the children.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from routing import words
from routing.inflection import stem
from routing.nouns import Evidence, Flag, Flagged, Span, Why
from routing.text import Token, now_and_then, tokens, word_set
from routing.verbs import otherwise

_TYPO_LETTERS = 7
_LONGEST_WORD = 40
_DENIALS = word_set("geen niet nooit not no")
# Between a denial and what it denies: "niet zo dringend".
_DEGREES = word_set("zo erg echt heel direct meteen per se enkele enkel bepaald very really")
_AND, _OR, _WITHOUT = " + ", "|", " - "
# From the first word to the last of a phrase in groups.
_REACH = 12

_Words = tuple[str, ...]
_Place = tuple[int, int, Why, _Words]
"""Where an alternative starts, where it ends, how it is said, and which one it is."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    flag: Flag
    text: str
    groups: tuple[tuple[_Words, ...], ...]
    without: tuple[_Words, ...]

    @property
    def several(self) -> bool:
        """Whether it is more than words in a row."""
        return len(self.groups) > 1 or len(self.groups[0]) > 1


class FlagWords:
    """The phrases that raise each flag."""

    def __init__(self, flags: Iterable[tuple[Flag, Iterable[str]]]) -> None:
        """Take each flag's phrases as configured."""
        self._phrases = [_phrase(flag, text) for flag, texts in flags for text in texts]
        self._phrases = [phrase for phrase in self._phrases if phrase.groups]
        self._starts: dict[str, list[tuple[int, int, _Words]]] = {}
        for number, phrase in enumerate(self._phrases):
            for group, alternatives in enumerate(phrase.groups):
                for forms in alternatives:
                    self._starts.setdefault(stem(forms[0]), []).append((number, group, forms))
        first = {forms[0] for starts in self._starts.values() for _, _, forms in starts}
        self._long = sorted(form for form in first if len(form) >= _TYPO_LETTERS)

    def raised(self, text_tokens: Sequence[Token], masked: frozenset[int]) -> tuple[Flagged, ...]:
        """The flags of a text, each with the words that raised it; a denied one is none."""
        if not self._phrases:
            return ()
        silent = masked | otherwise(text_tokens)
        found: dict[int, dict[int, list[_Place]]] = {}
        for at, token in enumerate(text_tokens):
            if at in silent or _denied(text_tokens, at):
                continue
            for number, group, forms in self._candidates(token.form):
                why = _matches(forms, text_tokens, at)
                listed = not self._phrases[number].several or why is not Why.INFLECTION
                if why is not None and listed:
                    place = at, at + len(forms) - 1, why, forms
                    found.setdefault(number, {}).setdefault(group, []).append(place)
        reasons: dict[Flag, list[tuple[frozenset[int], Evidence]]] = {}
        for number in sorted(found):
            phrase = self._phrases[number]
            if len(found[number]) < len(phrase.groups):
                continue
            for said in _together(phrase, found[number], text_tokens):
                reason = _evidence(phrase, said, text_tokens)
                reasons.setdefault(phrase.flag, []).append((_places(said), reason))
        return tuple(Flagged(flag, _told(reasons[flag])) for flag in Flag if flag in reasons)

    def _candidates(self, form: str) -> list[tuple[int, int, _Words]]:
        found = list(self._starts.get(stem(form), ()))
        if _TYPO_LETTERS - 1 <= len(form) <= _LONGEST_WORD and not words.known(form):
            for target in self._long:
                if target != form and OSA.distance(form, target, score_cutoff=1) <= 1:
                    found += self._starts[stem(target)]
        return sorted(set(found))


def _phrase(flag: Flag, text: str) -> _Phrase:
    told, _, without = text.partition(_WITHOUT)
    groups = tuple(_alternatives(group) for group in told.split(_AND))
    return _Phrase(flag, text, tuple(filter(None, groups)), _alternatives(without))


def _alternatives(text: str) -> tuple[_Words, ...]:
    read = (tuple(token.form for token in tokens(each)) for each in text.split(_OR))
    return tuple(filter(None, read))


def _together(
    phrase: _Phrase, found: dict[int, list[_Place]], text_tokens: Sequence[Token]
) -> Iterator[tuple[_Place, ...]]:
    """Where all groups stand in one clause, near one another, without what rules it out."""
    if len(phrase.groups) == 1:
        yield from ((place,) for place in found[0])
        return
    for first in found[0]:
        clause = text_tokens[first[0]].clause
        said = [first]
        for group in range(1, len(phrase.groups)):
            near = (
                place
                for place in found[group]
                if text_tokens[place[0]].clause == clause
                and abs(place[0] - first[0]) <= _REACH
                and all(place[0] > one[1] or place[1] < one[0] for one in said)
            )
            place = min(near, key=lambda one: abs(one[0] - first[0]), default=None)
            if place is None:
                break
            said.append(place)
        else:
            if not _ruled_out(phrase, text_tokens, clause):
                yield tuple(sorted(said, key=lambda one: one[0]))
                return


def _ruled_out(phrase: _Phrase, text_tokens: Sequence[Token], clause: int) -> bool:
    return any(
        _matches(forms, text_tokens, at) is not None
        for at, token in enumerate(text_tokens)
        if token.clause == clause
        for forms in phrase.without
    )


def _places(said: Iterable[_Place]) -> frozenset[int]:
    return frozenset(at for first, last, *_ in said for at in range(first, last + 1))


def _evidence(phrase: _Phrase, said: Sequence[_Place], text_tokens: Sequence[Token]) -> Evidence:
    spans: list[Span] = []
    before = -1
    for first, last, *_ in said:
        span = Span(text_tokens[first].span.start, text_tokens[last].span.end)
        if spans and first == before + 1:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        before = last
    least_sure = max((why for _, _, why, _ in said), key=list(Why).index)
    meant = " … ".join(" ".join(forms) for *_, forms in said)
    return Evidence(meant if phrase.several else phrase.text, tuple(spans), least_sure, 1.0)


def _told(reasons: Sequence[tuple[frozenset[int], Evidence]]) -> tuple[Evidence, ...]:
    """The reasons, none of which quotes again what a longer one quotes."""
    kept: list[tuple[frozenset[int], Evidence]] = []
    for places, reason in sorted(reasons, key=lambda one: -len(one[0])):
        if not any(places & other for other, _ in kept):
            kept.append((places, reason))
    return tuple(reason for _, reason in sorted(kept, key=lambda one: min(one[0])))


def _denied(text_tokens: Sequence[Token], at: int) -> bool:
    for before in range(at - 1, -1, -1):
        token = text_tokens[before]
        if token.clause != text_tokens[at].clause:
            return False
        if token.form in _DENIALS:
            return True
        if token.form not in _DEGREES:
            return False
    return False


def _matches(forms: _Words, text_tokens: Sequence[Token], at: int) -> Why | None:
    """How the words from `at` on say an alternative, if they do."""
    read = text_tokens[at : at + len(forms)]
    if len(read) < len(forms) or read[0].sentence != read[-1].sentence:
        return None
    if now_and_then(text_tokens, at + len(forms) - 1):
        return None  # what "brandt af en toe" does not burn down
    why = Why.EXACT
    for wanted, token in zip(forms, read, strict=True):
        if token.form == wanted:
            continue
        if stem(token.form) == stem(wanted):
            why = Why.INFLECTION if why is Why.EXACT else why
        elif _is_typo(token.form, wanted):
            why = Why.TYPO
        else:
            return None
    return why


def _is_typo(form: str, wanted: str) -> bool:
    if len(wanted) < _TYPO_LETTERS or len(form) > _LONGEST_WORD or words.known(form):
        return False
    return bool(OSA.distance(form, wanted, score_cutoff=1) <= 1)
