"""The phrases of departments or themes, laid out in columns so that a whole text is one look.

A phrase has a *slot* for each of its words that tells something. A slot is filled by its word or
by the two parts of it as a compound: it has three *cells*. A term of the vocabulary points at
the cells that it fills.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routing import words
from routing.inflection import stem
from routing.lexicon import Lexicon, stems_of
from routing.nouns import Phrase, Weight
from routing.text import STOPWORDS, placed, tokens

CELLS = 3
"""Of each slot: the word itself, and its parts as a compound (modifier, head)."""
WHOLE = 0
_MODIFIER_SHARE = 0.5
_HEAD_SHARE = 0.45
_WEIGHTS = {Weight.STRONG: 1.35, Weight.NORMAL: 1.0, Weight.WEAK: 0.5, Weight.EXCLUDING: 0.0}
_LEAST = 0.05
# Who calls a single word strong says that it tells enough by itself, however common it is.
_LEAST_ALONE = 0.72

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """One phrase a row, with the group that it is of; a synonym filled in is a row of its own."""

    phrases: tuple[Phrase, ...]
    group: Ints
    size: Floats
    worth: Floats
    excluding: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Slots:
    """One word of a phrase a row: whose it is, and how much of the phrase it tells."""

    entry: Ints
    weight: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """One cell a row, those of a term together: how much the term fills of it, and where."""

    rows: dict[str, tuple[int, int]]
    cell: Ints
    share: Floats
    where: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """Everything that the matcher looks in."""

    groups: int
    entries: Entries
    slots: Slots
    postings: Postings
    lexicon: Lexicon


@dataclass(slots=True)
class _Draft:
    """The rows while they are gathered."""

    entries: list[tuple[int, Phrase, float]]
    slots: list[tuple[int, float]]
    postings: dict[str, list[tuple[int, float, bool]]]
    forms: set[str]

    def enter(self, group: int, phrase: Phrase, pairs: list[tuple[str, bool]]) -> None:
        content = [pair for pair in pairs if pair[0] not in STOPWORDS] or pairs
        if not content:
            return
        alone = len(pairs) == 1 and phrase.weight is Weight.STRONG
        floor = _LEAST_ALONE if alone else _LEAST
        weights = [max(floor, words.rarity(form)) for form, _ in content]
        for (form, where), weight in zip(content, weights, strict=True):
            cell = len(self.slots) * CELLS
            self.slots.append((len(self.entries), weight))
            self._post(stem(form), (cell + WHOLE, 1.0, where))
            for pair in words.parts(form)[:1]:
                shares = (_MODIFIER_SHARE, _HEAD_SHARE)
                for part, (piece, share) in enumerate(zip(stems_of(pair), shares, strict=True), 1):
                    own = min(1.0, words.rarity(piece) / weight)
                    self._post(piece, (cell + part, share * own, where))
            self.forms.add(form)
        self.entries.append((group, phrase, sum(weights)))

    def _post(self, term: str, posting: tuple[int, float, bool]) -> None:
        self.postings.setdefault(term, []).append(posting)


def phrasebook(
    groups: Sequence[Sequence[Phrase]], synonyms: Iterable[tuple[str, ...]] = ()
) -> Phrasebook:
    """Lay out each group's phrases; each group of `synonyms` means the same."""
    split = [tuple(tuple(_forms(member)) for member in group) for group in synonyms]
    single = [tuple(m[0] for m in group if len(m) == 1) for group in split]
    several = [group for group in split if any(len(member) > 1 for member in group)]
    draft = _Draft([], [], {}, set())
    for number, phrases in enumerate(groups):
        for phrase in phrases:
            read = tokens(phrase.text)
            pairs = [(token.form, mark) for token, mark in zip(read, placed(read), strict=True)]
            for variant in _variants(pairs, several):
                draft.enter(number, phrase, variant)
    return Phrasebook(
        groups=len(groups),
        entries=_entries(draft),
        slots=Slots(
            np.array([entry for entry, _ in draft.slots], np.int64),
            np.array([weight for _, weight in draft.slots], np.float64),
        ),
        postings=_postings(draft),
        lexicon=Lexicon(draft.forms, [group for group in single if len(group) > 1]),
    )


def _entries(draft: _Draft) -> Entries:
    phrases = tuple(phrase for _, phrase, _ in draft.entries)
    return Entries(
        phrases,
        np.array([group for group, _, _ in draft.entries], np.int64),
        np.array([size for _, _, size in draft.entries], np.float64),
        np.array([_WEIGHTS[phrase.weight] for phrase in phrases], np.float64),
        np.array([phrase.weight is Weight.EXCLUDING for phrase in phrases], np.bool_),
    )


def _postings(draft: _Draft) -> Postings:
    rows: dict[str, tuple[int, int]] = {}
    laid: list[tuple[int, float, bool]] = []
    for term, postings in draft.postings.items():
        rows[term] = (len(laid), len(postings))
        laid += postings
    return Postings(
        rows,
        np.array([cell for cell, _, _ in laid], np.int64),
        np.array([share for _, share, _ in laid], np.float64),
        np.array([where for _, _, where in laid], np.bool_),
    )


def _forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def _variants(
    pairs: list[tuple[str, bool]], groups: Sequence[tuple[tuple[str, ...], ...]]
) -> list[list[tuple[str, bool]]]:
    """The phrase, and the phrase with one synonym of several words filled in."""
    found = [pairs]
    forms = tuple(form for form, _ in pairs)
    for group in groups:
        for member in group:
            size = len(member)
            for at in range(len(forms) - size + 1):
                if size and forms[at : at + size] == member:
                    for other in group:
                        if other != member and (len(other) > 1 or size > 1):
                            middle = [(form, pairs[at][1]) for form in other]
                            found.append([*pairs[:at], *middle, *pairs[at + size :]])
    return found
