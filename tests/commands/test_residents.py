"""Whether a text is posted for a resident."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import residents


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("namens een bewoner: lamp uit", "lamp uit"),
        ("voor een bewoner: lamp uit", "lamp uit"),
        ("Namens bewoner Jan de Wit, lamp uit", "lamp uit"),
        ("(bewoner): lamp uit", "lamp uit"),
        ("(namens bewoner Bep) lamp uit", "lamp uit"),
        ("on behalf of a resident: lamp uit", "lamp uit"),
    ],
)
def test_for_whom_it_is_stands_in_front(said: str, text: str) -> None:
    found = residents.read(said)
    assert (found.text, found.resident) == (text, True)


@pytest.mark.parametrize(
    "said",
    [
        "een bewoner klaagt: lamp uit",
        "voor de bewoners: morgen geen water",
        "bewoners zijn boos",
        "namens een bewoner:",
        "lamp uit",
    ],
)
def test_a_text_about_residents_is_not_for_one(said: str) -> None:
    assert residents.read(said) == residents.Told(said, resident=False)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert residents.read(text).text in text
