"""*Klopt niet*: whose and where it is, put right while nobody owns it."""

from __future__ import annotations

import pytest

from bot.cases.acts import Correct, Decline, Join, Offer, Take
from bot.cases.decision import Reason
from bot.cases.state import Answer, Case
from bot.store.nouns import AskKind
from tests.cases.builders import a_case, after, refused


def asked(case: Case) -> list[tuple[AskKind, str | None]]:
    return [(ask.kind, ask.department or ask.person) for ask in case.waiting]


def test_the_right_department_is_asked_instead_of_the_wrong_one() -> None:
    case = after(a_case("verlichting"), ("fatima", Correct("wegen")))
    assert asked(case) == [(AskKind.OWN, "wegen")]
    assert [ask.answer for ask in case.asks] == [Answer.CORRECTED, None]


def test_the_wijk_is_put_right_and_its_wijkmanager_brokers_from_then_on() -> None:
    case = after(a_case("verlichting"), ("fatima", Correct(wijk="Leidsche Rijn")))
    assert (case.wijk, case.broker) == ("Leidsche Rijn", "samira")
    assert asked(case) == [(AskKind.OWN, "verlichting")]


def test_both_are_put_right_at_once() -> None:
    case = after(a_case("verlichting"), ("joris", Correct("wegen", "Leidsche Rijn")))
    assert (case.broker, asked(case)) == ("samira", [(AskKind.OWN, "wegen")])


def test_a_wijk_is_put_right_though_the_department_named_is_asked_already() -> None:
    case = after(a_case("verlichting"), ("fatima", Correct("verlichting", "Leidsche Rijn")))
    assert (case.wijk, asked(case)) == ("Leidsche Rijn", [(AskKind.OWN, "verlichting")])


def test_what_nobody_was_asked_for_goes_to_the_department_that_is_named() -> None:
    case = after(a_case(), ("fatima", Correct("wegen")))
    assert asked(case) == [(AskKind.OWN, "wegen")]


def test_what_a_broker_asked_stays_asked() -> None:
    case = after(a_case(), ("joris", Offer("afval")), ("fatima", Correct("wegen")))
    assert asked(case) == [(AskKind.OWN, "afval"), (AskKind.OWN, "wegen")]


def test_who_was_asked_by_mistake_does_not_count_as_a_no() -> None:
    case = after(
        a_case("verlichting"),
        ("fatima", Correct("wegen")),
        ("wilma", Decline(reason="van de buren", instead="afval")),
    )
    assert asked(case) == [(AskKind.OWN, "afval")]
    case = after(case, ("aysel", Decline(reason="ook niet", instead="verlichting")))
    assert asked(case) == [(AskKind.BROKER, "joris")]


def test_with_an_owner_it_is_up_to_them_whose_it_is() -> None:
    owned = after(a_case("verlichting"), ("karel", Take()))
    refusal = refused(owned, "fatima", Correct("wegen"))
    assert refusal.reason is Reason.THEIRS_TO_GIVE
    assert refusal.facts == {"department": "verlichting", "person": "karel"}
    placed = after(owned, ("fatima", Correct(wijk="Leidsche Rijn")))
    assert (placed.owner, placed.broker) == ("verlichting", "samira")


def test_a_department_that_takes_part_may_be_named_as_the_owner() -> None:
    case = after(a_case(), ("joris", Offer("afval")), ("aysel", Join()))
    assert (AskKind.OWN, "afval") in asked(after(case, ("fatima", Correct("afval"))))


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (Correct(), Reason.NEEDS_WHERE),
        (Correct("belastingen"), Reason.UNKNOWN_DEPARTMENT),
        (Correct("verlichting"), Reason.ASKED_ALREADY),
        (Correct(wijk="Verweggistan"), Reason.UNKNOWN_WIJK),
        (Correct("wegen", "Verweggistan"), Reason.UNKNOWN_WIJK),
    ],
)
def test_what_puts_nothing_right_is_refused(act: Correct, reason: Reason) -> None:
    assert refused(a_case("verlichting"), "fatima", act).reason is reason


def test_who_said_no_is_not_asked_again_because_somebody_else_thinks_so() -> None:
    case = after(a_case("verlichting"), ("karel", Decline(reason="nee")))
    refusal = refused(case, "fatima", Correct("verlichting"))
    assert refusal.reason is Reason.SAID_NO


@pytest.mark.parametrize("person", ["karel", "bas", "samira"])
def test_only_the_poster_and_the_broker_put_it_right(person: str) -> None:
    refusal = refused(a_case("verlichting"), person, Correct("wegen"))
    assert (refusal.reason, refusal.facts["who"]) == (Reason.NOT_YOURS, ("fatima", "joris"))
