"""When a rival asks somebody."""

from __future__ import annotations

from benchmarks.figures import Retrieval
from benchmarks.ours import Scored
from benchmarks.quality import Ranking
from benchmarks.signals import Signal
from benchmarks.thresholds import tuned
from routing.nouns import Kind

ONE = Signal("lamp uit", ("verlichting",))
TWO = Signal("lamp uit en gat in de weg", ("verlichting", "wegen"))
NOBODY = Signal("iets anders")
CHATTER = Signal("goedemorgen", kind=Kind.CHATTER)


def ranking(*scored: tuple[Signal, Scored]) -> Ranking:
    return Ranking(tuple(signal for signal, _ in scored), tuple(found for _, found in scored))


def test_thresholds_part_what_is_asked_from_what_is_nobodys() -> None:
    seen = ranking(
        (ONE, (("verlichting", 9.0), ("wegen", 1.0))),
        (TWO, (("wegen", 8.0), ("verlichting", 7.0))),
        (NOBODY, (("wegen", 2.0), ("verlichting", 1.0))),
        (CHATTER, (("wegen", 1.0), ("verlichting", 1.0))),
    )
    at = tuned(seen)
    assert (at.most, at.asked) == (2, 7.0)
    assert at.nobody(seen) == Retrieval(right=1, false=0, missed=0)
    assert at.owners(seen) == Retrieval(right=3, false=0, missed=0)


def test_they_are_held_on_another_set() -> None:
    at = tuned(ranking((ONE, (("verlichting", 9.0),)), (NOBODY, (("wegen", 2.0),))))
    other = ranking((ONE, (("verlichting", 5.0),)), (NOBODY, (("wegen", 9.5),)))
    assert at.nobody(other) == Retrieval(right=0, false=1, missed=1)
    assert at.owners(other) == Retrieval(right=0, false=1, missed=1)
