"""Words that are only the name of a house or of somebody: "café de Gracht", "meneer van de Put"."""

from __future__ import annotations

from collections.abc import Sequence

from routing.text import Token, word_set

_HOUSES = word_set(
    """
    cafe restaurant hotel eetcafe brasserie pizzeria snackbar cafetaria lunchroom kroeg bar
    school basisschool kleuterschool daltonschool montessorischool college lyceum
    kinderopvang kinderdagverblijf creche peuterspeelzaal bso buurthuis wijkcentrum
    buurtcentrum speeltuin zorgcentrum verzorgingshuis verpleeghuis apotheek huisartsenpraktijk
    theater bioscoop sporthal zwembad kerk moskee bakkerij slagerij winkel supermarkt
    """
)
_ARTICLES = word_set("de het t den")
_TITLES = word_set(
    """
    meneer mijnheer dhr heer mevrouw mevr mw familie fam dokter dr wethouder raadslid
    burgemeester agent buurman buurvrouw collega
    """
)

_BEFORE = 3


def named(words: Sequence[Token]) -> frozenset[int]:
    """The last word of such names; by what stands before it, for a capital decides nothing."""
    return frozenset(at for at in range(len(words)) if _is_name(_before(words, at)))


def _before(words: Sequence[Token], at: int) -> list[str]:
    """Of the same clause the words before one, the nearest first."""
    return [
        word.form
        for word in reversed(words[max(0, at - _BEFORE) : at])
        if word.clause == words[at].clause
    ]


def _is_name(before: Sequence[str]) -> bool:
    match before:
        case [article, first, *_] if article in _ARTICLES and first in _HOUSES | _TITLES:
            return True
        case ["van", title, *_]:
            return title in _TITLES
        case [article, "van", title]:
            return article in _ARTICLES and title in _TITLES
        case _:
            return False
