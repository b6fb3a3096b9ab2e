"""Near misses: what a command may have been that is none as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import commands
from bot.commands import COMMANDS, Said, Unknown


@pytest.mark.parametrize(
    ("typed", "near"),
    [("voortgnag W-2", "voortgang"), ("klaart", "klaar"), ("heropnen", "heropenen")],
)
def test_a_near_miss_gets_a_suggestion(typed: str, near: str) -> None:
    found = commands.parse(typed)
    assert isinstance(found, Unknown)
    assert near in found.near


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
