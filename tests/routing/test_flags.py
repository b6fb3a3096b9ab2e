"""What asks attention, by the words configured for it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from routing import prepare, route
from routing.nouns import Flag, Knowledge
from tests.routing.builders import an_index
from tests.routing.example import the_example

TEXTS = Path(__file__).parent / "flag_texts.toml"


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


def raised(phrase: str, text: str) -> bool:
    index = prepare(Knowledge(flags=((Flag.PRESS, (phrase,)),)))
    return bool(route(text, index).flags)


def test_words_of_groups_stand_in_one_clause_in_any_order() -> None:
    phrase = "journalist|verslaggever + belt|wil weten"
    assert raised(phrase, "een journalist van de krant belt")
    assert raised(phrase, "morgen belt een verslaggever")
    assert raised(phrase, "die journalist wil iets weten") is False
    assert raised(phrase, "de journalist wil weten hoe het zit")
    assert raised(phrase, "een journalist woont hier, mijn zus belt") is False


def test_words_that_rule_a_phrase_out_do_so_in_their_clause() -> None:
    phrase = "slaat + kind - bal"
    assert raised(phrase, "hij slaat zijn kind")
    assert raised(phrase, "het kind slaat een bal") is False
    assert raised(phrase, "hij slaat zijn kind, de bal ligt in de tuin")


def test_alternatives_are_meant_as_they_are_listed() -> None:
    assert raised("slaat + kinderen", "kinderen slaan rechtsaf") is False
    assert raised("slaat kinderen", "slaan kinderen")


@pytest.mark.parametrize("text", ["niet zo dringend", "echt niet heel erg dringend", "geen spoed"])
def test_what_is_denied_raises_nothing(text: str) -> None:
    index = prepare(Knowledge(flags=((Flag.URGENT, ("dringend", "spoed")),)))
    assert not route(text, index).flags


def test_no_words_are_quoted_twice() -> None:
    index = prepare(Knowledge(flags=((Flag.URGENT, ("vandaag", "vandaag nog", "nog wel")),)))
    (flagged,) = route("kan het vandaag nog?", index).flags
    assert [reason.phrase for reason in flagged.evidence] == ["vandaag nog"]


@pytest.mark.parametrize("part", ["tuned", "fresh"])
def test_the_example_raises_flags_on_what_people_post(part: str) -> None:
    texts: Sequence[Mapping[str, Any]] = tomllib.loads(TEXTS.read_text("utf-8"))[part]["texts"]
    found = [{flag.flag.value for flag in route(one["text"], the_example()).flags} for one in texts]
    wanted = [set(one["flags"]) for one in texts]
    right = sum(len(got & want) for got, want in zip(found, wanted, strict=True))
    assert right >= 0.95 * sum(map(len, found))
    assert right >= 0.95 * sum(map(len, wanted))
