"""Likeness by character n-grams: what word matching cannot catch.

A department is the centroid of the words of its phrases, centred on ordinary Dutch words and not on
the other departments, so that a new department changes nothing for the rest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import chain

import numpy as np
from scipy.sparse import csr_array

from routing import words
from routing.grams import Floats, Ints, background

_LEAST_NORM = 1e-9


class Centroids:
    """The departments as rows over n-grams, and the cosine of words with each."""

    def __init__(self, phrases: Sequence[Iterable[Sequence[str]]]) -> None:
        """Take for each department its phrases, each a sequence of folded words."""
        groups = [_weighed(group) for group in phrases]
        self._alphabet = background().wider(dict.fromkeys(chain.from_iterable(groups)))
        mean = self._alphabet.mean
        self._square = float(mean @ mean)
        self._rows = _matrix([self._summed(group) for group in groups], len(self._alphabet))
        self._columns = self._rows.T.tocsr()
        self._lean = self._rows @ mean
        squares = self._rows.power(2).sum(axis=1)
        spread = squares - 2 * self._lean + self._square
        self._norm = np.sqrt(np.maximum(spread, _LEAST_NORM))
        self._empty = squares == 0
        self._others: tuple[tuple[tuple[int, ...], Centroids], ...] = ()

    def _summed(self, weighed: Mapping[str, float]) -> tuple[Ints, Floats]:
        """Weighed words as one vector of length 1: its n-grams, and how much of each."""
        laid = self._alphabet.laid(weighed)
        weights = np.fromiter(weighed.values(), np.float64, len(weighed))
        gram, place = np.unique(laid.gram, return_inverse=True)
        value = np.bincount(place, laid.value * weights[laid.word], minlength=len(gram))
        return gram, value / (np.linalg.norm(value) or 1.0)

    def with_others(self, phrases: Mapping[int, Iterable[Sequence[str]]]) -> Centroids:
        """The same with other phrases for some departments, by their number."""
        changed = copy(self)
        changed._others = (*self._others, (tuple(phrases), Centroids(list(phrases.values()))))  # noqa: SLF001 - a copy of itself
        return changed

    def likeness(self, weighed: Mapping[str, float]) -> Floats:
        """The centred cosine of weighed words with each department, 0 to 1.

        Words count as orthogonal to one another: they share too few n-grams for it to matter.
        """
        size = math.sqrt(sum(weight * weight for weight in weighed.values()))
        if size == 0 or not len(self._lean):
            return np.zeros(len(self._lean))
        laid = self._alphabet.laid(weighed)
        weights = np.fromiter(weighed.values(), np.float64, len(weighed)) / size
        value = laid.value * weights[laid.word]
        text = _matrix([(laid.gram, value)], len(self._alphabet))
        text.sum_duplicates()
        total = (text @ self._columns).toarray()[0]
        ordinary = float(value @ self._alphabet.mean[laid.gram])
        norm = math.sqrt(max(1.0 - 2 * ordinary + self._square, _LEAST_NORM))
        cosine = (total - ordinary - self._lean + self._square) / (norm * self._norm)
        cosine[self._empty] = 0.0
        # Rounded, for sums over other columns differ in their last bits.
        clipped: Floats = np.clip(cosine, 0.0, 1.0).round(6)
        for numbers, others in self._others:
            clipped[list(numbers)] = others.likeness(weighed)
        return clipped

    def leaning(self, weighed: Mapping[str, float], number: int) -> dict[str, float]:
        """How much each of some weighed words leans towards one department, uncentred."""
        for numbers, others in reversed(self._others):
            if number in numbers:
                return others.leaning(weighed, numbers.index(number))
        laid = self._alphabet.laid(weighed)
        row = np.zeros(len(self._alphabet))
        own = slice(*self._rows.indptr[number : number + 2])
        row[self._rows.indices[own]] = self._rows.data[own]
        dots = np.bincount(laid.word, laid.value * row[laid.gram], minlength=len(weighed)).tolist()
        return {form: weighed[form] * dot for form, dot in zip(weighed, dots, strict=True)}


def _weighed(phrases: Iterable[Sequence[str]]) -> dict[str, float]:
    """The words of a department's phrases; one of many counts for more, but not for all of them."""
    counted = Counter(form for phrase in phrases for form in set(phrase))
    return {form: words.rarity(form) * math.sqrt(count) for form, count in counted.items()}


def _matrix(rows: Sequence[tuple[Ints, Floats]], width: int) -> csr_array:
    starts = np.cumsum([0, *(len(gram) for gram, _ in rows)])
    none: list[tuple[Ints, Floats]] = [(np.zeros(0, np.int32), np.zeros(0))]
    gram, value = (np.concatenate(column) for column in zip(*(*rows, *none), strict=True))
    return csr_array((value, gram.astype(np.int32), starts.astype(np.int32)), (len(rows), width))
