"""From a routed signal to an owner."""

from __future__ import annotations

import pytest

from bot.calendar import Calendar
from bot.cases import privacy
from bot.cases.acts import Decline, Join, Lapse, NoSignal, Offer, Place, Running, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason, Rules
from bot.cases.state import Case, Signal
from bot.directory import WIJKBOT, Directory
from bot.store.nouns import AskKind, CaseState, Ending
from tests.cases.builders import (
    MORNING,
    a_case,
    after,
    after_a_reorganisation,
    numbered,
    refused,
    rules,
)
from tests.municipality import a_municipality


def asked(case: Case) -> list[tuple[AskKind, str | None]]:
    return [(ask.kind, ask.department or ask.person) for ask in case.waiting]


def test_a_routed_signal_is_offered_to_its_lead_owner_only() -> None:
    assert asked(a_case("verlichting", "wegen")) == [(AskKind.OWN, "verlichting")]


def test_a_signal_of_nobody_is_the_wijkmanagers_turn() -> None:
    assert asked(a_case()) == [(AskKind.BROKER, "joris")]


def test_without_a_wijk_the_coordinator_holds_it_and_the_poster_is_asked_where_it_is() -> None:
    case = a_case(wijk=None)
    assert asked(case) == [(AskKind.BROKER, "anouk"), (AskKind.WHICH_WIJK, "fatima")]


def test_a_sure_department_is_asked_at_once_though_no_wijk_is_known() -> None:
    assert asked(a_case("verlichting", wijk=None)) == [(AskKind.OWN, "verlichting")]


def test_who_takes_it_is_the_contact_and_is_asked_how_it_goes() -> None:
    case = after(a_case("verlichting"), ("kim", Take()))
    assert (case.state, case.owner, case.contact) == (CaseState.OWNED, "verlichting", "kim")
    assert asked(case) == [(AskKind.PROGRESS, "verlichting")]


def test_running_already_keeps_the_number_of_the_other_system() -> None:
    case = after(a_case("verlichting"), ("karel", Running("SV-4411")))
    assert case.outside_number == "SV-4411"


def test_others_of_the_routing_are_asked_to_take_part_once_somebody_owns_it() -> None:
    case = after(a_case("verlichting", "wegen"), ("karel", Take()))
    assert (AskKind.CONTRIBUTE, "wegen") in asked(case)
    joined = after(case, ("wilma", Join()))
    assert joined.contributors == (("wegen", "wilma"),)


def test_who_answers_once_more_hears_that_it_is_theirs_already() -> None:
    both = after(a_case("verlichting", "wegen"), ("karel", Take()), ("wilma", Join()))
    assert refused(both, "karel", Take()).reason is Reason.YOU_TOOK_IT
    assert refused(both, "karel", Decline(1, "toch niet")).reason is Reason.YOU_TOOK_IT
    assert refused(both, "kim", Take()).reason is Reason.YOURS_ALREADY
    assert refused(both, "wilma", Join()).reason is Reason.YOU_TAKE_PART


def test_a_no_goes_on_to_the_department_that_is_named() -> None:
    case = after(a_case("verlichting", "wegen"), ("karel", Decline(reason="x", instead="afval")))
    assert asked(case) == [(AskKind.OWN, "afval")]


def test_a_no_without_a_name_goes_on_to_the_next_of_the_routing() -> None:
    case = after(a_case("verlichting", "wegen"), ("karel", Decline(reason="x")))
    assert asked(case) == [(AskKind.OWN, "wegen")]


def test_after_the_second_no_it_is_the_wijkmanagers_whatever_is_named() -> None:
    case = after(
        a_case("verlichting", "wegen"),
        ("karel", Decline(reason="x")),
        ("wilma", Decline(reason="y", instead="afval")),
    )
    assert asked(case) == [(AskKind.BROKER, "joris")]


def test_a_no_needs_a_reason() -> None:
    assert refused(a_case("verlichting"), "karel", Decline(reason=" ")).reason is Reason.NEEDS_WHY


