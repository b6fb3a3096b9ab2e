"""Waiting for another process: for what it writes, never for a length of time."""

from __future__ import annotations

import select
import time
from collections.abc import Callable

PATIENCE_SECONDS = 30
"""After which something is wrong; on a busy machine a process starts in two or three."""
LOOK_SECONDS = 0.02


def until(happened: Callable[[], bool], what: str) -> None:
    """Return as soon as something is so.

    A file tells nobody that it has grown, in no way that all systems share: so it is looked
    at again and again. The test fails if it stays away.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < end, f"in vain: {what}"
        select.select((), (), (), LOOK_SECONDS)
