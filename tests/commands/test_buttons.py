"""What a button carries comes back as it was, and nothing else is taken for a button."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import buttons
from bot.buttons import Press
from bot.cases.acts import ActName

numbers = st.integers(1, 999_999_999)
presses = st.builds(
    Press,
    st.sampled_from(ActName),
    numbers,
    numbers,
    st.none() | numbers,
    st.none() | numbers,
    st.text(),
)


@given(presses)
def test_a_press_is_read_as_it_was_written(press: Press) -> None:
    assert buttons.read(buttons.written(press)) == press


@given(st.text())
def test_any_value_is_a_press_or_nothing(value: str) -> None:
    assert isinstance(buttons.read(value), Press | None)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "een:knop",
        "dance:1:1:::",
        f"take:{10**9}:1:::",
        "take:1:1:-2::",
        "take:١:1:::",
        "take:1::::",
    ],
)
def test_what_is_no_button_of_ours_is_none(value: str) -> None:
    assert buttons.read(value) is None
