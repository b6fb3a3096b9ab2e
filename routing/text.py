"""Reading a posted text: tokens that remember where they stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from routing.nouns import Span


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as prose."""
    return frozenset(text.split())


_PIECE = re.compile(r"[^\W_][\w\u0300-\u036f]*|[.!?;,:\n()]")
_ENDS_SENTENCE = frozenset(".!?;\n")
# Where, or after what: neither says what is the matter now.
_PLACE_PREPOSITIONS = word_set("in op bij naast achter tegenover langs boven onder tussen na sinds")
# "Voor" tells where before what has a front, and "door" before what one goes through; else
# they tell for whom, how long and by whom.
_FRONTS = word_set(
    "deur voordeur ingang entree poort raam huis flat gevel school schoolplein winkel station kerk"
)
_THROUGH = ("straat", "plein", "park", "wijk", "buurt", "tunnel", "steeg", "bos", "gebied", "zone")
_NOW_AND_THEN = ("af", "en", "toe")
_ABBREVIATIONS = word_set(
    "str pln ln st dr mr prof burg ds mgr ing nr v d jhr past pr dhr mevr mw fam"
)

STOPWORDS = word_set(
    """
    de het een en of maar want dus dat die dit deze er is was zijn waren ben bent wordt worden
    werd ik je jij u hij zij ze we wij jullie hun hen hem haar mijn me mij ons onze uw jouw van
    voor met aan bij in op te ten ter om over door uit naar tot als dan al ook nog wel heel erg
    zo hier daar heb hebt heeft hebben had kan kun kunt kunnen kon zal zullen zou zouden moet
    moeten mag mogen wil willen wilt gaat gaan doet doen toch eens even maar weer steeds altijd
    vaak soms hoe wat wie waar wanneer waarom welke zich zelf men iemand iets niets alles veel
    s t n m meer meest weinig naast achter tegenover langs tussen onder boven tijdens sinds na nu
    the a an of to and is are on in at it my our this that niet geen
    """
)
DETERMINERS = word_set(
    "de het een mijn onze ons jullie hun uw haar zijn deze die dit dat je jouw t"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded form, its place in the text and what surrounds it."""

    form: str
    span: Span
    sentence: int
    clause: int
    capital: bool


@lru_cache(maxsize=8_192)
def fold(word: str) -> str:
    """A word without case and diacritics, so that `Één` and `een` are one."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order.

    A full stop after an abbreviation ends no sentence; a capital that opens a
    sentence says nothing and is not counted.
    """
    found: list[Token] = []
    sentence = clause = 0
    opening = True
    for match in _PIECE.finditer(text):
        piece = match.group()
        if not piece[0].isalnum():
            abbreviated = piece == "." and found and found[-1].form in _ABBREVIATIONS
            if piece in _ENDS_SENTENCE and not abbreviated:
                sentence, clause, opening = sentence + 1, clause + 1, True
            elif piece != ".":
                clause += 1
            continue
        form = fold(piece)
        if not form:
            continue
        capital = not opening and piece[0].isupper() and not piece[1:].isupper()
        found.append(Token(form, Span(*match.span()), sentence, clause, capital))
        opening = False
    return tuple(found)


def now_and_then(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` opens "af en toe", and so is no part of a verb."""
    return tuple(word.form for word in words[at : at + len(_NOW_AND_THEN)]) == _NOW_AND_THEN


def opens_place(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is a preposition that says where, not what."""
    if words[at].form in _PLACE_PREPOSITIONS:
        return True
    heights = tuple(word.form for word in words[max(0, at - 2) : at + 1])
    if heights == ("ter", "hoogte", "van"):
        return True
    noun = next((w.form for w in words[at + 1 : at + 3] if w.form not in DETERMINERS), "")
    match words[at].form:
        case "voor":
            return noun in _FRONTS
        case "door":
            return noun.endswith(_THROUGH)
        case _:
            return False


def placed(words: Sequence[Token]) -> tuple[bool, ...]:
    """For each word, whether it tells where something is ("achter de oude school").

    The reach of a preposition is its determiners, adjectives in -e and one noun,
    and on through "van" ("bij de ingang van de school").
    """
    marks = [False] * len(words)
    inside = False
    for at, word in enumerate(words):
        if at and word.clause != words[at - 1].clause:
            inside = False
        if opens_place(words, at) or (word.form == "van" and at and marks[at - 1]):
            inside = True
        elif inside and word.form not in DETERMINERS:
            if word.form in STOPWORDS and not word.form.isdigit():
                inside = False
                continue
            marks[at] = True
            follows = words[at + 1].form if at + 1 < len(words) else ""
            inside = word.form.endswith("e") and follows not in STOPWORDS
    return tuple(marks)
