"""A card comes out of a journal as it went in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.card import Bold, Button, Card, Link, Mention, Paragraph, Quotation
from adapters.console import entry, wire
from adapters.console.entry import Entry, What

texts = st.text(st.characters(exclude_categories=()), max_size=20)
inlines: st.SearchStrategy[Any] = st.one_of(
    texts, *(st.builds(kind, texts, texts) for kind in (Mention, Link)), st.builds(Bold, texts)
)
lines = st.lists(inlines, max_size=4).map(tuple)
blocks: st.SearchStrategy[Any] = st.one_of(
    st.builds(Paragraph, lines), st.builds(Quotation, texts, lines)
)
cards = st.builds(
    Card,
    st.lists(blocks, max_size=4).map(tuple),
    st.lists(st.from_type(Button), max_size=3).map(tuple),
    lines,
)
entries = st.builds(
    Entry,
    what=st.sampled_from(What),
    conversation=texts,
    at=st.datetimes(timezones=st.just(UTC)),
    text=texts,
    thread=st.none() | texts.filter(bool),
    card=st.none() | cards,
    fields=st.dictionaries(texts, texts, max_size=3),
    members=st.lists(texts, max_size=3).map(tuple),
    key=texts,
    index=st.integers(0, 10**9),
)


@given(cards)
def test_a_card_survives_the_wire(card: Card) -> None:
    assert wire.read(json.loads(json.dumps(wire.written(card)))) == card


@given(entries)
def test_an_entry_is_one_line_and_survives_it(before: Entry) -> None:
    line = entry.written(before)
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert entry.read(line) == before


def test_a_new_message_is_named_by_its_place_and_a_changed_one_keeps_its_name() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    assert Entry(What.POSTED, "#signalen", at).numbered(7).message == "7"
    assert Entry(What.HOME, "@karel", at, message="3").numbered(7).message == "3"
    assert Entry(What.JOINED, "#signalen", at).numbered(7).message == ""
