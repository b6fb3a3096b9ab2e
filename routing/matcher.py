"""The words of a text against all phrases at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from routing.clauses import segments
from routing.nouns import Why
from routing.phrasebook import CELLS, WHOLE, Bools, Floats, Ints, Phrasebook
from routing.support import NEXT_TOKEN, Hit, Support
from routing.text import STOPWORDS, Token
from routing.verbs import Rejoined, otherwise, rejoined

PLACE_SHARE = 0.4
"""A noun that tells where says less of what is the matter (measured)."""
_VETO_COVERAGE = 0.9
# A phrase whose words stand in several parts of the text is hardly said.
_APART = 0.7
# How much more a whole phrase counts than its parts.
_WHOLENESS = 1.3
_DOUBT = (Why.EXACT, Why.INFLECTION, Why.SYNONYM, Why.COMPOUND, Why.TYPO)
_COMPOUND = _DOUBT.index(Why.COMPOUND)


@dataclass(frozen=True, slots=True, eq=False)
class _Fillings:
    """What fills the phrases' cells, one a row, sorted by cell; the best word of each."""

    cell: Ints
    value: Floats
    token: Ints
    doubt: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Gains:
    """What each word tells by each phrase, one a row, sorted by phrase."""

    entry: Ints
    token: Ints
    gain: Floats
    doubt: Ints


class Matches:
    """What a text says for each group of phrases (a department, a theme)."""

    def __init__(
        self,
        book: Phrasebook,
        read: Sequence[Token],
        fillings: _Fillings,
        verbs: Sequence[Rejoined] = (),
    ) -> None:
        self._book = book
        self._verbs = tuple(verbs)
        self._coverage, self._gains = _judged(book, read, fillings)

    @cached_property
    def vetoed(self) -> Bools:
        """Of each group, whether the text says what rules it out."""
        entries = self._book.entries
        said = np.flatnonzero(entries.excluding & (self._coverage >= _VETO_COVERAGE))
        found = np.zeros(self._book.groups, np.bool_)
        found[entries.group[said]] = True
        return found

    @cached_property
    def strength(self) -> Floats:
        """Of each group, what all words tell; each further word counts less."""
        gains, group = self._gains, self._book.entries.group
        counts = ~self._book.entries.excluding[gains.entry]
        owner, token, gain = group[gains.entry[counts]], gains.token[counts], gains.gain[counts]
        order = np.lexsort((-gain, token, owner))
        owner, token, gain = owner[order], token[order], gain[order]
        best = _changes(owner) | _changes(token)
        owner, gain = owner[best], gain[best]
        order = np.lexsort((-gain, owner))
        owner, gain = owner[order], gain[order]
        starts = np.flatnonzero(_changes(owner))
        sizes = np.diff(np.append(starts, len(owner)))
        rank = np.arange(len(owner)) - np.repeat(starts, sizes)
        told = gain * NEXT_TOKEN**rank
        return np.bincount(owner, told, minlength=self._book.groups).astype(np.float64)

    def support(self, group: int) -> Support:
        """The phrases of one group that the text says, in their order."""
        gains, phrases = self._gains, self._book.entries.phrases
        groups, order = self._by_group
        own = order[slice(*np.searchsorted(groups, (group, group + 1)).tolist())]
        rows: dict[int, list[tuple[int, float, int]]] = {}
        columns = (gains.entry[own], gains.token[own], gains.gain[own], gains.doubt[own])
        for entry, token, gain, doubt in zip(*(column.tolist() for column in columns), strict=True):
            rows.setdefault(entry, []).append((token, gain, doubt))
        return Support(
            tuple(
                Hit(
                    phrases[entry],
                    float(self._coverage[entry]),
                    _DOUBT[max(doubt for _, _, doubt in words)],
                    tuple((token, gain) for token, gain, _ in words),
                    self._verbs,
                )
                for entry, words in rows.items()
            )
        )

    @cached_property
    def _by_group(self) -> tuple[Ints, Ints]:
        """The gains that count, by group: whose each is, and which one it is."""
        entries = self._book.entries
        counts = np.flatnonzero(~entries.excluding[self._gains.entry])
        group = entries.group[self._gains.entry[counts]]
        order = np.argsort(group, kind="stable")
        return group[order], counts[order]


