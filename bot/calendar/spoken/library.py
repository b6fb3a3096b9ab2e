"""What the library for dates knows beside the grammar: *day after*, *a fortnight*, *Dec 5 10am*."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from dateparser.date import DateDataParser

MOST_CHARS = 40
"""The library reads a date; a longer text is a story."""

_NO_DATE = re.compile(
    r"\W*(?:\d+|zo|do|nu|now|\d{1,2}[:.]\d\d)\W*|.*\b(?:w-?\d+|geleden|ago|vorige?|last)\b.*",
    re.IGNORECASE,
)
"""A mere number, a word of every day, the number of a case, what is past."""
_EXACT = frozenset({"day", "week", "time"})
"""How exact a date is that is told by less than a month or a year."""
_LETTER = re.compile(r"[^\W\d_]")


def known(text: str, now: datetime) -> date | None:
    """Give the day that a whole text is a date of; `now` is local.

    Nothing is looked up anywhere: the languages are fixed, and their data come with the library.
    """
    text = text.strip()
    if len(text) > MOST_CHARS or not _LETTER.search(text) or _NO_DATE.fullmatch(text):
        return None
    # From midnight on: the library keeps its settings in memory, so there is one set a day.
    base = datetime.combine(now.date(), time())
    parser = DateDataParser(
        languages=["nl", "en"],
        use_given_order=True,
        try_previous_locales=False,
        settings={"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future", "RELATIVE_BASE": base},
    )
    found = parser.get_date_data(text)
    return found.date_obj.date() if found.date_obj and found.period in _EXACT else None
