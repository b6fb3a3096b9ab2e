"""Words that are to be taken out of every text, however they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber

from bot.privacy.blackout import INK, blacked
from routing.nouns import Span
from routing.text import fold

_COUNTRY = "NL"
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_SIGN = r"[^\W_]"
"""A letter or a digit; what stands in _italics_ is a word by itself."""
_WITHIN_NUMBER = r"[\s.\-–/()]*"
_BETWEEN = r"[\W_]*"


@dataclass(frozen=True)
class Sought:
    """Words as somebody gave them.

    Capitals, accents, spaces and what stands between words are free, and so is how a number is
    divided; a telephone number is also found in any other notation.
    """

    words: str
    within: bool = False
    """Whether they are also found as a part of another word."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing in it to look for: no letter and no digit."""
        return _PIECE.search(self.words) is None

    def spans(self, text: str) -> tuple[Span, ...]:
        """Give where they stand in a text."""
        if self.nothing:
            return ()
        found = self._pattern.finditer(_folded(text))
        return (*(Span(*match.span()) for match in found), *self._as_phone(text))

    def taken_from(self, text: str) -> str:
        """Give a text without them."""
        return blacked(text, self.spans(text))

    @cached_property
    def _pieces(self) -> str:
        return _BETWEEN.join(
            _WITHIN_NUMBER.join(piece) if piece.isdigit() else re.escape(piece)
            for piece in _PIECE.findall(_folded(self.words))
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """With what shows whose it is: "Jansens fiets", "Janssen's fiets"."""
        if self.within:
            return re.compile(self._pieces)
        return re.compile(rf"(?<!{_SIGN}){self._pieces}(?:['’]?s)?(?!{_SIGN})")

    def _as_phone(self, text: str) -> Iterator[Span]:
        if self._number is not None:
            for match in phonenumbers.PhoneNumberMatcher(text, _COUNTRY):
                if match.number == self._number:
                    yield Span(match.start, match.end)

    @cached_property
    def _number(self) -> PhoneNumber | None:
        with suppress(NumberParseException):
            number = phonenumbers.parse(self.words, _COUNTRY)
            if phonenumbers.is_valid_number(number):
                return number
        return None


def sought(words: str, texts: Iterable[str]) -> Sought | None:
    """Look for words in texts, as a part of others only where they stand nowhere as they are.

    None where they are in none of the texts.
    """
    texts = tuple(texts)
    for found in (Sought(words), Sought(words, within=True)):
        if any(found.spans(text) for text in texts):
            return found
    return None


def still_out(before: str, after: str) -> str:
    """Give the new words of a text without what had been taken out of the old ones.

    What is as long as a gap, and stands where it was, is what stood there; pure.
    """
    if INK not in before:
        return after
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    spans = [
        Span(new, new_end)
        for kind, old, old_end, new, new_end in changes
        if kind == "replace" and INK in before[old:old_end] and old_end - old == new_end - new
    ]
    return blacked(after, spans)


def _folded(text: str) -> str:
    """Fold letter by letter, so that places stay where they are."""
    return "".join(fold(letter)[:1] or letter for letter in text)
