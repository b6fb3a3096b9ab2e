"""What people type, read as acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import commands, forms, whereabouts
from bot.cases.acts import ActName
from bot.commands import COMMANDS, Said, Unknown
from tests.municipality import NAMES, PEOPLE


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
    ("typed", "near"),
    [("voortgnag W-2", "voortgang"), ("klaart", "klaar"), ("heropnen", "heropenen")],
)
def test_a_near_miss_gets_a_suggestion(typed: str, near: str) -> None:
    found = commands.parse(typed)
    assert isinstance(found, Unknown)
    assert near in found.near


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


@pytest.mark.parametrize(
    ("text", "puts"),
    [
        ("aan handhaving: kijk hier eens naar", True),
        ("aan handhaving", True),
        ("Voorleggen aan zorg: wat kunnen jullie?", True),
        ("offer to wegen: have a look", True),
        ("aan de overkant: een lamp die knippert", False),
        ("aan wegen ligt glas", False),
        ("kijk eens aan: handhaving", False),
    ],
)
def test_what_is_put_before_a_department_is_told_from_a_story(
    text: str,
    puts: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    assert commands.puts_before(text, NAMES) is puts


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("loopt al W-1 onder nummer SV-4411", {forms.NUMBER: "onder nummer SV-4411"}),
        ("loopt al W-1 4411", {forms.NUMBER: "4411"}),
        ("nee W-1 is van wegn: de brug", {forms.REASON: "de brug", forms.INSTEAD: "wegen"}),
        ("nee W-1 let op: de brug", {forms.REASON: "let op: de brug"}),
        (
            "aan zorg: wat kunnen jullie?",
            {forms.DEPARTMENT: "zorg", forms.QUESTION: "wat kunnen jullie?"},
        ),
        ("klaar W-1: gemaakt", {forms.WORDS: "gemaakt"}),
        ("vraag W-1 fatima: waar?", {forms.PERSON: "fatima", forms.WORDS: "waar?"}),
        (
            "vraag W-1 aan Fatima de Wit: waar?",
            {forms.PERSON: "Fatima de Wit", forms.WORDS: "waar?"},
        ),
        ("vraag W-1 Fatima waar is het?", {forms.PERSON: "Fatima", forms.WORDS: "waar is het?"}),
        ("vraag W-1 wilma", {forms.PERSON: "wilma", forms.WORDS: ""}),
        ("vraag W-1 de melder: waar?", {forms.PERSON: "", forms.WORDS: "waar?"}),
        ("vraag W-1 de melder waar het is", {forms.PERSON: "", forms.WORDS: "waar het is"}),
        ("vraag W-1 in welke straat?", {forms.WORDS: "in welke straat?"}),
        (
            "vraag W-1 weet je zeker dat het zo is: kijk nog eens",
            {
                forms.WORDS: "weet je zeker dat het zo is: kijk nog eens",
            },
        ),
        ("antwoord W-1: de linker", {forms.WORDS: "de linker"}),
    ],
)
def test_what_follows_a_command_fills_its_form(typed: str, fields: dict[str, str]) -> None:
    said = commands.parse(typed)
    assert isinstance(said, Said)
    given_fields = commands.arguments(said, NAMES, people=PEOPLE)
    assert {name: given_fields[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("klopt niet W-3: wegen", {forms.DEPARTMENT: "wegen"}),
        ("klopt niet, het is in noordwest", {forms.WIJK: "Noordwest"}),
        ("klopt niet: zorg en welzijn", {forms.DEPARTMENT: "zorg"}),
        ("klopt niet W-3 leidsche rijn", {forms.WIJK: "Leidsche Rijn"}),
        (
            "klopt niet, dit hoort bij wegen in Leidsche Rijn W-3",
            {forms.DEPARTMENT: "wegen", forms.WIJK: "Leidsche Rijn"},
        ),
        (
            "wrong W-3: Noordwest, it is for zorg",
            {forms.WIJK: "Noordwest", forms.DEPARTMENT: "zorg"},
        ),
        ("klopt niet belastingen", {forms.DEPARTMENT: "belastingen"}),
        ("klopt niet", {}),
    ],
)
def test_whose_and_where_it_is_stand_in_any_order(typed: str, fields: dict[str, str]) -> None:
    said = commands.parse(typed)
    assert isinstance(said, Said)
    assert commands.arguments(said, NAMES, ("Noordwest", "Leidsche Rijn")) == fields


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


@pytest.mark.parametrize(
    "said", ["SV-4411", "onder nummer SV-4411", "onder nr SV-4411", "nr. SV-4411 "]
)
def test_a_number_is_kept_without_what_people_put_before_it(said: str) -> None:
    assert commands.outside_number(said) == "SV-4411"


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("wegen", "wegen"),
        ("dit is van wegen.", "wegen"),
        ("Wegen: de brug", "wegen"),
        ("wij hebben geen tijd", None),
    ],
)
def test_a_department_alone_is_a_reason_too(said: str, instead: str | None) -> None:
    read = commands.reason(said, NAMES)
    assert read.get(forms.INSTEAD) == instead
    assert read[forms.REASON]
