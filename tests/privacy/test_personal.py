"""Personal data is found before it is passed on, and what only looks like it is let through."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.personal import Ours, Personal, personal_data
from routing.nouns import Span

TEXTS = Path(__file__).with_name("personal_texts.toml")
OURS = Ours(
    domains=frozenset({"utrecht.nl"}),
    phones=frozenset({"030 286 10 00"}),
    names=frozenset({"Karel Smeets"}),
    places=frozenset({"overvecht", "noord", "winkelcentrum"}),
)


def kinds(text: str, *addresses: Span) -> list[Personal]:
    return [found.kind for found in personal_data(text, addresses, OURS)]


@pytest.mark.parametrize("part", ["tuned", "fresh"])
def test_personal_data_is_found_in_what_people_post_and_nothing_else(part: str) -> None:
    texts: list[dict[str, Any]] = tomllib.loads(TEXTS.read_text("utf-8"))[part]["texts"]
    assert {t["text"]: kinds(t["text"]) for t in texts} == {t["text"]: t["found"] for t in texts}


def test_what_is_our_own_is_let_through() -> None:
    assert kinds("mail naar wegen@utrecht.nl of bel 030-2861000") == []
    assert kinds("Karel Smeets is op de Biltstraat 12") == []


def test_a_name_counts_beside_an_address_that_only_a_list_of_streets_tells() -> None:
    text = "mevrouw Jansen op Trans 12"
    assert kinds(text) == []
    assert kinds(text, Span(text.index("Trans"), len(text))) == [Personal.NAME]


def test_it_is_found_where_it_stands() -> None:
    text = "bel 06-12345678 of mail a.b@c.nl"
    assert [found.span.of(text) for found in personal_data(text)] == ["06-12345678", "a.b@c.nl"]


@given(st.text(max_size=300))
def test_any_text_is_read_and_no_place_is_found_twice(text: str) -> None:
    found = personal_data(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_all_kinds_are_among_the_texts() -> None:
    texts = [
        each for part in tomllib.loads(TEXTS.read_text("utf-8")).values() for each in part["texts"]
    ]
    assert set(Counter(kind for each in texts for kind in each["found"])) == set(Personal)