def test_a_no_names_another_department() -> None:
    act = Decline(reason="x", instead="verlichting")
    assert refused(a_case("verlichting"), "karel", act).reason is Reason.ITSELF


def test_the_broker_asks_any_department_and_it_may_take_it() -> None:
    case = after(a_case(), ("joris", Offer("zorg", "wat kunnen jullie?")))
    assert asked(case) == [(AskKind.OWN, "zorg")]
    assert after(case, ("zoe", Take())).owner == "zorg"


def test_when_everybody_said_no_the_broker_has_it_again() -> None:
    case = after(a_case(), ("joris", Offer("zorg")), ("zoe", Decline(reason="x")))
    assert asked(case) == [(AskKind.BROKER, "joris")]


def test_the_first_of_several_that_takes_it_owns_it_and_the_other_is_told() -> None:
    case = after(a_case(), ("joris", Offer("zorg")))
    case = after(case, ("joris", Offer("afval")), ("zoe", Take()))
    refusal = refused(case, "aysel", Take(ask=case.asks[2].id))
    assert refusal.reason is Reason.OWNED
    assert refusal.facts == {"department": "zorg", "person": "zoe"}


def test_a_department_is_not_asked_twice_at_once() -> None:
    case = after(a_case(), ("joris", Offer("zorg")))
    assert refused(case, "joris", Offer("zorg")).reason is Reason.ASKED_ALREADY


def test_the_wijk_brings_it_from_the_coordinator_to_its_wijkmanager() -> None:
    case = after(a_case(wijk=None), ("fatima", Place("Leidsche Rijn")))
    assert asked(case) == [(AskKind.BROKER, "samira")]
    assert (case.broker, case.wijk) == ("samira", "Leidsche Rijn")


def test_a_stranger_may_not_answer_and_learns_who_may() -> None:
    refusal = refused(a_case("verlichting"), "bas", Take())
    assert refusal.reason is Reason.NOT_YOURS
    assert refusal.facts["who"] == ("karel", "joris")


def test_only_the_broker_puts_it_before_others() -> None:
    refusal = refused(a_case(), "karel", Offer("zorg"))
    assert refusal.facts["who"] == ("joris",)


def test_no_signal_ends_it_silently_while_nobody_owns_it() -> None:
    case = after(a_case("verlichting"), ("fatima", NoSignal()))
    assert (case.state, case.ending, case.waiting) == (CaseState.CLOSED, Ending.NO_SIGNAL, ())
    taken = after(a_case("verlichting"), ("karel", Take()))
    assert refused(taken, "fatima", NoSignal()).reason is Reason.OWNED


def test_the_poster_hears_who_has_it() -> None:
    decision = decide(a_case("verlichting"), Take(), "karel", a_case().opened, rules())
    assert isinstance(decision, Decision)
    assert [(tell.news, tell.person) for tell in decision.tell] == [(News.TAKEN, "fatima")]


def test_a_department_that_the_broker_asked_meanwhile_is_not_asked_twice() -> None:
    case = after(a_case("verlichting", "wegen"), ("joris", Offer("afval")))
    case = after(case, ("karel", Decline(reason="x", instead="afval")))
    assert asked(case) == [(AskKind.OWN, "afval")]


def test_who_takes_part_already_is_not_asked_to_once_another_owns_it() -> None:
    case = after(a_case("verlichting", "wegen"), ("joris", Offer("wegen")), ("wilma", Join()))
    case = after(case, ("karel", Take()))
    assert asked(case) == [(AskKind.PROGRESS, "verlichting")]


def test_who_takes_it_after_all_no_longer_merely_takes_part() -> None:
    case = after(a_case(), ("joris", Offer("zorg")), ("zoe", Join()))
    case = after(case, ("joris", Offer("zorg")), ("zoe", Take()))
    assert (case.owner, case.contributors) == ("zorg", ())


def test_any_colleague_of_the_owner_may_add_the_number_later() -> None:
    case = after(a_case("verlichting"), ("karel", Take()), ("kim", Running("SV-4411")))
    assert (case.outside_number, case.contact) == ("SV-4411", "karel")


