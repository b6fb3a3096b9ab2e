"""The Tab key knows the verbs of the chat, and who and what there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from adapters.base import Choice
from adapters.console.terminal import people
from adapters.console.terminal.completion import Choices, Commands, offered
from tests.adapters.builders import NAMES, a_console


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("dr", ["draad", "druk"]),
        ("als k", ["karel"]),
        ("as ", ["fatima", "karel", "joris"]),
        ("in #s", ["#signalen"]),
        ("zie ", ["fatima", "karel", "joris", "#signalen"]),
        ("met ", ["wijkbot"]),
        ("account w", ["werk"]),
        ("lantaarn ", []),
    ],
)
def test_a_line_is_completed(tmp_path: Path, line: str, words: list[str]) -> None:
    console = a_console(tmp_path)
    completer = Commands(lambda verb: offered(verb, console, ["werk", "markt"]))
    found = list(completer.get_completions(Document(line), CompleteEvent()))
    assert [each.text for each in found] == words
    typed = line.rpartition(" ")[2]
    assert {each.start_position for each in found} <= {-len(typed)}


async def test_a_field_offers_what_fits_on_one_line_each() -> None:
    async def seek(typed: str) -> list[Choice]:
        return [Choice("g", f"{typed}en\nen water")]

    completer = Choices(seek)
    offers = completer.get_completions_async(Document("gro"), CompleteEvent())
    assert [(each.text, each.start_position) async for each in offers] == [("groen en water", -3)]
    assert list(completer.get_completions(Document("gro"), CompleteEvent())) == []


@pytest.mark.parametrize(
    ("typed", "user"),
    [
        ("karel", "karel"),
        ("KAREL MULDER", "karel"),
        ("mul", "karel"),
        ("fatima de", None),
        ("k", "karel"),
        ("zz", None),
    ],
)
def test_somebody_is_found_by_what_is_typed(typed: str, user: str | None) -> None:
    assert people.find(typed, NAMES) == user


def test_of_two_with_the_same_beginning_nobody_is_guessed() -> None:
    names = {"karel": "Karel Mulder", "karin": "Karin Smit"}
    assert people.find("kar", names) is None
    assert people.find("kari", names) == "karin"
