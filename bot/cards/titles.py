"""What may be a title: what names place and problem, never a group, an origin or a family."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.config.keeping import Titles
from routing.text import fold

_WORD = re.compile(r"\w+")
_IN_COMPOUNDS = 5
"""Letters from which a listed word is seen in a compound, too: *probleemgezin*. Shorter ones begin
or end too many other words, as *roma* does *aroma*."""
_ENDINGS = r"(?:e|en|er|es|n|s|se|sen)?"
"""With which a word is the same one still: *Turk*, *Turkse*."""


def names_people(title: str, words: Titles) -> bool:
    """Whether a title holds a word that no title may hold, also as a part of a compound.

    Capitals and accents say nothing, nor does a hyphen within a word.
    """
    never, allowed = _pattern(words.never), _pattern(words.allowed)
    return never.search(allowed.sub(" ", _plain(title))) is not None


@lru_cache(maxsize=8)
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Make one pattern of all words; of none, one that is found nowhere."""
    plain = sorted({known for word in listed if (known := _plain(word).strip())}, reverse=True)
    long = "|".join(word for word in plain if len(word) >= _IN_COMPOUNDS)
    short = "|".join(word for word in plain if len(word) < _IN_COMPOUNDS)
    found = [rf"\b(?:{short}){_ENDINGS}\b"] if short else []
    found += [rf"\b(?:{long})\w*", rf"\w*(?:{long}){_ENDINGS}\b"] if long else []
    return re.compile("|".join(found) or r"(?!)")


def _plain(text: str) -> str:
    """Give the words of a text, folded, with single spaces around them."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
