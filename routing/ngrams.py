"""Likeness by character n-grams: what word matching cannot catch.

A department is the centroid of the words of its phrases, centred on ordinary Dutch words and not on
the other departments, so that a new department changes nothing for the rest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from routing import words

_SIZES = (3, 4, 5)
_BACKGROUND_WORDS = 6_000
_LONGEST_WORD = 40
_LEAST_NORM = 1e-9

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


@cache
def _cuts(letters: int) -> tuple[slice, ...]:
    """Where the n-grams of so many letters are: the same for every word as long."""
    return tuple(slice(at, at + size) for size in _SIZES for at in range(letters - size + 1))


def grams(form: str) -> list[str]:
    """The n-grams of a word between its borders, each as often as it has it."""
    bordered = f"^{form[:_LONGEST_WORD]}$"
    return [bordered[cut] for cut in _cuts(len(bordered))]


def _times(found: Sequence[str]) -> list[int]:
    """Of each n-gram of a word, how often the word has it; most have each once."""
    if len(set(found)) == len(found):
        return [1] * len(found)
    return [found.count(gram) for gram in found]


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """Words as unit vectors, one n-gram of one word a row: whose, which, how much."""

    word: Ints
    gram: Ints
    value: Floats


class _Alphabet:
    """A number for each n-gram; the last one stands for all that are not in it."""

    def __init__(self, numbers: Mapping[str, int], rare: Floats) -> None:
        self.numbers = numbers
        self.size = len(numbers) + 1
        self._rare = rare

    def laid(self, forms: Iterable[str]) -> _Laid:
        """Words by their n-grams, weighed by rarity, each word of length 1."""
        found = [grams(form) for form in forms]
        word = np.repeat(np.arange(len(found), dtype=np.int32), [len(each) for each in found])
        numbers = map(self.numbers.get, chain.from_iterable(found), repeat(len(self.numbers)))
        gram = np.fromiter(numbers, np.int32, len(word))
        times = np.fromiter(chain.from_iterable(map(_times, found)), np.float64, len(word))
        value = self._rare[gram]
        # What is there n times has n rows: together they are n times as long, not root n.
        length = np.sqrt(np.bincount(word, times * value * value, minlength=len(found)))
        return _Laid(word, gram, value / length[word])


@dataclass(frozen=True, slots=True, eq=False)
class _Background:
    """Ordinary Dutch: its n-grams, how rare each is, their mean vector and its square."""

    numbers: Mapping[str, int]
    rare: Floats
    mean: Floats
    square: float

    def alphabet(self, forms: Iterable[str]) -> tuple[_Alphabet, Floats]:
        """Its n-grams and those of some words, and the mean vector over them."""
        numbers = dict(self.numbers)
        for form in dict.fromkeys(forms):
            for gram in grams(form):
                numbers.setdefault(gram, len(numbers))
        more = len(numbers) + 1 - len(self.rare)
        rare = np.append(self.rare, np.full(more, _inverse(0)))
        return _Alphabet(numbers, rare), np.append(self.mean, np.zeros(more))


@cache
def _background() -> _Background:
    common = words.common_words(_BACKGROUND_WORDS)
    seen: Counter[str] = Counter()
    for word in common:
        seen.update(list(dict.fromkeys(grams(word))))
    numbers = {gram: number for number, gram in enumerate(seen)}
    rare = np.array([_inverse(count) for count in seen.values()], np.float64)
    laid = _Alphabet(numbers, rare).laid(common)
    mean = np.bincount(laid.gram, laid.value, minlength=len(numbers)) / len(common)
    return _Background(numbers, rare, mean, float(mean @ mean))


def _inverse(count: int) -> float:
    return math.log((_BACKGROUND_WORDS + 1) / (count + 1)) + 1.0


class Centroids:
    """The departments as rows over n-grams, and the cosine of words with each."""

    def __init__(self, phrases: Sequence[Iterable[Sequence[str]]]) -> None:
        """Take for each department its phrases, each a sequence of folded words."""
        background = _background()
        self._square = background.square
        groups = [_weighed(group) for group in phrases]
        self._alphabet, self._mean = background.alphabet(chain.from_iterable(groups))
        self._rows = _matrix([self._summed(group) for group in groups], self._alphabet.size)
        self._columns = self._rows.T.tocsr()
        self._lean = self._rows @ self._mean
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
        text = _matrix([(laid.gram, value)], self._alphabet.size)
        text.sum_duplicates()
        total = (text @ self._columns).toarray()[0]
        ordinary = float(value @ self._mean[laid.gram])
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
        row = np.zeros(self._alphabet.size)
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
