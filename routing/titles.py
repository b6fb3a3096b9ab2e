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
_VAN = word_set("van")


def named(words: Sequence[Token]) -> frozenset[int]:
    """The last word of such names; by what stands before it, for a capital decides nothing."""
    return frozenset(at for at in range(2, len(words)) if _is_name(words, at))


def _is_name(words: Sequence[Token], at: int) -> bool:
    before, first = words[at - 1], words[at - 2]
    if not first.clause == before.clause == words[at].clause:
        return False
    if before.form not in _ARTICLES:
        return first.form in _TITLES and before.form in _VAN
    if first.form in _HOUSES or first.form in _TITLES - {"heer"}:
        return True
    return first.form in _VAN and at > 2 and words[at - 3].form in _TITLES
