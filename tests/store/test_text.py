"""Both databases take whatever somebody typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import ChoiceQuery, Event, EventKind
from bot.store.text import cleaned, storable

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("gewoon", "gewoon"),
        ("een\0nul", "een␀nul"),
        ("één\0nul", "één␀nul"),
        ("half \ud83d paar", "half \ufffd paar"),
        ("half \ude00", "half \ufffd"),
        ("omgekeerd \ude00\ud83d", "omgekeerd \ufffd\ufffd"),
        ("heel \ud83d\ude00 paar", "heel 😀 paar"),
        ("al heel 😀", "al heel 😀"),
        ("\ufefforde", "\ufefforde"),
        ("rechts-naar-links \u202e", "rechts-naar-links \u202e"),
    ],
)
def test_nul_and_half_pairs_are_replaced_by_what_shows_them(typed: str, kept: str) -> None:
    assert storable(typed) == kept


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_storable_and_stays_as_it_is_from_then_on(typed: str) -> None:
    kept = storable(typed)
    assert "\0" not in kept
    kept.encode()
    assert storable(kept) == kept


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_text_that_needs_no_cleaning_is_not_touched(typed: str) -> None:
    assert storable(typed) == typed


def test_an_event_is_cleaned_in_all_its_texts_so_also_in_its_key_and_lane() -> None:
    event = Event(
        account="console",
        conversation="#wijk\0",
        thing="1\ud800",
        kind=EventKind.EDITED,
        at=NOON,
        user="fatima\0",
        thread="0\0",
        fields={"reason\0": "te donker\0"},
    )
    kept = cleaned(event)
    assert kept == replace(
        event,
        conversation="#wijk␀",
        thing="1\ufffd",
        user="fatima␀",
        thread="0␀",
        fields={"reason␀": "te donker␀"},
    )
    assert "\0" not in kept.key + kept.lane
    assert kept.kind is EventKind.EDITED


def test_what_somebody_types_in_a_field_is_cleaned_too() -> None:
    query = ChoiceQuery("console", "fatima", "b", "wijk", "noord\0")
    assert cleaned(query).typed == "noord␀"
