"""Signals that a colleague posts for a resident: who that is stays with the colleague."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = r"(?:bewoner|bewoonster|bewoners|inwoner|inwoonster|inwoners|resident|residents)"
_FOR = re.compile(
    rf"""^\s*(?:
        \(\s*(?:namens\s+|voor\s+|for\s+)?(?:een\s+|mijn\s+|a\s+)?{_WHO}\b[^):\n]{{0,60}}\)\s*[:,-]?
        | (?:namens|on\ behalf\ of)\s+(?:een\s+|de\s+|mijn\s+|a\s+|the\s+)?{_WHO}\b
          [^:,\n]{{0,60}}[:,]
        | (?:voor|for)\s+(?:een|mijn|a)\s+{_WHO}\b[^:,\n]{{0,60}}:
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands between *bewoner* and the colon may be a name, and is not kept."""
ANONYMOUS = "namens een bewoner: "


@dataclass(frozen=True, slots=True)
class Told:
    """A text without the words that say for whom it is; `resident` where they say so."""

    text: str
    resident: bool
    opening: str = ""


def read(text: str) -> Told:
    """Tell whether a text is posted for a resident: "namens een bewoner: …", "(bewoner): …"."""
    found = _FOR.match(text)
    if found is None or not text[found.end() :].strip():
        return Told(text, resident=False)
    return Told(text[found.end() :].strip(), resident=True, opening=found[0])
