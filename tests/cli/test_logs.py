"""The log tells where and what kind, and never a word that people wrote."""

from __future__ import annotations

import ast
import asyncio
import json
import logging
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog

import bot
from adapters.console.state import Message
from bot import logs
from bot.store.nouns import CaseState
from bot.town import town
from tests.municipality import FULL, a_municipality, an_index
from tests.stories.play import TUESDAY

SECRET = "Geertruida"
ROOT = Path(bot.__file__).parent.parent


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def log() -> StringIO:
    stream = StringIO()
    logs.configure(stream)
    return stream


def an_error() -> OSError:
    """Give an error that names a secret and came through our own code."""
    with pytest.raises(OSError, match=SECRET) as found:
        logs.private_file(Path("/nowhere") / SECRET)
    return found.value


def told(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_numbers_closed_sets_and_slugs_are_told(log: StringIO) -> None:
    structlog.get_logger().info("case closed", case=12, state=CaseState.CLOSED, account="plein")

    (line,) = told(log)
    assert line["event"] == "case closed"
    assert (line["case"], line["state"], line["account"]) == (12, "closed", "plein")
    assert line["level"] == "info"
    assert "masked" not in line


@pytest.mark.parametrize("room", ["#signalen:stad.nl", "!e1xE0ag5-x_y", "!a:stad.nl", "C012AB3CD"])
def test_where_and_what_a_platform_answered_is_told(log: StringIO, room: str) -> None:
    structlog.get_logger().warning("room not entered", room=room, code="M_FORBIDDEN")
    structlog.get_logger().warning("room not entered", room=SECRET, code=f"no, {SECRET}")

    told_of, masked = told(log)
    assert (told_of["room"], told_of["code"]) == (room, "M_FORBIDDEN")
    assert masked["masked"] == 2


def test_words_and_names_are_left_out_whatever_they_are_called(log: StringIO) -> None:
    structlog.get_logger().warning(
        f"{SECRET} zei iets",
        person=SECRET,
        account=SECRET,
        why=f"{SECRET} is not there",
        case=SECRET,
        state=SECRET,
        trace=[SECRET],
        text={"a": SECRET},
    )

    (line,) = told(log)
    assert SECRET not in log.getvalue()
    assert line["event"] == "masked"
    assert line["masked"] == 8


@pytest.mark.parametrize(
    "told_as", [lambda error: error, lambda error: (type(error), error, error.__traceback__)]
)
def test_of_an_error_only_its_type_and_places_are_told(
    log: StringIO, told_as: Callable[[OSError], object]
) -> None:
    structlog.get_logger().error("file failed", exc_info=told_as(an_error()))

    (line,) = told(log)
    assert SECRET not in log.getvalue()
    assert line["why"].startswith("FileNotFoundError in bot/logs.py:")
    assert line["trace"] == [line["why"].removeprefix("FileNotFoundError in ")]


def test_an_error_that_is_being_handled_is_found(log: StringIO) -> None:
    try:
        logs.private_file(Path("/nowhere") / SECRET)
    except OSError:
        structlog.get_logger().exception("file failed")

    assert told(log)[0]["why"].startswith("FileNotFoundError in bot/logs.py:")
    assert SECRET not in log.getvalue()


def test_what_libraries_tell_is_kept_without_their_words(log: StringIO) -> None:
    library = logging.getLogger("some.library")
    library.info("%s", SECRET)
    library.warning("could not send %s", SECRET)
    library.error(SECRET, exc_info=an_error())

    warning, error = told(log)
    assert SECRET not in log.getvalue()
    assert warning["library"] == "some.library"
    assert warning["place"].startswith("test_logs.py:")
    assert error["level"] == "error"
    assert error["why"].startswith("FileNotFoundError in ")


def test_on_a_terminal_lines_are_for_reading_and_hold_no_more() -> None:
    stream = Terminal()
    logs.configure(stream)
    structlog.get_logger().info("case closed", case=12, person=SECRET)

    assert "case closed" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
    assert SECRET not in stream.getvalue()


def test_only_its_owner_may_read_a_log_file(tmp_path: Path) -> None:
    path = tmp_path / "log"
    for _ in range(2):
        with logs.private_file(path) as file:
            file.write("x\n")

    assert path.read_text(encoding="utf-8") == "x\nx\n"
    assert path.stat().st_mode & 0o077 == 0


async def _a_day(folder: Path) -> list[Message]:
    async with town(a_municipality(), folder, TUESDAY, index=an_index()) as place:
        await place.say("fatima", f"{SECRET} schreeuwt op het vechtplantsoen", "#signalen")
        await place.say(SECRET, "lantaarn brandt niet", "#signalen", on=FULL)
        return list(place.cards())


def test_a_secret_in_a_text_a_name_and_an_error_is_nowhere_in_the_log(
    log: StringIO, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(text: str, *_: object, **__: object) -> None:
        raise ValueError(f"cannot route {text} of {SECRET}")

    monkeypatch.setattr("bot.intake.signals.route", breaking)
    cards = asyncio.run(_a_day(tmp_path))

    assert cards, "the coordinator was told"
    assert [line["event"] for line in told(log)] == ["event failed", "event failed"]
    assert SECRET not in log.getvalue()
    assert SECRET.casefold() not in log.getvalue().casefold()


def test_what_is_logged_is_called_by_words_of_our_own() -> None:
    """An event is always written out in the code: what people wrote can never be one."""
    calls = [
        (path, node)
        for package in ("adapters", "bot", "routing")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"log", "_log", "logger"}
    ]

    assert calls
    for path, call in calls:
        match call.args[0]:
            case ast.Constant(value=str() as event) if logs.is_event(event):
                pass
            case _:
                pytest.fail(f"{path}:{call.lineno}: write out what happened in a few words")
