"""What a platform refuses to show, so that it fails here and not with a customer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.base import Choice, ChoiceQuery, Choices, Form, FormField, FormQuery, Permanent
from adapters.card import Button, Card, Paragraph, Quotation
from adapters.console import BARE, FULL, ConsoleAdapter, Impossible
from tests.adapters.builders import Ears, a_card, a_console, a_form, buttons, sending, sent


def many(count: int) -> tuple[Button, ...]:
    [one] = buttons("Van ons")
    return tuple(replace(one, emoji=chr(0x1F600 + number)) for number in range(count))


def a_button(**changes: str) -> tuple[Button, ...]:
    [one] = buttons("Van ons")
    return (replace(one, label=changes.get("label", "Ja"), value=changes.get("value", "v")),)


TOO_MUCH_FOR_SLACK = [
    (a_card("x" * 3001), "a block of more than 3000"),
    (Card((Quotation("x" * 2999, ("— y",)),)), "a block of more than 3000"),
    (Card((Paragraph(("x",)),), footer=("y" * 3001,)), "a block of more than 3000"),
    (Card((Paragraph(("x",)),) * 51), "more than 50 blocks"),
    (Card((Paragraph(("x",)),) * 50, footer=("W-1",)), "more than 50 blocks"),
    (a_card(""), "an empty card or block"),
    (Card(()), "an empty card or block"),
    (a_card(buttons=many(26)), "more than 25 buttons"),
    (a_card(buttons=a_button(label="x" * 76)), "label"),
    (a_card(buttons=a_button(label="")), "label"),
    (a_card(buttons=a_button(value="x" * 2001)), "value"),
]

AT_SLACKS_LIMITS = [
    a_card("x" * 3000),
    Card((Paragraph(("x",)),) * 49, footer=("W-1",)),
    a_card(buttons=many(25)),
    a_card(buttons=a_button(label="x" * 75, value="x" * 2000)),
]


@pytest.mark.parametrize(("card", "why"), TOO_MUCH_FOR_SLACK)
async def test_an_account_with_forms_keeps_slacks_limits(
    tmp_path: Path, card: Card, why: str
) -> None:
    result = await ConsoleAdapter(a_console(tmp_path)).deliver(sending(card))
    assert isinstance(result, Permanent)
    assert why in result.why


@pytest.mark.parametrize("card", AT_SLACKS_LIMITS)
async def test_what_just_fits_is_shown(tmp_path: Path, card: Card) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    message = await sent(adapter, sending(card))
    assert adapter.platform.message(message).card == card


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (a_card("x" * 16_001), "more than 16000 characters"),
        (a_card(buttons=many(11)), "more than 10 buttons"),
        (a_card(buttons=buttons("Ja") * 2), "without an emoji of its own"),
        (a_card(buttons=[Button("Ja", "v", "", "!ja")]), "without an emoji of its own"),
    ],
)
async def test_an_account_with_reactions_has_limits_of_its_own(
    tmp_path: Path, card: Card, why: str
) -> None:
    result = await ConsoleAdapter(a_console(tmp_path, BARE)).deliver(sending(card))
    assert isinstance(result, Permanent)
    assert why in result.why


async def test_a_long_text_fits_where_no_form_is(tmp_path: Path) -> None:
    await sent(ConsoleAdapter(a_console(tmp_path, BARE)), sending(a_card("x" * 16_000)))


LONG_CHOICE = Choice("v", "x" * 76)


@pytest.mark.parametrize(
    "form",
    [
        replace(a_form(), title="Een titel van meer dan 24"),
        replace(a_form(), submit=""),
        replace(a_form(), fields=()),
        a_form(*[FormField("reason", "Waarom?")] * 101),
        a_form(FormField("reason", "")),
        a_form(FormField("reason", "Waarom?", hint="x" * 151)),
        a_form(FormField("who", "Wie?", choices=(LONG_CHOICE,))),
        a_form(FormField("who", "Wie?", choices=(Choice("", "Afval"),))),
        a_form(FormField("who", "Wie?", choices=(Choice("v", "Afval"),) * 101)),
    ],
)
async def test_a_form_that_slack_would_refuse_does_not_open(tmp_path: Path, form: Form) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    await adapter.start(Ears(answers={FormQuery: form}))
    card = await sent(adapter, sending(a_card(buttons=buttons("Nee", form=True))))
    with pytest.raises(Impossible, match="cannot show the form"):
        await adapter.press("karel", card, 1)


async def test_choices_that_slack_would_refuse_are_not_given(tmp_path: Path) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    await adapter.start(Ears(answers={ChoiceQuery: Choices((LONG_CHOICE,))}))
    with pytest.raises(Impossible, match="more than 75"):
        await adapter.choices("karel", "value", "who", "a")


def test_full_is_within_what_slack_shows_in_one_row() -> None:
    assert FULL.buttons == 25
