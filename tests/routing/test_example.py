"""The example municipality: real vocabulary, texts as colleagues write them."""

from __future__ import annotations

import pytest

from routing import route
from routing.nouns import Flag, Kind, Routing
from tests.routing.example import misspelt, texts, the_example

OWNED: dict[str, list[str]] = texts()["owned"]
PAIRS = [(department, text) for department, each in OWNED.items() for text in each]


def routed(text: str) -> Routing:
    return route(text, the_example())


def owners_of(text: str) -> list[str]:
    return [owner.department for owner in routed(text).owners]


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


@pytest.mark.parametrize("department", OWNED)
def test_each_department_is_asked_for_most_of_its_own(department: str) -> None:
    assert share([owners_of(text)[:1] == [department] for text in OWNED[department]]) >= 0.8


def test_nine_of_ten_texts_reach_their_department_at_once() -> None:
    assert share([owners_of(text)[:1] == [wanted] for wanted, text in PAIRS]) >= 0.93


def test_the_right_department_is_among_the_first_three() -> None:
    found = []
    for wanted, text in PAIRS:
        routing = routed(text)
        near = [near.department for near in routing.nearest]
        found.append(wanted in [*owners_of(text), *near][:3])
    assert share(found) >= 0.97


def test_slips_of_the_pen_cost_little() -> None:
    spoilt = [(wanted, misspelt(text, seed)) for seed, (wanted, text) in enumerate(PAIRS)]
    assert share([owners_of(text)[:1] == [wanted] for wanted, text in spoilt]) >= 0.88


def test_one_matter_hardly_ever_has_a_second_owner() -> None:
    assert share([len(owners_of(text)) > 1 for _, text in PAIRS]) <= 0.05


def test_two_matters_have_two_owners() -> None:
    both = texts()["both"]
    assert share([set(owners_of(each["text"])) == set(each["owners"]) for each in both]) >= 0.75


def test_what_is_nobodys_goes_to_the_broker() -> None:
    assert share([routed(text).broker for text in texts()["nobody"]["texts"]]) >= 0.8


def test_talk_is_known_as_talk() -> None:
    kinds = [routed(text).kind for text in texts()["chatter"]["texts"]]
    assert share([kind is Kind.CHATTER for kind in kinds]) >= 0.9


def test_no_signal_is_taken_for_talk() -> None:
    signals = [*(text for _, text in PAIRS), *texts()["nobody"]["texts"]]
    assert [text for text in signals if routed(text).kind is Kind.CHATTER] == []


@pytest.mark.parametrize(
    ("text", "owners", "wijk"),
    [
        (
            "bij de school aan het vechtplantsoen doen 2 lantarens het niet, erg donker",
            ["verlichting"],
            "Noordwest",
        ),
        (
            "de kinderboerderij dreigt te sluiten door verwaarlozing, bewoners willen haar houden",
            [],
            None,
        ),
        (
            "er staat een hoog hekwerk zonder vergunning rond de woonwagenlocatie in Leidsche Rijn",
            ["handhaving"],
            "Leidsche Rijn",
        ),
        ("het buurthuis aan de Hondsrug staat leeg", ["vastgoed"], "Zuid"),
        ("elke maandag rommel naast de container, Zambesidreef 12", ["afval"], "Overvecht"),
        ("een ex-tbs'er krijgt een woning naast de basisschool", [], None),
        ("there is garbage next to the bin and a broken streetlight", ["verlichting"], None),
    ],
)
def test_the_scenes_of_the_practice_go_where_they_should(
    text: str, owners: list[str], wijk: str | None
) -> None:
    routing = routed(text)
    assert set(owners) <= {owner.department for owner in routing.owners}
    assert routing.broker is not bool(owners)
    assert next((match.name for match in routing.wijk), None) == wijk


@pytest.mark.parametrize(
    ("place", "wijk"),
    [
        ("op de Amsterdamsestraatweg 210", "Noordwest"),
        ("in de kanaalstraat", "West"),
        ("langs de oude gracht", "Binnenstad"),
        ("Biltstr. 44", "Noordoost"),
        ("bij het wilhelminapark", "Oost"),
        ("op kanaleneiland", "Zuidwest"),
        ("in Vleuten", "Vleuten-De Meern"),
        ("bij station terwijde", "Leidsche Rijn"),
        ("winkelcentrum overvecht", "Overvecht"),
        ("'t Goylaan", "Zuid"),
        ("vecht plantsoen", "Noordwest"),
        ("amsterdamse straatweg", "Noordwest"),
        ("op de amsterdamsestraatwg", "Noordwest"),
    ],
)
def test_places_of_the_city_tell_the_wijk(place: str, wijk: str) -> None:
    assert [match.name for match in routed(f"boom omgewaaid {place}").wijk] == [wijk]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("er is een gaslek op de Biltstraat", Flag.DANGER),
        ("graag met spoed kijken naar de losse tegel", Flag.URGENT),
        ("bewoners dreigen naar de krant te gaan over de bomen", Flag.POLITICAL),
        ("verwarde man op het plein", Flag.HEALTH),
        ("ik hoor dat de buurman zijn kinderen slaat, kindermishandeling dus", Flag.VIOLENCE),
        ("ik wil ongewenst gedrag van een collega melden", Flag.CONDUCT),
        ("een journalist belt over de speeltuin", Flag.PRESS),
    ],
)
def test_words_ask_attention(text: str, flag: Flag) -> None:
    assert flag in [raised.flag for raised in routed(text).flags]


@pytest.mark.parametrize(
    "text",
    [
        "bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen in het donker",
        "hangjongeren slaan ruiten in en de krantenbezorger is bang",
        "op de Burgemeester Reigerstraat is de put verstopt",
    ],
)
def test_ordinary_reports_raise_no_flag(text: str) -> None:
    assert routed(text).flags == ()


def test_a_theme_has_its_own_words_only() -> None:
    theme = routed("hekwerk rond de woonwagens").theme
    assert theme is not None
    assert theme.theme == "woonwagens"
    assert [routed(text).theme for _, text in PAIRS if "woonwagen" not in text].count(None) > 490
