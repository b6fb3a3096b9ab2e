"""Words that no title may hold: of groups, origin and family, in whatever form they come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from bot.calendar import Calendar
from bot.cards import parts
from bot.cards import view as views
from bot.cards.reader import Reader
from bot.cards.titles import names_people
from bot.cards.view import View
from bot.cases.decision import Rules
from bot.cases.state import Case
from bot.config.keeping import Titles
from bot.config.load import load
from bot.directory import Directory
from bot.language import Language
from routing import route
from tests.cards.stage import a_reader, in_a_town
from tests.cards.test_titles import because_of, owned_by
from tests.routing.example import the_example
from tests.stories.play import LANTERNS, TUESDAY, Play

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.mark.parametrize(
    "title",
    [
        "Marokkaanse jongeren",
        "overlast Marokkanen",
        "marokkanenprobleem",
        "TURKSE MANNEN",
        "Turkenbuurt",
        "Poolse arbeiders",
        "Roemenen in huis",
        "overlast van Roma",
        "Woonwagenbewoners",
        "zigeunerkamp",
        "probleemgezin",
        "Multi-probleemgezin",
        "de familie Jansen",
        "familieruzie",
        "buurvrouw van nummer 4",
        "Syriërs in de flat",
        "Eritreeers in de flat",
        "tbs'er naast de school",
        "ex-tbs’er in de straat",
        "homo's uitgescholden",
        "joodse begraafplaats",
    ],
)
def test_a_title_that_names_a_group_an_origin_or_a_family_is_none(title: str) -> None:
    assert names_people(title, Titles())


@pytest.mark.parametrize(
    "title",
    [
        "Woonwagenlocatie",
        "Overlast door jongeren",
        "Onbegrepen gedrag",
        "Gehandicaptenparkeerplaats bezet",
        "Asielzoekerscentrum",
        "Eengezinswoning",
        "Wild kamperen",
        "Armoederegeling",
        "Aroma van de koffiebranderij",
        "Zwempoel vol algen",
        "Metropoolregio",
        "Turkoois fietspad",
        "Lantaarn doet het niet",
    ],
)
def test_a_title_that_names_a_place_or_a_problem_is_one(title: str) -> None:
    assert not names_people(title, Titles())


@given(st.text(), st.lists(st.text(min_size=1), max_size=5))
def test_any_list_of_words_is_looked_for_in_any_title(title: str, never: list[str]) -> None:
    told = names_people(title, Titles(never=tuple(each for each in never if each.strip())))
    assert told in {True, False}


def test_an_empty_list_forbids_nothing_and_one_of_your_own_replaces_the_usual_one() -> None:
    assert not names_people("Familie Jansen", Titles(never=()))
    assert names_people("Bankjesmensen", Titles(never=("bankjesmens",)))
    assert not names_people("Familie Jansen", Titles(never=("bankjesmens",)))


def test_the_example_lists_the_usual_words() -> None:
    assert load(EXAMPLE).titles == Titles()


def test_no_department_or_theme_of_the_example_is_called_by_people() -> None:
    config = load(EXAMPLE)
    named = [
        *(each.name for each in config.departments),
        *(each.name for each in config.themes),
        *(each.name for each in config.parties),
    ]
    assert [each for each in named if names_people(each, config.titles)] == []


@in_a_town()
async def test_the_next_phrase_names_it_else_the_theme_or_the_department(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    with a_reader(play) as reader:
        view = views.load(reader.session, 1)
        assert view is not None
        both = owned_by(view, because_of("marokkaanse jongeren"), because_of("jongerenoverlast"))
        assert parts.title(both, reader) == "Jongerenoverlast"
        alone = owned_by(view, because_of("marokkaanse jongeren"))
        assert parts.title(alone, reader) == "Straatverlichting"


@in_a_town()
async def test_a_framing_that_names_people_is_passed_over(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    with a_reader(play) as reader:
        view = views.load(reader.session, 1)
        assert view is not None
        framed = replace(
            owned_by(view, because_of("lichtmast")), framed="Een huis voor de familie Jansen"
        )
        assert parts.title(framed, reader) == "Lichtmast"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Marokkaanse jongeren hangen rond bij de speeltuin en schelden ons uit",
            "Jongeren hangen rond",
        ),
        ("de woonwagenbewoners zetten een hek rond de woonwagenlocatie", "Woonwagens"),
        ("Poolse mannen slapen met zijn twaalven in een huis", "Twaalf man in huis"),
        (
            "het probleemgezin op de hoek zet vuilniszakken naast de container",
            "Vuilniszakken",
        ),
        ("alle hulp voor dit gezin is vastgelopen", "Jeugd en onderwijs"),
    ],
)
def test_nasty_texts_get_a_title_of_place_and_problem_from_the_example(
    text: str, title: str
) -> None:
    assert title_of(text) == title


def title_of(text: str) -> str:
    """Title a text as the example would."""
    config = load(EXAMPLE)
    found = route(text, the_example())
    case = Case(1, "anouk", TUESDAY, theme=found.theme.theme if found.theme else None)
    view = View(case, found, "fatima", TUESDAY, text, text, None, None, ())
    rules = Rules(Directory(config), Calendar(config.office), config.clocks)
    return parts.title(view, Reader(Session(), rules, Language(), "", {}, TUESDAY))
