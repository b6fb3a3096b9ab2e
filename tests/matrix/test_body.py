"""How a card reads on Matrix, and that nothing in its words can do anything."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.card import Bold, Button, Card, Link, Mention, Paragraph, Quotation
from adapters.matrix import content
from adapters.matrix.body import body

KAREL = Mention("@karel:stad.nl", "Karel")
OFFER = Card(
    (
        Paragraph((Bold("Twee lantaarns uit"), " · Vechtplantsoen, Noordwest")),
        Quotation("2 lantarens doen het niet\nkinderen in het donker", ("Fatima de Wit, 08:12",)),
        Paragraph((KAREL, ", is dit van jullie?")),
    ),
    (
        Button("Van ons", "take:1", "✅", "!wijkbot van ons W-1"),
        Button("Niet van ons", "no:1", "❌", "!wijkbot niet van ons W-1"),
    ),
    ("W-1",),
)
HOSTILE = (
    "@room",
    "@karel:stad.nl",
    '<a href="https://matrix.to/#/@karel:stad.nl">Karel</a>',
    "https://matrix.to/#/@karel:stad.nl",
    "<script>alert(1)</script>",
    "</blockquote><h1>BELANGRIJK</h1>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;",
    "**vet** `code` [klik](https://kwaad.nl)",
    "\u202egnort\u202c \u2066x\u2069 \u200b\u200f\x00\x1b[31m \ud800",
)


class Tags(html.parser.HTMLParser):
    """Collects the tags and the words of some HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs).get("href")))
        self.words += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_card_reads_well_as_plain_text_and_as_html() -> None:
    drawn = body(OFFER)
    assert drawn.plain == (
        "Twee lantaarns uit · Vechtplantsoen, Noordwest\n"
        "> 2 lantarens doen het niet\n"
        "> kinderen in het donker\n"
        "> — Fatima de Wit, 08:12\n"
        "Karel, is dit van jullie?\n"
        "\n"
        "✅ Van ons · !wijkbot van ons W-1\n"
        "❌ Niet van ons · !wijkbot niet van ons W-1\n"
        "\n"
        "W-1"
    )
    assert drawn.html == (
        "<p><strong>Twee lantaarns uit</strong> · Vechtplantsoen, Noordwest</p>"
        "<blockquote>2 lantarens doen het niet<br>kinderen in het donker"
        "<br><em>— Fatima de Wit, 08:12</em></blockquote>"
        '<p><a href="https://matrix.to/#/@karel:stad.nl">Karel</a>, is dit van jullie?</p>'
        "<p>✅ Van ons · <code>!wijkbot van ons W-1</code><br>"
        "❌ Niet van ons · <code>!wijkbot niet van ons W-1</code></p>"
        "<p><em>W-1</em></p>"
    )
    assert drawn.mentions == (KAREL.user,)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_do_nothing_wherever_they_stand(words: str) -> None:
    card = Card(
        (
            Paragraph(
                (words, Bold(words), Mention(KAREL.user, words), Link("https://a.nl", words))
            ),
            Quotation(words, (words,)),
        ),
        (Button(words, "v", "✅", words),),
        (words,),
    )
    said = content.message(card, "k")
    assert said["m.mentions"] == {"user_ids": [KAREL.user]}
    found = Tags(said["formatted_body"])
    allowed = {"p", "strong", "em", "blockquote", "br", "code", "a"}
    assert {tag for tag, _ in found.tags} <= allowed
    assert {href for _, href in found.tags if href} == {
        "https://matrix.to/#/@karel:stad.nl",
        "https://a.nl",
    }
    for drawn in (said["body"], said["formatted_body"]):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\u200f\x00\x1b\ud800-\udfff]", drawn)


@given(st.text())
def test_what_is_read_in_both_is_the_same(words: str) -> None:
    drawn = body(Card((Paragraph((words,)),)))
    assert Tags(drawn.html).words.strip("\n") == drawn.plain


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[", "/pad", ""])
def test_only_addresses_of_the_usual_kinds_can_be_followed(url: str) -> None:
    drawn = body(Card((Paragraph((Link(url, "hier"),)),)))
    assert "<a" not in drawn.html
    assert drawn.plain == f"hier ({url})"


def test_an_address_stands_once_where_it_is_its_own_words() -> None:
    drawn = body(Card((Paragraph((Link("https://a.nl/?b=1&c='", "https://a.nl/?b=1&c='"),)),)))
    assert drawn.plain == "https://a.nl/?b=1&c='"
    assert Tags(drawn.html).tags == [("p", None), ("a", "https://a.nl/?b=1&c='")]


def test_a_phone_rings_for_a_question_or_what_is_private_and_for_nothing_else() -> None:
    told = Card((Paragraph(("Karel pakt het op.",)),))
    question: Any = content.message(OFFER, "k")
    assert question["msgtype"] == "m.text"
    assert content.message(told, "k")["msgtype"] == "m.notice"
    assert content.message(told, "k", private=True)["msgtype"] == "m.text"
    receipt = replace(told, buttons=(Button("Geen signaal", "v", "🔇", "!wijkbot geen signaal"),))
    assert content.message(receipt, "k")["msgtype"] == "m.notice", (
        "that it can be pressed asks nothing"
    )
    change = content.edit(OFFER, "k", "$een", "m.text")
    assert change["m.mentions"] == {}
    assert change["m.new_content"]["m.mentions"] == {"user_ids": [KAREL.user]}
