"""What people say of being away: *tot 3 december, Anna neemt waar*, *maandag t/m vrijdag: Kim*.

Only who, when and who stands in are read. All else, such as a reason, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.calendar import ZONE, local, spoken
from bot.calendar.spoken import Spoken
from bot.calendar.spoken.words import MONTHS, NUMBER, WEEKDAYS, any_of

MOST_CHARS = 300
"""What is longer is a story."""
SHORT_MONTH_CHARS = 3
"""Names of months as short as this are also people's: Jan, Jun."""
DAY = timedelta(days=1)

IsWorkingDay = Callable[[date], bool]

_NO_NAME = any_of(
    (
        *WEEKDAYS,
        *(month for month in MONTHS if len(month) > SHORT_MONTH_CHARS),
        *("en", "and", "tot", "t/m", "until", "till", "week", "dan", "het", "mij", "me", "ik"),
    )
)
_WORD = rf"(?!(?:{_NO_NAME})(?!\w))[^\W\d_][\w'’-]*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}}?)"
_UNTIL = re.compile(
    r"(?<!\w)(?:(?P<including>tot en met|t/m|tm|t\.e\.m\.|up to and including|through)"
    r"|tot|until|till|to|-|–)(?!\w)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)(?:met ingang van|vanaf|van|per|starting|from)(?!\w)", re.IGNORECASE)
_FOR_NOW = re.compile(
    r"tot nader (?:order|bericht)|voorlopig|voor onbepaalde tijd|until further notice|for now",
    re.IGNORECASE,
)
_AS_LONG = re.compile(
    rf"^\s*(?:(?:nog|for|another)\s+)?(?:{NUMBER}) (?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?"
    r"|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,:;.]\s|[,:;.]$|\s(?:want|omdat|wegens|because)\s", re.IGNORECASE)
_FOR_ME = r"(?:het|mij|me|voor mij|voor me|zolang)"
_STAND_IN = r"vervang(?:er|ster|ing)|waarnem(?:er|ing)|substitute|stand-in|replacement"
_STANDS_IN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:neemt|valt|vervangt) {_NAME} (?:{_FOR_ME} )?(?:waar|over|in|mij|me)\b[^,:;.]*",
        rf"(?<!\w){_NAME} (?:neemt|vervangt|valt|doet|pakt|stands|covers|fills|takes)\b[^,:;.]*",
        rf"\b(?:{_STAND_IN})(?:\s+(?:is|door|by)|:)?\s+{_NAME}(?=$|[,:;.])",
        rf"\b(?:vervangen|waargenomen|replaced|covered)\s+(?:door|by)\s+{_NAME}(?=$|[,:;.])",
    )
)
_WHOLE_WEEK = re.compile(r"\bde (?:hele|rest van de) week\b", re.IGNORECASE)
_NUMBER_LAST = re.compile(r"(?<!\w)(\d{1,2})\s*$")
_WHO = re.compile(rf"^{_NAME}\s*:\s*")


