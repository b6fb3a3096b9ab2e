"""Likeness by character n-grams: what word matching cannot catch.

A department is the centroid of the words of its phrases, centred on ordinary Dutch words and not on
the other departments, so that a new department changes nothing for the rest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from routing import words

_SIZES = (3, 4, 5)
_BACKGROUND_WORDS = 6_000
_LONGEST_WORD = 40
_CACHED_WORDS = 20_000

Vector = Mapping[str, float]


def grams(form: str) -> Counter[str]:
    """The n-grams of a word between its borders, counted."""
    bordered = f"^{form[:_LONGEST_WORD]}$"
    return Counter(
        bordered[at : at + size] for size in _SIZES for at in range(len(bordered) - size + 1)
    )


@cache
def _background() -> tuple[dict[str, float], dict[str, float], float]:
    """Inverse frequency of each n-gram, the mean vector of Dutch, and its square."""
    counted = [grams(word) for word in words.common_words(_BACKGROUND_WORDS)]
    seen: Counter[str] = Counter()
    for one in counted:
        seen.update(one.keys())
    rare = {gram: _inverse(count) for gram, count in seen.items()}
    mean: dict[str, float] = {}
    for one in counted:
        for gram, value in _unit({g: n * rare[g] for g, n in one.items()}).items():
            mean[gram] = mean.get(gram, 0.0) + value / len(counted)
    return rare, mean, sum(value * value for value in mean.values())


def _inverse(count: int) -> float:
    return math.log((_BACKGROUND_WORDS + 1) / (count + 1)) + 1.0


def _unit(vector: Vector) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {gram: value / length for gram, value in vector.items()}


@lru_cache(maxsize=_CACHED_WORDS)
def vector(form: str) -> Vector:
    """A word's n-grams weighed by their rarity, of length 1."""
    rare, _, _ = _background()
    unseen = _inverse(0)
    return _unit({gram: n * rare.get(gram, unseen) for gram, n in grams(form).items()})


@lru_cache(maxsize=_CACHED_WORDS)
def _ordinariness(form: str) -> float:
    _, mean, _ = _background()
    return sum(value * mean.get(gram, 0.0) for gram, value in vector(form).items())


class Centroids:
    """The departments as rows over n-grams, and the cosine of words with each."""

    def __init__(self, phrases: Sequence[Iterable[Sequence[str]]]) -> None:
        """Take for each department its phrases, each a sequence of folded words."""
        _, mean, self._square = _background()
        rows = [_centroid(group) for group in phrases]
        self._count = len(rows)
        self._columns = _Columns(rows)
        self._lean = np.array(
            [sum(v * mean.get(g, 0.0) for g, v in row.items()) for row in rows], np.float64
        )
        squares = np.array([sum(v * v for v in row.values()) for row in rows], np.float64)
        spread = squares - 2 * self._lean + self._square
        self._norm = np.sqrt(np.maximum(spread, 1e-9))
        self._empty = squares == 0
        self.dots = lru_cache(maxsize=_CACHED_WORDS)(self._dots)
        """How one word leans towards each department, uncentred."""

    def _dots(self, form: str) -> NDArray[np.float64]:
        return self._columns.dots(vector(form))

    def with_others(self, phrases: Mapping[int, Iterable[Sequence[str]]]) -> Centroids:
        """The same with other phrases for some departments, by their number."""
        numbers = list(phrases)
        others = Centroids([phrases[number] for number in numbers])

        def dots(form: str) -> NDArray[np.float64]:
            found = self.dots(form).copy()
            found[numbers] = others.dots(form)
            return found

        changed = copy(self)
        for name in ("_lean", "_norm", "_empty"):
            column = getattr(self, name).copy()
            column[numbers] = getattr(others, name)
            setattr(changed, name, column)
        changed.dots = lru_cache(maxsize=_CACHED_WORDS)(dots)
        return changed

    def likeness(self, weighed: Mapping[str, float]) -> NDArray[np.float64]:
        """The centred cosine of weighed words with each department, 0 to 1.

        Words count as orthogonal to one another, so that what a word adds can be
        remembered; they share too few n-grams for it to matter.
        """
        size = math.sqrt(sum(weight * weight for weight in weighed.values()))
        if size == 0 or self._count == 0:
            return np.zeros(self._count)
        total = np.zeros(self._count)
        ordinary = 0.0
        for form, weight in weighed.items():
            total += weight * self.dots(form)
            ordinary += weight * _ordinariness(form)
        total /= size
        ordinary /= size
        norm = math.sqrt(max(1.0 - 2 * ordinary + self._square, 1e-9))
        cosine = (total - ordinary - self._lean + self._square) / (norm * self._norm)
        cosine[self._empty] = 0.0
        # Rounded, for sums over other columns differ in their last bits.
        clipped: NDArray[np.float64] = np.clip(cosine, 0.0, 1.0).round(6)
        return clipped


class _Columns:
    """For each n-gram the few rows that have it, and how much."""

    def __init__(self, rows: Sequence[Vector]) -> None:
        self._count = len(rows)
        placed: dict[str, list[tuple[int, float]]] = {}
        for number, row in enumerate(rows):
            for gram, value in row.items():
                placed.setdefault(gram, []).append((number, value))
        self._range: dict[str, tuple[int, int]] = {}
        laid: list[tuple[int, float]] = []
        for gram, column in placed.items():
            self._range[gram] = (len(laid), len(laid) + len(column))
            laid += column
        self._row = np.array([number for number, _ in laid], np.int32)
        self._value = np.array([value for _, value in laid], np.float32)

    def dots(self, other: Vector) -> NDArray[np.float64]:
        """The dot product of a vector with each row."""
        found = [(self._range[gram], value) for gram, value in other.items() if gram in self._range]
        if not found:
            return np.zeros(self._count)
        row = np.concatenate([self._row[start:end] for (start, end), _ in found])
        value = np.concatenate([self._value[start:end] * much for (start, end), much in found])
        return np.bincount(row, value, minlength=self._count).astype(np.float64)


def _centroid(phrases: Iterable[Sequence[str]]) -> dict[str, float]:
    # A word of many phrases counts for more, but not for all of them.
    counted = Counter(form for phrase in phrases for form in set(phrase))
    total: dict[str, float] = {}
    for form, count in counted.items():
        weight = words.rarity(form) * math.sqrt(count)
        for gram, value in vector(form).items():
            total[gram] = total.get(gram, 0.0) + value * weight
    return _unit(total)
