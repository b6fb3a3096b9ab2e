"""The measures of the benchmark, on cases that are counted by hand."""

from __future__ import annotations

import math

import pytest

from benchmarks import figures
from benchmarks.figures import Retrieval


def test_a_small_group_counts_as_much_as_a_large_one() -> None:
    hits = [True, True, True, False]
    assert figures.share(hits) == 0.75
    assert figures.macro(hits, ["afval", "afval", "afval", "groen"]) == 0.5


def test_of_nothing_there_is_no_share() -> None:
    assert math.isnan(figures.share([]))
    assert math.isnan(Retrieval(0, 0, 0).f1)


def test_owners_are_counted_over_all_texts_together() -> None:
    found = figures.retrieval(
        [({"afval"}, {"afval", "groen"}), ({"water", "wegen"}, {"water"}), (set(), {"dieren"})]
    )
    assert found == Retrieval(right=2, false=1, missed=2)
    assert (found.precision, found.recall) == (2 / 3, 0.5)
    assert found.f1 == pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5))


def test_a_yes_that_should_be_no_is_false() -> None:
    answers = [(True, True), (True, False), (False, True), (False, False)]
    assert figures.detection(answers) == Retrieval(right=1, false=1, missed=1)


def test_the_best_threshold_parts_right_from_wrong() -> None:
    cut = figures.best_cut([(0.9, True), (0.8, True), (0.3, False)], wanted=2)
    assert (cut.threshold, cut.f1) == (0.8, 1.0)


def test_equal_scores_are_not_parted() -> None:
    cut = figures.best_cut([(0.5, True), (0.5, False)], wanted=1)
    assert cut.f1 == pytest.approx(2 / 3)


def test_the_interval_of_a_difference_is_the_same_at_every_run() -> None:
    ours, theirs = [True] * 30 + [False] * 10, [True] * 20 + [False] * 20
    first = figures.paired_difference(ours, theirs)
    assert first == figures.paired_difference(ours, theirs)
    assert first.mean == 0.25
    assert 0.1 <= first.low < 0.25 < first.high <= 0.4


def test_who_is_right_on_the_same_texts_differs_in_nothing() -> None:
    hits = [True, False, True]
    assert figures.paired_difference(hits, hits) == figures.Interval(0.0, 0.0, 0.0)


def test_scores_that_are_as_often_right_as_they_say_have_no_error() -> None:
    scores, right = [0.5, 0.5, 1.0, 1.0], [True, False, True, True]
    table = figures.reliability(scores, right)
    assert [each.count for each in table] == [0, 0, 0, 0, 0, 2, 0, 0, 0, 2]
    assert figures.expected_calibration_error(table) == 0.0
    assert figures.brier(scores, right) == 0.125


def test_sure_and_wrong_is_the_largest_error() -> None:
    assert figures.expected_calibration_error(figures.reliability([1.0], [False])) == 1.0
    assert figures.brier([1.0], [False]) == 1.0
