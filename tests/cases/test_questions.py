"""A question moves nothing, and the clock of who asks it stands still until it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot import asks
from bot.cases import questions
from bot.cases.acts import Decline, Done, Join, Lapse, Question, Reply, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Answer, Ask, Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind
from tests.cases.builders import MORNING, a_case, after, numbered, refused, rules

WHICH = Question("welke lamp?")


def still(case: Case) -> list[AskKind]:
    """Name what stands still, by its kind."""
    return [ask.kind for ask in case.waiting if ask.paused]


def the(case: Case, kind: AskKind) -> Ask:
    (ask,) = case.open_of(kind)
    return ask


def test_the_poster_is_asked_about_their_signal_and_nothing_moves() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    asked = the(case, AskKind.QUESTION)
    assert (asked.person, asked.asker, asked.signal) == ("fatima", "karel", 1)
    assert case.owner is None
    assert case.open_of(AskKind.OWN)


def test_anybody_is_asked_by_name_and_in_a_confidential_case_the_poster_privately_too() -> None:
    case = after(a_case("verlichting"), ("karel", replace(WHICH, person="wilma")))
    assert the(case, AskKind.QUESTION).signal is None
    hidden = replace(a_case("verlichting"), confidential=True)
    assert the(after(hidden, ("karel", WHICH)), AskKind.QUESTION).signal is None


def test_only_the_clock_of_who_asks_stands_still() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    assert still(case) == [AskKind.OWN]
    case = after(case, ("fatima", Reply("de linker")))
    assert still(case) == []
    assert still(after(case, ("joris", WHICH))) == []


def test_each_of_two_questions_holds_the_clock() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH), ("karel", replace(WHICH, person="wilma")))
    case = after(case, ("fatima", Reply("de linker")))
    assert still(case) == [AskKind.OWN]
    assert still(after(case, ("wilma", Reply("weet ik niet")))) == []


def test_the_clock_goes_on_when_the_question_lapses_and_the_asker_is_told() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    number = the(case, AskKind.QUESTION).id or 0
    decision = decide(case, Lapse(number), WIJKBOT, MORNING + timedelta(days=2), rules())
    assert isinstance(decision, Decision)
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.UNANSWERED, "karel")]
    assert still(decision.case) == []
    assert decision.case.open_of(AskKind.OWN)


def test_what_follows_on_a_question_stands_still_as_well() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH), ("karel", Take()))
    assert still(case) == [AskKind.PROGRESS]
    case = after(case, ("fatima", Reply("de linker")))
    assert the(case, AskKind.PROGRESS).next_at


def test_two_who_ask_each_other_both_get_on() -> None:
    back = Question("welke paal?")
    case = after(a_case("verlichting"), ("karel", WHICH), ("fatima", back))
    first, second = case.open_of(AskKind.QUESTION)
    assert second.person == "karel", "who asks back without a name asks who asked"
    assert first.paused
    assert second.paused is None
    case = after(case, ("karel", Reply("bij de school")))
    assert the(case, AskKind.QUESTION).paused is None
    assert still(case) == [AskKind.OWN]


def test_a_question_of_a_broker_stops_their_turn_until_it_is_over() -> None:
    case = after(a_case(wijk="Noordwest"), ("joris", replace(WHICH, person="zoe")))
    assert still(case) == [AskKind.BROKER]
    assert still(after(case, ("zoe", Reply("die met de bank")))) == []


def test_nothing_is_open_any_more_when_it_is_done() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH), ("karel", Take()), ("karel", Done("ja")))
    assert not case.open_of(AskKind.QUESTION)


def test_who_asks_is_told_the_answer_once_and_an_answer_is_given_once() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    decision = decide(case, Reply("de linker"), "fatima", MORNING, rules())
    assert isinstance(decision, Decision)
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.ANSWERED, "karel")]
    again = refused(numbered(decision.case), "fatima", Reply("toch de rechter"))
    assert again.reason is Reason.ANSWERED


def test_a_late_answer_is_an_answer() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    case = after(case, (WIJKBOT, Lapse(the(case, AskKind.QUESTION).id or 0)))
    case = after(case, ("fatima", Reply("de linker")))
    assert case.asks[-1].answer is Answer.GIVEN


def test_what_cannot_be_asked_is_refused_with_the_reason() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    for person, act, reason in (
        ("karel", WHICH, Reason.ASKED_THEM_ALREADY),
        ("karel", Question("wie?", "karel"), Reason.YOURSELF),
        ("karel", Question(" ", "wilma"), Reason.NEEDS_WORDS),
        ("karel", Question("wie?", "niemand"), Reason.UNREACHABLE),
        ("fatima", Reply(" "), Reason.NEEDS_WORDS),
        ("hugo", WHICH, Reason.NOT_YOURS),
        ("hugo", Reply("ik weet het"), Reason.NOT_YOURS),
    ):
        assert refused(case, person, act).reason is reason


def test_others_may_go_on_while_somebody_waits() -> None:
    case = after(a_case("verlichting", "wegen"), ("karel", WHICH), ("karel", Decline(reason="nee")))
    assert [ask.department for ask in case.open_of(AskKind.OWN)] == ["wegen"]
    assert still(case) == []
    case = after(case, ("wilma", Join()))
    assert the(case, AskKind.QUESTION).person == "fatima"


def test_a_clock_that_stands_still_is_not_planned_by_a_late_reminder() -> None:
    case = after(a_case("verlichting"), ("karel", WHICH))
    offer = the(case, AskKind.OWN)
    assert asks.looking_ahead(offer, case, MORNING, rules()) == offer
    assert questions.clocks(case, MORNING, rules()) == case
