"""The parts of a text: which matter a word belongs to, and what is said to be no matter at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from routing.text import STOPWORDS, Token, word_set

_ANOTHER = word_set(
    "en maar ook daarnaast verder bovendien terwijl plus alsook tevens alleen but and"
)
_AGAIN = word_set("weer weet again")
_WORKS = word_set("doet doen brandt branden werkt werken loopt rijdt rijden works working")
_PUT_RIGHT = word_set(
    """
    gemaakt gerepareerd hersteld opgelost opgeruimd verholpen geleegd vervangen weggehaald
    schoongemaakt gefikst geregeld verwijderd dichtgemaakt gedicht bestreden gestopt opgehaald
    gevuld weggesleept gesnoeid fixed repaired solved
    """
)
_IS = word_set("is zijn was waren ben werd werden heeft hebben hebt has have been")
# A wish, a question or a failure: then nothing is put right yet.
_NOT_YET = word_set(
    """
    niet nooit nog geen half slecht opnieuw moet moeten kan kunnen kunt wordt worden graag willen
    wil wilt zou zouden aub svp verzoek wanneer of als not
    zeggen zegt volgens zogenaamd beweert beweren toch
    """
)
_NO_MORE = "meer"
_NOT = word_set("niet not")
_NONE = word_set("geen no")
# "Geen ratten hoor", or "geen ratten, maar …": without more, what there is none of is missed.
_OPENS_DENIAL = word_set("geen niet nee")
_SAYS_SO = word_set("hoor probleem")
_CONTRAST = word_set("maar alleen wel nu juist but")
# What is not so, or so no more, is no matter: "de put is niet verstopt", "het stinkt niet meer".
_TROUBLE = word_set(
    """
    verstopt kapot stuk defect vol lek los vies smerig scheef verzakt gevaarlijk glad stinkt
    stinken lekt lekken blaft blaffen knippert blocked broken full dirty
    """
)
_ALL_WELL = {
    "niks": (("mis",), ("aan", "de", "hand")),
    "niets": (("mis",), ("aan", "de", "hand")),
    "nothing": (("wrong",),),
    "viel": (("mee",),),
    "valt": (("mee",),),
    "op": (("orde",),),
    "is": (("het", "niet", "meer"),),
    "het": (("niet", "aan"),),
}
"""How a saying goes on that all is well, by its first word."""
_THANKS = word_set("dank bedankt dankjewel thanks")
_THANKED_FOR = 3
_FOR = word_set("voor for")
_DEGREES = word_set("meer echt helemaal zo erg zozeer eens")
# Who says so next takes it back: "zijn bestreden en zitten er toch weer".
_BACK = word_set("toch opnieuw alweer")
_UNTRUE = ("niet", "waar")
# What may stand beside it where only that is told.
_BESIDE = word_set(
    """
    gisteren vandaag vanochtend vanmorgen vanmiddag vannacht net inmiddels ondertussen gelukkig
    bedankt dank dankjewel super top netjes keurig fijn mooi snel goed prima maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag week now thanks thank already since
    """
)
# What is told to be seen no more, and what people miss where there is none left.
_SEEN = word_set("gezien gevonden gehoord gesignaleerd aangetroffen seen")
_MISSED = word_set(
    """
    prullenbak prullenbakken afvalbak bankje bankjes bank licht verlichting lantaarn lantaarns
    lamp schommel glijbaan speeltuin speelplek container containers bus bushalte halte plek
    plaats ruimte geld inkomen uitkering water stroom jongerenwerker boom bomen gras rek
    fietsenrek parkeerplek parkeerplaats school contact huis woning dak eten hulp opvang toilet
    bord borden zebrapad drempel stoep buurthuis zaal
    """
)
_GONE = _SEEN | {_NO_MORE}
_EXCEPT = word_set("behalve uitgezonderd except")
_ABOUT = "om"


def segments(read: Sequence[Token]) -> tuple[int, ...]:
    """For each word, the part of the text that it is in; another matter has a part of its own."""
    found: list[int] = []
    number = 0
    for at, token in enumerate(read):
        if at and (token.clause != read[at - 1].clause or token.form in _ANOTHER):
            number += 1
        found.append(number)
    return tuple(found)


def denied(read: Sequence[Token]) -> frozenset[int]:
    """The words of what is put right, is there no more, or is not what it is about."""
    found: set[int] = set()
    parts = [list(places) for _, places in groupby(range(len(read)), segments(read).__getitem__)]
    contrast = max((at for at, token in enumerate(read) if token.form in _CONTRAST), default=-1)
    telling = [any(read[at].form not in STOPWORDS for at in places) for places in parts]
    for number, places in enumerate(parts):
        forms = [read[at].form for at in places]
        follows = [read[at].form for at in parts[number + 1]] if places is not parts[-1] else []
        more = sum(telling) > telling[number]
        if _taken_back(follows):
            continue
        if _only_right(follows):
            found.update(places)  # "was kapot, maar is gemaakt"
            continue
        contrasted = contrast > places[-1]
        found.update(_denied(forms, places, contrasted=contrasted, more=more))
    return frozenset(found)


def _only_right(forms: Sequence[str]) -> bool:
    """Whether a part only tells that what was told before it is put right."""
    said = frozenset(forms)
    tells = said - STOPWORDS - _PUT_RIGHT - _WORKS - _AGAIN - _IS - _BESIDE - _ANOTHER
    return _is_right(said) and not tells


def _is_right(said: frozenset[str]) -> bool:
    right = (said & _AGAIN and said & _WORKS) or (said & _PUT_RIGHT and said & _IS)
    return bool(right) and not said & _NOT_YET


def _taken_back(forms: Sequence[str]) -> bool:
    return bool(_BACK & frozenset(forms)) or tuple(forms[:2]) == _UNTRUE


def _denied(
    forms: Sequence[str], places: Sequence[int], *, contrasted: bool, more: bool
) -> Sequence[int]:
    """Of the words of one part, those that are no matter; `more` is whether others tell any."""
    said = frozenset(forms)
    if _is_right(said):
        # "Alles werkt weer behalve de lantaarn": then the exception is the matter.
        but = next((at for at, form in enumerate(forms) if form in _EXCEPT), len(forms))
        return places[:but]
    if (
        _no_trouble(forms)
        or _all_well(forms)
        or (forms[0] in _OPENS_DENIAL and (contrasted or said & _SAYS_SO))
    ):
        return places
    for at, form in enumerate(forms):
        if form in _NONE:
            gone = next((n for n in range(at, len(forms)) if forms[n] in _GONE), at)
            # By itself it tells what is missed: "geen prullenbak meer bij de halte".
            if more or _MISSED.isdisjoint(forms[at:gone]):
                return places[at : gone + 1] if gone > at else ()
        if form in _EXCEPT:
            return places[at:]
        if form == "niet" and forms[at + 1 : at + 2] == [_ABOUT]:
            return places[at:]
    return ()


def _all_well(forms: Sequence[str]) -> bool:
    for at, form in enumerate(forms):
        for rest in _ALL_WELL.get(form, ()):
            if tuple(forms[at + 1 : at + 1 + len(rest)]) == rest:
                return True
    return forms[0] in _THANKS and not _FOR.isdisjoint(forms[1:_THANKED_FOR])


def _no_trouble(forms: Sequence[str]) -> bool:
    """Whether trouble is denied: before it, or after a verb of trouble and with "meer"."""
    for at, form in enumerate(forms):
        if form in _NOT:
            later = next((each for each in forms[at + 1 :] if each not in _DEGREES), "")
            gone = forms[at + 1 : at + 2] == [_NO_MORE]
            if later in _TROUBLE or (gone and forms[at - 1] in _TROUBLE and at):
                return True
    return False
