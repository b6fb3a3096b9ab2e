"""Labelled sets as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import signals
from benchmarks.signals import Signal, Tag
from routing.nouns import Kind

LINE = '{"text": "lamp uit", "owners": ["verlichting"], "kind": "signal", "wijk": [], "tags": []}'


def test_a_line_is_a_text_with_its_labels(tmp_path: Path) -> None:
    file = tmp_path / "first.jsonl"
    file.write_text(LINE + "\n\n", encoding="utf-8")
    assert signals.read(file) == signals.LabelledSet(
        "first", (Signal("lamp uit", ("verlichting",)),)
    )


def test_a_line_that_is_none_is_told_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "first.jsonl"
    file.write_text(f'{LINE}\n{{"text": "zonder labels"}}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        signals.read(file)


def test_labels_that_nobody_could_get_right_are_told() -> None:
    labelled = [
        Signal("goed", ("afval",), wijk=("West",)),
        Signal("vreemd", ("post",), wijk=("Oost",)),
        Signal("praat", ("afval",), Kind.CHATTER),
        Signal("twee", ("afval",), tags=frozenset({Tag.TWO})),
        Signal("niemand"),
    ]
    told = list(signals.misfits(labelled, ["afval"], ["West"]))
    assert [line.rpartition(": ")[2] for line in told] == ["vreemd", "praat", "twee", "niemand"]
