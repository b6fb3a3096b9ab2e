"""What is proposed to a poster: after an edit, and for routine work."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bot.calendar import Calendar
from bot.cases import privacy
from bot.cases.acts import Decline, Edit, Keep, Lapse, Offer, Refer, Reroute, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason, Rules
from bot.cases.state import Answer, Case, Signal
from bot.directory import WIJKBOT, Directory
from bot.store.nouns import AskKind, CaseState, Ending, Urgency
from tests.cases.builders import MORNING, a_case, after, numbered, refused, rules
from tests.municipality import a_municipality

LIGHT_TO_ROADS = Edit(1, "verlichting", "wegen", "Noordwest", "Noordwest")


def asked(case: Case) -> list[tuple[AskKind, str | None]]:
    return [(ask.kind, ask.department or ask.person) for ask in case.waiting]


@cache
def with_a_route() -> Rules:
    """Describe public lighting with a form of its own for lamps."""
    config = a_municipality()
    route = {"link": "https://licht.example.org", "phrases": ["lamp uit"]}
    departments = [
        {**each.model_dump(), "regular_route": route if each.id == "verlichting" else None}
        for each in config.departments
    ]
    changed = a_municipality(departments=departments)
    return Rules(Directory(changed), Calendar(changed.office), changed.clocks)


ROUTINE = Case(
    1,
    "joris",
    MORNING,
    wijk="Noordwest",
    owners=("verlichting",),
    recognised=frozenset({"lamp uit"}),
)


def posted(case: Case) -> Case:
    signal = Signal(1, "fatima")
    return numbered(privacy.post(case, signal, MORNING, with_a_route(), danger=False).case)


def a_routine_case() -> Case:
    return posted(ROUTINE)


def decided(case: Case, person: str, act: Reroute | Refer) -> Decision:
    decision = decide(case, act, person, MORNING, rules())
    assert isinstance(decision, Decision), decision
    return decision


def test_new_words_of_another_department_are_proposed_and_change_nothing_yet() -> None:
    case = after(a_case("verlichting"), ("fatima", LIGHT_TO_ROADS))
    assert asked(case) == [(AskKind.OWN, "verlichting"), (AskKind.WHICH_OWNER, "wegen")]
    assert not rules().directory.departments_of("fatima")
    assert refused(case, "wilma", Reroute()).reason is Reason.NOT_YOURS


def test_who_says_yes_has_the_other_department_asked() -> None:
    case = after(a_case("verlichting"), ("fatima", LIGHT_TO_ROADS), ("fatima", Reroute()))
    assert asked(case) == [(AskKind.OWN, "wegen")]
    assert case.asks[0].answer is Answer.CORRECTED


@pytest.mark.parametrize("answer", [("fatima", Keep()), (WIJKBOT, Lapse(2))])
def test_no_and_silence_leave_it_as_it_is(answer: tuple[str, Keep | Lapse]) -> None:
    case = after(a_case("verlichting"), ("fatima", LIGHT_TO_ROADS), answer)
    assert asked(case) == [(AskKind.OWN, "verlichting")]


@pytest.mark.parametrize(
    "edit",
    [
        Edit(1, "verlichting", "verlichting", "Noordwest", "Noordwest"),
        Edit(1, "verlichting", "verlichting"),
        Edit(1, "wegen", "verlichting"),
        Edit(1, None, None),
    ],
)
def test_words_that_mean_the_same_propose_nothing(edit: Edit) -> None:
    case = after(a_case("verlichting"), ("fatima", edit))
    assert asked(case) == [(AskKind.OWN, "verlichting")]


def test_words_of_nobody_may_go_to_the_broker() -> None:
    case = after(a_case("verlichting"), ("fatima", Edit(1, "verlichting", None)))
    assert (AskKind.WHICH_OWNER, "fatima") in asked(case)
    assert asked(after(case, ("fatima", Reroute()))) == [(AskKind.BROKER, "joris")]


def test_what_the_broker_asked_stays_asked() -> None:
    brokered = after(a_case(), ("joris", Offer("afval")))
    case = after(brokered, ("fatima", Edit(1, None, "wegen")), ("fatima", Reroute()))
    assert asked(case) == [(AskKind.OWN, "afval"), (AskKind.OWN, "wegen")]


def test_an_owner_is_told_and_keeps_it() -> None:
    owned = after(a_case("verlichting"), ("karel", Take()), ("fatima", LIGHT_TO_ROADS))
    decision = decided(owned, "fatima", Reroute())
    assert decision.case.owner == "verlichting"
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.CHANGED, "karel")]


def test_another_wijk_is_asked_of_the_poster() -> None:
    edit = Edit(1, "verlichting", "verlichting", "Noordwest", "Leidsche Rijn")
    case = after(a_case("verlichting"), ("fatima", edit))
    assert asked(case) == [(AskKind.OWN, "verlichting"), (AskKind.WHICH_WIJK, "fatima")]


def test_a_newer_edit_takes_the_place_of_an_older_one() -> None:
    back = Edit(1, "wegen", "verlichting")
    case = after(a_case("verlichting"), ("fatima", LIGHT_TO_ROADS), ("fatima", back))
    assert asked(case) == [(AskKind.OWN, "verlichting")]


def test_routine_work_is_proposed_to_go_directly() -> None:
    case = a_routine_case()
    assert asked(case) == [(AskKind.DIRECT, "verlichting")]
    assert refused(case, "karel", Take()).reason is Reason.NOT_YOURS
    decision = decided(case, "fatima", Refer())
    assert (decision.case.state, decision.case.ending) == (CaseState.CLOSED, Ending.REFERRED)
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.DIRECT, "fatima")]


@pytest.mark.parametrize("answer", [("fatima", Keep()), (WIJKBOT, Lapse(1))])
def test_whoever_does_not_want_that_has_it_asked_here(answer: tuple[str, Keep | Lapse]) -> None:
    case = after(a_routine_case(), answer)
    assert asked(case) == [(AskKind.OWN, "verlichting")]
    declined = after(case, ("karel", Decline(reason="nee")))
    assert asked(declined) == [(AskKind.BROKER, "joris")]


def test_a_broker_may_ask_another_meanwhile_and_then_nobody_else_is_asked() -> None:
    case = after(a_routine_case(), ("joris", Offer("wegen")), ("fatima", Keep()))
    assert asked(case) == [(AskKind.OWN, "wegen")]


@pytest.mark.parametrize(
    "case",
    [
        replace(ROUTINE, urgency=Urgency.URGENT),
        replace(ROUTINE, risk=True),
        replace(ROUTINE, confidential=True),
        replace(ROUTINE, recognised=frozenset({"iets anders"})),
    ],
)
def test_what_is_urgent_risky_confidential_or_no_routine_is_offered(case: Case) -> None:
    assert asked(posted(case)) == [(AskKind.OWN, "verlichting")]
