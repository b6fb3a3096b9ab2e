"""Whatever bytes come in, each line is read or told."""

from __future__ import annotations

import json
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.lines import Line, read


@given(st.binary(max_size=200))
def test_no_bytes_can_break_it_and_no_line_is_forgotten(raw: bytes) -> None:
    found = list(read(BytesIO(raw)))

    assert len(found) <= raw.count(b"\n") + 1
    assert [each.number for each in found] == sorted({each.number for each in found})
    assert all(str(each) for each in found)


@given(st.text())
def test_a_text_comes_through_as_it_can_be_stored(text: str) -> None:
    (line,) = read(BytesIO(json.dumps({"text": text}).encode()))

    assert isinstance(line, Line)
    assert line.text == text.replace("\0", "\u2400")
    line.text.encode()
