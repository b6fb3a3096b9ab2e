"""A button can ask for a form first; what is wrong in it is said before it is sent in."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.base import (
    CheckQuery,
    Choice,
    ChoiceQuery,
    Choices,
    Do,
    EventKind,
    FieldErrors,
    FormQuery,
    Outgoing,
    Refused,
)
from adapters.console import BARE, Console, ConsoleAdapter, Impossible
from tests.adapters.builders import Ears, a_card, a_console, a_form, buttons, sending, sent

ASKING = a_card(buttons=buttons("Niet van ons", form=True))


async def a_story(console: Console, ears: Ears) -> tuple[ConsoleAdapter, str, str]:
    """Give a started adapter, a post and the card below it."""
    adapter = ConsoleAdapter(console)
    root = console.post("fatima", "#signalen", "lantaarn uit")
    await adapter.start(ears)
    return adapter, root, await sent(adapter, sending(ASKING, thread=root))


async def test_a_press_opens_the_form_and_is_not_heard_yet(tmp_path: Path) -> None:
    ears = Ears(answers={FormQuery: a_form()})
    adapter, root, card = await a_story(a_console(tmp_path), ears)
    assert await adapter.press("karel", card, 1) == a_form()
    await adapter.pump()
    assert ears.asked == [FormQuery("werk", "karel", "value-Niet van ons", "#signalen", root)]
    assert [event.kind for event in ears.heard] == [EventKind.POSTED]


async def test_a_submitted_form_is_heard_with_its_answers_and_place(tmp_path: Path) -> None:
    ears = Ears(answers={FormQuery: a_form(), CheckQuery: FieldErrors()})
    adapter, root, _ = await a_story(a_console(tmp_path), ears)
    fields = {"reason": "is van de provincie"}
    assert (
        await adapter.submit("karel", "value-nee", fields, conversation="#signalen", thread=root)
        is None
    )
    await adapter.pump()
    event = ears.heard[-1]
    assert (event.kind, event.user, event.button) == ("submitted", "karel", "value-nee")
    assert (event.fields, event.conversation, event.thread) == (fields, "#signalen", root)


@pytest.mark.parametrize("wrong", [FieldErrors({"reason": "Zeg waarom."}), Refused("Mag niet.")])
async def test_a_wrong_form_is_not_sent_in(tmp_path: Path, wrong: FieldErrors | Refused) -> None:
    ears = Ears(answers={CheckQuery: wrong})
    adapter, _, _ = await a_story(a_console(tmp_path), ears)
    assert await adapter.submit("karel", "value-nee", {"reason": ""}) == wrong
    await adapter.pump()
    assert len(ears.heard) == 1


async def test_who_may_not_press_hears_why(tmp_path: Path) -> None:
    ears = Ears(answers={FormQuery: Refused("Dit kan alleen Karel.")})
    adapter, _, card = await a_story(a_console(tmp_path), ears)
    assert await adapter.press("fatima", card, 1) == Refused("Dit kan alleen Karel.")
    await adapter.pump()
    assert len(ears.heard) == 1


async def test_a_button_that_needs_no_form_now_is_pressed_at_once(tmp_path: Path) -> None:
    ears = Ears()
    adapter, _, card = await a_story(a_console(tmp_path), ears)
    assert await adapter.press("karel", card, 1) is None
    await adapter.pump()
    assert ears.heard[-1].kind is EventKind.PRESSED


async def test_where_no_forms_are_the_press_itself_is_heard(tmp_path: Path) -> None:
    ears = Ears(answers={FormQuery: a_form()})
    adapter, _, card = await a_story(a_console(tmp_path, BARE), ears)
    assert await adapter.press("karel", card, 1) is None
    await adapter.pump()
    assert ears.asked == []
    assert ears.heard[-1].button == "value-Niet van ons"
    with pytest.raises(Impossible, match="has no forms"):
        await adapter.submit("karel", "value-nee", {})


async def test_a_press_while_the_bot_is_away_is_heard_later(tmp_path: Path) -> None:
    ears = Ears(answers={FormQuery: a_form()})
    adapter, _, card = await a_story(a_console(tmp_path), ears)
    await adapter.stop()
    assert await adapter.press("karel", card, 1) is None
    await adapter.start(ears)
    assert ears.heard[-1].button == "value-Niet van ons"


async def test_a_form_from_a_home_view_has_no_thread(tmp_path: Path) -> None:
    ears = Ears(answers={FormQuery: a_form()})
    adapter = ConsoleAdapter(a_console(tmp_path))
    await adapter.start(ears)
    home = await sent(adapter, Outgoing("k", Do.HOME, ASKING, user="karel"))
    await adapter.press("karel", home, 1)
    assert ears.asked == [FormQuery("werk", "karel", "value-Niet van ons", "@karel", None)]


async def test_choices_follow_what_is_typed(tmp_path: Path) -> None:
    found = (Choice("afval", "Afval"),)
    ears = Ears(answers={ChoiceQuery: Choices(found)})
    adapter, _, _ = await a_story(a_console(tmp_path), ears)
    assert await adapter.choices("karel", "value-nee", "to", "af") == found
    assert ears.asked == [ChoiceQuery("werk", "karel", "value-nee", "to", "af")]
    await adapter.stop()
    assert await adapter.choices("karel", "value-nee", "to", "af") == ()
