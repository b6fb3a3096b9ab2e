"""What a button carries, so that a press is understood whenever it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.cases.acts import ActName

SUGGESTED = "i"
"""Before the choice of a button for a near miss: then comes its number in the inbox."""
# Nine digits: a longer number is none of ours, and too large for a database.
_WRITTEN = re.compile(
    r"(?P<act>[a-z_]+):(?P<case>\d{1,9}):(?P<version>\d{1,9})"
    r":(?P<ask>\d{0,9}):(?P<signal>\d{0,9}):(?P<choice>.*)",
    re.DOTALL | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Press:
    """An act on a case, as it was when the button was drawn; opaque to every platform."""

    act: ActName
    case: int
    version: int
    ask: int | None = None
    signal: int | None = None
    choice: str = ""


def written(press: Press) -> str:
    """Give the value of a button."""
    ask, signal = press.ask or "", press.signal or ""
    return f"{press.act}:{press.case}:{press.version}:{ask}:{signal}:{press.choice}"


def read(value: str) -> Press | None:
    """Give what a button's value says; None for a value that no button of ours has."""
    found = _WRITTEN.fullmatch(value)
    if found is None or found["act"] not in set(ActName):
        return None
    return Press(
        ActName(found["act"]),
        int(found["case"]),
        int(found["version"]),
        int(found["ask"]) if found["ask"] else None,
        int(found["signal"]) if found["signal"] else None,
        found["choice"],
    )
