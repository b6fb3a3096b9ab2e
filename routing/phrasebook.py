"""The phrases of departments or themes, laid out in columns so that a whole text is one look.

A phrase has a *slot* for each of its words that tells something. A slot is filled by its word or
by the two parts of it as a compound: it has three *cells*. A term of the vocabulary points at
the cells that it fills.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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

    def of(self, term: str) -> list[tuple[int, float, bool]]:
        """The cells of one term."""
        start, count = self.rows.get(term, (0, 0))
        own = slice(start, start + count)
        columns = (self.cell[own].tolist(), self.share[own].tolist(), self.where[own].tolist())
        return list(zip(*columns, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """Everything that the matcher looks in."""

    groups: int
    entries: Entries
    slots: Slots
    postings: Postings
    lexicon: Lexicon
    forms: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]

    def with_more(self, added: Iterable[tuple[int, Phrase]]) -> Phrasebook:
        """The same with further phrases of groups; quicker than laying out all anew."""
        draft = _Draft(len(self.entries.phrases), len(self.slots.entry))
        _draw(draft, added, self.synonyms)
        new = draft.forms - self.forms
        forms = self.forms | new
        return Phrasebook(
            groups=self.groups,
            entries=_entries(draft, self.entries),
            slots=_slots(draft, self.slots),
            postings=_postings(draft, self.postings),
            lexicon=_lexicon(forms, self.synonyms) if new else self.lexicon,
            forms=forms,
            synonyms=self.synonyms,
        )


@dataclass(slots=True)
class _Draft:
    """Rows while they are gathered, to come after so many others."""

    first_entry: int = 0
    first_slot: int = 0
    entries: list[tuple[int, Phrase, float]] = field(default_factory=list)
    slots: list[tuple[int, float]] = field(default_factory=list)
    postings: dict[str, list[tuple[int, float, bool]]] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)

    def enter(self, group: int, phrase: Phrase, pairs: list[tuple[str, bool]]) -> None:
        content = [pair for pair in pairs if pair[0] not in STOPWORDS] or pairs
        if not content:
            return
        alone = len(pairs) == 1 and phrase.weight is Weight.STRONG
        floor = _LEAST_ALONE if alone else _LEAST
        weights = [max(floor, words.rarity(form)) for form, _ in content]
        for (form, where), weight in zip(content, weights, strict=True):
            cell = (self.first_slot + len(self.slots)) * CELLS
            self.slots.append((self.first_entry + len(self.entries), weight))
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
    meant = tuple(tuple(group) for group in synonyms)
    draft = _Draft()
    _draw(draft, ((n, phrase) for n, phrases in enumerate(groups) for phrase in phrases), meant)
    forms = frozenset(draft.forms)
    return Phrasebook(
        groups=len(groups),
        entries=_entries(draft),
        slots=_slots(draft),
        postings=_postings(draft),
        lexicon=_lexicon(forms, meant),
        forms=forms,
        synonyms=meant,
    )


def _draw(
    draft: _Draft, phrases: Iterable[tuple[int, Phrase]], synonyms: Iterable[tuple[str, ...]]
) -> None:
    told = (tuple(tuple(_pairs(member)) for member in group) for group in synonyms)
    several = [group for group in told if any(len(member) > 1 for member in group)]
    for number, phrase in phrases:
        pairs = _pairs(phrase.text)
        for variant in _variants(pairs, several):
            draft.enter(number, phrase, variant)


def _lexicon(forms: frozenset[str], synonyms: Iterable[tuple[str, ...]]) -> Lexicon:
    single = [tuple(m[0] for m in group if len(m) == 1) for group in _split(synonyms)]
    return Lexicon(forms, [group for group in single if len(group) > 1])


def _split(synonyms: Iterable[tuple[str, ...]]) -> list[tuple[tuple[str, ...], ...]]:
    return [tuple(tuple(_forms(member)) for member in group) for group in synonyms]


def _entries(draft: _Draft, before: Entries | None = None) -> Entries:
    phrases = tuple(phrase for _, phrase, _ in draft.entries)
    new = Entries(
        phrases,
        np.array([group for group, _, _ in draft.entries], np.int64),
        np.array([size for _, _, size in draft.entries], np.float64),
        np.array([_WEIGHTS[phrase.weight] for phrase in phrases], np.float64),
        np.array([phrase.weight is Weight.EXCLUDING for phrase in phrases], np.bool_),
    )
    if before is None:
        return new
    return Entries(
        before.phrases + new.phrases,
        np.concatenate((before.group, new.group)),
        np.concatenate((before.size, new.size)),
        np.concatenate((before.worth, new.worth)),
        np.concatenate((before.excluding, new.excluding)),
    )


def _slots(draft: _Draft, before: Slots | None = None) -> Slots:
    entry = np.array([entry for entry, _ in draft.slots], np.int64)
    weight = np.array([weight for _, weight in draft.slots], np.float64)
    if before is None:
        return Slots(entry, weight)
    return Slots(np.concatenate((before.entry, entry)), np.concatenate((before.weight, weight)))


def _postings(draft: _Draft, before: Postings | None = None) -> Postings:
    """The cells of each term, together.

    A term that has some already gets them once more behind its new ones; the old go unused.
    """
    rows: dict[str, tuple[int, int]] = {}
    laid: list[tuple[int, float, bool]] = []
    first = len(before.cell) if before else 0
    for term, postings in draft.postings.items():
        old = before.of(term) if before else []
        rows[term] = (first + len(laid), len(old) + len(postings))
        laid += old + postings
    cell = np.array([cell for cell, _, _ in laid], np.int64)
    share = np.array([share for _, share, _ in laid], np.float64)
    where = np.array([where for _, _, where in laid], np.bool_)
    if before is None:
        return Postings(rows, cell, share, where)
    return Postings(
        before.rows | rows,
        np.concatenate((before.cell, cell)),
        np.concatenate((before.share, share)),
        np.concatenate((before.where, where)),
    )


def _pairs(text: str) -> list[tuple[str, bool]]:
    """The words of a phrase, and of each whether it tells where."""
    read = tokens(text)
    return [(token.form, mark) for token, mark in zip(read, placed(read), strict=True)]


def _forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def _variants(
    pairs: list[tuple[str, bool]], groups: Sequence[tuple[tuple[tuple[str, bool], ...], ...]]
) -> list[list[tuple[str, bool]]]:
    """The phrase, and the phrase with one synonym of several words filled in.

    A single word stands where the other stood; several tell by themselves whether they say where.
    """
    found = [pairs]
    forms = [form for form, _ in pairs]
    for group in groups:
        for member in group:
            size = len(member)
            wanted = [form for form, _ in member]
            for at in range(len(forms) - size + 1):
                if size and forms[at : at + size] == wanted:
                    for other in group:
                        if other != member and (len(other) > 1 or size > 1):
                            alone = len(other) == 1
                            middle = [(other[0][0], pairs[at][1])] if alone else list(other)
                            found.append([*pairs[:at], *middle, *pairs[at + size :]])
    return found
