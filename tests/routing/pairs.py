"""Pairs of signals of which a person said whether they are about the same problem."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from routing import Index, route
from routing.nouns import Open, Routing, Similar
from routing.profile import profile
from routing.similarity import similar

_TEXTS = Path(__file__).with_name("same_texts.toml")
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
_BETWEEN = timedelta(days=2)

remembered = lru_cache(maxsize=10_000)(profile)


@dataclass(frozen=True, slots=True)
class Figures:
    """How often what is shown is right, and how much of what is the same is shown."""

    precision: float
    recall: float


class Lot(StrEnum):
    """What pairs are for: setting the similarity, holding back from that, or written after it."""

    SET = "set"
    HELD = "held"
    FRESH = "fresh"


@cache
def pairs(lot: Lot) -> tuple[dict[str, Any], ...]:
    """The pairs of one lot."""
    told = tomllib.loads(_TEXTS.read_text(encoding="utf-8"))
    if lot is Lot.FRESH:
        return tuple(told["fresh"])
    held = lot is Lot.HELD
    return tuple(pair for pair in told["pairs"] if pair.get("held", False) is held)


def an_open_case(number: int, *texts: str, index: Index, wijk: str | None = None) -> Open:
    """A case about texts that were posted two days ago."""
    routing = route(texts[0], index, default_wijk=wijk)
    theme = routing.theme.theme if routing.theme else None
    return Open(number, texts, NOW - _BETWEEN, _one(routing), theme)


def like(text: str, *cases: Open, index: Index, wijk: str | None = None) -> tuple[Similar, ...]:
    """The cases that a new text is like."""
    routing = route(text, index, default_wijk=wijk)
    return similar(text, routing, cases, index, NOW, profiles=remembered)


def shown(pair: dict[str, Any], index: Index) -> tuple[Similar, ...]:
    """What is shown when the second text of a pair comes, and the first is an open case."""
    first, second = pair["texts"]
    here, there = pair.get("wijken", (None, None))
    case = an_open_case(1, first, index=index, wijk=here)
    return like(second, case, index=index, wijk=there)


def figures(index: Index, lot: Lot) -> Figures:
    """Hold each pair against what a person said of it."""
    right = told = same = 0
    for pair in pairs(lot):
        found = bool(shown(pair, index))
        told += found
        same += pair["same"]
        right += found and pair["same"]
    return Figures(right / told, right / same)


def _one(routing: Routing) -> str | None:
    return routing.wijk[0].name if len(routing.wijk) == 1 else None
