"""Finding what somebody means by a name typed in haste."""

from __future__ import annotations

import pytest

from bot.names import guessed, like, meant
from tests.municipality import NAMES


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wegen", "wegen"),
        ("Wegne", "wegen"),
        ("straatverl", "verlichting"),
        ("zorg", "zorg"),
        ("ZORG EN WELZIJN", "zorg"),
        ("belastingen", None),
        ("", None),
    ],
)
def test_a_name_is_found_through_typos_or_not_at_all(typed: str, found: str | None) -> None:
    assert meant(typed, NAMES) == found


def test_while_typing_the_likeliest_comes_first() -> None:
    assert like("weg", NAMES, 3)[0] == "wegen"
    assert like("", NAMES, 2) == ["verlichting", "wegen"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("welzijn", "zorg"),
        ("straatverlchtng", "verlichting"),
        ("handaaving dienst", None),
        ("hndhavng", "handhaving"),
        ("xy", None),
        ("belastingen", None),
        ("", None),
    ],
)
def test_a_name_that_is_only_guessed_is_told_apart_from_one_that_is_known(
    typed: str, found: str | None
) -> None:
    assert (meant(typed, NAMES) or guessed(typed, NAMES)) == found
