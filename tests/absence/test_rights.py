"""Who stands in may do on an ask what who is away may, and reads the case by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot import rights
from bot.cases.acts import ActName, Decline, Done, NoSignal, Offer, Progress, Resume, StandIn, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, Reason, Refusal
from bot.cases.state import Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, CaseState
from tests.cases.builders import MORNING, a_case, after, numbered, refused, rules

DIRECTORY = rules().directory
LATER = MORNING + timedelta(days=1)


def held(case: Case, kind: AskKind, person: str, absent: str) -> Case:
    (ask,) = case.open_of(kind)
    assert ask.id is not None
    decision = decide(case, StandIn(ask.id, person, absent), WIJKBOT, LATER, rules())
    assert isinstance(decision, Decision)
    assert decision.entry.details == {"person": person}, "not that somebody is away"
    return numbered(decision.case)


def readers(case: Case, *people: str) -> list[str]:
    return [each for each in people if rights.may_read(each, case, DIRECTORY)]


def test_who_stands_in_answers_an_offer_for_the_department() -> None:
    case = held(a_case("verlichting"), AskKind.OWN, "hugo", "karel")
    owned = after(case, ("hugo", Take()))
    assert (owned.owner, owned.contact) == ("verlichting", "karel"), "Hugo is of another one"
    within = held(a_case("verlichting"), AskKind.OWN, "kim", "karel")
    assert after(within, ("kim", Take())).contact == "kim"
    after(case, ("hugo", Decline(reason="die staat aan het spoor")))
    after(case, ("karel", Take()))


def test_who_stands_in_for_an_owner_tells_how_it_goes_and_that_it_is_done() -> None:
    owned = after(a_case("verlichting"), ("karel", Take()))
    assert refused(owned, "hugo", Done("klaar")).reason is Reason.NOT_YOURS
    case = held(owned, AskKind.PROGRESS, "hugo", "karel")
    assert rights.who_can(ActName.DONE, case, DIRECTORY) == ("hugo",)
    told = after(case, ("hugo", Progress("vrijdag")))
    assert told.open_of(AskKind.PROGRESS)[0].stands_in_for == "karel"
    assert after(told, ("hugo", Done("klaar"))).state is CaseState.DONE


def test_who_stands_in_for_a_broker_brokers_while_it_is_their_turn() -> None:
    case = held(a_case(), AskKind.BROKER, "samira", "joris")
    assert rights.who_can(ActName.OFFER, case, DIRECTORY) == ("samira",)
    assert after(case, ("samira", Offer("zorg"))).open_of(AskKind.OWN)
    assert after(case, ("samira", NoSignal())).state is CaseState.CLOSED
    offered = after(case, ("samira", Offer("zorg")))
    assert refused(offered, "samira", Offer("wegen")).reason is Reason.NOT_YOURS


def test_in_confidence_only_who_stands_in_reads_what_is_asked_of_who_is_away() -> None:
    case = replace(a_case("verlichting"), confidential=True)
    people = ("karel", "kim", "hugo", "wilma", "anouk")
    assert readers(case, *people) == ["karel"]
    assert readers(held(case, AskKind.OWN, "hugo", "karel"), *people) == ["hugo"]


def test_who_is_back_is_asked_again_and_who_stood_in_may_no_more() -> None:
    case = held(a_case("verlichting"), AskKind.OWN, "hugo", "karel")
    (ask,) = case.open_of(AskKind.OWN)
    assert ask.id is not None
    decision = decide(case, Resume(ask.id), WIJKBOT, LATER, rules())
    assert isinstance(decision, Decision)
    case = numbered(decision.case)
    assert rights.asked_person(case.open_of(AskKind.OWN)[0], case, DIRECTORY) == "karel"
    assert refused(case, "hugo", Take()).reason is Reason.NOT_YOURS


def test_only_the_bot_moves_asks_and_only_open_ones() -> None:
    case = a_case("verlichting")
    (ask,) = case.open_of(AskKind.OWN)
    assert ask.id is not None
    assert refused(case, "karel", StandIn(ask.id, "kim", "karel")).reason is Reason.NOT_YOURS
    for act in (StandIn(99, "kim", "karel"), Resume(99), Resume(ask.id)):
        assert decide(case, act, WIJKBOT, LATER, rules()) == Refusal(Reason.ANSWERED)


def test_oneself_and_ones_lead_tell_it() -> None:
    def may(person: str, other: str) -> bool:
        return rights.may_tell(ActName.AWAY, person, other, DIRECTORY)

    assert may("kim", "kim")
    assert may("karel", "kim")
    assert not may("kim", "karel")
    assert not may("wilma", "kim")
    assert may("anouk", "karel"), "who leads a department without one above it"
    assert may("anouk", "joris"), "who is in no department"
    assert not may("joris", "kim")
