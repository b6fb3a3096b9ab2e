"""Who is who: leads, members, brokers, and where each can be reached."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory import Address, Directory, guest
from tests.municipality import BARE, FULL, PEOPLE, a_municipality


def a_directory(**changes: Any) -> Directory:  # noqa: ANN401 - as in the file
    """Look things up in a municipality."""
    return Directory(a_municipality(**changes))


def people(*more: dict[str, Any], **changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Describe the people, some otherwise, and more of them."""
    known = [person.model_dump() for person in a_municipality().people]
    return [*({**each, **changes.get(each["slug"], {})} for each in known), *more]


def departments(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Describe the departments, some otherwise."""
    known = [each.model_dump() for each in a_municipality().departments]
    return [{**each, **changes.get(each["id"], {})} for each in known]


def wijken(**changes: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as in the file
    """Describe the wijken, Noordwest otherwise."""
    first, *others = (wijk.model_dump() for wijk in a_municipality().wijken)
    return [{**first, **changes}, *others]


def test_who_may_answer_for_a_department_is_listed_in_it_or_leads_it() -> None:
    directory = a_directory(
        departments=departments(verlichting={"leads": {"Noordwest": "bas"}}),
        people=people(hugo={"department": "verlichting"}),
    )
    assert directory.members("verlichting") == {"karel", "kim", "bas", "hugo"}
    assert directory.departments_of("hugo") == ("verlichting", "handhaving")
    assert directory.lead("verlichting", "Noordwest").slug == "bas"
    assert directory.lead("verlichting", "Leidsche Rijn").slug == "karel"


def test_a_theme_goes_before_a_wijk_and_a_wijk_before_the_coordinator() -> None:
    themes = [
        {"id": "dieren", "name": "Dieren", "broker": "kim"},
        {"id": "feest", "name": "Feest"},
    ]
    directory = a_directory(themes=themes)
    assert directory.broker("Noordwest", "dieren") == "kim"
    assert directory.broker("Noordwest", "feest") == "joris"
    assert directory.broker("Atlantis", "feest") == directory.broker(None) == "anouk"
    assert [directory.needs_wijk(theme) for theme in ("dieren", "feest", None)] == [
        False,
        True,
        True,
    ]


def test_assistants_and_the_substitute_stand_beside_a_wijkmanager_and_no_other_broker() -> None:
    directory = a_directory(
        wijken=wijken(wijkmanagers=["joris", "bas"], assistants=["kim"], substitute="zoe")
    )
    assert directory.brokers("joris", "Noordwest") == {"joris", "bas", "kim", "zoe"}
    assert directory.brokers("anouk", "Noordwest") == {"anouk"}
    assert directory.brokers("joris", None) == {"joris"}


def test_who_brokered_and_left_is_followed_by_who_brokers_there_now() -> None:
    directory = a_directory()
    assert directory.broker_now("joris", "Leidsche Rijn", None) == "joris"
    assert directory.broker_now("vertrokken", "Leidsche Rijn", None) == "samira"
    assert directory.broker_now("vertrokken", None, None) == "anouk"


def test_a_party_owns_only_where_that_is_configured_and_is_no_colleague() -> None:
    parties = [
        {"id": "corporatie", "name": "Corporatie", "lead": "cor", "may_own": True},
        {"id": "politie", "name": "Politie", "lead": "pol"},
    ]
    outside = ({"slug": "cor", "name": "Cor"}, {"slug": "pol", "name": "Pol"})
    directory = a_directory(parties=parties, people=people(*outside, kim={"department": "politie"}))
    assert [directory.may_own(each) for each in ("corporatie", "politie", "zorg", "x")] == [
        True,
        False,
        True,
        False,
    ]
    assert [directory.is_colleague(each) for each in ("cor", "pol", "bas", "kim", "weg")] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_private_messages_go_to_the_home_account_else_to_the_first() -> None:
    ids = {FULL: "k", BARE: "@karel:example.org"}
    directory = a_directory(people=people(karel={"ids": ids, "home": BARE}, kim={"ids": ids}))
    assert directory.home("karel") == Address(BARE, "@karel:example.org")
    assert directory.home("kim") == Address(FULL, "k")
    assert directory.user("karel", FULL) == "k"
    assert directory.home("vertrokken") is None
    assert a_directory(people=people(karel={"ids": {}})).home("karel") is None


@pytest.mark.parametrize("user", ["u777", "@iris:example.org", "a~b", "~", " ", "karel"])
def test_a_guest_is_reached_by_the_id_that_the_platform_gave(user: str) -> None:
    directory = a_directory()
    slug = guest(BARE, user)
    assert directory.speaker(BARE, user) == slug
    assert directory.home(slug) == Address(BARE, user)
    assert directory.user(slug, BARE) == user
    assert directory.user(slug, FULL) is None
    assert directory.departments_of(slug) == ()


@given(st.text(min_size=1))
def test_no_guest_is_taken_for_a_colleague(user: str) -> None:
    directory = a_directory()
    assert directory.speaker(BARE, user) not in PEOPLE
    assert directory.home(guest(BARE, user)) == Address(BARE, user)


def test_a_guest_of_an_account_that_is_gone_cannot_be_reached() -> None:
    assert a_directory().home(guest("opgeheven", "u777")) is None


def test_a_text_without_a_place_is_from_its_channel_or_else_from_its_posters_wijk() -> None:
    channels = [
        {"account": FULL, "id": "#signalen"},
        {"account": FULL, "id": "#noordwest", "wijk": "Noordwest"},
    ]
    directory = a_directory(
        channels=channels,
        people=people(
            bas={"wijken": ["Leidsche Rijn"]}, kim={"wijken": ["Leidsche Rijn", "Noordwest"]}
        ),
    )
    assert directory.intake(FULL, "#noordwest")
    assert not directory.intake(BARE, "#noordwest")
    usual = directory.usual_wijk
    assert usual(FULL, "#noordwest", "bas") == "Noordwest"
    assert usual(FULL, "#signalen", "bas") == "Leidsche Rijn"
    assert usual(FULL, "#signalen", "kim") is None


def test_a_channel_is_on_the_preferred_account_where_there_is_one() -> None:
    both = {FULL: "#wegen", BARE: "#de-wegen"}
    directory = a_directory(departments=departments(wegen={"channels": both}))
    assert directory.channel("wegen", BARE) == Address(BARE, "#de-wegen")
    assert directory.channel("wegen", "elders") == Address(FULL, "#wegen")
    assert directory.channel("zorg") is None
