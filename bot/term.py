"""A length of time as an organisation counts it: in working days or working hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

# Far beyond any ask; a mistyped number would otherwise run past the end of the calendar.
MOST_DAYS = 1000
MOST_HOURS = 8 * MOST_DAYS

_WRITTEN = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s*(?P<unit>days?|hours?|d|h)")


@dataclass(frozen=True, slots=True)
class Term:
    """Working time: `days` office days plus `hours` office hours.

    One day is as long as the office is open on a day, so half a day is half of that.
    Written "2 days", "0.5 day" or "2 hours". Raises ValueError for less than nothing and
    for more than `MOST_DAYS` or `MOST_HOURS`.
    """

    days: float = 0.0
    hours: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.days <= MOST_DAYS and 0 <= self.hours <= MOST_HOURS):
            raise ValueError(f"working time is at most {MOST_DAYS} days or {MOST_HOURS} hours")

    @classmethod
    def parse(cls, written: str) -> Term:
        """Read "2 days", "0.5 day", "2 hours", "2d" or "2h"; raises ValueError for else."""
        found = _WRITTEN.fullmatch(written.strip().lower())
        if found is None:
            raise ValueError('write working time like "2 days", "0.5 day" or "2 hours"')
        number = float(found["n"])
        return cls(days=number) if found["unit"].startswith("d") else cls(hours=number)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let configuration models hold a term, written as text."""
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema()),
            ],
            mode="left_to_right",
        )
