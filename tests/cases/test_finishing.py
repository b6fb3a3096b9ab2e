"""*Klaar*: a part by who takes part, the whole by its owner, and who tells it in the wijk."""

from __future__ import annotations

import pytest

from bot.cases.acts import Act, Done, Join, Part, Reopen, Take, Teller
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Case
from bot.store.nouns import CaseState
from tests.cases.builders import MORNING, a_case, after, refused, rules

CLEARED = Part("de stoep is vrij")


def together() -> Case:
    """Public lighting owns it; roads and waste take part."""
    case = a_case("verlichting", "wegen", "afval")
    return after(case, ("karel", Take()), ("wilma", Join()), ("aysel", Join()))


def decided(case: Case, person: str, act: Act) -> Decision:
    decision = decide(case, act, person, MORNING, rules())
    assert isinstance(decision, Decision)
    return decision


def test_a_part_is_done_and_the_case_goes_on_and_its_owner_hears() -> None:
    decision = decided(together(), "wilma", CLEARED)
    assert decision.case.ready == {"wegen"}
    assert decision.case.state is CaseState.OWNED
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.PART_DONE, "karel")]
    assert after(decision.case, ("aysel", CLEARED)).ready == {"wegen", "afval"}


def test_a_part_is_done_once_in_words_by_who_takes_part() -> None:
    case = after(together(), ("wilma", CLEARED))
    assert refused(case, "wilma", CLEARED).reason is Reason.YOUR_PART_IS_DONE
    assert refused(case, "aysel", Part(" ")).reason is Reason.NEEDS_WHY
    assert refused(case, "karel", CLEARED).reason is Reason.NOT_YOURS
    assert refused(case, "wilma", Done("alles")).reason is Reason.NOT_YOURS


def test_what_is_reopened_has_its_parts_to_do_again() -> None:
    case = after(together(), ("wilma", CLEARED), ("karel", Done("gemaakt")))
    assert after(case, ("fatima", Reopen("nog niet"))).ready == frozenset()


@pytest.mark.parametrize(
    ("tells", "hears"),
    [
        (Teller.OWNER, [(News.TELLS, "karel")]),
        (Teller.BROKER, [(News.TELLS, "joris")]),
        (Teller.POSTER, []),
        (Teller.NOBODY, []),
        (None, []),
    ],
)
def test_who_is_to_tell_it_in_the_wijk_hears_and_a_poster_reads_it_where_they_are_asked(
    tells: Teller | None, hears: list[tuple[News, str]]
) -> None:
    decision = decided(together(), "karel", Done("gemaakt", tells, "een ongeluk"))
    assert [(tell.news, tell.person) for tell in decision.tell] == hears
    assert decision.entry.details == ({"tells": tells.value} if tells else {})
    assert decision.entry.asides == {"prevented": "een ongeluk"}
