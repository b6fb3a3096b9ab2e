"""A yes that hangs on something: whose it is, who sees to it, and how it becomes whole."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.cases.acts import (
    Act,
    Decline,
    Done,
    Give,
    HandOver,
    Join,
    Met,
    Offer,
    Progress,
    Running,
    Take,
    TakeIf,
)
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Case
from bot.store.nouns import AskKind, CaseState
from tests.cases.builders import MORNING, a_case, after, refused, rules

MONEY = TakeIf("er geld is voor nieuwe masten")
FOUND = Met("uit het leefbaarheidsbudget")


def a_conditional_case() -> Case:
    return after(a_case("verlichting", "afval"), ("karel", MONEY))


def told(case: Case, person: str, act: Act) -> set[tuple[News, str]]:
    decision = decide(case, act, person, MORNING + timedelta(days=1), rules())
    assert isinstance(decision, Decision)
    return {(tell.news, tell.person) for tell in decision.tell}


def test_it_has_an_owner_and_a_contact_and_it_is_the_brokers_turn() -> None:
    case = a_conditional_case()
    assert (case.state, case.owner, case.contact) == (
        CaseState.CONDITIONAL,
        "verlichting",
        "karel",
    )
    (broker,) = case.open_of(AskKind.BROKER)
    assert broker.person == "joris"
    assert case.open_of(AskKind.PROGRESS), "its owner is asked now and then, too"
    assert case.open_of(AskKind.CONTRIBUTE) == (), "nobody else joins what may not come"
    assert told(a_case("verlichting"), "karel", MONEY) == {(News.TAKEN_IF, "fatima")}


@pytest.mark.parametrize(
    ("person", "act", "heard"),
    [
        ("karel", Take(), (News.FIRM, "joris")),
        ("kim", Running("SV-9"), (News.FIRM, "joris")),
        ("joris", FOUND, (News.MET, "karel")),
    ],
)
def test_owner_and_broker_each_make_it_whole_and_tell_the_other(
    person: str, act: Act, heard: tuple[News, str]
) -> None:
    assert told(a_conditional_case(), person, act) == {(News.TAKEN, "fatima"), heard}
    case = after(a_conditional_case(), (person, act))
    assert (case.state, case.owner, case.contact) == (CaseState.OWNED, "verlichting", "karel")
    assert case.open_of(AskKind.BROKER) == ()
    assert len(case.open_of(AskKind.PROGRESS)) == 1
    assert [ask.department for ask in case.open_of(AskKind.CONTRIBUTE)] == ["afval"]


def test_an_owner_who_takes_it_back_says_why_and_it_is_the_brokers_without_an_owner() -> None:
    assert refused(a_conditional_case(), "karel", Decline()).reason is Reason.NEEDS_WHY
    case = after(a_conditional_case(), ("karel", Decline(reason="er komt geen geld")))
    assert (case.state, case.owner, case.contact) == (CaseState.UNOWNED, None, None)
    assert [ask.kind for ask in case.waiting] == [AskKind.BROKER]
    assert case.said_no() == {"verlichting"}


def test_what_an_owner_does_otherwise_is_possible_too() -> None:
    case = after(
        a_conditional_case(), ("karel", Progress("we tekenen vast")), ("karel", Give("kim"))
    )
    assert (case.state, case.contact) == (CaseState.CONDITIONAL, "kim")
    assert after(case, ("kim", Done("toch al gemaakt"))).state is CaseState.DONE


def test_another_department_may_take_it_over_as_a_whole() -> None:
    case = after(
        a_conditional_case(), ("joris", HandOver("wegen", "zij hebben geld")), ("wilma", Take())
    )
    assert (case.state, case.owner) == (CaseState.OWNED, "wegen")
    assert case.open_of(AskKind.BROKER) == ()


def test_what_is_taken_over_is_taken_without_conditions() -> None:
    case = after(a_case("verlichting"), ("karel", Take()), ("karel", HandOver("wegen", "brug")))
    refusal = refused(case, "wilma", MONEY)
    assert (refusal.reason, refusal.facts["department"]) == (Reason.NO_IFS, "verlichting")


def test_a_condition_has_words_and_so_has_how_it_was_met() -> None:
    assert refused(a_case("verlichting"), "karel", TakeIf(" ")).reason is Reason.NEEDS_CONDITION
    assert refused(a_conditional_case(), "joris", Met()).reason is Reason.NEEDS_WHY


def test_only_who_is_asked_says_it_and_only_the_broker_says_it_is_met() -> None:
    assert refused(a_case("verlichting"), "wilma", MONEY).reason is Reason.NOT_YOURS
    assert refused(a_conditional_case(), "karel", FOUND).reason is Reason.NOT_YOURS
    owned = after(a_case("verlichting"), ("karel", Take()))
    assert refused(owned, "joris", FOUND).reason is Reason.NOTHING_CONDITIONAL
    assert refused(owned, "karel", MONEY).reason is Reason.YOU_TOOK_IT


def test_others_who_were_asked_what_they_can_do_hear_who_was_first() -> None:
    case = after(a_case(), ("joris", Offer("wegen")), ("joris", Offer("afval")), ("wilma", MONEY))
    assert case.owner == "wegen"
    assert refused(case, "aysel", Take()).reason is Reason.OWNED
    assert refused(case, "aysel", Join()).reason is Reason.OWNED
    joined = after(case, ("joris", FOUND))
    assert joined.open_of(AskKind.CONTRIBUTE) == (), "the broker asks whom they want to"
