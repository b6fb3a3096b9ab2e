"""What every part of the configuration is made of."""

from __future__ import annotations

from contextlib import suppress
from datetime import time
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
Language = Literal["nl", "en"]


def _clock_time(written: object) -> object:
    """Only what is plainly a time: pydantic would read the number 9 as nine seconds."""
    match written:
        case time() if written.tzinfo is None:
            return written
        case str():
            with suppress(ValueError):
                if (found := time.fromisoformat(written)).tzinfo is None and ":" in written:
                    return found
    raise ValueError("write a local time like 08:30:00, without a time zone")


ClockTime = Annotated[time, BeforeValidator(_clock_time)]
"""A time on the clock of the municipality."""


class Model(BaseModel):
    """Unknown keys are faults: a misspelt key must not be passed over in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)
