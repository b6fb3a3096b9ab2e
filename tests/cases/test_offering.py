"""What is put before others: to own it, to take part or for advice, to a department or a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import asks
from bot.cases.acts import Advise, Decline, Join, Lapse, Offer, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Answer, Ask, Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind
from tests.cases.builders import MORNING, a_case, after, refused, rules

ADVICE = Offer("wegen", "kan dat zo?", kind=AskKind.ADVISE)
HELP = Offer("wegen")


def the(case: Case, kind: AskKind) -> Ask:
    (ask,) = case.open_of(kind)
    return ask


def owned() -> Case:
    return after(a_case("verlichting"), ("karel", Take()))


def told(case: Case, person: str, act: Join | Decline | Advise) -> list[tuple[News, str]]:
    decision = decide(case, act, person, MORNING + timedelta(hours=9), rules())
    assert isinstance(decision, Decision)
    return [(tell.news, tell.person) for tell in decision.tell]


def test_an_owner_asks_to_take_part_and_hears_what_they_say() -> None:
    case = after(owned(), ("karel", HELP))
    ask = the(case, AskKind.CONTRIBUTE)
    assert (ask.department, ask.asker) == ("wegen", "karel")
    assert told(case, "wilma", Join()) == [(News.REACTED, "karel")]
    assert told(case, "wilma", Decline(reason="geen mensen")) == [(News.REACTED, "karel")]


def test_what_nobody_owns_is_put_before_somebody_to_own_it() -> None:
    case = after(a_case(), ("joris", HELP))
    assert the(case, AskKind.OWN).department == "wegen"
    assert not case.open_of(AskKind.BROKER)


@pytest.mark.parametrize("kind", [AskKind.CONTRIBUTE, AskKind.ADVISE])
def test_help_and_advice_leave_the_turn_with_the_broker(kind: AskKind) -> None:
    case = after(a_case(), ("joris", replace(HELP, kind=kind)))
    assert case.open_of(AskKind.BROKER)
    assert the(case, kind).department == "wegen"


def test_a_person_is_asked_for_the_one_department_that_is_theirs() -> None:
    case = after(a_case(), ("joris", Offer(person="wilma")))
    ask = the(case, AskKind.OWN)
    assert (ask.department, ask.person) == ("wegen", "wilma")
    case = after(case, ("wilma", Take()))
    assert (case.owner, case.contact) == ("wegen", "wilma")


def test_for_advice_anybody_is_asked_for_nobody_else() -> None:
    case = after(a_case(), ("joris", Offer(person="samira", kind=AskKind.ADVISE)))
    ask = the(case, AskKind.ADVISE)
    assert (ask.department, ask.person) == (None, "samira")


def test_advice_answers_who_asked_for_it_and_moves_nothing() -> None:
    case = after(owned(), ("karel", ADVICE))
    assert told(case, "wilma", Advise("met kunststof")) == [(News.REACTED, "karel")]
    advised = after(case, ("wilma", Advise("met kunststof")))
    assert not advised.open_of(AskKind.ADVISE)
    assert (advised.owner, advised.contributors) == (case.owner, case.contributors)
    assert advised.open_of(AskKind.PROGRESS) == case.open_of(AskKind.PROGRESS)


def test_whoever_is_asked_something_else_may_think_along_and_is_asked_still() -> None:
    case = a_case("verlichting")
    assert told(case, "karel", Advise("vraag het Wilma")) == [(News.REACTED, "joris")]
    assert after(case, ("karel", Advise("vraag het Wilma"))).open_of(AskKind.OWN)


def test_advice_lapses_after_three_days_with_one_nudge_and_may_come_late() -> None:
    case = after(owned(), ("karel", ADVICE))
    plan = asks.schedule(the(case, AskKind.ADVISE), case, rules())
    assert len(plan.nudges) == 1
    assert plan.due == plan.end == MORNING + timedelta(days=3, hours=3)
    lapsed = after(case, (WIJKBOT, Lapse(the(case, AskKind.ADVISE).id or 0)))
    assert not lapsed.open_of(AskKind.ADVISE)
    late = after(lapsed, ("wilma", Advise("toch nog")))
    assert late.asks[-1].answer is Answer.GIVEN


def test_what_was_asked_beside_it_outlives_that_somebody_takes_it() -> None:
    part = replace(HELP, department="afval", kind=AskKind.CONTRIBUTE)
    case = after(a_case(), ("joris", ADVICE), ("joris", part), ("joris", HELP), ("wilma", Take()))
    assert case.open_of(AskKind.ADVISE)
    assert the(case, AskKind.CONTRIBUTE).department == "afval"


def test_who_takes_it_is_not_asked_to_take_part_any_more() -> None:
    part = replace(HELP, kind=AskKind.CONTRIBUTE)
    case = after(a_case(), ("joris", part), ("joris", HELP), ("wilma", Take()))
    assert not case.open_of(AskKind.CONTRIBUTE)
    assert [ask.answer for ask in case.asks if ask.kind is AskKind.CONTRIBUTE] == [Answer.OVERTAKEN]


def test_what_cannot_be_asked_is_refused_with_the_reason() -> None:
    case = after(owned(), ("karel", HELP), ("karel", ADVICE))
    for person, act, reason in (
        ("karel", Offer("afval", kind=AskKind.OWN), Reason.HAND_IT_OVER),
        ("joris", Offer("afval", kind=AskKind.OWN), Reason.OWNED),
        ("karel", HELP, Reason.ASKED_ALREADY),
        ("karel", ADVICE, Reason.ASKED_ALREADY),
        ("karel", Offer("verlichting"), Reason.HAS_IT_ALREADY),
        ("karel", Offer("nergens"), Reason.UNKNOWN_DEPARTMENT),
        ("karel", Offer(person="samira"), Reason.NO_DEPARTMENT),
        ("karel", Offer(person="karel"), Reason.YOURSELF),
        ("karel", Offer(person="niemand", kind=AskKind.ADVISE), Reason.UNREACHABLE),
        ("hugo", HELP, Reason.NOT_YOURS),
        ("hugo", Advise("weet ik niet"), Reason.NOT_YOURS),
        ("wilma", Advise(" "), Reason.NEEDS_WORDS),
    ):
        assert refused(case, person, act).reason is reason, (person, act)
    joined = after(case, ("wilma", Join()))
    assert refused(joined, "karel", HELP).reason is Reason.TAKES_PART_ALREADY
