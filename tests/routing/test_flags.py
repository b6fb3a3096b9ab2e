"""What asks attention, by the words configured for it."""

from __future__ import annotations

import pytest

from routing import prepare, route
from routing.nouns import Flag, Knowledge
from tests.routing.builders import an_index


def flags_of(text: str) -> list[Flag]:
    return [raised.flag for raised in route(text, an_index()).flags]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("losse stoeptegel, gevaarlijke situatie", [Flag.DANGER]),
        ("losse stoeptegel, levensgevar voor kinderen", [Flag.DANGER, Flag.VULNERABLE]),
        ("graag met spoed de put leeghalen", [Flag.URGENT]),
        ("spoedig graag", []),
        ("het is niet gevaarlijk, wel lelijk", []),
    ],
)
def test_words_raise_flags(text: str, flags: list[Flag]) -> None:
    assert flags_of(text) == flags


def test_a_flag_shows_the_words_that_raised_it() -> None:
    text = "met spoed: gat in de weg"
    (raised,) = route(text, an_index()).flags
    assert [span.of(text) for span in raised.evidence[0].spans] == ["met spoed"]


def test_what_burns_now_and_then_does_not_burn_down() -> None:
    index = prepare(Knowledge(flags=((Flag.DANGER, ("brandt af",)),)))
    assert route("de schuur brandt af", index).flags
    assert not route("de lantaarn brandt af en toe", index).flags
