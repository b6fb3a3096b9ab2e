"""What *weglakken* takes out, for whom, and in which states: decided without any words at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cases.acts import Redact
from bot.cases.decide import decide
from bot.cases.decision import BlackOut, Decision, Reason, Refusal
from bot.cases.state import Case, Signal
from bot.store.nouns import CaseState, Ending
from tests.cases.builders import MORNING, a_case, rules

ALL = Redact(whole=True, reason="een bewoner vroeg het")
SOME = Redact("06 12345678")


def two_posted() -> Case:
    """Fatima and Bas posted the same matter."""
    case = a_case("verlichting")
    return replace(case, signals=(Signal(1, "fatima"), Signal(2, "bas")))


def out(case: Case, act: Redact, person: str) -> BlackOut | Refusal | None:
    decided = decide(case, act, person, MORNING, rules())
    return decided.black_out if isinstance(decided, Decision) else decided


def test_a_poster_takes_out_all_of_their_own_and_who_brokers_or_guards_all_of_everybody() -> None:
    case = two_posted()
    assert out(case, ALL, "bas") == BlackOut("", (2,))
    assert out(case, ALL, "joris") == out(case, ALL, "anouk") == BlackOut("", (1, 2))


def test_words_go_everywhere_whoever_has_them_taken_out() -> None:
    for person in ("fatima", "joris", "anouk"):
        found = out(two_posted(), SOME, person)
        assert isinstance(found, BlackOut)
        assert found.words == "06 12345678"


def test_all_goes_only_with_a_reason_and_nothing_where_nothing_is_named() -> None:
    assert out(two_posted(), Redact(whole=True), "joris") == Refusal(Reason.NEEDS_WHY)
    nothing = out(two_posted(), Redact(" "), "joris")
    assert isinstance(nothing, Refusal)
    assert nothing.reason is Reason.NO_SUCH_WORDS


@pytest.mark.parametrize("person", ["karel", "hugo", "samira"])
def test_nobody_else_may(person: str) -> None:
    refused = out(two_posted(), SOME, person)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NOT_YOURS


@pytest.mark.parametrize("state", list(CaseState))
def test_it_may_be_done_in_every_state_and_leaves_that_as_it_was(state: CaseState) -> None:
    ending = Ending.SOLVED if state is CaseState.CLOSED else None
    case = replace(two_posted(), state=state, ending=ending)
    decided = decide(case, SOME, "joris", MORNING, rules())
    assert isinstance(decided, Decision)
    assert decided.case == case


def test_the_words_are_in_nothing_that_is_printed() -> None:
    decided = decide(two_posted(), SOME, "joris", MORNING, rules())
    assert "12345678" not in repr(decided)
    assert "12345678" not in repr(SOME)
