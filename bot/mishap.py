"""What can be told of an error that nobody expected, without a word that people wrote."""

from __future__ import annotations

import traceback
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_OURS = tuple(_ROOT / package for package in ("adapters", "bot", "routing"))


def why(error: BaseException) -> str:
    """Name an error by its type and the last place in Wijkbot that it came through.

    Its message is left out: it may quote what somebody wrote.
    """
    came = trace(error)
    return f"{type(error).__name__} in {came[-1]}" if came else type(error).__name__


def trace(error: BaseException) -> list[str]:
    """Give the places in Wijkbot that an error came through, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{path.relative_to(_ROOT)}:{frame.lineno} {frame.name}"
        for frame in frames
        if any((path := Path(frame.filename)).is_relative_to(package) for package in _OURS)
    ]
