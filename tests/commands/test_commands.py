"""What people type, read as acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import commands
from bot.cases.acts import ActName
from bot.commands import COMMANDS, Said, Unknown, whereabouts
from tests.municipality import NAMES


@pytest.mark.parametrize(
    ("typed", "act", "case", "rest"),
    [
        ("van ons W-12", ActName.TAKE, 12, ""),
        ("Van Ons w12", ActName.TAKE, 12, ""),
        ("142 klaar vrijdag gemaakt", ActName.DONE, 142, "vrijdag gemaakt"),
        ("W-1: klaar", ActName.DONE, 1, ""),
        ("klaar 142", ActName.DONE, 142, ""),
        ("loopt al W-1 nr SV-4411", ActName.RUNNING, 1, "nr SV-4411"),
        ("niet van ons W-3 wegen: brug", ActName.DECLINE, 3, "wegen: brug"),
        ("leg voor aan vastgoed W-150", ActName.OFFER, 150, "vastgoed"),
        ("geen signaal W-2", ActName.NO_SIGNAL, 2, ""),
        ("voortg W-2 monteur komt", ActName.PROGRESS, 2, "monteur komt"),
        (
            "signaal de lamp bij nummer 12 is uit",
            ActName.POST,
            None,
            "de lamp bij nummer 12 is uit",
        ),
        ("wijk Leidsche Rijn", ActName.PLACE, None, "Leidsche Rijn"),
        ("HÉLP", ActName.HELP, None, ""),
        ("leg W-12 voor aan afval: kan dit?", ActName.OFFER, 12, "afval: kan dit?"),
        ("draag W-12 over aan wegen", ActName.HAND_OVER, 12, "wegen"),
        ("lak W-12 weg 06 12345678", ActName.REDACT, 12, "06 12345678"),
        ("done W-9 repaired", ActName.DONE, 9, "repaired"),
    ],
)
def test_a_command_is_read(typed: str, act: ActName, case: int | None, rest: str) -> None:
    assert commands.parse(typed) == Said(act, case, rest)


@pytest.mark.parametrize(
    ("typed", "case", "rest"),
    [
        ("klaar, 2 lampen gemaakt", None, "2 lampen gemaakt"),
        ("klaar W-7 gemaakt", 7, "gemaakt"),
        ("142 klaar gemaakt", 142, "gemaakt"),
    ],
)
def test_where_the_place_tells_the_case_a_bare_number_is_part_of_the_words(
    typed: str, case: int | None, rest: str
) -> None:
    assert commands.parse(typed, told=True) == Said(ActName.DONE, case, rest)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("toon W-12", True),
        ("help", True),
        ("signaal de lamp is uit", True),
        ("klaar W-1 gemaakt", True),
        ("nee dat klopt niet, de lamp is nog uit", False),
        ("aan de Vechtstraat brandt een lamp niet", False),
        ("help, er is brand op het plein", False),
        ("de container zit vol", False),
        ("aan 2 kanten van de weg ligt glas", False),
        ("nee, 3 lampen zijn nog uit", False),
        ("wijk 7 heeft geen licht", False),
        ("aan W-2 zorg", True),
        ("toon 142", True),
        ("klaar 142 gemaakt", True),
    ],
)
def test_plain_words_in_private_are_a_story_unless_they_name_a_case(
    text: str,
    command: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    assert commands.is_command(text) is command


@given(st.text())
def test_any_text_is_read_somehow(text: str) -> None:
    assert isinstance(commands.parse(text), Said | Unknown)
    commands.is_command(text)
    commands.puts_before(text, NAMES)
    commands.reason(text, NAMES)
    whereabouts.read(text, NAMES, ("Noordwest",))


def test_no_command_is_a_beginning_of_anothers_words() -> None:
    for act, names in COMMANDS.items():
        for name in names:
            assert commands.parse(f"{name} W-1") == Said(
                act,
                None if act in commands.NEEDS_NO_CASE else 1,
                "W-1" if act in commands.NEEDS_NO_CASE else "",
            )