class Matcher:
    """Finds what a text says for each group of a phrasebook."""

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self.lexicon = book.lexicon

    def match(
        self, text_tokens: Sequence[Token], where: Sequence[bool], masked: frozenset[int]
    ) -> Matches:
        """What the text says for each group; `masked` tokens name a place and say nothing."""
        if not self._book.groups:
            return Matches(self._book, text_tokens, self._fillings([], where))
        verbs = [verb for verb in rejoined(text_tokens) if self.lexicon.has(verb.form)]
        apart = otherwise(text_tokens)
        read = [(at, token.form) for at, token in enumerate(text_tokens) if at not in apart]
        read += [(verb.at, verb.form) for verb in verbs]
        rows = self._book.postings.rows
        found = [
            (*rows[link.term], at, link.quality, _DOUBT.index(link.why))
            for at, form in read
            if at not in masked and form not in STOPWORDS
            for link in self.lexicon.links(form)
            if link.term in rows
        ]
        return Matches(self._book, text_tokens, self._fillings(found, where), verbs)

    def _fillings(
        self, found: list[tuple[int, int, int, float, int]], where: Sequence[bool]
    ) -> _Fillings:
        columns = list(zip(*found, strict=True)) or [()] * 5
        first, count, token, doubt = (np.array(columns[at], np.int64) for at in (0, 1, 2, 4))
        source = np.repeat(np.arange(len(found)), count)
        ends = np.cumsum(count)
        row = np.arange(len(source)) + np.repeat(first - ends + count, count)
        postings = self._book.postings
        value = np.array(columns[3], np.float64)[source] * postings.share[row]
        elsewhere = np.array(where, np.bool_)[token[source]] & ~postings.where[row]
        value[elsewhere] *= PLACE_SHARE
        cell = postings.cell[row]
        # The best of each cell, and of equals the first.
        order = np.lexsort((-value, cell))
        best = order[_changes(cell[order])]
        return _Fillings(cell[best], value[best], token[source[best]], doubt[source[best]])


def _judged(book: Phrasebook, read: Sequence[Token], fillings: _Fillings) -> tuple[Floats, _Gains]:
    """How much of each phrase the text says, and what each word tells by each."""
    fillings, whole = _chosen(fillings)
    slot = fillings.cell // CELLS
    entry = book.slots.entry[slot]
    starts = np.flatnonzero(_changes(slot))
    filled = np.minimum(1.0, np.add.reduceat(fillings.value, starts)) if len(starts) else starts
    said = slot[starts]
    told = book.slots.weight[said] * filled
    covered = np.bincount(book.slots.entry[said], told, minlength=len(book.entries.size))
    coverage = covered / book.entries.size
    order = np.lexsort((fillings.token, entry))
    entry, token = entry[order], fillings.token[order]
    gain = (fillings.value * book.slots.weight[slot])[order]
    doubt = np.maximum(fillings.doubt, np.where(whole, 0, _COMPOUND))[order]
    starts = np.flatnonzero(_changes(entry) | _changes(token))
    if not len(starts):
        return coverage, _Gains(entry, token, gain, doubt)
    gain, doubt = np.add.reduceat(gain, starts), np.maximum.reduceat(doubt, starts)
    entry, token = entry[starts], token[starts]
    part = np.array(segments(read), np.int64)[token]
    phrase = np.flatnonzero(_changes(entry))
    spread = np.maximum.reduceat(part, phrase) > np.minimum.reduceat(part, phrase)
    apart = np.repeat(spread, np.diff(np.append(phrase, len(entry))))
    worth = coverage[entry] ** _WHOLENESS * book.entries.worth[entry]
    return coverage, _Gains(entry, token, gain * worth * np.where(apart, _APART, 1.0), doubt)


def _chosen(fillings: _Fillings) -> tuple[_Fillings, Bools]:
    """Of each slot its word, or its two parts where these say more; and which is the word."""
    whole = fillings.cell % CELLS == WHOLE
    row = np.cumsum(_changes(fillings.cell // CELLS)) - 1
    word = np.bincount(row, np.where(whole, fillings.value, 0.0))
    parts = np.bincount(row, np.where(whole, 0.0, fillings.value))
    kept = whole == ((word > 0.0) & (word >= parts))[row]
    columns = (fillings.cell, fillings.value, fillings.token, fillings.doubt)
    return _Fillings(*(column[kept] for column in columns)), whole[kept]


def _changes(column: Ints) -> Bools:
    """Of each row whether it differs from the one before."""
    found = np.ones(len(column), np.bool_)
    found[1:] = column[1:] != column[:-1]
    return found
