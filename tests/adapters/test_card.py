"""What a card says where only words can be shown."""

from __future__ import annotations

from adapters.card import Bold, Card, Link, Mention, Paragraph, Quotation, flat, plain


def test_a_card_in_words_has_its_blocks_and_footer_and_no_buttons() -> None:
    card = Card(
        (
            Paragraph((Bold("Twee lantaarns uit"), " · Noordwest")),
            Quotation("2 lantarens doen het niet", ("Fatima",)),
            Quotation("zonder bron"),
            Paragraph((Mention("U1", "Karel"), ", kijk op ", Link("https://example.org", "kaart"))),
        ),
        footer=("W-1",),
    )
    assert plain(card).splitlines() == [
        "Twee lantaarns uit · Noordwest",
        "‘2 lantarens doen het niet’ — Fatima",
        "‘zonder bron’",
        "Karel, kijk op kaart",
        "W-1",
    ]


def test_text_that_looks_like_markup_stays_text() -> None:
    assert flat(("[bold]*x*[/bold] <@U1>",)) == "[bold]*x*[/bold] <@U1>"
