"""From an owner to an outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.cases.acts import Done, Lapse, NoSignal, Offer, Progress, Reopen, Solved, Take, Withdraw
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Answer, Ask, Case, Signal
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, CaseState, Ending
from tests.cases.builders import MORNING, a_case, after, refused, rules

FIXED = Done("vrijdag gemaakt")


def an_owned_case() -> Case:
    return after(a_case("verlichting"), ("karel", Take()))


def open_ask(case: Case, kind: AskKind) -> Ask:
    (ask,) = case.open_of(kind)
    return ask


def lapsed(case: Case, kind: AskKind) -> Decision:
    number = open_ask(case, kind).id
    assert number is not None
    decision = decide(case, Lapse(number), WIJKBOT, MORNING + timedelta(days=9), rules())
    assert isinstance(decision, Decision)
    return decision


def test_progress_moves_the_next_question_an_interval_on() -> None:
    before = open_ask(an_owned_case(), AskKind.PROGRESS)
    ask = open_ask(after(an_owned_case(), ("karel", Progress("monteur komt"))), AskKind.PROGRESS)
    assert ask.cycle == before.cycle + 1
    assert ask.due is not None
    assert before.due is not None
    assert ask.due >= before.due


def test_done_asks_the_poster_whether_it_is_solved() -> None:
    case = after(an_owned_case(), ("karel", FIXED))
    assert case.state is CaseState.DONE
    assert open_ask(case, AskKind.OUTCOME).person == "fatima"


def test_yes_closes_it() -> None:
    case = after(an_owned_case(), ("karel", FIXED), ("fatima", Solved()))
    assert (case.state, case.ending, case.waiting) == (CaseState.CLOSED, Ending.SOLVED, ())


def test_no_look_again_gives_it_back_to_its_owner_who_is_asked_openly() -> None:
    case = after(an_owned_case(), ("karel", FIXED), ("fatima", Reopen("een knippert nog")))
    assert (case.state, case.owner) == (CaseState.OWNED, "verlichting")
    decision = decide(
        after(an_owned_case(), ("karel", FIXED)), Reopen("nog uit"), "fatima", MORNING, rules()
    )
    assert isinstance(decision, Decision)
    assert not open_ask(decision.case, AskKind.PROGRESS).quiet


def test_one_posters_no_leaves_the_outcome_of_others() -> None:
    case = replace(an_owned_case(), signals=(Signal(1, "fatima"), Signal(2, "bas")))
    case = after(case, ("karel", FIXED), ("bas", Solved()), ("fatima", Reopen("nog niet")))
    assert [signal.outcome for signal in case.signals] == [Answer.UNSOLVED, Answer.SOLVED]
    again = after(case, ("karel", FIXED))
    assert open_ask(again, AskKind.OUTCOME).person == "fatima"


def test_silence_of_the_poster_is_yes() -> None:
    case = lapsed(after(an_owned_case(), ("karel", FIXED)), AskKind.OUTCOME).case
    assert (case.state, case.ending) == (CaseState.CLOSED, Ending.SOLVED)


def test_a_silent_offer_is_the_brokers() -> None:
    assert open_ask(lapsed(a_case("verlichting"), AskKind.OWN).case, AskKind.BROKER).person


def test_a_silent_owner_stays_owner_and_the_broker_hears() -> None:
    decision = lapsed(an_owned_case(), AskKind.PROGRESS)
    assert decision.case.owner == "verlichting"
    assert open_ask(decision.case, AskKind.PROGRESS).cycle == 2
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.SILENT_OWNER, "joris")]


def test_what_waits_too_long_for_its_broker_the_coordinator_sees() -> None:
    decision = lapsed(a_case(), AskKind.BROKER)
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.UNBROKERED, "anouk")]
    assert open_ask(decision.case, AskKind.BROKER).person == "joris"


def test_the_wijk_may_stay_unknown() -> None:
    case = lapsed(a_case(wijk=None), AskKind.WHICH_WIJK).case
    assert [ask.kind for ask in case.waiting] == [AskKind.BROKER]


def test_after_thirty_days_the_poster_posts_anew() -> None:
    case = after(an_owned_case(), ("karel", FIXED), ("fatima", Solved()))
    refusal = refused(case, "fatima", Reopen("weer stuk"), later=timedelta(days=32))
    assert refusal.reason is Reason.TOO_LATE
    assert after(case, ("fatima", Reopen("weer stuk"))).state is CaseState.OWNED


def test_reopening_needs_a_word_of_why() -> None:
    case = after(an_owned_case(), ("karel", FIXED))
    assert refused(case, "fatima", Reopen(" ")).reason is Reason.NEEDS_WHY


def test_what_nobody_owns_the_broker_may_end_and_what_is_owned_only_its_owner() -> None:
    assert after(a_case(), ("joris", FIXED)).state is CaseState.DONE
    assert refused(an_owned_case(), "joris", FIXED).reason is Reason.NOT_YOURS


def test_done_twice_and_progress_after_done_say_how_it_stands() -> None:
    case = after(an_owned_case(), ("karel", FIXED))
    assert refused(case, "karel", FIXED).reason is Reason.DONE
    assert refused(case, "karel", Progress()).reason is Reason.DONE


def test_nothing_happens_to_what_is_closed() -> None:
    case = after(an_owned_case(), ("karel", FIXED), ("fatima", Solved()))
    assert refused(case, "joris", Offer("zorg")).reason is Reason.CLOSED


def test_a_withdrawn_signal_ends_its_case_while_nobody_acted() -> None:
    assert after(a_case("verlichting"), ("fatima", Withdraw(1))).ending is Ending.WITHDRAWN
    assert after(an_owned_case(), ("fatima", Withdraw(1))).state is CaseState.OWNED


def test_what_was_ended_without_an_owner_cannot_be_reopened() -> None:
    case = after(a_case("verlichting"), ("fatima", NoSignal()))
    for person, act in (("fatima", Reopen("toch wel")), ("karel", Take())):
        assert refused(case, person, act).reason is Reason.ENDED
