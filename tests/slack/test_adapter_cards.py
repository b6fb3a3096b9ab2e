"""How a card is drawn for Slack: readable, within its limits, and what people wrote inert."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import Choice, FieldKind, Form, FormField
from adapters.card import Bold, Card, Link, Mention, Paragraph, Quotation, plain
from adapters.slack import CAPABILITIES, card, texts, views
from adapters.slack.acts import Place
from adapters.slack.me import Json
from tests.slack.bench import a_button, a_card, connected
from tests.slack.strict import blocks

EVIL = (
    "<!channel> <@U2> <https://kwaad.nl|veilig> @here *vet* _schuin_ ~weg~ `code` :fire: "
    "&lt;!here&gt; \u202eachterstevoren\u202c a\u200bb\n> citaat\n• lijst"
)
UNSEEN = set("\u202e\u202c\u200b")


async def test_nothing_that_people_wrote_mentions_links_or_decorates_anything() -> None:
    evil = Card(
        (
            Paragraph(
                (Bold(EVIL), EVIL, Link("javascript:alert(1)", EVIL), Mention("<!all>", EVIL))
            ),
            Quotation(EVIL, (EVIL,)),
        ),
        (a_button(EVIL[:75]),),
        (EVIL, Bold("W-1")),
    )
    async with connected() as bench:
        await bench.send(evil)
        (seen,) = bench.slack.messages("C1", "U1")
        (kept,) = bench.slack.workspace.messages["C1"].values()
    assert seen.mentions == ()
    assert not UNSEEN & set(seen.text + seen.notice + "".join(seen.buttons))
    for mark in ("<!channel>", "<@U2>", "*vet*", "_schuin_", "~weg~", "`code`", ":fire:"):
        assert mark in seen.text
    drawn = [part for part in parts(kept.blocks) if "type" in part]
    kinds = {part["type"] for part in drawn}
    assert not kinds & {"user", "usergroup", "broadcast", "link", "emoji", "channel"}
    assert all(part["emoji"] is False for part in drawn if part["type"] == "plain_text")
    assert "<" not in kept.text


async def test_a_mention_and_a_link_are_what_they_are() -> None:
    line = (Mention("U1", "Joris"), ": ", Link("https://utrecht.nl", "lees"))
    async with connected() as bench:
        await bench.send(Card((Paragraph(line),), footer=("W-1 · ", *line)))
        (seen,) = bench.slack.messages("C1", "U1")
        (kept,) = bench.slack.workspace.messages["C1"].values()
    assert texts.seen(seen.text) == "@Joris de Wit: lees\nW-1 · @Joris de Wit: lees"
    assert seen.mentions == ("U1",)
    assert "https://utrecht.nl" in json.dumps(kept.blocks)


async def test_as_many_buttons_as_a_card_can_have_are_there_and_one_stands_out() -> None:
    buttons = tuple(a_button(f"Knop {number}", first=True) for number in range(25))
    async with connected() as bench:
        await bench.send(a_card(buttons=buttons))
        (seen,) = bench.slack.messages("C1", "U1")
        (kept,) = bench.slack.workspace.messages["C1"].values()
    assert seen.buttons == tuple(f"Knop {number}" for number in range(25))
    (first,) = [part for part in parts(kept.blocks) if part.get("style") == "primary"]
    assert first["text"]["text"] == "Knop 0"


async def test_a_card_of_the_greatest_size_is_taken() -> None:
    short, long = Paragraph(("y",)), Paragraph(("x" * 2950,))
    greatest = Card((*[short] * 45, *[long] * 3), footer=("z" * 1000,))
    assert len(plain(greatest)) <= CAPABILITIES.text
    async with connected() as bench:
        await bench.send(greatest)
        await bench.send(a_card(buttons=(a_button("l" * 90, "v" * 2000),)))
        *_, seen = bench.slack.messages("C1", "U1")
    assert seen.buttons == ("l" * 74 + "…",)


async def test_a_card_that_is_too_large_is_refused_by_slack_for_good() -> None:
    async with connected() as bench:
        too_many = Card((Paragraph(("y",)),) * 51)
        with pytest.raises(AssertionError, match="Permanent"):
            await bench.send(too_many)
        bench.slack.api.calls.clear()


@given(st.text(min_size=1))
def test_any_text_is_drawn(text: str) -> None:
    paragraph = Paragraph((text, Bold(text)))
    blocks.in_message(card.blocks(Card((paragraph, Quotation(text)), footer=(Bold(text),))))
    shown = card.fallback(Card((Quotation(text, (text,)),)))
    assert "<" not in shown
    assert 0 < len(shown) <= card.FALLBACK_CHARS


@pytest.mark.parametrize("text", ["3 * 4", "a_b_c", "12:30", "snake_case", "10-12", "x@y.nl"])
def test_what_is_no_markup_is_left_alone(text: str) -> None:
    assert texts.seen(texts.inert(text)) == text


# Forms


def a_form(*fields: FormField, title: str = "t" * 30, submit: str = "s" * 30) -> Form:
    return Form(title, submit, "b" * 2000, fields)


EVERY = (
    FormField("text", "Kort", FieldKind.TEXT),
    FormField("lines", "Lang", FieldKind.LINES, required=False, hint="h" * 150),
    FormField("date", "Wanneer", FieldKind.DATE),
    FormField(
        "given", "Keuze", FieldKind.CHOICE, choices=(Choice("a", "l" * 80), Choice("b", "B"))
    ),
    FormField("sought", "Zoek", FieldKind.CHOICE),
)


def test_each_kind_of_field_has_its_element_and_long_words_are_cut() -> None:
    view = views.drawn(a_form(*EVERY), Place("C1", "1.000000"))
    assert [block["element"]["type"] for block in view["blocks"]] == [
        "plain_text_input",
        "plain_text_input",
        "datepicker",
        "static_select",
        "external_select",
    ]
    assert [block["optional"] for block in view["blocks"]] == [False, True, False, False, False]
    assert view["title"]["text"] == "t" * 23 + "…"
    assert view["submit"]["text"] == "s" * 23 + "…"
    assert len(view["private_metadata"]) <= 3000
    assert views.opened_by(view) == ("b" * 2000, Place("C1", "1.000000"))


def test_every_drawing_of_a_form_has_blocks_of_its_own() -> None:
    first, second = (views.drawn(a_form(*EVERY), Place()) for _ in range(2))
    ids = [block["block_id"] for view in (first, second) for block in view["blocks"]]
    assert len(set(ids)) == len(ids)


def test_a_form_shown_again_holds_what_was_filled_in_and_what_was_refused_only_once() -> None:
    view = filled(views.drawn(a_form(*EVERY), Place("C1")))
    again = views.again(filled(views.again(view, "Eerst zo.")), "Nu zo.")
    assert [block["type"] for block in again["blocks"]] == ["section", *["input"] * 5]
    assert again["blocks"][0]["text"]["text"] == "Nu zo."
    elements = [block["element"] for block in again["blocks"][1:]]
    assert [element.get("initial_value") for element in elements[:2]] == ["twee", None]
    assert elements[2]["initial_date"] == "2026-11-24"
    assert elements[3]["initial_option"]["value"] == "b"
    assert views.answers(filled(again)) == {"text": "twee", "date": "2026-11-24", "given": "b"}


def test_an_error_of_no_field_stands_at_the_first() -> None:
    view = filled(views.drawn(a_form(*EVERY), Place("C1")))
    first = view["blocks"][0]["block_id"]
    assert views.wrong(view, {"elsewhere": "Dit kan niet."}) == {first: "Dit kan niet."}


def test_no_more_choices_are_shown_than_slack_shows_quickly() -> None:
    found = views.options(Choice(str(number), f"Afdeling {number}") for number in range(99))
    assert len(found) == views.SOUGHT_CHOICES


def filled(view: Json) -> Json:
    """Fill a form in, as Slack gives it back."""
    values = {
        "text": {"type": "plain_text_input", "value": "twee"},
        "lines": {"type": "plain_text_input", "value": None},
        "date": {"type": "datepicker", "selected_date": "2026-11-24"},
        "given": {"type": "static_select", "selected_option": views.options([Choice("b", "B")])[0]},
        "sought": {"type": "external_select", "selected_option": None},
    }
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    state = {
        block["block_id"]: {name: values[name]}
        for block in inputs
        for name in [block["element"]["action_id"]]
    }
    return {**view, "state": {"values": state}}


def parts(it: object) -> list[Json]:
    """Give every object within blocks."""
    match it:
        case dict():
            return [it, *(part for each in it.values() for part in parts(each))]
        case list():
            return [part for each in it for part in parts(each)]
    return []
