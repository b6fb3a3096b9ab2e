"""The moments at which the bot may die are told in the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.points import Point

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "delivery.md"


@pytest.mark.parametrize("point", Point)
def test_each_point_is_told_with_what_happens_after_a_restart(point: Point) -> None:
    rows = [line for line in DOCUMENT.read_text().splitlines() if line.startswith(f"| `{point}`")]
    assert len(rows) == 1
    assert len(rows[0].split("|")[3].strip()) > 20
