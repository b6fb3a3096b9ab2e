"""What words about the progress promise: the day by which it is done, or goes on."""

from __future__ import annotations

import re
from datetime import date, datetime

from bot.calendar.spoken.reading import every
from bot.calendar.year import local

_FINISHED = re.compile(
    r"\b(?:klaar|af|gereed|gemaakt|opgelost|gerepareerd|hersteld|vervangen|done|ready|fixed|finished)\b",
    re.IGNORECASE,
)


def promised(text: str, now: datetime) -> date | None:
    """Give the last day that running words name; None where they name none.

    "Vrijdag komt de aannemer, maandag is het klaar" is Monday. Today is one only for what will
    be done today: "vandaag gebeld" promises nothing.
    """
    days = [each.last for each in every(text, now)]
    today = local(now).date()
    return max((day for day in days if day > today or _FINISHED.search(text)), default=None)
