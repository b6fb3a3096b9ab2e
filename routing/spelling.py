"""Words that a slip of the pen may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

# A slip leaves the start or the end of a word as it was; of a short word only a letter or two.
_LONG_LETTERS = 6
_START, _END = 3, 3
_SHORT_START, _SHORT_END = 1, 2


class Spellings:
    """Words in their right spelling, findable by one or two slips."""

    def __init__(self, words: Iterable[str]) -> None:
        self._alike: dict[tuple[str, str], list[str]] = {}
        for word in sorted(set(words)):
            for key in {*_keys(word, short=True), *_keys(word, short=False)}:
                self._alike.setdefault(key, []).append(word)

    def near(self, form: str, slips: int) -> list[tuple[str, int]]:
        """Give the words within `slips` letters of a form that is none of them, nearest first."""
        keys = _keys(form, short=len(form) < _LONG_LETTERS)
        alike = sorted({word for key in keys for word in self._alike.get(key, ())})
        found = process.extract(
            form, alike, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
        )
        return [(word, int(distance)) for word, distance, _ in found if distance]


def _keys(word: str, *, short: bool) -> tuple[tuple[str, str], tuple[str, str]]:
    if short:
        return ("starts", word[:_SHORT_START]), ("ends", word[-_SHORT_END:])
    return ("starts", word[:_START]), ("ends", word[-_END:])