def test_running_already_needs_a_number() -> None:
    assert refused(a_case("verlichting"), "karel", Running(" ")).reason is Reason.NEEDS_NUMBER


def test_the_poster_is_asked_once_where_it_is() -> None:
    case = a_case(wijk=None)
    (which,) = case.open_of(AskKind.WHICH_WIJK)
    assert which.id is not None
    case = after(case, (WIJKBOT, Lapse(which.id)), ("anouk", Offer("zorg")))
    case = after(case, ("zoe", Decline(reason="x")))
    assert asked(case) == [(AskKind.BROKER, "anouk")]


def test_a_theme_without_a_broker_of_its_own_still_needs_the_wijk() -> None:
    theme = {"id": "dieren", "name": "Dieren", "phrases": ["kinderboerderij"]}
    config = a_municipality(themes=[theme])
    known = Rules(Directory(config), Calendar(config.office), config.clocks)
    case = Case(1, "anouk", MORNING, theme="dieren")
    posted = privacy.post(case, Signal(1, "fatima"), MORNING, known, danger=False)
    assert (AskKind.WHICH_WIJK, "fatima") in asked(posted.case)


def test_a_street_in_two_wijken_is_asked_though_it_has_an_owner() -> None:
    case = Case(1, "anouk", MORNING, somewhere=True, owners=("verlichting",))
    signal = Signal(1, "fatima")
    posted = privacy.post(case, signal, MORNING, rules(), danger=False).case
    assert asked(posted) == [(AskKind.OWN, "verlichting"), (AskKind.WHICH_WIJK, "fatima")]
    told = after(numbered(posted), ("fatima", Place("Leidsche Rijn")))
    assert (told.wijk, told.broker) == ("Leidsche Rijn", "samira")
    assert asked(told) == [(AskKind.OWN, "verlichting")]


def test_who_has_nothing_to_do_with_an_offer_is_not_told_that_it_was_answered() -> None:
    case = after(a_case(wijk=None), ("anouk", Offer("zorg")))
    for person in ("bas", "fatima"):
        refusal = refused(case, person, Take())
        assert (refusal.reason, refusal.facts["who"]) == (Reason.NOT_YOURS, ("zoe", "anouk"))


def test_a_button_of_another_departments_offer_names_who_may_press_it() -> None:
    case = after(a_case(), ("joris", Offer("zorg")), ("joris", Offer("afval")))
    others = next(ask.id for ask in case.waiting if ask.department == "zorg")
    refusal = refused(case, "aysel", Take(ask=others))
    assert refusal.reason is Reason.NOT_YOURS
    assert "zoe" in refusal.facts["who"]  # type: ignore[operator] # a tuple of names


def test_a_department_that_is_gone_is_passed_over() -> None:
    case = a_case("wegen", "verlichting", "afval")
    decision = decide(case, Decline(reason="x"), "wilma", MORNING, after_a_reorganisation())
    assert isinstance(decision, Decision)
    assert asked(decision.case) == [(AskKind.OWN, "afval")]


@pytest.mark.parametrize("owners", [(), ("verlichting",)])
def test_what_waits_for_who_is_gone_goes_to_who_brokers_now(owners: tuple[str, ...]) -> None:
    case = a_case(*owners)
    number = case.waiting[0].id
    assert number is not None
    decision = decide(case, Lapse(number), WIJKBOT, MORNING, after_a_reorganisation())
    assert isinstance(decision, Decision)
    assert asked(decision.case)[0] == (AskKind.BROKER, "anouk")


def test_a_case_whose_owner_was_abolished_is_the_brokers_again() -> None:
    case = after(a_case("verlichting"), ("kim", Take()))
    (progress,) = case.waiting
    assert progress.id is not None
    decision = decide(case, Lapse(progress.id), WIJKBOT, MORNING, after_a_reorganisation())
    assert isinstance(decision, Decision)
    assert (decision.case.state, decision.case.owner) == (CaseState.UNOWNED, None)
    assert asked(decision.case)[0] == (AskKind.BROKER, "anouk")