@dataclass(frozen=True, slots=True)
class Leave:
    """What was read. Days are local ones; `back` is the first on which they are there again.

    `who` and `substitute` are names as they were written, where it is plain that they are
    names; they may also stand among the words `before` and `behind` the days. `open`: nobody
    knows until when.
    """

    who: str = ""
    start: date | None = None
    back: date | None = None
    open: bool = False
    substitute: str = ""
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether it says when they are back, or that nobody knows."""
        return self.open or self.back is not None


def read(
    text: str, now: datetime, is_working_day: IsWorkingDay, *, back_asked: bool = False
) -> Leave:
    """Read when somebody is away; pure, for any text. `now` is aware.

    *Tot maandag* means back on Monday, *t/m vrijdag* on the next working day; who would be
    back on a day off is back on the working day after it. With `back_asked` it answers the
    question on which day they are back, and a mere day is that one.
    """
    text = _WHOLE_WEEK.sub("deze week", " ".join(text[:MOST_CHARS].split()))
    if back_asked and not any(each.search(text) for each in (_UNTIL, _FROM, _FOR_NOW)):
        text = f"tot {text}"
    who, text = _whose(text, now)
    substitute, text = _substitute(text)
    if ends := _FOR_NOW.search(text):
        start, before = _start(text[: ends.start()], now)
        back, behind = None, text[ends.end() :]
    else:
        start, back, before, behind = _days(text, now)
    if back is not None and back <= max(local(now).date(), start or date.min):
        start = back = None
    while back is not None and not is_working_day(back):
        back += DAY
    said = (tuple(_pieces(before)), tuple(_pieces(behind)))
    return Leave(who, start, back, ends is not None, substitute, *said)


def _whose(text: str, now: datetime) -> tuple[str, str]:
    found = _WHO.match(text)
    if found is None or _FROM.search(found["name"]) or spoken.read(found["name"], now):
        return "", text
    return found["name"], text[found.end() :]


def _substitute(text: str) -> tuple[str, str]:
    for pattern in _STANDS_IN:
        if found := pattern.search(text):
            return found["name"], f"{text[: found.start()]}, {text[found.end() :]}"
    return "", text


def _days(text: str, now: datetime) -> tuple[date | None, date | None, str, str]:
    """Read the first day away, if it is said, the day back, and what stands before and behind."""
    marks = _UNTIL.finditer(text)
    mark = next((each for each in marks if _first(text[each.end() :], now)[0]), None)
    if mark is None:
        return _stretch(text, now)
    before = text[: mark.start()]
    start, left = _start(before, now)
    said, behind = _first(text[mark.end() :], _at(start) if start else now)
    if said is None:
        return start, None, left, behind
    if start is None and (number := _NUMBER_LAST.search(before)):
        # "van 1 tot 5 december": the month is said once.
        start, left = _in_month_of(said, int(number[1])), before[: number.start()]
    back = said.last + DAY if mark["including"] or mark[0] in "-–" else said.first
    return start, back, left, behind


def _stretch(text: str, now: datetime) -> tuple[date | None, date | None, str, str]:
    """Read days without a word like *tot*: a day, a week, or as long as it takes."""
    mark = _FROM.search(text)
    before, after = (text[: mark.start()], text[mark.end() :]) if mark else ("", text)
    if _AS_LONG.match(after):
        long, behind = _first(after, now)
        return None, long.first if long else None, before, behind
    said = _all(_sentence(after), now)
    if not said:
        return None, None, text, ""
    first, last = min(each.first for each in said), max(each.last for each in said)
    before, behind = f"{before} {after[: said[0].start]}", after[said[-1].end :]
    if _AS_LONG.match(behind):
        long, behind = _first(behind, _at(first))
        return first, long.first if long else None, before, behind
    return first, None if mark else last + DAY, before, behind


def _start(text: str, now: datetime) -> tuple[date | None, str]:
    """Read the first day in what stands before *tot*, and give what else stands there."""
    mark = _FROM.search(text)
    before, after = (text[: mark.start()], text[mark.end() :]) if mark else ("", text)
    said, rest = _first(after, now)
    if said is None:
        return None, before if mark and not after.strip() else text
    return said.first, f"{before} {after[: said.start]} {rest}"


def _first(text: str, now: datetime) -> tuple[Spoken | None, str]:
    """Read the day that stands in the beginning of a text, and give what follows it."""
    said = spoken.read(_sentence(text), now)
    return (said, text[said.end :]) if said else (None, text)


def _all(text: str, now: datetime) -> tuple[Spoken, ...]:
    one = spoken.read(text, now)
    return spoken.every(text, now) or ((one,) if one else ())


def _sentence(text: str) -> str:
    found = _ENDS.search(text)
    return text[: found.start()] if found else text


def _in_month_of(said: Spoken, day: int) -> date | None:
    try:
        found = said.first.replace(day=day)
    except ValueError:
        return None
    return found if found <= said.first else None


def _pieces(text: str) -> Iterator[str]:
    """Cut what is left at commas and the like."""
    for piece in re.split(r"[,:;.()–]|\s(?:en|and|met|with)\s", text):
        if piece.strip(" -"):
            yield piece.strip(" -")


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
