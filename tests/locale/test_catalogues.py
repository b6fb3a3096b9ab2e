"""Everything the bot says is there in Dutch, and in the form with u where it says je.

After a change of texts, `make texts` brings the catalogues in step with the code.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import bot
from bot.language import pieces
from bot.locale import catalogues, extract

CODE = extract.texts(Path(bot.__file__).parent)
DUTCH = catalogues.read(catalogues.DUTCH)
FORMAL = catalogues.read(catalogues.DUTCH_FORMAL)
BOTH = pytest.mark.parametrize("catalogue", [DUTCH, FORMAL], ids=["nl", "nl_u"])

Texts = dict[tuple[str, ...], tuple[str, ...]]


def texts_of(catalogue: Catalog) -> Texts:
    return {catalogues.source(each): catalogues.target(each) for each in catalogue if each.id}


def names_in(text: str) -> set[str]:
    return {name for _, name in pieces(text) if name}


def test_every_text_of_the_code_has_its_dutch() -> None:
    dutch = texts_of(DUTCH)
    assert [text for text in texts_of(CODE) if not all(dutch.get(text, ("",)))] == []


@BOTH
def test_no_catalogue_holds_what_the_code_no_longer_says(catalogue: Catalog) -> None:
    assert texts_of(catalogue).keys() - texts_of(CODE).keys() == set()
    assert list(catalogue.obsolete) == []


@BOTH
def test_a_translation_names_the_same_facts(catalogue: Catalog) -> None:
    # The form for one thing may leave out the number that the form for more has.
    strays = [
        (english, dutch)
        for source, target in texts_of(catalogue).items()
        for english, dutch in zip(source, target, strict=True)
        if not names_in(english) - {"n"} <= names_in(dutch) <= names_in("".join(source))
    ]
    assert strays == []


@BOTH
def test_no_translation_is_a_guess(catalogue: Catalog) -> None:
    assert [each.id for each in catalogue if each.id and each.fuzzy] == []


def test_what_says_je_can_be_said_with_u() -> None:
    formal = texts_of(FORMAL)
    familiar = [
        text for text, dutch in texts_of(DUTCH).items() if any(map(catalogues.familiar, dutch))
    ]
    assert [text for text in familiar if not all(formal.get(text, ("",)))] == []
    assert [text for text in formal if text not in familiar] == []


def test_what_is_said_with_u_says_no_je() -> None:
    formal = texts_of(FORMAL).values()
    assert [each for each in formal if any(map(catalogues.familiar, each))] == []
