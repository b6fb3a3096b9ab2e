"""What is told of somebody, as a command: "Karel is vrij tot maandag", "ik ben er weer"."""

from __future__ import annotations

import re

_LONGEST = 200
_WHO = r"(?P<who>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,4})"
_ABSENT = r"vrij|afwezig|er niet|away|absent"
_PRESENT = r"terug van vrij|weer aan het werk|back at work"
_PLAINLY = {
    "er niet": "vrij",
    **dict.fromkeys(("er weer", "weer terug", "terug", "back"), "terug van vrij"),
}
"""What stands for a command only where somebody tells it of a person."""
_DAYS = r"(?:vanaf|van|tot|t/m)\b[^,:;]*?"
_OF_SOMEBODY = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_WHO} (?:is|ben|am) (?:er )?(?P<days>)(?P<act>{_ABSENT}|{_PRESENT})\b(?P<more>.*)",
        rf"{_WHO} (?:is|ben|am) (?P<days>{_DAYS}) (?P<act>{_ABSENT})\b(?P<more>.*)",
        r"(?P<who>ik|i) (?:ben|am) (?P<days>)(?P<act>er weer|weer terug|terug|back)\b(?P<more>.*)",
    )
)


def as_command(text: str) -> str:
    """Put a command in front that stands behind a name; all other texts stay as they are."""
    for pattern in _OF_SOMEBODY:
        if found := pattern.match(text[:_LONGEST]):
            who = "" if found["who"].lower() in {"ik", "i"} else f"{found['who']}: "
            said = " ".join(each.strip() for each in (found["days"], found["more"]) if each)
            act = _PLAINLY.get(found["act"].lower(), found["act"])
            return f"{act} {who}{said}{text[_LONGEST:]}".strip()
    return text
