"""Wijkbot's own decisions on a labelled set, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.comparison import rate_name
from benchmarks.decisions import Decisions
from benchmarks.figures import Retrieval
from benchmarks.ours import Answer
from benchmarks.quality import RATES, Measured
from benchmarks.signals import Signal, Tag
from benchmarks.tables import number, table
from routing.nouns import Kind


def decided(by_rate: Mapping[float, Decisions]) -> str:
    """What is decided about owners, nobody, chatter and wijken, at each rate of typos."""
    columns = [_figures(by_rate[rate]) for rate in RATES]
    rows = [[name, *(number(column[name]) for column in columns)] for name in columns[0]]
    return f"Ours, decided:\n\n{table(['', *map(rate_name, RATES)], rows)}"


def _figures(found: Decisions) -> dict[str, float]:
    signals = [signal for signal, _ in found.pairs]
    return {
        "lead asked": found.lead_asked(),
        **_told("owner set", found.owners()),
        f"second owners found ({_count(signals, several=True)})": found.second_found(),
        "all owners of two matters found": found.all_found(),
        f"false second owner ({_count(signals, several=False)})": found.false_second(),
        **_told(f"nobody ({sum(each.is_nobodys for each in signals)})", found.nobody()),
        **_told(f"chatter ({sum(s.kind is Kind.CHATTER for s in signals)})", found.chatter()),
        f"wijk right ({sum(bool(s.wijk) for s in signals)})": found.wijk(),
        f"all wijken found ({sum(len(s.wijk) > 1 for s in signals)})": found.every_wijk(),
        f"false wijk, trap ({sum(Tag.TRAP in s.tags for s in signals)})": found.trapped(),
        f"false wijk, no place ({sum(not s.wijk for s in signals)})": found.false_wijk(),
        **{f"decided right, {tag} ({_tagged(signals, tag)})": found.decided(tag) for tag in Tag},
        "calibration error": found.calibration_error(),
        "Brier": found.brier(),
    }


def _told(name: str, found: Retrieval) -> dict[str, float]:
    return {
        f"{name}: precision": found.precision,
        f"{name}: recall": found.recall,
        f"{name}: F1": found.f1,
    }


def _count(signals: Sequence[Signal], *, several: bool) -> int:
    """How many owners stand beside a lead, or how many texts have one owner."""
    owners = [len(signal.owners) for signal in signals]
    return sum(each - 1 for each in owners if each > 1) if several else owners.count(1)


def _tagged(signals: Sequence[Signal], tag: Tag) -> int:
    return sum(tag in signal.tags for signal in signals)


def calibration(found: Decisions) -> str:
    """How often the first of the ranking is an owner, by its score."""
    rows = [
        [f"{each.low:.1f}–{each.high:.1f}", str(each.count), number(each.score), number(each.right)]
        for each in found.reliability()
    ]
    header = ["score", "texts", "mean score", "share right"]
    return f"Ours, calibration of the first of the ranking:\n\n{table(header, rows)}"


def short(ranked: Measured, by_rate: Mapping[float, Decisions]) -> str:
    """The figures that tell most, at each rate of typos."""
    rows = [
        ["top-1", *(number(ranked.by_rate[rate].top_1()) for rate in RATES)],
        ["any owner first", *(number(ranked.by_rate[rate].any_1()) for rate in RATES)],
        ["top-3", *(number(ranked.by_rate[rate].top_3()) for rate in RATES)],
    ]
    told: dict[str, Callable[[Decisions], float]] = {
        "lead asked": Decisions.lead_asked,
        "owner set: F1": lambda found: found.owners().f1,
        "second owners found": Decisions.second_found,
        "false second owner": Decisions.false_second,
        "nobody: F1": lambda found: found.nobody().f1,
        "chatter: F1": lambda found: found.chatter().f1,
    }
    rows += [[name, *(number(of(by_rate[rate])) for rate in RATES)] for name, of in told.items()]
    return table(["", *map(rate_name, RATES)], rows)


def errors(found: Decisions, *, places: bool = True) -> str:
    """What went wrong, a line each: what is wanted and what became of it."""
    return "\n".join(line for pair in found.pairs for line in _faults(*pair, places=places))


def _faults(signal: Signal, answer: Answer, *, places: bool) -> Iterator[str]:
    wanted, given = _named(signal.owners, signal.kind), _named(answer.asked, answer.kind)
    lead = answer.asked[:1] == signal.owners[:1]
    if not lead or {*answer.asked} != {*signal.owners} or answer.kind is not signal.kind:
        near = f", nearest {answer.top}" if answer.top and not answer.asked else ""
        yield f"- {wanted}; got {given}{near}: {signal.text}"
    if places and signal.wijk and not {*answer.wijk[:1]} & {*signal.wijk}:
        yield f"- in {'/'.join(signal.wijk)}; got {'/'.join(answer.wijk) or '–'}: {signal.text}"
    if places and not signal.wijk and answer.wijk:
        yield f"- nowhere; got {'/'.join(answer.wijk)}: {signal.text}"


def _named(owners: Sequence[str], kind: Kind) -> str:
    if kind is Kind.CHATTER:
        return "chatter"
    return " + ".join(owners) or "nobody"
