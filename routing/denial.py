"""Whether a text denies its own words: "niet zo dringend", "spoed is niet nodig"."""

from __future__ import annotations

from collections.abc import Sequence

from routing.text import Token, word_set

_DENIALS = word_set("geen niet nooit niemand niks niets zonder not no nobody")
_BETWEEN = word_set(
    """
    zo erg echt heel direct meteen per se enkele enkel bepaald meer acuut met van sprake er ook
    is was zijn raakte raakten werd hoeft idee of het very really
    """
)
"""What may stand between a denial and what it denies: "niemand is er echt gewond"."""
_AFTER = word_set("is was er het dat dit hoeft lijkt echt zo nu is it")
_NEEDLESS = word_set("nodig meer hoor zo echt not needed necessary aan gelukkig")


def denies(read: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are denied, before them or after."""
    return _before(read, first) or _behind(read, last)


def _before(read: Sequence[Token], first: int) -> bool:
    for at in range(first - 1, -1, -1):
        if read[at].clause != read[first].clause:
            return False
        if read[at].form in _DENIALS:
            return True
        if read[at].form not in _BETWEEN:
            return False
    return False


def _behind(read: Sequence[Token], last: int) -> bool:
    """Words such as "is het niet" or "is niet nodig", with which the clause ends."""
    rest = [token.form for token in read[last + 1 : last + 7] if token.clause == read[last].clause]
    for at, form in enumerate(rest):
        if form in ("niet", "not"):
            return at > 0 and rest[at + 1 :][:1] in ([], *([each] for each in _NEEDLESS))
        if form not in _AFTER:
            return False
    return False
