"""What somebody can be found by, as it is written: mail, handles, postcodes, number plates.

`PLATE`, `EMAIL` and `POSTCODE` are sure of what they find; what is left of such things when
people write them carelessly is in `LOOSE`, for who would rather leave out too much.
"""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}", re.IGNORECASE)

# The series of the RDW, by letters (X) and digits (9).
_SERIES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
    "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip


def _plates(between: str) -> str:
    return "|".join(
        series.replace("-", between).replace("X", "[a-z]").replace("9", r"\d") for series in _SERIES
    )


PLATE = re.compile(rf"(?<![\w-])(?:{_plates('-')})(?![\w-])", re.IGNORECASE)
NAMED_PLATE = re.compile(
    rf"(?<=kenteken)(?:\W{{1,3}}|\W{{1,3}}is\W{{1,3}})(?P<plate>{_plates('[- ]?')})(?![\w-])",
    re.IGNORECASE,
)
"""A plate that is said to be one may be written with spaces, or without anything between."""

_UNITS = "km|kg|mm|cm|ml|kw|mb|gb"
POSTCODE = re.compile(rf"(?<!\w)[1-9]\d{{3}}(?: ?[A-Z]{{2}}|(?!{_UNITS})[a-z]{{2}})(?!\w)")
HOUSE = re.compile(
    r"(?<!\w)(?:\w{3,40}(?:straat|str\.?|laan|ln\.?|plein|weg|kade|gracht|singel|dreef|hof|pad|dijk"
    r"|steeg|plantsoen|markt)|huisnummer|nummer|nr\.?) ?\d{1,4}(?:[a-z]|-\w{1,3})?(?![\w-])",
    re.IGNORECASE,
)
"""A street with a house number, or the number alone where it says that it is one."""

LOOSE = re.compile(
    r"""
      [^\s@<>]{1,64}@[^\s@<>]+         # an e-mail address
    | (?<!\w)@\w[\w.-]*                # somebody's handle
    | (?:https?://|www\.)\S+
    | \b\d{4}\s?[A-Za-z]{2}\b          # a postcode
    | \b[A-Za-z]{2}\d{2}(?:\s?[A-Za-z0-9]{4}){2,7}(?:\s?[A-Za-z0-9]{1,3})?\b  # an account
    | \b[A-Za-z]{2}\b[\s-]?\b(?:[A-Za-z]{2}|\d{2})[\s-]?\d{2}\b                # a licence plate
    | \b(?:\d{1,3}|[A-Za-z]{1,3})(?:-(?:\d{1,3}|[A-Za-z]{1,3})){2}\b           # any other plate
    """,
    re.VERBOSE,
)
