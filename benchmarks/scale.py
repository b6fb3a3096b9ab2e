"""How fast routing is beside a plain rapidfuzz scan, at the sizes of a city.

Each size and length of text is measured by itself in a fresh process on one core, so that nothing
is remembered from before; only one text is routed first, which loads what is loaded once. Time is
that of the process on its core: what passes on an idle machine, whatever else runs on this one.
"""

from __future__ import annotations

import argparse
import gc
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.tables import number, table
from benchmarks.town import PHRASES, STREETS, dutch_words, posts, town
from bot import memory
from routing import prepare, route

SIZES = (17, 100, 500)
LENGTHS = {10: 400, 50: 200, 400: 100}
"""Words in a text, and how many texts are measured."""

SCANS = ("extractOne", "extractOne, none to the letter", "extract, three best")

_ROOT = Path(__file__).resolve().parent.parent
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
_LIBRARIES = (
    "rapidfuzz",
    "numpy",
    "scipy",
    "wordfreq",
    "simplemma",
    "PyStemmer",
    "scikit-learn",
    "bm25s",
)


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds for a text: the median and the 99th percentile."""

    p50: float
    p99: float


@dataclass(frozen=True, slots=True)
class Pace:
    """What one size and length of text took; seconds, megabytes resident, milliseconds."""

    build: float
    index_size: float
    cached: float
    ours: Spent
    scans: dict[str, Spent]


def pace(departments: int, length: int, count: int) -> Pace:
    """Measure in this process."""
    words = dutch_words()
    knowledge = town(departments, words)
    texts = posts(knowledge, words, length, count)
    phrases = [phrase.text for each in knowledge.departments for phrase in each.phrases]
    gc.collect()
    before = _resident()
    started = time.process_time()
    index = prepare(knowledge)
    build = time.process_time() - started
    memory.settle()  # as `wijkbot run` does
    built = _resident()
    route("Er ligt iets op straat.", index)
    ours = _spent(lambda text: route(text, index), texts)
    cached = _resident()
    return Pace(build, built - before, cached - built, ours, _scans(texts, phrases))


def _scans(texts: Sequence[str], phrases: Sequence[str]) -> dict[str, Spent]:
    """What plain rapidfuzz takes.

    `extractOne` stops at a phrase that stands in the text to the letter, and cuts short what
    cannot win; so it is also timed without such phrases, as if all were misspelt. `extract` gives
    the three best, and looks at all (with a limit of 1 it is `extractOne`).
    """
    scorer = fuzz.partial_ratio
    unlike = {text: [each for each in phrases if each not in text] for text in texts}
    scans: tuple[Callable[[str], object], ...] = (
        lambda text: process.extractOne(text, phrases, scorer=scorer),
        lambda text: process.extractOne(text, unlike[text], scorer=scorer),
        lambda text: process.extract(text, phrases, scorer=scorer, limit=3),
    )
    return {name: _spent(scan, texts) for name, scan in zip(SCANS, scans, strict=True)}


def _spent(work: Callable[[str], object], texts: Sequence[str]) -> Spent:
    times = []
    for text in texts:
        started = time.process_time()
        work(text)
        times.append((time.process_time() - started) * 1000)
    return Spent(float(np.percentile(times, 50)), float(np.percentile(times, 99)))


def _resident() -> float:
    """Megabytes of memory that this process has now."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource  # noqa: PLC0415 (only where there is no /proc, and not on Windows)

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def measured(departments: int, length: int) -> Pace:
    """Measure in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.scale", str(departments), str(length)]
    done = subprocess.run(
        command, cwd=_ROOT, env={**os.environ, **_ONE_THREAD}, stdout=subprocess.PIPE, check=True
    )
    read = json.loads(done.stdout)
    ours = Spent(**read.pop("ours"))
    scans = {name: Spent(**spent) for name, spent in read.pop("scans").items()}
    return Pace(**read, ours=ours, scans=scans)


def report() -> None:
    """Measure all sizes and print them."""
    print(f"\n## Speed: {PHRASES} phrases a department, {STREETS:,} streets, one core\n")
    print("Milliseconds for a text, p50 / p99; each is new. How many times as fast: by p50.\n")
    found = {(size, length): measured(size, length) for size in SIZES for length in LENGTHS}
    header = ["departments", "words", "texts", "ours"]
    rows = []
    for name in SCANS:
        header += [name, "times"]
    for (size, length), each in found.items():
        row = [str(size), str(length), str(LENGTHS[length]), _milliseconds(each.ours)]
        for spent in each.scans.values():
            row += [_milliseconds(spent), number(spent.p50 / each.ours.p50, 1)]
        rows.append(row)
    print(table(header, rows))
    print("\nThe index, by the median of three fresh processes:\n")
    sizes = []
    for size in SIZES:
        paces = [each for (departments, _), each in found.items() if departments == size]
        build = statistics.median(each.build for each in paces)
        memory = statistics.median(each.index_size for each in paces)
        cached = max(each.cached for each in paces)
        sizes.append((str(size), number(build, 2), number(memory, 0), number(cached, 0)))
    print(table(("departments", "built in s", "MB resident", "MB after the texts, at most"), sizes))


def _milliseconds(spent: Spent) -> str:
    return f"{number(spent.p50, 2)} / {number(spent.p99, 2)}"


def machine() -> str:
    """What this runs on."""
    cpu = platform.processor() or platform.machine()
    known = Path("/proc/cpuinfo")
    if known.exists():
        names = [line for line in known.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    libraries = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    system = f"{platform.system()} {platform.machine()}"
    return (
        f"{cpu}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}, {libraries}"
    )


def _main() -> None:
    parser = argparse.ArgumentParser(description="Measure one size; used by benchmarks/routing.py.")
    parser.add_argument("departments", type=int)
    parser.add_argument("length", type=int)
    options = parser.parse_args()
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(json.dumps(asdict(pace(options.departments, options.length, LENGTHS[options.length]))))


if __name__ == "__main__":
    _main()
