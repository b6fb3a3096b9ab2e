"""The scenes play to their end by themselves, on the example municipality."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console as Terminal

from bot.config.load import load
from bot.config.schema import Config
from bot.demo.run import demo, moved
from bot.demo.scenes import SCENES
from tests.municipality import a_municipality

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@cache
def the_example(language: str = "nl") -> Config:
    config = load(EXAMPLE)
    municipality = config.municipality.model_copy(update={"language": language})
    return config.model_copy(update={"municipality": municipality})


@cache
def seen(language: str = "nl", columns: int = 100) -> str:
    """Play all scenes as they are without a terminal, and give what can be read."""
    return played(the_example(language), list(SCENES), columns)


def played(config: Config, scenes: list[int], columns: int = 100) -> str:
    paper = StringIO()
    asyncio.run(demo(config, scenes, Terminal(width=columns, file=paper), chat=False))
    return paper.getvalue()


def words(shown: str) -> str:
    """Give the words on one line, without the margins that terminals draw."""
    return " ".join(re.sub(r"^[\d ]*[│┃▸░ ]*", "", shown, flags=re.MULTILINE).split())


def test_it_plays_without_a_terminal_and_says_how_to_go_on() -> None:
    told = words(seen())
    assert "Scène 1: twee lantaarns bij een school" in told
    assert "Scène 6: het hek waar niemand aan durft te komen" in told
    assert told.endswith("Dat was het. In je eigen terminal kun je zelf verder.")


def test_people_channels_and_days_are_seen() -> None:
    told = seen()
    for name in ("Fatima de Wit", "Karel Janssen", "Ingeborg Faber", "Samira El Idrissi"):
        assert name in told
    for channel in ("#signalen", "#verlichting", "#handhaving", "#vergunningen"):
        assert channel in told
    assert "░ dinsdag 24 november, 08:12" in told
    assert "░ wo 25 · do 26 · vr 27 · za 28 · zo 29 · ma 30 · dinsdag 1 december, 09:12" in told


def test_the_first_scene_has_a_nudge_a_doubt_and_a_happy_end() -> None:
    told = words(seen())
    in_order = (
        "je schrijft ‘lantarens’",
        "Karel Janssen drukt op [Loopt al] in #verlichting, en vult in: ‘SV-4411’.",
        "Goedemorgen Karel. Eén ding wacht op je.",
        "Karel Janssen drukt op [Klaar], onder vier ogen met de bot",
        "@Fatima, is het zo opgelost?",
        "Nog niet: ‘er knippert er nog één’. Ik heb het doorgegeven.",
        "Opgelost, dankzij Karel Janssen van Straatverlichting.",
    )
    places = [told.find(each) for each in in_order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_sixth_scene_ends_at_the_wijkmanagers_turn() -> None:
    told = words(seen())
    assert "‘niet zonder politie, onze mensen zijn bedreigd’, ‘Vergunningen’." in told
    assert "jij bent aan zet, @Samira." in told
    assert "Handhaving en Vergunningen zeggen dat dit niet van hen is." in told


def test_the_second_scene_says_nothing_in_the_channel_and_all_to_the_wijkmanager() -> None:
    told = words(played(the_example(), [2]))
    channel, private = told.split("aan Joris Vermeer, onder vier ogen")
    assert "Dit is besloten. Het ligt bij Joris Vermeer." in channel
    assert channel.count("tbs") == 1, "in Fatima's own words alone"
    assert "krijgt een woning naast de basisschool" in private
    assert "Fatima de Wit verwijdert het bericht." in private
    assert "Je bericht is uit het kanaal." in private


def test_the_ninth_scene_is_closed_by_the_wijkmanager_and_the_poster_alone() -> None:
    _, title, told = words(seen()).partition("Scène 9: het bankje")
    assert title
    in_order = (
        "jij bent aan zet, @Joris.",
        "Joris Vermeer drukt op [Ik zorg er zelf voor], onder vier ogen met de bot.",
        "@Fatima, Joris Vermeer pakt het op.",
        "Joris Vermeer laat weten: ‘de acht buren kozen samen een plek",
        "Fatima de Wit drukt op [Ja] in #signalen.",
    )
    places = [told.find(each) for each in in_order]
    assert -1 not in places
    assert places == sorted(places)


def test_of_a_card_that_changes_only_what_is_new_is_shown() -> None:
    told = words(seen())
    assert told.count("kinderen fietsen in het donker") == 3  # posted, asked, asked once more
    assert told.count("Opgelost. Dank je, Karel.") == 1


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal_or_than_reading_is_easy(columns: int) -> None:
    widest = max(map(len, seen(columns=columns).splitlines()))
    assert widest <= min(columns, 92)


def test_it_is_told_in_english_as_well() -> None:
    told = words(seen("en"))
    assert "Scene 1: two lanterns near a school" in told
    assert "Karel Janssen presses [Already running] in #verlichting" in told
    assert "it is your turn, @Samira." in told
    assert told.endswith("In a terminal of your own you can go on yourself.")
    assert not re.search(r"\b(drukt|vult|kanaal|eigenaar|vandaag)\b", told)


def test_what_a_municipality_lacks_for_a_scene_is_told_and_the_next_is_played() -> None:
    told = words(played(a_municipality(), [6, 1]))
    assert "Voor deze scène is dit nodig, en deze gemeente heeft het niet: vergunningen." in told
    assert "Opgelost. Dank je, Karel." in told


def test_a_platform_without_forms_can_be_the_stage_too() -> None:
    told = words(played(a_municipality("markt"), [1]))
    assert "[2 🔁 Loopt al] !wijkbot loopt al W-1" in told
    assert "@Karel, wat is het nummer in je eigen systeem?" in told
    assert "onder nummer SV-4411" in told
    assert "Opgelost. Dank je, Karel." in told


def test_time_is_moved_by_what_people_type() -> None:
    assert moved("+2d") == moved("+ 2 d") == moved("+2 dagen") == timedelta(days=2)
    assert moved("+3") == timedelta(days=3)
    assert moved("+4u") == moved("+4h") == timedelta(hours=4)
    assert moved("+1w") == timedelta(weeks=1)
    assert moved("+30m") == timedelta(minutes=30)
    for wrong in ("2d", "+", "+d", "+3x", "+400d", "+99999d", "+-1d", ""):
        assert moved(wrong) is None, wrong
