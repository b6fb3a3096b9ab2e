"""*Nee, kijk nog eens*: who may say it, what it undoes, and what it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cases.acts import Done, Lapse, Reopen, Solved, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, Reason
from bot.cases.state import Answer, Ask, Case, Signal
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, CaseState, Ending
from tests.cases.builders import MORNING, a_case, after, numbered, refused, rules

FIXED = Done("vrijdag gemaakt")


def a_case_that_is_done() -> Case:
    return after(a_case("verlichting"), ("karel", Take()), ("karel", FIXED))


def done_for_two() -> Case:
    """Two people posted the same, and are both asked whether it is solved."""
    case = after(a_case("verlichting"), ("karel", Take()))
    return after(replace(case, signals=(Signal(1, "fatima"), Signal(2, "bas"))), ("karel", FIXED))


def outcomes(case: Case) -> list[str | None]:
    return [signal.outcome for signal in case.signals]


def test_an_owner_who_takes_it_back_no_longer_asks_whether_it_is_solved() -> None:
    case = after(a_case_that_is_done(), ("karel", Reopen("de monteur moet terugkomen")))
    assert [ask.kind for ask in case.waiting] == [AskKind.PROGRESS]
    assert refused(case, "fatima", Solved()).reason is Reason.NOT_DONE


def test_after_an_owner_took_it_back_every_poster_is_asked_again() -> None:
    case = after(a_case_that_is_done(), ("fatima", Solved()), ("karel", Reopen("weer stuk")))
    assert outcomes(case) == [None]
    again = after(case, ("karel", FIXED))
    assert [ask.person for ask in again.open_of(AskKind.OUTCOME)] == ["fatima"]


def test_a_yes_of_one_poster_does_not_close_what_another_reopened() -> None:
    case = after(done_for_two(), ("fatima", Reopen("nog niet")), ("bas", Solved()))
    assert (case.state, outcomes(case)) == (CaseState.OWNED, [Answer.UNSOLVED, Answer.SOLVED])


def test_silence_of_one_poster_does_not_close_what_another_reopened() -> None:
    case = after(done_for_two(), ("fatima", Reopen("nog niet")))
    (waiting,) = case.open_of(AskKind.OUTCOME)
    assert waiting.id is not None
    decision = decide(case, Lapse(waiting.id), WIJKBOT, MORNING, rules())
    assert isinstance(decision, Decision)
    assert decision.case.state is CaseState.OWNED


def test_a_second_poster_can_say_no_as_well() -> None:
    case = after(done_for_two(), ("fatima", Reopen("nog niet")), ("bas", Reopen("hier ook niet")))
    assert outcomes(case) == [Answer.UNSOLVED, Answer.UNSOLVED]
    assert [ask.kind for ask in case.waiting] == [AskKind.PROGRESS]


def test_whose_silence_was_yes_is_not_asked_again_for_another_posters_no() -> None:
    case = done_for_two()
    silent = next(ask.id for ask in case.open_of(AskKind.OUTCOME) if ask.person == "bas")
    assert silent is not None
    decision = decide(case, Lapse(silent), WIJKBOT, MORNING, rules())
    assert isinstance(decision, Decision)
    case = after(numbered(decision.case), ("fatima", Reopen("nog niet")), ("karel", FIXED))
    assert [ask.person for ask in case.open_of(AskKind.OUTCOME)] == ["fatima"]


def test_a_poster_who_said_yes_already_is_told_so() -> None:
    case = after(done_for_two(), ("bas", Solved()))
    assert refused(case, "bas", Solved()).reason is Reason.ANSWERED


def test_somebody_elses_button_gives_a_poster_no_more_time() -> None:
    case = after(done_for_two(), ("fatima", Solved()), ("bas", Solved()))
    assert case.closed is not None
    much_later = case.closed.replace(year=case.closed.year + 1) - MORNING
    assert refused(case, "bas", Reopen("nog uit", signal=1), later=much_later).reason is (
        Reason.TOO_LATE
    )


@pytest.mark.parametrize("person", ["karel", "joris"])
def test_owner_and_broker_reopen_without_a_limit(person: str) -> None:
    case = after(a_case_that_is_done(), ("fatima", Solved()))
    assert case.closed is not None
    much_later = case.closed.replace(year=case.closed.year + 1)
    decision = decide(case, Reopen("weer stuk"), person, much_later, rules())
    assert isinstance(decision, Decision)
    assert decision.case.state is CaseState.OWNED


def test_what_is_closed_waits_for_nobody_also_not_for_a_message_that_was_lost() -> None:
    case = a_case_that_is_done()
    case = numbered(case.with_ask(Ask(AskKind.LOST, MORNING, person="anouk")))
    closed = after(case, ("fatima", Solved()))
    assert (closed.state, closed.ending, closed.waiting) == (CaseState.CLOSED, Ending.SOLVED, ())
