"""How well the routing core finds owners and places, beside what one would pick instead.

    python benchmarks/routing.py [--data signals_dev.jsonl] [--errors]

Measured on two labelled sets, `first.jsonl` and `second.jsonl`; on the reports of `--data`
(Amsterdam's Signalen; not part of this project); on the texts of the project's tests; and for
speed on invented municipalities up to 500 departments. See docs/routing-benchmark.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import comparison, example, ownfigures, reports, scale, signals  # noqa: E402
from benchmarks.decisions import Decisions, decisions  # noqa: E402
from benchmarks.ours import answer  # noqa: E402
from benchmarks.quality import AS_WRITTEN, RATES, Measured, measure, spoilt  # noqa: E402
from benchmarks.rivals import Rival, all_rivals  # noqa: E402
from benchmarks.signals import LabelledSet, Signal  # noqa: E402
from bot.config.load import load  # noqa: E402
from bot.knowledge import knowledge  # noqa: E402
from routing import Index, prepare  # noqa: E402
from routing.nouns import Knowledge  # noqa: E402

LABELLED = tuple(ROOT / "benchmarks" / f"{name}.jsonl" for name in ("first", "second"))
OWN_TEXTS = ROOT / "tests" / "routing" / "example_texts.toml"
PARTS = ("first", "second", "data", "example", "scale")


def own_rankings(labelled: tuple[Signal, ...], index: Index) -> Measured:
    """Rank as our router does."""
    return measure("ours", lambda text: answer(text, index).ranking, labelled)


def own_decisions(labelled: tuple[Signal, ...], index: Index) -> dict[float, Decisions]:
    """Decide as our router does, at each rate of typos."""
    return {
        rate: decisions(labelled, [answer(text, index) for text in spoilt(labelled, rate)])
        for rate in RATES
    }


def print_comparison(
    labelled: LabelledSet, index: Index, rivals: Sequence[Rival]
) -> list[comparison.Champion]:
    """Print who finds the owner of the texts of a set how often."""
    owned = sum(bool(signal.owners) for signal in labelled.signals)
    print(
        f"\n## {labelled.name.capitalize()}: {len(labelled.signals)} texts, {owned} with an owner"
    )
    ours = own_rankings(labelled.signals, index)
    champions = comparison.champions(rivals, labelled.signals)
    others = [champion.measured for champion in champions]
    for told in comparison.accuracy([ours, *others]):
        print(f"\n{told}")
    print(f"\n{comparison.by_length([ours, *others])}")
    print(f"\n{comparison.differences(ours, others)}")
    return champions


def print_set(
    labelled: LabelledSet, tuning: LabelledSet, index: Index, rivals: Sequence[Rival]
) -> Decisions:
    """Print everything that is measured on a labelled set; give what is decided as written."""
    champions = print_comparison(labelled, index, rivals)
    decided = own_decisions(labelled.signals, index)
    plain = decided[AS_WRITTEN]
    print(f"\n{comparison.asking(plain, champions, tuning)}")
    print(f"\n{ownfigures.decided(decided)}")
    print(f"\n{ownfigures.calibration(plain)}")
    return plain


def print_example(index: Index) -> Decisions:
    """Print, in short, what becomes of the texts that the tests use."""
    texts = example.read(OWN_TEXTS)
    print(f"\n## Texts of the tests, in short: {len(texts.signals)}\n")
    decided = own_decisions(texts.signals, index)
    print(ownfigures.short(own_rankings(texts.signals, index), decided))
    return decided[AS_WRITTEN]


def prepared(known: Knowledge) -> Index:
    """Prepare the index and print what is in it and how long it took."""
    started = time.perf_counter()
    index = prepare(known)
    spent = time.perf_counter() - started
    count = sum(len(department.phrases) for department in known.departments)
    print("# Routing, measured\n")
    print(f"{scale.machine()}.")
    spoken = sum(bool(department.phrases) for department in known.departments)
    print(f"{spoken} departments, {count} phrases; prepared in {spent:.2f} s.")
    return index


def chosen_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="reports, one JSON object a line")
    parser.add_argument("--config", type=Path, default=ROOT / "config.example.toml")
    parser.add_argument("--errors", action="store_true", help="also print what went wrong")
    parser.add_argument(
        "--set", type=Path, action="append", help="a labelled set instead of the two; repeatable"
    )
    parser.add_argument("--only", choices=PARTS, action="append", help="a part; repeatable")
    parser.add_argument("--no-scale", action="store_true", help="leave out the measure of speed")
    options = parser.parse_args()
    options.only = set(options.only or PARTS) - ({"scale"} if options.no_scale else set())
    return options


def main() -> None:
    """Print the parts that were asked for."""
    options = chosen_options()
    known = knowledge(load(options.config))
    index = prepared(known)
    paths = options.set or [path for path in LABELLED if path.exists()]
    sets = [signals.read(path) for path in paths]
    asked = [each for each in sets if options.set or each.name in options.only]
    with_data = options.data if "data" in options.only else None
    rivals = all_rivals(known) if asked or with_data else []
    departments = [department.id for department in known.departments]
    wijken = [wijk.name for wijk in known.wijken]
    for labelled in asked:
        decided = print_set(labelled, sets[0], index, rivals)
        for misfit in signals.misfits(labelled.signals, departments, wijken):
            print(f"\nLabel that does not fit: {misfit}")
        if options.errors:
            print(f"\nErrors:\n\n{ownfigures.errors(decided)}")
    if with_data:
        print_data(reports.read(with_data), index, rivals, show_errors=options.errors)
    if "example" in options.only:
        decided = print_example(index)
        if options.errors:
            print(f"\nErrors:\n\n{ownfigures.errors(decided, places=False)}")
    if "scale" in options.only:
        scale.report()


def print_data(
    labelled: LabelledSet, index: Index, rivals: Sequence[Rival], *, show_errors: bool
) -> None:
    """Print who finds the owner of reports, of which nothing but an owner is known."""
    print_comparison(labelled, index, rivals)
    plain = own_decisions(labelled.signals, index)[AS_WRITTEN]
    print(f"\nOurs asks the right lead in {plain.lead_asked():.3f} of them, and is else unsure.")
    if show_errors:
        print(f"\nErrors:\n\n{ownfigures.errors(plain, places=False)}")


if __name__ == "__main__":
    main()
