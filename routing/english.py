"""A sentence in English now and then: which of its words say nothing in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from routing.frequency import english
from routing.text import Token, word_set

# What holds a sentence together, in one of the languages only.
_ENGLISH = word_set(
    """
    the and of to are my our your his their this that these those there they he she it its i
    you we us have has had not for with from by but who which when where why how what please
    been be would could should can will does did do if than because about into out
    every some any all no very still just since after before over near behind also too im its
    dont doesnt cant isnt didnt ive s t re ve ll
    """
)
_DUTCH = word_set(
    """
    de het een en van dat die niet op te aan met voor er ze zij hij ik je wij wordt worden
    heeft hebben zijn naar om ook al nog bij uit dan maar geen mijn ons onze deze dit wat als
    waar haar hun kan moet zou
    """
)
# Dutch words of a vocabulary by their letters only.
_FALSE_FRIENDS = word_set(
    """
    put bad hard war kind half change post stage step lost stand band gang brand slim lift
    trap boot bout blank grip dozen tender breed pad rest wit rot jong mist hal slang mast punt
    wand lam hoop spat arm pas ramp pet drop loop les bang dealt lang rand vol fort per wet room
    rust held last lag lap big den fee made list link lot mate men met mode pole rate set shoot
    side sign spot steep tot toe trees weer were wild worm ware live place
    """
)
_SURELY = 2
_FRAGMENT = 4


def silent(words: Sequence[Token], has: Callable[[str], bool]) -> frozenset[int]:
    """The words of English sentences that tell nothing of a vocabulary that is mostly Dutch.

    Small words, and what only looks like a Dutch word. What English knows and the vocabulary
    does not (`has`) is no misspelt Dutch.
    """
    found: set[int] = set()
    for _, sentence in groupby(range(len(words)), lambda at: words[at].sentence):
        places = list(sentence)
        if _is_english([words[at].form for at in places]):
            found.update(at for at in places if _says_nothing(words[at].form, has))
    return frozenset(found)


def _is_english(forms: Sequence[str]) -> bool:
    english = sum(form in _ENGLISH for form in forms)
    if english <= sum(form in _DUTCH for form in forms):
        return False
    return english >= _SURELY or english * _FRAGMENT >= len(forms)


def _says_nothing(form: str, has: Callable[[str], bool]) -> bool:
    return form in _ENGLISH or form in _FALSE_FRIENDS or (form in english() and not has(form))
