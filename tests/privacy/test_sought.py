"""Words that are taken out of a text are found however they are written there."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.privacy.blackout import INK, blacked
from bot.privacy.sought import Sought, sought, still_out
from routing.nouns import Span


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("06 12345678", "bel 06-12345678 of 0612345678", "bel ▇▇▇▇▇▇▇▇▇▇▇ of ▇▇▇▇▇▇▇▇▇▇"),
        ("06 12345678", "bel +31 6 1234 5678", "bel ▇▇▇ ▇ ▇▇▇▇ ▇▇▇▇"),
        ("06-12345678", "bel 06 12 34 56 78!", "bel ▇▇ ▇▇ ▇▇ ▇▇ ▇▇!"),
        ("mw. bos", "Mw  Bos, en mw.\nBOS", "▇▇  ▇▇▇, en ▇▇▇\n▇▇▇"),
        ("Zoe", "ZOË is ziek, Zoë's hond ook", "▇▇▇ is ziek, ▇▇▇▇▇ hond ook"),
        ("jan@voorbeeld.nl", "mail Jan@Voorbeeld.NL", "mail ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇"),
        ("12-abc-3", "de auto 12ABC3", "de auto ▇▇▇▇▇▇"),
        ("Jan", "Jan woont hier sinds januari", "▇▇▇ woont hier sinds januari"),
        ("jansen", "bij de jansenstraat", "bij de jansenstraat"),
        ("jansen", "bij _Jansen_ thuis", "bij _▇▇▇▇▇▇_ thuis"),
        ("de boer", "de bakker", "de bakker"),
        ("...", "wat ... nu", "wat ... nu"),
    ],
)
def test_words_are_taken_out_whole_wherever_they_stand(words: str, text: str, left: str) -> None:
    assert Sought(words).taken_from(text) == left


def test_as_a_part_of_another_word_they_go_only_where_they_stand_nowhere_else() -> None:
    part = sought("jansen", ["de bakker", "bij de jansenstraat"])
    assert part is not None
    assert part.taken_from("bij de jansenstraat") == "bij de ▇▇▇▇▇▇straat"
    whole = sought("jansen", ["mevrouw Jansen", "bij de jansenstraat"])
    assert whole is not None
    assert whole.taken_from("bij de jansenstraat") == "bij de jansenstraat"
    assert sought("jansen", ["de bakker"]) is None


@given(st.text(max_size=20), st.text(max_size=40), st.text(max_size=40))
@example("0_", "", "")
def test_whatever_the_words_the_text_stays_as_long_and_loses_them(
    words: str, before: str, after: str
) -> None:
    found = Sought(words)
    text = f"{before} {words} {after}"
    left = found.taken_from(text)
    assert len(left) == len(text)
    assert found.nothing or INK in left
    assert not found.spans(left)


def test_what_was_taken_out_does_not_come_back_with_an_edit() -> None:
    before = Sought("06 12345678").taken_from("bel 06 12345678 over de lamp")
    assert still_out(before, "bel 06 12345678 over de lampen") == "bel ▇▇ ▇▇▇▇▇▇▇▇ over de lampen"
    assert still_out(before, "bel me over de lamp") == "bel me over de lamp"
    assert still_out("bel me", "bel mij") == "bel mij"


@given(st.text(min_size=1, max_size=40), st.integers(0, 40), st.integers(1, 20))
def test_the_same_text_keeps_its_gaps(text: str, start: int, length: int) -> None:
    before = blacked(text.replace(INK, "x"), [Span(start, start + length)])
    assert len(still_out(before, text)) == len(text)
