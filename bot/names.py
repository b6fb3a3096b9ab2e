"""Finding what somebody means by a name typed in haste."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from routing.text import fold

_SURE = 80
"""Of 100: from here a name is the one that was meant."""
_LIKE = 60
_GUESSED = 68
_CLEARLY = 8
_SHORTEST_GUESS = 3
_LONGEST_TYPED = 80


def meant(typed: str, names: Mapping[str, str]) -> str | None:
    """Give the id of the name that is meant; None where none is near, or two are as near.

    `names` are the names as people read them, by id; the id itself is a name too.
    """
    wanted = _plain(typed)
    if not wanted:
        return None
    exact = [each for each, name in names.items() if wanted in {_plain(each), _plain(name)}]
    if exact:
        return exact[0]
    begun = [each for each, name in names.items() if _plain(name).startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    scored = _scored(wanted, names)
    best = [each for each, score in scored if score >= _SURE and score == scored[0][1]]
    return best[0] if len(best) == 1 else None


def guessed(typed: str, names: Mapping[str, str]) -> str | None:
    """Give the id of the name that was perhaps meant, where `meant` is not sure: then one asks.

    One name alone must be like it, or like one word of it, and clearly more so than any other.
    """
    wanted = _plain(typed)
    if len(wanted) < _SHORTEST_GUESS:
        return None
    holding = [each for each, name in names.items() if wanted in _plain(name).split()]
    if len(holding) == 1:
        return holding[0]
    scored = sorted(
        ((_best(wanted, each, name), each) for each, name in names.items()), reverse=True
    )
    first, second = scored[:1], scored[1:2]
    if not first or first[0][0] < _GUESSED:
        return None
    return first[0][1] if not second or first[0][0] - second[0][0] >= _CLEARLY else None


def like(typed: str, names: Mapping[str, str], limit: int) -> list[str]:
    """Give the ids of names that what was typed may become, likeliest first; all for nothing."""
    wanted = _plain(typed)
    if not wanted:
        return list(names)[:limit]
    holding = [each for each, name in names.items() if wanted in _plain(name) or wanted in each]
    near = [each for each, score in _scored(wanted, names) if score >= _LIKE]
    return list(dict.fromkeys((*holding, *near)))[:limit]


def _scored(wanted: str, names: Mapping[str, str]) -> list[tuple[str, float]]:
    scored = [
        (each, max(_alike(wanted, _plain(name)), _alike(wanted, each)))
        for each, name in names.items()
    ]
    return sorted(scored, key=lambda pair: -pair[1])


def _best(wanted: str, each: str, name: str) -> float:
    whole = _plain(name)
    return max(_alike(wanted, part) for part in (whole, each, *whole.split()) if part)


def _alike(typed: str, name: str) -> float:
    """Score from 0 to 100; swapped neighbours count as one slip."""
    slips = 100 * OSA.normalized_similarity(typed, name)
    return max(slips, fuzz.ratio(typed, name))


def _plain(name: str) -> str:
    return " ".join(fold(name[:_LONGEST_TYPED]).split())
