"""Saying texts: facts in their places, languages, forms of address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.card import Bold, Link, Mention, flat
from bot.language import Language, pieces
from bot.locale import catalogues

DUTCH = Language("nl")
ENGLISH = Language("en")
KAREL = Mention("U1", "Karel")


def test_a_text_is_said_in_dutch_and_in_english() -> None:
    assert DUTCH.text("tomorrow") == "morgen"
    assert ENGLISH.text("tomorrow") == "tomorrow"


def test_a_text_that_no_catalogue_holds_is_said_as_the_code_has_it() -> None:
    assert DUTCH.text("a text of nobody") == "a text of nobody"


def test_facts_take_the_place_of_their_names() -> None:
    said = ENGLISH.text("{who} has {n} of {n}, or {{n}}", who="Fatima", n=3, unused="x")
    assert said == "Fatima has 3 of 3, or {n}"


@given(st.text())
def test_a_fact_is_never_read_as_a_text(words: str) -> None:
    assert ENGLISH.text("‘{words}’", words=words) == f"‘{words}’"
    assert ENGLISH.text("{a}{b}", a=words, b="{a}") == words + "{a}"


def test_a_line_holds_mentions_links_and_bold_words_in_their_places() -> None:
    link = Link("https://example.org", "here")
    line = ENGLISH.line(
        "{person}, is {title} yours? See {link}.", person=KAREL, title=Bold("W"), link=link
    )
    assert line == (KAREL, ", is ", Bold("W"), " yours? See ", link, ".")


def test_a_line_within_a_line_becomes_one() -> None:
    inner = ENGLISH.line("{person} says", person=KAREL)
    assert ENGLISH.line("({inner}: {n})", inner=inner, n=2) == ("(", KAREL, " says: 2)")


def test_an_empty_fact_leaves_nothing() -> None:
    assert ENGLISH.line("{a}", a="") == ()
    assert ENGLISH.line("{a}{person}{b}", a="", person=KAREL, b=()) == (KAREL,)


@pytest.mark.parametrize(("n", "said"), [(0, "0 cats"), (1, "one cat"), (2, "2 cats")])
def test_one_thing_is_told_otherwise_than_several(n: int, said: str) -> None:
    assert flat(ENGLISH.several("one cat", "{n} cats", n)) == said
    assert flat(DUTCH.several("one cat", "{n} cats", n)) == said


def test_dutch_has_a_form_for_one_and_for_several_as_well() -> None:
    plurals = [each for each in catalogues.read(catalogues.DUTCH) if isinstance(each.id, tuple)]
    assert plurals
    for message in plurals:
        one, more = catalogues.source(message)
        facts = {name: name for text in (one, more) for _, name in pieces(text) if name != "n"}
        singular = DUTCH.several(one, more, 1, **facts)
        assert singular != DUTCH.several(one, more, 2, **facts)
        assert singular != ENGLISH.several(one, more, 1, **facts)


def test_who_is_addressed_as_u_reads_u() -> None:
    formal = Language("nl", "u")
    assert DUTCH.text("Thank you, {person}.", person="Fatima") == "Dank je, Fatima."
    assert formal.text("Thank you, {person}.", person="Fatima") == "Dank u, Fatima."
    assert formal.text("tomorrow") == "morgen"
    assert Language("en", "u").text("Thank you, {person}.", person="F") == "Thank you, F."


def test_a_name_without_a_fact_is_a_fault() -> None:
    with pytest.raises(KeyError, match="person"):
        ENGLISH.text("{person}, is this yours?")


@pytest.mark.parametrize("text", ["{", "}", "{}", "{0}", "{a.b}", "{a!r}", "{a:>3}", "{a b}"])
def test_only_a_name_can_stand_between_braces(text: str) -> None:
    with pytest.raises(ValueError, match=r"brace|'[{}]'"):
        ENGLISH.text(text, a="x")
