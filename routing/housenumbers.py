"""House numbers: where in a street something is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from routing.inflection import lemma_of
from routing.text import STOPWORDS, Token, word_set

_NUMBER = re.compile(r"([0-9]{1,4})(?:[a-h]|bis|bs|hs|rd|zw)?\Z")
_POSTCODE_DIGITS, _POSTCODE_LETTERS = 4, 2
# What may stand between: "Trans ter hoogte van nummer 12", "Trans t.h.v. 12", "Trans bij 12".
_HEIGHTS = (("ter", "hoogte", "van"), ("t", "h", "v"), ("thv",))
_SAYS_NUMBER = word_set("nummer nummers nr nrs huisnummer huisnr")
_NEAR = word_set("bij rond perceel pand")
_TO = word_set("tot tm en t m")
_MOST_TO = 2
"""How many words may stand between two numbers: "12 t/m 20"."""
_COUNTED = word_set("uur keer maal x km cm mm meter dag week maand jaar jarige man euro graden")


@dataclass(frozen=True, slots=True)
class Numbers:
    """One house number of a street, or from which to which."""

    low: int
    high: int

    def apart(self, other: Numbers) -> int:
        """How many numbers lie between; 0 where one holds the other."""
        return max(0, self.low - other.high, other.low - self.high)


def after(said: Sequence[Token], last: int) -> Numbers | None:
    """The numbers that a text gives to the street that ends at a word, if any.

    They stand right behind it or after words like "ter hoogte van". What is counted is no house
    number: "Trans 3 lantaarns uit".
    """
    at = last + 1
    if at < len(said) and said[at].form in _NEAR:
        at += 1
    forms = tuple(token.form for token in said[at : at + 4])
    height = next((len(each) for each in _HEIGHTS if forms[: len(each)] == each), 0)
    number = any(form in _SAYS_NUMBER for form in forms[height : height + 1])
    at += height + number
    told = number or height > 0
    if not told and at < len(said) and said[at].clause != said[last].clause:
        return None
    return _numbers(said, at, told=told)


def told_apart(said: Sequence[Token]) -> Numbers | None:
    """The numbers that a text gives away from any street: "bij nummer 12 in de Trans"."""
    for at, token in enumerate(said[:-1]):
        if token.form in _SAYS_NUMBER:
            found = _numbers(said, at + 1, told=True)
            if found is not None:
                return found
    return None


def _numbers(said: Sequence[Token], at: int, *, told: bool) -> Numbers | None:
    first = _number(said, at)
    if first is None or (not told and _is_counted(said, at)):
        return None
    found = [first]
    while True:
        nexts = (at + 1 + skipped for skipped in range(_MOST_TO + 1))
        further = next((each for each in nexts if _goes_on(said, at, each)), None)
        if further is None:
            return Numbers(min(found), max(found))
        found.append(_number(said, further) or first)
        at = further


def _goes_on(said: Sequence[Token], at: int, further: int) -> bool:
    """Whether the numbers go on there: 14 of "12-14", "12 en 14", "12 t/m 14"."""
    between = [token.form for token in said[at + 1 : further]]
    joined = bool(between) or (
        further < len(said) and said[further].span.start - said[at].span.end == 1
    )
    return (
        joined
        and set(between) <= _TO
        and _number(said, further) is not None
        and not _is_counted(said, further)
    )


def _number(said: Sequence[Token], at: int) -> int | None:
    """A house number, which is not what a postcode begins with."""
    found = _NUMBER.match(said[at].form) if at < len(said) else None
    if found is None:
        return None
    follows = said[at + 1].form if at + 1 < len(said) else ""
    letters = len(follows) == _POSTCODE_LETTERS and follows not in STOPWORDS
    if len(found.group(1)) == _POSTCODE_DIGITS and letters:
        return None
    return int(found.group(1))


def _is_counted(said: Sequence[Token], at: int) -> bool:
    """Whether a number tells how many of what follows: a unit, or a noun in the plural."""
    if at + 1 >= len(said) or said[at + 1].clause != said[at].clause:
        return False
    form = said[at + 1].form
    if form in STOPWORDS:
        return False
    lemma = lemma_of(form)
    plural = form.endswith(("en", "s")) and lemma is not None and lemma != form
    return plural or form in _COUNTED or (lemma or "") in _COUNTED
