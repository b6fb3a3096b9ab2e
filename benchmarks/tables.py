"""Tables that a person reads in a terminal and Markdown shows as tables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from benchmarks.figures import Interval


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns side by side, the first to the left and numbers to the right."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    told = [_line(lines[0], widths), _line(rule, widths)]
    return "\n".join([*told, *(_line(line, widths) for line in lines[1:])])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(padded)} |"


def number(value: float, digits: int = 3) -> str:
    """A number, or a dash where there is nothing to count."""
    return "–" if math.isnan(value) else f"{value:.{digits}f}"


def interval(found: Interval) -> str:
    """A difference with its bounds, all signed."""
    if math.isnan(found.mean):
        return "–"
    return f"{found.mean:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"
