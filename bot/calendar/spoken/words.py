"""The words of which dates are made, as parts of patterns, with what each is worth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("maandag", "monday"),
            ("dinsdag", "tuesday"),
            ("woensdag", "wednesday"),
            ("donderdag", "thursday"),
            ("vrijdag", "friday"),
            ("zaterdag", "saturday"),
            ("zondag", "sunday"),
        )
    )
    for name in names
}
SHORT_WEEKDAYS = "ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb", "febr"),
            ("maart", "march", "mrt", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augustus", "august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
NUMBERS = {
    "een": 1, "één": 1, "eén": 1, "a": 1, "an": 1, "one": 1,
    "twee": 2, "two": 2, "a couple of": 2,
    "drie": 3, "three": 3, "paar": 3, "een paar": 3, "enkele": 3, "a few": 3,
    "vier": 4, "four": 4, "vijf": 5, "five": 5, "zes": 6, "six": 6, "zeven": 7, "seven": 7,
    "acht": 8, "eight": 8, "negen": 9, "nine": 9, "tien": 10, "ten": 10, "elf": 11, "eleven": 11,
    "twaalf": 12, "twelve": 12, "veertien": 14, "vijftien": 15, "twintig": 20, "dertig": 30,
}  # fmt: skip
"""Words that count. *Een paar* is three: sooner is asked again, later is forgotten."""

PARTS_OF_DAY = {
    "ochtend": time(9), "morgen": time(9), "morning": time(9),
    "middag": time(12), "afternoon": time(12),
    "avond": time(17), "evening": time(17),
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of these words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


WEEKDAY = any_of(WEEKDAYS)
MONTH = any_of(MONTHS)
NUMBER = rf"\d{{1,3}}|{any_of(NUMBERS)}"
PART_OF_DAY = any_of(PARTS_OF_DAY)
THIS = "deze|dit|this"
NEXT = "volgende?|next"
COMING = r"komende?|aankomende?|aanstaande|eerstvolgende|a\.?s\.?|coming"
EDGE = (
    r"(?P<begin>(?:het\s+)?begin|(?:the\s+)?beginning|start|early)"
    r"|(?P<middle>halverwege|half|medio|(?:het\s+)?midden|mid|middle)"
    r"|(?P<end>(?:het\s+)?einde?|(?:the\s+)?end|late)"
)


def count(said: str) -> int:
    """What a number is worth, in figures or in a word."""
    return int(said) if said.isdecimal() else NUMBERS[said.lower()]
