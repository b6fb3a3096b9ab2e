"""Words as vectors over character n-grams, many words at once.

An n-gram is one number: the code points of its letters side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from routing import words

_SHORTEST, _LONGEST = 3, 5
# Five letters of 12 bits fit in 64; what lies beyond, as Chinese does, counts as one letter.
_LETTER_BITS = np.uint64(12)
_OTHER_LETTER = 2**12 - 1
_SHORTEST_BITS = np.uint64(_SHORTEST) * _LETTER_BITS
_OTHERS = np.uint64(2**64 - 1)
_BACKGROUND_WORDS = 6_000
_LONGEST_WORD = 40

Codes = NDArray[np.uint64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Words as vectors of length 1, an n-gram of a word a row: whose, which one, how much."""

    word: Ints
    gram: Ints
    value: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """Known n-grams in order, how rare each is, and its part in the mean of ordinary Dutch words.

    The last one stands for all that are not known.
    """

    codes: Codes
    rare: Floats
    mean: Floats

    def __len__(self) -> int:
        """The number of n-grams, the unknown among them as one."""
        return len(self.codes)

    def laid(self, forms: Iterable[str]) -> Laid:
        """Words by their n-grams, weighed by rarity."""
        read = list(forms)
        code, word = _grams(read)
        place = np.searchsorted(self.codes, code)
        gram = np.where(self.codes[place] == code, place, len(self) - 1)
        value = self.rare[gram]
        # What a word has n times has n rows: together they are n times as long, not root n.
        squares = np.bincount(word, _times(code, word) * value * value, minlength=len(read))
        return Laid(word, gram, value / np.sqrt(squares)[word])

    def wider(self, forms: Iterable[str]) -> Alphabet:
        """The same, and the n-grams of more words."""
        codes = np.union1d(self.codes, _grams(list(forms))[0])
        rare, mean = np.full(len(codes), _rarity(0)), np.zeros(len(codes))
        own = np.searchsorted(codes, self.codes)
        rare[own], mean[own] = self.rare, self.mean
        return Alphabet(codes, rare, mean)


@cache
def background() -> Alphabet:
    """The n-grams of ordinary Dutch words."""
    common = words.common_words(_BACKGROUND_WORDS)
    code, word = _grams(common)
    known, place = np.unique(code, return_inverse=True)
    seen = np.bincount(place, 1.0 / _times(code, word)).astype(np.float64)
    codes, rare = np.append(known, _OTHERS), np.append(_rarity(seen), _rarity(0))
    laid = Alphabet(codes, rare, np.zeros(len(codes))).laid(common)
    mean = np.bincount(laid.gram, laid.value, minlength=len(codes)) / len(common)
    return Alphabet(codes, rare, mean)


def _rarity(seen: Floats | int) -> Floats:
    """How rare an n-gram is that so many of the ordinary words have."""
    return np.asarray(np.log((_BACKGROUND_WORDS + 1) / (seen + 1)) + 1.0)


def _grams(forms: Sequence[str]) -> tuple[Codes, Ints]:
    """The n-grams of words between their borders, and which word each is of."""
    bordered = [f"^{form[:_LONGEST_WORD]}$" for form in forms]
    points = np.frombuffer("".join(bordered).encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = np.minimum(points, _OTHER_LETTER).astype(np.uint64)
    word = np.repeat(np.arange(len(forms)), [len(each) for each in bordered])
    code: Codes = letters
    found: list[tuple[Codes, Ints]] = []
    for size in range(2, _LONGEST + 1):
        code = (code[:-1] << _LETTER_BITS) | letters[size - 1 :]
        if size >= _SHORTEST:
            first, last = word[: len(code)], word[size - 1 :]
            found.append((code[first == last], first[first == last]))
    return np.concatenate([codes for codes, _ in found]), np.concatenate([at for _, at in found])


def _times(code: Codes, word: Ints) -> Ints:
    """Of each n-gram, how often its word has it."""
    times = np.ones(len(code), np.int64)
    # What is there again has its first three letters there again, and few words have any.
    short = code >> _SHORTEST_BITS == 0
    pairs = np.sort((word[short].astype(np.uint64) << _SHORTEST_BITS) | code[short])
    again = pairs[1:][pairs[1:] == pairs[:-1]] >> _SHORTEST_BITS
    if len(again):
        rows = np.flatnonzero(np.isin(word, again))
        both = np.stack((word[rows].astype(np.uint64), code[rows]))
        _, place, count = np.unique(both, axis=1, return_inverse=True, return_counts=True)
        times[rows] = count[place]
    return times
