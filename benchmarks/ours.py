"""Wijkbot's own answers, in the terms in which they are measured."""

from __future__ import annotations

from dataclasses import dataclass

from routing import Index, route
from routing.nouns import Kind, Routing

Scored = tuple[tuple[str, float], ...]
"""Departments with their scores, best first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a text: `ranking` has who is asked first, then who came close."""

    ranking: Scored
    asked: tuple[str, ...]
    kind: Kind
    broker: bool
    wijk: tuple[str, ...]

    @property
    def top(self) -> str | None:
        """The first of the ranking."""
        return self.ranking[0][0] if self.ranking else None

    @property
    def certainty(self) -> float:
        """The score of the first of the ranking, 0 where there is none."""
        return self.ranking[0][1] if self.ranking else 0.0


def answer(text: str, index: Index) -> Answer:
    """Route a text."""
    return told(route(text, index))


def told(routing: Routing) -> Answer:
    """What a routing says."""
    owners = [(owner.department, owner.score) for owner in routing.owners]
    near = [(near.department, near.score) for near in routing.nearest]
    return Answer(
        ranking=(*owners, *near),
        asked=tuple(owner.department for owner in routing.owners),
        kind=routing.kind,
        broker=routing.broker,
        wijk=tuple(match.name for match in routing.wijk),
    )
