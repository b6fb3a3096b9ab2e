"""How well a router ranks a labelled set, as written and misspelt."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import typos
from benchmarks.figures import macro, share
from benchmarks.ours import Scored
from benchmarks.signals import Signal

AS_WRITTEN = 0.0
RATES = (AS_WRITTEN, *typos.SHARES)

Rank = Callable[[str], Scored]
Asks = Callable[[Signal], bool]


def everything(_: Signal) -> bool:
    """Ask for every text."""
    return True


def spoilt(signals: Sequence[Signal], rate: float) -> list[str]:
    """The texts with slips in this share of their longer words."""
    return [typos.misspelt(each.text, rate) if rate else each.text for each in signals]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one router made of each text of a set; shares are of the texts with an owner."""

    signals: tuple[Signal, ...]
    scored: tuple[Scored, ...]

    def _owned(self, wanted: Asks) -> list[tuple[Signal, list[str]]]:
        return [
            (signal, [department for department, _ in scored])
            for signal, scored in zip(self.signals, self.scored, strict=True)
            if signal.owners and wanted(signal)
        ]

    def first(self, wanted: Asks = everything) -> list[bool]:
        """For each text with an owner, whether the lead comes first."""
        return [ranked[:1] == [signal.owners[0]] for signal, ranked in self._owned(wanted)]

    def top_1(self, wanted: Asks = everything) -> float:
        """How often the lead comes first."""
        return share(self.first(wanted))

    def any_1(self) -> float:
        """How often any of the owners comes first."""
        return share([bool({*ranked[:1]} & {*s.owners}) for s, ranked in self._owned(everything)])

    def top_3(self) -> float:
        """How often the lead is among the first three."""
        return share([signal.owners[0] in ranked[:3] for signal, ranked in self._owned(everything)])

    def macro(self) -> float:
        """Top-1 with each department counted alike."""
        return macro(self.first(), [signal.owners[0] for signal, _ in self._owned(everything)])


@dataclass(frozen=True, slots=True)
class Measured:
    """A router with its rankings by rate of typos, and its time for a text as written."""

    name: str
    by_rate: Mapping[float, Ranking]
    milliseconds: float

    @property
    def plain(self) -> Ranking:
        """The texts as written."""
        return self.by_rate[AS_WRITTEN]


def measure(
    name: str, rank: Rank, signals: tuple[Signal, ...], rates: Sequence[float] = RATES
) -> Measured:
    """Rank a set as written first, then at the other rates."""
    by_rate: dict[float, Ranking] = {}
    spent = 0.0
    for rate in rates:
        texts = spoilt(signals, rate)
        started = time.perf_counter()
        by_rate[rate] = Ranking(signals, tuple(rank(text) for text in texts))
        if rate == AS_WRITTEN:
            spent = (time.perf_counter() - started) * 1000 / max(1, len(texts))
    return Measured(name, by_rate, spent)
