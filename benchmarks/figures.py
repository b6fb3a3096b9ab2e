"""How good answers are: shares, F1, calibration, and intervals around a difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESAMPLES = 10_000
SEED = 11
BINS = 10


def share(hits: Sequence[bool]) -> float:
    """The share of hits; of nothing it is not a number."""
    return sum(hits) / len(hits) if hits else float("nan")


def macro(hits: Sequence[bool], groups: Sequence[str]) -> float:
    """The mean over groups of the share of hits in each, so that a small group counts as much.

    Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), 13.6.
    """
    by_group: dict[str, list[bool]] = {}
    for hit, group in zip(hits, groups, strict=True):
        by_group.setdefault(group, []).append(hit)
    return float(np.mean([share(each) for each in by_group.values()])) if by_group else float("nan")


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How much of what was found is right, and how much of what is right was found.

    Precision tp / (tp + fp), recall tp / (tp + fn), and F1, their harmonic mean:
    van Rijsbergen, Information Retrieval (1979), chapter 7, with β = 1.
    """

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        found = self.right + self.false
        return self.right / found if found else float("nan")

    @property
    def recall(self) -> float:
        """Of what is right, the share that was found."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else float("nan")

    @property
    def f1(self) -> float:
        """2 tp / (2 tp + fp + fn)."""
        weighed = 2 * self.right + self.false + self.missed
        return 2 * self.right / weighed if weighed else float("nan")


def retrieval(pairs: Iterable[tuple[AbstractSet[str], AbstractSet[str]]]) -> Retrieval:
    """Of (found, wanted) sets, counted over all of their members together (micro)."""
    right = false = missed = 0
    for found, wanted in pairs:
        right += len(found & wanted)
        false += len(found - wanted)
        missed += len(wanted - found)
    return Retrieval(right, false, missed)


def detection(pairs: Iterable[tuple[bool, bool]]) -> Retrieval:
    """Of (found, wanted) answers to a question of yes or no."""
    told = list(pairs)
    return Retrieval(
        sum(found and wanted for found, wanted in told),
        sum(found and not wanted for found, wanted in told),
        sum(wanted and not found for found, wanted in told),
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """A threshold and the F1 that it gives: positive is what scores at least as much."""

    threshold: float
    f1: float


def best_cut(scored: Sequence[tuple[float, bool]], wanted: int) -> Cut:
    """The threshold on these (score, right) with the highest F1, where `wanted` could be found."""
    best = Cut(float("inf"), 0.0)
    ordered = sorted(scored, key=lambda one: -one[0])
    right = 0
    for at, (score, hit) in enumerate(ordered):
        right += hit
        if at + 1 < len(ordered) and ordered[at + 1][0] == score:
            continue
        f1 = Retrieval(right, at + 1 - right, wanted - right).f1
        if f1 > best.f1:
            best = Cut(score, f1)
    return best


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean difference and the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float


def paired_difference(
    ours: Sequence[bool], theirs: Sequence[bool], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval:
    """The difference between two shares of hits on the same texts, by a paired bootstrap.

    Texts are drawn anew, each with both of its answers; the bounds are the 2.5th and the 97.5th
    percentile. Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    difference = np.asarray(ours, np.float64) - np.asarray(theirs, np.float64)
    if not difference.size:
        return Interval(float("nan"), float("nan"), float("nan"))
    drawn = np.random.default_rng(seed).integers(0, difference.size, (resamples, difference.size))
    low, high = np.percentile(difference[drawn].mean(axis=1), [2.5, 97.5])
    return Interval(float(difference.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers with a score from `low` up to `high`: how sure they are, and how often right."""

    low: float
    high: float
    count: int
    score: float
    right: float


def reliability(scores: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Answers by score in bins of equal width over 0 to 1; a score of 1 is in the last.

    The reliability diagram of Guo, Pleiss, Sun and Weinberger, On Calibration of Modern Neural
    Networks (2017), as a table.
    """
    values, hits = np.asarray(scores, np.float64), np.asarray(right, np.float64)
    placed = np.clip((values * bins).astype(np.int64), 0, bins - 1)
    found = []
    for number in range(bins):
        here = placed == number
        count = int(here.sum())
        score = float(values[here].mean()) if count else float("nan")
        hit = float(hits[here].mean()) if count else float("nan")
        found.append(Bin(number / bins, (number + 1) / bins, count, score, hit))
    return found


def expected_calibration_error(table: Sequence[Bin]) -> float:
    """Σ (count / all) · |share right − mean score| over the bins; Guo et al. (2017), equation 5."""
    total = sum(each.count for each in table)
    gaps = (each.count * abs(each.right - each.score) for each in table if each.count)
    return sum(gaps) / total if total else float("nan")


def brier(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The mean of (score − right)²: 0 is perfect. Brier, Monthly Weather Review 78 (1950)."""
    gaps: Floats = np.asarray(scores, np.float64) - np.asarray(right, np.float64)
    return float(np.mean(gaps**2)) if gaps.size else float("nan")
