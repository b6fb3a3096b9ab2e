"""Whatever stands in a file, loading gives a configuration or a list of faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.config.faults import ConfigError, Fault
from bot.config.load import load
from tests.config.builders import TOWN, spoilt

VALUES = st.sampled_from(
    (
        '""',
        '"karel"',
        '"Noordwest"',
        '"\\u0000\\u001B"',
        "7",
        "-1.5",
        "nan",
        "true",
        "2026-11-24",
        "08:30:00",
        "2026-11-24T08:30:00Z",
        "[]",
        '["karel", 7]',
        "[[], {}]",
        "{}",
        '{ chat = "x", "" = 3 }',
        '{ start = "09:00", end = 10 }',
    )
)
LINES = TOWN.splitlines()


@st.composite
def spoilt_towns(draw: st.DrawFn) -> str:
    """A municipality with some lines lost, moved or given another value."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        name, is_pair, _ = lines[at].partition(" = ")
        match draw(st.sampled_from(("change", "change", "change", "lose", "move"))):
            case "change" if is_pair:
                lines[at] = f"{name} = {draw(VALUES)}"
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case _:
                del lines[at]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("town") / "town.toml"


def faults(file: Path, content: bytes) -> tuple[Fault, ...]:
    """What is wrong with a file of this content; nothing else may be raised."""
    file.write_bytes(content)
    try:
        load(file)
    except ConfigError as error:
        return error.faults
    return ()


def check_faults(file: Path, content: bytes) -> None:
    """Each fault can be shown, and points into the file."""
    for fault in faults(file, content):
        assert fault.file == str(file)
        assert fault.line is None or 1 <= fault.line <= content.count(b"\n") + 1
        assert fault.wrong
        assert fault.fix
        assert str(fault).replace("\n", "").isprintable()


@given(content=st.binary(max_size=200))
def test_no_bytes_break_loading(file: Path, content: bytes) -> None:
    check_faults(file, content)


@given(text=st.text(max_size=200))
def test_no_text_breaks_loading(file: Path, text: str) -> None:
    check_faults(file, text.encode("utf-8", "surrogatepass"))


@given(text=spoilt_towns())
@example(text=spoilt('[["container", "kliko"]]', "[[], {}]"))
def test_no_spoilt_municipality_breaks_loading(file: Path, text: str) -> None:
    check_faults(file, text.encode())
