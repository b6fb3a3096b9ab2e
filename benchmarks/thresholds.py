"""When a rival would ask somebody: from a score that is best on one set, then held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import Retrieval, best_cut, detection, retrieval
from benchmarks.ours import Scored
from benchmarks.quality import Ranking
from benchmarks.signals import Signal
from routing.nouns import Kind

_MOST_OWNERS = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A text is nobody's below `somebody`; the first `most` are asked from `asked` on."""

    somebody: float
    asked: float
    most: int

    def nobody(self, ranking: Ranking) -> Retrieval:
        """How well it is known, among real matters, that nobody owns one."""
        return detection(
            (_top(scored) < self.somebody, signal.is_nobodys) for signal, scored in _real(ranking)
        )

    def owners(self, ranking: Ranking) -> Retrieval:
        """How well the owners are known of all texts together."""
        return retrieval(
            (
                {each for each, score in scored[: self.most] if score >= self.asked},
                {*signal.owners},
            )
            for signal, scored in zip(ranking.signals, ranking.scored, strict=True)
        )


def tuned(ranking: Ranking) -> Thresholds:
    """The thresholds with the highest F1 on a set."""
    real = _real(ranking)
    # What is nobody's scores low, so the cut is made on scores turned round.
    turned = [(-_top(scored), signal.is_nobodys) for signal, scored in real]
    nobody = best_cut(turned, sum(signal.is_nobodys for signal, _ in real))
    # Just above the highest score that is nobody's.
    above = [score for score, _ in turned if score < nobody.threshold]
    somebody = -max(above) if above else float("inf")
    wanted = sum(len(signal.owners) for signal in ranking.signals)
    cuts = {most: best_cut(_pairs(ranking, most), wanted) for most in range(1, _MOST_OWNERS + 1)}
    most = max(cuts, key=lambda each: cuts[each].f1)
    return Thresholds(somebody, cuts[most].threshold, most)


def _pairs(ranking: Ranking, most: int) -> list[tuple[float, bool]]:
    return [
        (score, department in signal.owners)
        for signal, scored in zip(ranking.signals, ranking.scored, strict=True)
        for department, score in scored[:most]
    ]


def _real(ranking: Ranking) -> Sequence[tuple[Signal, Scored]]:
    pairs = zip(ranking.signals, ranking.scored, strict=True)
    return [(signal, scored) for signal, scored in pairs if signal.kind is Kind.SIGNAL]


def _top(scored: Scored) -> float:
    return scored[0][1] if scored else float("-inf")
