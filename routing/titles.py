"""Words that are only the name of a house or of somebody: "café de Gracht", "meneer van de Put".

Or that only tell who says so: "de wijkagent zegt dat".
"""

from __future__ import annotations

from collections.abc import Sequence

from routing.text import STOPWORDS, Token, word_set

HOUSES = word_set(
    """
    cafe restaurant hotel eetcafe brasserie pizzeria snackbar cafetaria lunchroom kroeg bar
    school basisschool kleuterschool daltonschool montessorischool college lyceum
    kinderopvang kinderdagverblijf creche peuterspeelzaal bso buurthuis wijkcentrum
    buurtcentrum speeltuin zorgcentrum verzorgingshuis verpleeghuis apotheek huisartsenpraktijk
    theater bioscoop sporthal zwembad kerk moskee bakkerij slagerij winkel supermarkt
    """
)
_ARTICLES = word_set("de het t den")
FORMAL = word_set("meneer mijnheer dhr heer mevrouw mevr mw familie fam")
TITLES = FORMAL | word_set(
    "dokter dr wethouder raadslid burgemeester agent buurman buurvrouw collega"
)
# A title, a word and a verb: the word is a name, for a sentence has one such verb.
_DOES = word_set(
    """
    is was heeft had komt kwam zit staat ligt loopt woont belt belde wil kan moet gaat doet zegt
    vraagt krijgt zoekt mist klaagt meldt vertelt
    """
)
_HOW = word_set("dement verward ziek dakloos eenzaam blind doof alleen slechtziend overleden")
_SAYS = word_set("zegt zeggen zei vindt vinden meent verwijst")
_THAT = word_set("dat het hij zij ze dit naar")
_BEFORE = 3


def named(words: Sequence[Token]) -> frozenset[int]:
    """The last word of such names; by what stands before it, for a capital decides nothing."""
    named = {at for at in range(len(words)) if _is_name(_before(words, at))}
    named |= {at for at in range(1, len(words) - 1) if _is_bare_name(words, at)}
    return frozenset(named | _speakers(words))


def _is_bare_name(words: Sequence[Token], at: int) -> bool:
    """Whether it stands between a title and a verb: "mevrouw Meeuw komt"."""
    before, word, after = words[at - 1 : at + 2]
    together = before.clause == word.clause == after.clause
    free = word.form not in _HOW and word.form not in STOPWORDS and word.form not in _DOES
    return together and free and before.form in FORMAL and after.form in _DOES


def _speakers(words: Sequence[Token]) -> set[int]:
    """Who says something to somebody: it is not about them."""
    return {
        at
        for at in range(len(words) - 2)
        if words[at + 1].form in _SAYS
        and words[at + 2].form in _THAT
        and words[at].clause == words[at + 2].clause
    }


def _before(words: Sequence[Token], at: int) -> list[str]:
    """Of the same clause the words before one, the nearest first."""
    return [
        word.form
        for word in reversed(words[max(0, at - _BEFORE) : at])
        if word.clause == words[at].clause
    ]


def _is_name(before: Sequence[str]) -> bool:
    match before:
        case [article, first, *_] if article in _ARTICLES and first in HOUSES | TITLES:
            return True
        case ["van", title, *_]:
            return title in TITLES
        case [article, "van", title]:
            return article in _ARTICLES and title in TITLES
        case _:
            return False
