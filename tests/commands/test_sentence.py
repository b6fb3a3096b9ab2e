"""Sentences behind a command that name a department somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import forms
from bot.cases.acts import ActName
from bot.commands import sentence
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


@given(st.sampled_from(ActName), st.text())
def test_any_sentence_is_read_or_left_alone(act: ActName, text: str) -> None:
    fields = sentence.read(act, text, NAMES)
    assert fields is None or set(fields.values()) & NAMES.keys()
