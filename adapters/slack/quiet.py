"""A log for Bolt and the SDK, which write down what people wrote when they debug."""

from __future__ import annotations

import logging


def logger() -> logging.Logger:
    """Give a logger that tells of trouble and of nothing else, however it is set."""
    made = logging.getLogger(__name__)
    made.setLevel(max(logging.WARNING, made.level))
    return made
