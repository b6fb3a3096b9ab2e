"""Where it is, as people write it."""

from __future__ import annotations

import pytest

from routing import route
from routing.nouns import Why, WijkMatch
from tests.routing.builders import an_index


def wijken_of(text: str) -> list[str]:
    return [match.name for match in route(text, an_index()).wijk]


@pytest.mark.parametrize(
    ("text", "wijk"),
    [
        ("container vol in Overvecht", "Overvecht"),
        ("container vol in ondiep", "Noordwest"),
        ("container vol Zamenhofdreef 12", "Overvecht"),
        ("container vol op de zamenhofdreeef", "Overvecht"),
        ("container vol Lange Nieuwstr. 3", "Binnenstad"),
        ("container vol, lange nieuw straat", "Binnenstad"),
        ("burg. norbruislaan, container vol", "Noordwest"),
        ("container vol bij het julianapark", "Noordwest"),
        ("container vol in zuid", "Zuid"),
        ("container vol op de Trans", "Binnenstad"),
        ("container vol Winkel 12", "Binnenstad"),
        ("container vol in vechtplants.", "Noordwest"),
        ("ondiep: container vol", "Noordwest"),
        ("container vol bij de Rokade", "Noordwest"),
        ("container vol op Zevenblad 3", "Binnenstad"),
        ("zuid: container vol", "Zuid"),
        ("Overvecht container vol", "Overvecht"),
    ],
)
def test_a_place_tells_the_wijk(text: str, wijk: str) -> None:
    assert wijken_of(text) == [wijk]


@pytest.mark.parametrize(
    "text",
    [
        "in de winter is de put verstopt",
        "de winkel heeft een container",
        "Winter: gladheid",
        "Zevenblad heeft de tuin overgenomen",
        "alles wordt zo op straat gezet",
        "op de hoek van mevrouw Winter",
    ],
)
def test_a_common_word_is_no_place(text: str) -> None:
    assert wijken_of(text) == []


def test_a_street_in_two_wijken_points_at_both() -> None:
    assert wijken_of("gat in de weg amsterdamse straatweg") == ["Noordwest", "Overvecht"]


def test_another_name_settles_a_street_in_two_wijken() -> None:
    assert wijken_of("Amsterdamsestraatweg in Ondiep") == ["Noordwest"]


def test_the_default_counts_only_when_the_text_names_no_place() -> None:
    (default,) = route("container vol", an_index(), default_wijk="Zuid").wijk
    (named,) = route("container vol in Overvecht", an_index(), default_wijk="Zuid").wijk
    assert default.name == "Zuid"
    assert default.evidence[0].why is Why.DEFAULT
    assert named.name == "Overvecht"
    assert default.score < named.score


def test_the_place_is_the_narrowest_name() -> None:
    match: WijkMatch = route("container vol, Zamenhofdreef in Overvecht", an_index()).wijk[0]
    assert match.place == "Zamenhofdreef"
    assert len(match.evidence) == 2


@pytest.mark.parametrize("before", ["is", "om", "we", "of", "on", "nu"])
def test_a_right_name_is_found_before_a_slip_of_the_pen(before: str) -> None:
    text = f"lantaarn kapot {before} Vechtplantsoen"
    (match,) = route(text, an_index()).wijk
    assert [(reason.why, reason.spans[0].of(text)) for reason in match.evidence] == [
        (Why.EXACT, "Vechtplantsoen")
    ]
