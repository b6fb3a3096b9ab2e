"""Words that a slip of the pen may have been meant to be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
        self._alike: dict[str, list[str]] = {}
        # By length, for a slip changes it by one letter at most.
        for word in sorted(set(words), key=len):
            for key in {*_keys(word, short=True), *_keys(word, short=False)}:
                self._alike.setdefault(key, []).append(word)

    def near(self, form: str, slips: int) -> list[tuple[str, int]]:
        """Give the words within `slips` letters of a form that is none of them, nearest first."""
        found: set[tuple[int, str]] = set()
        for key in _keys(form, short=len(form) < _LONG_LETTERS):
            alike = self._alike.get(key, [])
            first = bisect_left(alike, len(form) - slips, key=len)
            last = bisect_right(alike, len(form) + slips, key=len)
            near = process.extract(
                form, alike[first:last], scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            found.update((int(distance), word) for word, distance, _ in near if distance)
        return [(word, distance) for distance, word in sorted(found)]


def _keys(word: str, *, short: bool) -> tuple[str, str]:
    """How it starts, and how it ends."""
    if short:
        return f"^{word[:_SHORT_START]}", f"{word[-_SHORT_END:]}$"
    return f"^{word[:_START]}", f"{word[-_END:]}$"
