"""The moments at which the bot may die without losing or doubling anything.

What happens after a restart at each of them is told in docs/delivery.md.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Point(StrEnum):
    """A moment between two steps. A commit has one just before it and one just after."""

    BEFORE_INBOX_COMMIT = "before-inbox-commit"
    AFTER_INBOX_COMMIT = "after-inbox-commit"
    BEFORE_HANDLING_COMMIT = "before-handling-commit"
    AFTER_HANDLING_COMMIT = "after-handling-commit"
    BEFORE_FAILURE_COMMIT = "before-failure-commit"
    AFTER_FAILURE_COMMIT = "after-failure-commit"
    AFTER_CLAIM = "after-claim"
    AFTER_DELIVERY = "after-delivery"
    AFTER_LOOKUP = "after-lookup"
    AFTER_RESULT = "after-result"
    BEFORE_NUDGE_COMMIT = "before-nudge-commit"
    AFTER_NUDGE_COMMIT = "after-nudge-commit"


Passing = Callable[[Point], None]
"""Called at each point, in whichever thread comes by; a test has the process die there."""


def unhindered(point: Point) -> None:
    """Go on."""
    del point
