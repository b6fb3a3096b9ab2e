"""Near misses: what a command may have been, where it is none as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from routing.text import fold

MOST = 2
"""So many are worth a button."""
_FROM = 74
"""Of 100: from here a name is much like what was typed."""
_TYPO_FROM = 85
_WORDS = 3
_SHORTEST_PREFIX = 2
_WORD = re.compile(r"\S+")
_LONGEST = 60


def misses(text: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give names that the beginning of a text is like, likeliest first, each with what follows.

    Spaces are nothing: "vanons" is like "van ons".
    """
    known = tuple(dict.fromkeys(names))
    words = list(_WORD.finditer(text[:_LONGEST]))[:_WORDS]
    scored: dict[str, tuple[float, str]] = {}
    for count, last in enumerate(words, 1):
        typed = _plain(text[: last.end()])
        behind = text[last.end() :].lstrip(" :,")
        for name in known:
            score = _alike(typed, _plain(name)) + count / 100  # of two the longer was meant
            begins = len(typed) >= _SHORTEST_PREFIX and _plain(name).startswith(typed)
            if begins and count == len(name.split()):
                score = max(score, 100.0)
            if score >= _FROM and score > scored.get(name, (0.0, ""))[0]:
                scored[name] = (score, behind)
    best = sorted(scored.items(), key=lambda pair: -pair[1][0])
    return tuple((name, behind) for name, (_, behind) in best)


def is_typo(typed: str, name: str) -> bool:
    """Whether hardly a letter of a name stands wrong, or in the wrong place: "klopt neit"."""
    return 100 * OSA.normalized_similarity(_plain(typed), _plain(name)) >= _TYPO_FROM


def _alike(typed: str, name: str) -> float:
    return max(100 * OSA.normalized_similarity(typed, name), fuzz.ratio(typed, name))


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w+", fold(text)))
