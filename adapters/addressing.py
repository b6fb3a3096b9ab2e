"""How people speak to the bot rather than to each other: the same on every platform."""

from __future__ import annotations

import re
from functools import cache


def addressed(text: str, *names: str) -> str | None:
    """Give what is said to the bot when a text opens with it; None for all other texts.

    It opens with "@", "!" or "/" and one of the bot's names, or with "!" or "/" at once before
    a word or number. Who calls out ("!!!") or writes a fraction commands nothing.
    """
    opening = _opening(names).match(text)
    return text[opening.end() :] if opening else None


@cache
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    by_name = "|".join(rf"[@!/]{re.escape(name)}(?!\w)[:,]?" for name in longest_first)
    return re.compile(rf"\s*(?:{by_name or '(?!)'}|[!/](?=\w))\s*", re.IGNORECASE)
