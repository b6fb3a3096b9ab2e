"""Where keys stand, in every way in which TOML lets them be written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.faults import Key
from bot.config.lines import Lines

EVERY_WAY = Path(__file__).with_name("every_way.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("title",), 1),
        (("quoted # key",), 2),
        (('with "quotes"',), 3),
        (("escaped é",), 4),
        (("text",), 5),
        (("raw",), 8),
        (("days",), 11),
        (("days", 0), 12),
        (("days", 1), 13),
        (("days", 2), 14),
        (("days", 2, 1), 15),
        (("days", 3), 15),
        (("days", 3, "end", "at"), 15),
        (("a", "b", "c d", "e"), 17),
        (("a", "f"), 18),
        (("municipality",), 20),
        (("municipality", "name"), 21),
        (("municipality", "on_duty", "phones", 1), 23),
        (("people", 0), 25),
        (("people", 0, "slug"), 26),
        (("people", 0, "ids"), 27),
        (("people", 0, "ids", "chat"), 28),
        (("people", 1), 30),
        (("people", 1, "slug"), 31),
        (("people", 1, "homes", 0, "since"), 33),
        (("people", 1, "homes", 1), 34),
        (("people", 1, "homes", 1, "since"), 35),
        (("vocabulary", "Leidsche Rijn"), 36),
        (("vocabulary", "Leidsche Rijn", "phrases", 0), 37),
        (("municipality", "words"), 38),
        (("municipality", "words", "budget"), 39),
    ],
)
def test_a_key_is_found_on_its_line(key: Key, line: int) -> None:
    assert Lines(EVERY_WAY).of(key) == line


def test_a_key_that_is_not_there_is_on_the_line_of_its_table() -> None:
    lines = Lines(EVERY_WAY)

    assert lines.of(("people", 1, "level")) == 30
    assert lines.of(("nowhere", "at all")) is None
    assert lines.of(()) is None


def test_windows_line_ends_count_once() -> None:
    assert Lines('a = 1\r\nb = [\r\n"x",\r\n"y"]\r\n').of(("b", 1)) == 4


def test_what_is_no_toml_has_no_lines_after_where_the_scanner_is_lost() -> None:
    lines = Lines("a = 1\n= 2\nb = 3\n")

    assert (lines.of(("a",)), lines.of(("b",))) == (1, None)


def keys(value: object, key: Key = ()) -> Iterator[Key]:
    """Every key of a parsed document."""
    inside: Iterator[tuple[str | int, object]] = iter(())
    match value:
        case dict():
            inside = iter(value.items())
        case list():
            inside = iter(enumerate(value))
    for step, below in inside:
        yield (*key, step)
        yield from keys(below, (*key, step))


def test_every_key_has_a_line_and_no_other_key_has() -> None:
    parsed = tomllib.loads(EVERY_WAY)

    assert set(Lines(EVERY_WAY)) == set(keys(parsed))


STRINGS = (
    '""',
    "''",
    '"a # b"',
    "'[x]'",
    '"\\""',
    '"\\\\"',
    '"""\n\\""" x\n"""',
    '"""x"""""',
    "'''\n]'''",
)
SCALARS = (*STRINGS, "1", "-0.5e3", "true", "inf", "2026-11-24", "08:30:00", "2026-11-24 08:30:00Z")
NAMES = ("a", "b", "c-d", '"e f"', "'g.h'", '"#"', '""')
BREAKS = ("", " ", "\n", " # ]}\n", "\n\n\t")


def a_list(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def joined(parts: list[tuple[str, str, str]]) -> str:
        return "[" + ",".join(before + value + after for before, value, after in parts) + "]"

    breaks = st.sampled_from(BREAKS)
    return st.lists(st.tuples(breaks, values, breaks), max_size=3).map(joined)


def an_inline_table(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def joined(parts: dict[str, str]) -> str:
        return "{ " + ", ".join(f"{name} = {value}" for name, value in parts.items()) + " }"

    return st.dictionaries(st.sampled_from(NAMES), values, max_size=3).map(joined)


VALUES = st.recursive(
    st.sampled_from(SCALARS), lambda inner: a_list(inner) | an_inline_table(inner), max_leaves=6
)
DOTTED = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(" . ".join)
STATEMENTS = st.one_of(
    st.tuples(DOTTED, VALUES).map(" = ".join),
    DOTTED.map(lambda name: f"[{name}]"),
    DOTTED.map(lambda name: f"[[ {name} ]] # x"),
    st.sampled_from(("# [[a]]", "", "\t")),
)


def accepted(statements: list[str]) -> str:
    """As many of the statements as make one document."""
    text = ""
    for statement in statements:
        try:
            tomllib.loads(text + statement + "\n")
        except tomllib.TOMLDecodeError:
            continue
        text += statement + "\n"
    return text


@given(st.lists(STATEMENTS, max_size=8).map(accepted))
def test_in_any_document_every_key_has_a_line_and_no_other_key_has(text: str) -> None:
    assert set(Lines(text)) == set(keys(tomllib.loads(text)))
