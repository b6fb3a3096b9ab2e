"""What follows a command, as the fields of its form."""

from __future__ import annotations

import pytest

from bot import commands, forms
from bot.commands import Said
from tests.municipality import NAMES, PEOPLE


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
