"""Sentences behind a command, names that are only guessed, and near misses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import commands, forms, sentence
from bot.cases.acts import ActName
from bot.commands import COMMANDS, Said
from bot.names import guessed, meant
from tests.municipality import NAMES


@pytest.mark.parametrize(
    ("act", "text", "fields"),
    [
        (
            ActName.OFFER,
            "wegen, Anna steunt dit",
            {forms.DEPARTMENT: "wegen", forms.QUESTION: "Anna steunt dit"},
        ),
        (
            ActName.OFFER,
            "aan Zorg en Welzijn kunnen jullie eens kijken",
            {forms.DEPARTMENT: "zorg", forms.QUESTION: "kunnen jullie eens kijken"},
        ),
        (
            ActName.OFFER,
            "kunnen jullie eens kijken, aan afval",
            {forms.DEPARTMENT: "afval", forms.QUESTION: "kunnen jullie eens kijken"},
        ),
        (
            ActName.HAND_OVER,
            "wegen de lamp hangt aan de brug",
            {forms.DEPARTMENT: "wegen", forms.REASON: "de lamp hangt aan de brug"},
        ),
        (
            ActName.DECLINE,
            "wegen, want de lamp hangt aan de brug",
            {forms.INSTEAD: "wegen", forms.REASON: "de lamp hangt aan de brug"},
        ),
        (
            ActName.DECLINE,
            "dit hoort echt bij handhaving.",
            {forms.INSTEAD: "handhaving", forms.REASON: "dit hoort echt bij handhaving"},
        ),
    ],
)
def test_a_department_is_found_anywhere_in_a_sentence(
    act: ActName, text: str, fields: dict[str, str]
) -> None:
    assert sentence.read(act, text, NAMES) == fields


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (ActName.OFFER, "belastingen, Anna steunt dit"),
        (ActName.DECLINE, "wij kunnen niets aan wegen doen dit jaar"),
        (ActName.DECLINE, "geen capaciteit"),
        (ActName.TAKE, "wegen, want het kan"),
    ],
)
def test_where_none_is_named_nothing_is_made_of_it(act: ActName, text: str) -> None:
    assert sentence.read(act, text, NAMES) is None


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


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("opakken W-3", "oppakken W-3"),
        ("vanons W-3", "van ons W-3"),
        ("nite van ons W-3 wegen: brug", "niet van ons W-3 wegen: brug"),
        ("W-3 lopt al SV-1", "W-3 loopt al SV-1"),
        ("voortgnag W-2, monteur komt", "voortgang W-2, monteur komt"),
        ("hlep", "help"),
        ("klopt neit, het is afval", "klopt niet het is afval"),
        ("W-3 klopt neit", "W-3 klopt niet"),
    ],
)
def test_a_near_miss_is_suggested_with_all_that_stands_behind_it(
    typed: str, suggested: str
) -> None:
    assert suggested in [each.text for each in commands.suggestions(typed)]


@given(st.text(max_size=60))
def test_every_suggestion_is_a_command_and_what_is_one_needs_none(text: str) -> None:
    for near in commands.suggestions(text):
        assert isinstance(commands.parse(near.text), Said)
        assert isinstance(commands.parse(near.text, told=True), Said)
        assert commands.suggestions(near.text) == ()


@given(
    st.sampled_from([name for names in COMMANDS.values() for name in names if len(name) > 5]),
    st.integers(0, 30),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=20),
)
def test_a_command_with_one_letter_left_out_is_read_or_suggested(
    name: str, at: int, behind: str
) -> None:
    at %= len(name)
    typed = f"{name[:at]}{name[at + 1 :]} W-7 {behind}"
    said = commands.parse(typed)
    assert isinstance(said, Said) or said.suggested


@given(st.sampled_from(ActName), st.text())
def test_any_sentence_is_read_or_left_alone(act: ActName, text: str) -> None:
    fields = sentence.read(act, text, NAMES)
    assert fields is None or set(fields.values()) & NAMES.keys()
