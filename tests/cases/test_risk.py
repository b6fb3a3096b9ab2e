"""That something can hurt somebody: its owner is asked sooner, and its broker hears at once."""

from __future__ import annotations

from datetime import timedelta

from bot.cases.acts import Risk, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Ask, Case
from bot.store.nouns import AskKind
from tests.cases.builders import MORNING, a_case, after, refused, rules

DARK = Risk("kinderen fietsen hier in het donker")
OVER = Risk("er staat een noodlamp", risky=False)


def an_owned_case() -> Case:
    return after(a_case("verlichting"), ("karel", Take()))


def progress(case: Case) -> Ask:
    (ask,) = case.open_of(AskKind.PROGRESS)
    return ask


def told(case: Case, person: str, act: Risk) -> set[tuple[News, str]]:
    decision = decide(case, act, person, MORNING + timedelta(hours=1), rules())
    assert isinstance(decision, Decision)
    return {(tell.news, tell.person) for tell in decision.tell}


def test_its_owner_is_asked_sooner_and_as_usual_when_it_is_taken_back() -> None:
    usual, case = progress(an_owned_case()), after(an_owned_case(), ("karel", DARK))
    assert case.risk
    sooner = progress(case)
    assert usual.due
    assert sooner.due
    assert sooner.due < usual.due
    again = after(case, ("joris", OVER))
    assert not again.risk
    later = progress(again).due
    assert later
    assert later > sooner.due


def test_the_broker_hears_at_once_but_not_of_themselves_nor_when_it_is_over() -> None:
    assert told(an_owned_case(), "karel", DARK) == {(News.RISK, "joris")}
    assert told(a_case("verlichting"), "karel", DARK) == {(News.RISK, "joris")}
    assert told(an_owned_case(), "joris", DARK) == set()
    assert told(after(an_owned_case(), ("karel", DARK)), "karel", OVER) == set()


def test_who_is_asked_who_owns_and_who_brokers_say_so_with_a_reason() -> None:
    assert refused(an_owned_case(), "fatima", DARK).reason is Reason.NOT_YOURS
    assert refused(an_owned_case(), "karel", Risk(" ")).reason is Reason.NEEDS_WHY
    assert refused(an_owned_case(), "karel", OVER).reason is Reason.NO_RISK_HERE
    risky = after(an_owned_case(), ("karel", DARK))
    assert refused(risky, "joris", DARK).reason is Reason.WEIGHED_SO
