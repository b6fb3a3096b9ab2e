"""Where buttons are reactions, a person gives each once and can take it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.console import BARE, ConsoleAdapter, Impossible
from tests.adapters.builders import Ears, a_card, a_console, buttons, sending, sent

TWO = a_card(buttons=buttons("Van ons", "Niet van ons"))


async def test_one_reaction_for_each_key_and_person(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path, BARE), Ears()
    card = await sent(ConsoleAdapter(console), sending(TWO))
    assert console.press("karel", card, 1) is not None
    assert console.press("karel", card, "✅") is None
    assert console.press("karel", card, "❌") is not None
    assert console.press("fatima", card, 1) is not None
    await ConsoleAdapter(console).start(ears)
    assert [event.user for event in ears.heard] == ["karel", "karel", "fatima"]
    expected = (("✅", "karel"), ("❌", "karel"), ("✅", "fatima"))
    assert console.message(card).reactions == expected


async def test_what_was_taken_back_can_be_given_again(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path, BARE), Ears()
    card = await sent(ConsoleAdapter(console), sending(TWO))
    console.press("karel", card, 1)
    console.take_back("karel", card, "✅")
    assert console.message(card).reactions == ()
    assert console.press("karel", card, 1) is not None
    await ConsoleAdapter(console).start(ears)
    assert len(ears.heard) == 2


async def test_what_was_not_given_cannot_be_taken_back(tmp_path: Path) -> None:
    console = a_console(tmp_path, BARE)
    card = await sent(ConsoleAdapter(console), sending(TWO))
    with pytest.raises(Impossible, match="did not react with ✅"):
        console.take_back("karel", card, "✅")


async def test_where_buttons_are_buttons_they_can_be_pressed_again(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears()
    card = await sent(ConsoleAdapter(console), sending(TWO))
    console.press("karel", card, 1)
    console.press("karel", card, 1)
    await ConsoleAdapter(console).start(ears)
    assert len({event.key for event in ears.heard}) == 2
    assert console.message(card).reactions == ()


@pytest.mark.parametrize("which", [0, 3, -1])
async def test_a_button_that_is_not_there_cannot_be_pressed(tmp_path: Path, which: int) -> None:
    console = a_console(tmp_path)
    card = await sent(ConsoleAdapter(console), sending(TWO))
    with pytest.raises(Impossible, match="no such button"):
        console.press("karel", card, which)
