"""Who is asked, who takes part, and when it is nobody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routing import explain, prepare, route
from routing.nouns import (
    Department,
    Kind,
    Knowledge,
    Outsider,
    Phrase,
    Role,
    Routing,
    Weight,
    Why,
)
from tests.routing.builders import a_department, an_index, excluding, knowledge


def owners_of(routing: Routing) -> list[str]:
    return [owner.department for owner in routing.owners]


def lead_of(text: str) -> str | None:
    return next(iter(owners_of(route(text, an_index()))), None)


def test_lanterns_near_a_school_are_for_lighting_in_their_wijk() -> None:
    text = (
        "bij de school aan het vechtplantsoen doen 2 lantarens het niet, "
        "kinderen fietsen in het donker"
    )
    routing = route(text, an_index())
    assert owners_of(routing) == ["verlichting"]
    assert [match.name for match in routing.wijk] == ["Noordwest"]
    assert not routing.broker


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("de conatiner zit helemaal vol", "afval"),
        ("containertjes vol op de hoek", "afval"),
        ("er liggen weer vuilnizzakken naast de bak", "afval"),
        ("al weken brandt de straatlantaarn niet", "verlichting"),
        ("het speeltuinhek is stuk", "groen"),
        ("de kliko zit vol", "afval"),
        ("op de stoep zit een wespennest", "dieren"),
        ("achter de speeltuin liggen losse stoeptegels", "wegen"),
        ("verstopte putten, al het regenwater blijft staan", "water"),
    ],
)
def test_words_are_known_in_any_shape(text: str, owner: str) -> None:
    assert lead_of(text) == owner


def test_a_dutch_word_is_no_typo_of_another() -> None:
    index = prepare(Knowledge((a_department("groen", "haag"),)))
    assert route("haar vraag is niet beantwoord", index).broker


def test_two_matters_have_a_lead_and_a_contributor_with_words_of_its_own() -> None:
    text = "De lantaarnpaal is kapot en er ligt troep op de stoep"
    routing = route(text, an_index())
    assert set(owners_of(routing)) == {"verlichting", "afval"}
    assert [owner.role for owner in routing.owners] == [Role.LEAD, Role.CONTRIBUTOR]
    first, second = (
        {span for reason in owner.evidence for span in reason.spans} for owner in routing.owners
    )
    assert not first & second


def test_one_matter_has_one_owner() -> None:
    assert owners_of(route("de container is vol", an_index())) == ["afval"]


def test_what_no_department_knows_is_the_brokers() -> None:
    routing = route("de kinderboerderij gaat dicht en de buurt wil haar houden", an_index())
    assert routing.kind is Kind.SIGNAL
    assert routing.owners == ()
    assert routing.broker


def test_those_that_came_close_are_shown_but_not_asked() -> None:
    routing = route("er is iets raars in de klep", an_index())
    assert routing.broker
    assert [near.department for near in routing.nearest] == ["afval"]


def test_no_more_than_three_are_near_and_none_is_an_owner_too() -> None:
    routing = route("brug kapot, schommel kapot, lantaarnpaal, container, duiven", an_index())
    assert len(routing.nearest) <= 3
    assert not {near.department for near in routing.nearest} & set(owners_of(routing))


def test_a_street_named_after_a_lantern_says_nothing_about_lighting() -> None:
    assert lead_of("Lantaarnstraat 4: de container zit vol") == "afval"
    assert lead_of("in de Lantaarnstraat speelt iets") is None


def test_what_stands_before_a_door_is_elsewhere() -> None:
    assert lead_of("voor de deur van de speeltuin liggen losse stoeptegels") == "wegen"


def test_a_verb_taken_apart_is_known() -> None:
    index = prepare(Knowledge((a_department("verkeer", "oversteken"),)))
    assert owners_of(route("de kinderen steken hier elke dag over", index)) == ["verkeer"]


def test_an_unknown_compound_is_known_by_its_last_part() -> None:
    index = prepare(Knowledge((a_department("dieren", "hoornaars"),)))
    assert owners_of(route("overal reuzenhoornaars", index)) == ["dieren"]


def test_a_strong_word_is_enough_however_common() -> None:
    strong = Department("bomen", "Bomen", (Phrase("boom", Weight.STRONG),))
    weak = Department("bomen", "Bomen", (Phrase("boom", Weight.WEAK),))
    assert owners_of(route("er is iets met een boom", prepare(Knowledge((strong,))))) == ["bomen"]
    assert route("er is iets met een boom", prepare(Knowledge((weak,)))).broker


def test_a_generic_complaint_fits_no_phrase() -> None:
    assert lead_of("alles hier is kapot, stuk en verwaarloosd") is None


def test_an_excluding_phrase_vetoes() -> None:
    index = prepare(knowledge(excluding("evenementen", "na het feest opruimen", "feest", "kermis")))
    assert owners_of(route("kermis en feest", index)) == ["evenementen"]
    assert "evenementen" not in owners_of(route("na het feest niets opgeruimd, kermis", index))


def test_a_department_of_one_wijk_owns_nothing_elsewhere() -> None:
    index = prepare(knowledge(a_department("haven", "steiger verrot", wijken=("Zuid",))))
    assert owners_of(route("de steiger is verrot in Zuid", index)) == ["haven"]
    assert owners_of(route("de steiger is verrot in Overvecht", index)) == []
    assert owners_of(route("de steiger is verrot", index)) == ["haven"]


def test_the_theme_is_found_as_departments_are() -> None:
    theme = route("problemen rond de woonwagens", an_index()).theme
    assert theme is not None
    assert theme.theme == "wonen"
    assert route("de container is vol", an_index()).theme is None


def test_reasons_show_the_words_as_posted() -> None:
    text = "De Lantaarnpalen zijn kapot"
    (owner,) = route(text, an_index()).owners
    assert explain(text, owner.evidence[0]) == "‘Lantaarnpalen … kapot’ → lantaarnpaal kapot"
    assert owner.evidence[0].why is Why.INFLECTION


def test_reasons_of_a_blacked_out_text_show_no_words() -> None:
    (owner,) = route("de container is vol", an_index()).owners
    assert explain("", owner.evidence[0]) == "container vol"


def test_of_phrases_that_say_the_same_the_one_most_like_the_text_is_shown() -> None:
    lamps = a_department("verlichting", "lichtmast", "straatlamp", "lantaarn")
    same = (("lantaarn", "lichtmast", "straatlamp", "lantaren"),)
    (owner,) = route("2 lantarens uit", prepare(Knowledge((lamps,), synonyms=same))).owners
    assert [reason.phrase for reason in owner.evidence] == ["lantaarn"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("de lantaarn doet het weer, maar nu is er een gat in de weg", ["wegen"]),
        ("put verstopt is opgelost, alleen het riool stinkt", ["water"]),
        ("er zijn geen ratten meer gezien maar wel een boom omgewaaid", ["groen"]),
        ("het gaat niet om de boom maar om een losse stoeptegel", ["wegen"]),
        ("zwerfvuil overal, behalve bij de schommel", ["afval"]),
        ("alles werkt weer behalve de lantaarn op de hoek", ["verlichting"]),
        ("volgens jullie is de lantaarn gemaakt, de lantaarn brandt niet", ["verlichting"]),
        ("geen ratten hoor, wel een losse stoeptegel", ["wegen"]),
        ("de lantaarn doet het weer niet", ["verlichting"]),
        ("de put is niet verstopt maar de lantaarn brandt niet", ["verlichting"]),
        ("het riool stinkt niet meer, nu een gat in de weg", ["wegen"]),
        ("de rattenoverlast is bestreden en zit er toch weer", ["dieren"]),
        ("geen schommel meer in de buurt", ["groen"]),
        ("er zijn geen ratten meer", []),
        ("ik heb geen ratten gezien", []),
        ("de lantaarn was kapot maar is gisteren gerepareerd, bedankt", []),
        ("zwerfvuil overal maar dat hebben jullie opgeruimd, super", []),
        ("niks aan de hand met de lantaarn", []),
        ("dank voor de put verstopt! nu nog een losse stoeptegel", ["wegen"]),
        ("de lantaarn is gemaakt maar de lantaarn brandt nog steeds niet", ["verlichting"]),
    ],
)
def test_what_is_put_right_or_not_meant_is_no_matter(text: str, owners: list[str]) -> None:
    assert owners_of(route(text, an_index())) == owners


def test_a_department_is_known_by_its_name_and_description_too() -> None:
    sports = Department("sport", "Sportzaken", (Phrase("kunstgras"),), "zwembaden, ijsbanen")
    index = prepare(knowledge(sports))
    assert owners_of(route("sportzaken, er is iets met de zwembaden", index)) == ["sport"]


def test_whose_matter_is_told_first_leads() -> None:
    told = "een losse stoeptegel en zwerfvuil", "zwerfvuil en een losse stoeptegel"
    assert [owners_of(route(text, an_index()))[0] for text in told] == ["wegen", "afval"]


def test_what_is_somebodys_outside_is_the_brokers_who_reads_whose() -> None:
    police = Outsider("police", "Politie", (Phrase("aangifte doen"),))
    index = prepare(replace(knowledge(), outsiders=(police,)))
    routing = route("ik wil aangifte doen", index)
    assert routing.broker
    assert routing.elsewhere is not None
    assert routing.elsewhere.name == "Politie"
    assert owners_of(
        route("klep van de container kapot, container zit vast, aangifte hoeft niet", index)
    ) == ["afval"]


def test_who_says_something_is_not_what_it_is_about() -> None:
    police = Outsider("police", "Politie", (Phrase("wijkagent"),))
    index = prepare(replace(knowledge(), outsiders=(police,)))
    routing = route("de wijkagent zegt dat er ratten gezien zijn", index)
    assert owners_of(routing) == ["dieren"]


def test_a_phrase_that_is_hardly_said_is_shown_by_its_words_that_are() -> None:
    routing = route("bij ons is een brug", an_index())
    near = next(near for near in routing.nearest if near.department == "wegen")
    assert [reason.phrase for reason in near.evidence] == ["brug"]


def test_a_no_beside_the_words_is_shown_with_a_phrase_that_has_it() -> None:
    lamps = a_department("lampen", "lantaarns branden overdag", "lantaarn brandt niet")
    (owner,) = route("de lantaren hier brandt niet", prepare(Knowledge((lamps,)))).owners
    assert [reason.phrase for reason in owner.evidence] == ["lantaarn brandt niet"]


def test_a_branch_that_falls_off_is_no_waste() -> None:
    index = prepare(Knowledge((a_department("afval", "afval"),)))
    assert route("de tak valt er bijna af", index).broker


def test_what_happens_now_and_then_has_no_verb_in_af() -> None:
    index = prepare(Knowledge((a_department("brand", "afbranden"),)))
    assert owners_of(route("de schuur brandt helemaal af", index)) == ["brand"]
    assert route("de lamp brandt af en toe", index).broker


@pytest.mark.parametrize(
    "text",
    [
        "restaurant de Brug heeft ratten gezien",
        "ratten gezien bij meneer van de Put",
        "de ratten gezien door mevrouw de boom",
        "mevrouw put heeft ratten gezien",
    ],
)
def test_the_name_of_a_house_or_of_somebody_is_no_matter(text: str) -> None:
    routing = route(text, an_index())
    assert [owner.department for owner in routing.owners] == ["dieren"]
    assert not {near.department for near in routing.nearest} & {"wegen", "water", "groen"}


def test_the_plate_of_a_slide_is_a_part_of_the_slide() -> None:
    index = prepare(knowledge(a_department("spelen", "glijbaan")))
    routing = route("glijbaanplaat los", index)
    assert [owner.department for owner in routing.owners] == ["spelen"]


def test_in_english_a_dutch_word_by_its_letters_only_says_nothing() -> None:
    routing = route("They have put her on the waiting list, please help", an_index())
    assert routing.broker
    assert "water" not in {near.department for near in routing.nearest}


def test_who_crosses_the_road_stabs_nobody() -> None:
    index = prepare(knowledge(a_department("politie", "gestoken", "steekpartij")))
    assert route("de kinderen steken de straat over zonder kijken", index).broker
    assert owners_of(route("hij steekt zijn buurman", index)) == ["politie"]


def test_a_verb_taken_apart_is_quoted_with_both_its_parts() -> None:
    index = prepare(knowledge(a_department("ophalen", "oud papier ophalen")))
    text = "ze halen het oud papier nooit op"
    (owner,) = route(text, index).owners
    (evidence,) = owner.evidence
    assert "… ".join(text[span.start : span.end] for span in evidence.spans) == (
        "halen… oud papier… op"
    )
