"""Whatever comes from outside is drawn as harmless characters."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console as Terminal
from rich.console import RenderableType

from adapters.card import Bold, Card, Link, Mention, Paragraph, Quotation
from adapters.console.terminal import draw
from tests.adapters.builders import a_card, buttons


def drawn(what: RenderableType, width: int = 80) -> str:
    out = io.StringIO()
    Terminal(file=out, width=width, color_system=None).print(what)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("\x1b[31mrood\x1b]0;titel\x07", "␛[31mrood␛]0;titel␇"),
        ("links\u202erechts\u2066", "links�rechts�"),
        ("half \ud83c paar", "half � paar"),
        ("onzichtbaar\U000e0041\u200b", "onzichtbaar��"),
        ("tab\tregel\r\nvolgende\u2028derde\rterug", "tab    regel\nvolgende\nderde␍terug"),
        ("\x7f\x85", "␡�"),
        ("👩\u200d🔧 🏳\ufe0f\u200d🌈 é", "👩\u200d🔧 🏳\ufe0f\u200d🌈 é"),
    ],
)
def test_harmful_characters_become_visible_and_others_stay(text: str, shown: str) -> None:
    assert draw.harmless(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_moves_the_cursor_or_turns_the_text_is_left(text: str) -> None:
    left = set(draw.harmless(text)) - {"\n"}
    assert not {unicodedata.category(each) for each in left} & {"Cc", "Cs", "Zl", "Zp"}
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not {unicodedata.bidirectional(each) for each in left} & turning


def test_a_long_text_is_cut() -> None:
    shown = draw.harmless("x" * 40_000)
    assert len(shown) == draw.MAX_CHARS
    assert shown.endswith("x…")


def test_no_markup_is_read() -> None:
    text = "[bold red]niet vet[/bold red] :smile: [link=https://example.org]x[/link] *y*"
    assert drawn(draw.words(text), width=100) == text
    card = Card(
        (Paragraph((text[:30], Bold("[/]"), Mention("u", "[red]Karel"))), Quotation("[/quote]")),
        buttons("[red]Ja"),
        ("[dim]W-1",),
    )
    assert drawn(draw.card(card, forms=True), width=100).splitlines() == [
        f"{text[:30]}[/]@[red]Karel",
        "  ‘[/quote]’",
        "[1 [red]Ja]",
        "[dim]W-1",
    ]


def test_a_card_names_its_source_and_the_address_of_a_link() -> None:
    card = Card(
        (
            Quotation("2 lantarens uit", ("Fatima de Wit, vandaag 08:12",)),
            Paragraph((Link("https://example.org/kaart", "kaart"),)),
        )
    )
    assert drawn(draw.card(card, forms=True)).splitlines() == [
        "  ‘2 lantarens uit’ — Fatima de Wit, vandaag 08:12",
        "kaart (https://example.org/kaart)",
    ]


def test_buttons_are_numbered_and_never_broken_over_two_lines() -> None:
    card = a_card("Is dit van jullie?", buttons("Van ons", "Van ons, maar later", "Niet van ons"))
    assert drawn(draw.card(card, forms=True), width=40).splitlines() == [
        "Is dit van jullie?",
        "[1 Van ons]  [2 Van ons, maar later]",
        "[3 Niet van ons]",
    ]


def test_reactions_are_numbered_and_say_what_to_type_instead() -> None:
    card = a_card(buttons=buttons("Van ons", "Niet\nvan ons"))
    assert drawn(draw.card(card, forms=False)).splitlines()[1:] == [
        "[1 ✅ Van ons]  !Van ons",
        "[2 ❌ Niet van ons]  !Niet van ons",
    ]
