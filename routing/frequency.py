"""How common a word is, in Dutch and in English: on the Zipf scale of wordfreq.

7 is "het", 3 is once in a million words, and 0 is unknown.
"""

from __future__ import annotations

from functools import cache

import wordfreq

from routing.text import fold

_KNOWN_ENGLISH = 3.3
_FAR_MORE = 1.0


@cache
def dutch() -> dict[str, float]:
    """The words of Dutch, folded."""
    return _words("nl", 0.0)


@cache
def english() -> dict[str, float]:
    """The ordinary words of English, folded."""
    return _words("en", _KNOWN_ENGLISH)


def only_english(form: str) -> bool:
    """Whether it is a word of English, and in Dutch at most one of quotations."""
    return english().get(form, 0.0) >= dutch().get(form, 0.0) + _FAR_MORE


def _words(language: str, least: float) -> dict[str, float]:
    # The small list decides as well as the large one and loads in milliseconds.
    table: dict[str, float] = {}
    for word, frequency in wordfreq.get_frequency_dict(language, wordlist="small").items():
        zipf = wordfreq.freq_to_zipf(frequency)
        if zipf >= least:
            form = fold(word)
            table[form] = max(zipf, table.get(form, 0.0))
    return table
