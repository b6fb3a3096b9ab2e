"""Our router beside its rivals on one labelled set, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.decisions import Decisions
from benchmarks.figures import Interval, paired_difference
from benchmarks.quality import (
    AS_WRITTEN,
    RATES,
    Asks,
    Measured,
    everything,
    measure,
)
from benchmarks.rivals import Rival
from benchmarks.signals import LabelledSet, Signal, Tag
from benchmarks.tables import interval, number, table
from benchmarks.thresholds import tuned

_TAGS = (Tag.THING, Tag.TRAP, Tag.TWO, Tag.ENGLISH, Tag.NEGATION)
_LENGTHS = (1, 6, 11, 21, 41)
"""In words: where each class of length begins."""
_PLAINEST = "partial_ratio"


@dataclass(frozen=True, slots=True)
class Champion:
    """The variant of a family that does best on a set, with what it does there."""

    rival: Rival
    measured: Measured


def champions(rivals: Sequence[Rival], signals: tuple[Signal, ...]) -> list[Champion]:
    """The variant of each family with the highest top-1 on these very texts as written."""
    best: dict[str, tuple[float, Rival]] = {}
    for rival in rivals:
        found = measure(rival.family, rival.rank, signals, [AS_WRITTEN]).plain.top_1()
        if rival.family not in best or found > best[rival.family][0]:
            best[rival.family] = (found, rival)
    return [
        Champion(rival, measure(f"{rival.family}: {rival.variant}", rival.rank, signals))
        for _, rival in best.values()
    ]


def rate_name(rate: float) -> str:
    """What a share of misspelt words is called."""
    return f"{rate * 100:.0f} % misspelt" if rate else "as written"


def accuracy(routers: Sequence[Measured]) -> Iterator[str]:
    """A table for each rate: how often each router is right, in all and where it is hard."""
    signals = routers[0].plain.signals
    asked = _present(signals, ((str(tag), _tagged(tag)) for tag in _TAGS))
    header = ["router", "top-1", "any owner", "top-3", "macro", *(name for name, _ in asked)]
    for rate in RATES:
        rows = []
        for router in routers:
            at = router.by_rate[rate]
            figures = [at.top_1(), at.any_1(), at.top_3(), at.macro()]
            figures += [at.top_1(wanted) for _, wanted in asked]
            rows.append([router.name, *map(number, figures)])
        title = f"{rate_name(rate).capitalize()}; by tag: top-1 (texts)"
        yield f"{title}:\n\n{table(header, rows)}"


def by_length(routers: Sequence[Measured]) -> str:
    """Top-1 as written by the number of words, and the time that a text takes."""
    signals = routers[0].plain.signals
    classes = _present(signals, _lengths())
    header = ["router", *(name for name, _ in classes), "ms"]
    rows = [
        [
            router.name,
            *(number(router.plain.top_1(wanted)) for _, wanted in classes),
            number(router.milliseconds, 2),
        ]
        for router in routers
    ]
    title = "Top-1 as written by length (texts), and milliseconds a text"
    return f"{title}:\n\n{table(header, rows)}"


@dataclass(frozen=True, slots=True)
class Ahead:
    """How far we are ahead of a rival on some texts."""

    rival: str
    theirs: float
    ours: float
    difference: Interval


def ahead(
    ours: Measured, rivals: Sequence[Measured], rate: float, wanted: Asks = everything
) -> Ahead:
    """The paired difference in top-1 to the rival that does best on these texts."""
    best = max(rivals, key=lambda rival: rival.by_rate[rate].top_1(wanted))
    mine, theirs = ours.by_rate[rate], best.by_rate[rate]
    return Ahead(
        best.name,
        theirs.top_1(wanted),
        mine.top_1(wanted),
        paired_difference(mine.first(wanted), theirs.first(wanted)),
    )


def differences(ours: Measured, rivals: Sequence[Measured]) -> str:
    """Paired differences to the best rival and to the plainest, by rate and where it is hard."""
    plainest = [rival for rival in rivals if rival.name.startswith(_PLAINEST)]
    asked: list[tuple[str, float, Asks]] = [(rate_name(rate), rate, everything) for rate in RATES]
    asked += [(f"tag {tag}", AS_WRITTEN, _tagged(tag)) for tag in _TAGS]
    rows = []
    for name, rate, wanted in asked:
        if not _count(ours.plain.signals, wanted):
            continue
        best = ahead(ours, rivals, rate, wanted)
        plain = ahead(ours, plainest, rate, wanted)
        row = [name, best.rival, number(best.theirs), number(best.ours), interval(best.difference)]
        rows.append([*row, interval(plain.difference)])
    header = ["texts", "best rival", "theirs", "ours", "difference", f"to {_PLAINEST}"]
    title = "Top-1, paired differences with 95 % intervals (10,000 resamples)"
    return f"{title}:\n\n{table(header, rows)}"


def asking(own: Decisions, rivals: Sequence[Champion], tuning: LabelledSet) -> str:
    """Nobody and owner sets as written; a rival asks from the score that is best on a set."""
    rows = [["ours", number(own.nobody().f1), number(own.owners().f1), "–"]]
    for each in rivals:
        on = measure(each.rival.family, each.rival.rank, tuning.signals, [AS_WRITTEN])
        at = tuned(on.plain)
        figures = at.nobody(each.measured.plain).f1, at.owners(each.measured.plain).f1
        rows.append([each.measured.name, *map(number, figures), str(at.most)])
    header = ["router", "nobody F1", "owner-set F1", "asks at most"]
    return f"When to ask, with rivals' thresholds tuned on {tuning.name}:\n\n{table(header, rows)}"


def _tagged(tag: Tag) -> Asks:
    return lambda signal: tag in signal.tags


def _count(signals: Sequence[Signal], wanted: Asks) -> int:
    return sum(bool(signal.owners) and wanted(signal) for signal in signals)


def _present(
    signals: Sequence[Signal], asked: Iterable[tuple[str, Asks]]
) -> list[tuple[str, Asks]]:
    """Those of the questions that some owned text answers, with how many do."""
    counted = ((name, wanted, _count(signals, wanted)) for name, wanted in asked)
    return [(f"{name} ({count})", wanted) for name, wanted, count in counted if count]


def _lengths() -> Iterator[tuple[str, Asks]]:
    for low, following in pairwise(_LENGTHS):
        yield f"{low}–{following - 1} words", _within(low, following)
    yield f"{_LENGTHS[-1]} or more", _within(_LENGTHS[-1], None)


def _within(low: int, high: int | None) -> Callable[[Signal], bool]:
    def wanted(signal: Signal) -> bool:
        count = len(signal.text.split())
        return low <= count and (high is None or count < high)

    return wanted
