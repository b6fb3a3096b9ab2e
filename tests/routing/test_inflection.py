"""What the forms of a word have in common, and what only seems to."""

from __future__ import annotations

import pytest

from routing.inflection import stem
from routing.text import tokens
from routing.verbs import Rejoined, rejoined


@pytest.mark.parametrize(
    "forms",
    [
        ("boom", "bomen", "boompje", "boompjes"),
        ("container", "containers", "containertjes"),
        ("breken", "gebroken"),
        ("inschrijven", "ingeschreven"),
        ("omwaaien", "omgewaaid", "omgewaaide"),
        ("hangen", "hangt"),
        ("schuld", "schulden"),
        ("eenzaam", "eenzame", "eenzaamheid"),
        ("verwaarlozen", "verwaarloosd", "verwaarlozing"),
        ("dood", "dode"),
        ("wagen", "wagens"),
        ("veilig", "veilige", "veiligheid"),
        ("kruising", "kruisingen"),
    ],
)
def test_forms_of_one_word_are_one(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("word", "another"),
    [
        ("gewoon", "woning"),
        ("woning", "wonen"),
        ("geweld", "wel"),
        ("gezin", "zin"),
        ("bijen", "bij"),
        ("gemeente", "mening"),
        ("verkeerd", "verkeer"),
        ("genieten", "niet"),
        ("sloot", "sluiten"),
        ("racisme", "racen"),
        ("snelle", "snelheid"),
        ("bezig", "beesten"),
    ],
)
def test_a_word_is_no_form_of_another(word: str, another: str) -> None:
    assert stem(word) != stem(another)


def test_a_verb_taken_apart_is_one_word_again() -> None:
    found = list(rejoined(tokens("de kinderen steken hier over, en de bak loopt over")))
    assert Rejoined(2, 4, "oversteken") in found
    assert Rejoined(8, 9, "overloopt") in found


def test_a_preposition_is_no_part_of_a_verb() -> None:
    assert list(rejoined(tokens("zij steken over de weg heen"))) == []
