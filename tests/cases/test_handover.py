"""From one owner to another: nothing changes hands without a yes, and nobody inherits a clock."""

from __future__ import annotations

from datetime import timedelta

from bot.cases.acts import Decline, Done, HandOver, Join, Lapse, Running, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Answer, Ask, Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, CaseState
from tests.cases.builders import MORNING, a_case, after, refused, rules

BRIDGE = HandOver("wegen", "de lamp hangt aan de brug")


def an_owned_case() -> Case:
    return after(a_case("verlichting"), ("karel", Take()))


def asked(case: Case) -> Ask:
    (ask,) = case.open_of(AskKind.TAKE_OVER)
    return ask


def told(case: Case, person: str, act: HandOver | Take | Decline) -> set[tuple[News, str]]:
    decision = decide(case, act, person, MORNING + timedelta(days=1), rules())
    assert isinstance(decision, Decision)
    return {(tell.news, tell.person) for tell in decision.tell}


def test_until_the_other_says_yes_the_owner_stays_and_is_asked_how_it_goes() -> None:
    case = after(an_owned_case(), ("karel", BRIDGE))
    assert (case.owner, case.contact) == ("verlichting", "karel")
    assert (asked(case).department, asked(case).asker) == ("wegen", "karel")
    assert case.open_of(AskKind.PROGRESS)


def test_yes_gives_it_a_new_owner_with_a_clock_of_their_own() -> None:
    case = after(an_owned_case(), ("karel", BRIDGE))
    later = MORNING + timedelta(days=9)
    decision = decide(case, Take(), "wilma", later, rules())
    assert isinstance(decision, Decision)
    taken = decision.case
    assert (taken.owner, taken.contact, taken.state) == ("wegen", "wilma", CaseState.OWNED)
    (progress,) = taken.open_of(AskKind.PROGRESS)
    assert (progress.person, progress.opened) == ("wilma", later)
    assert {(tell.news, tell.person) for tell in decision.tell} == {
        (News.TAKEN, "fatima"),
        (News.TAKEN_OVER, "karel"),
    }


def test_with_a_number_it_runs_already_there_and_the_old_number_is_gone() -> None:
    case = after(a_case("verlichting"), ("karel", Running("SV-1")), ("karel", BRIDGE))
    assert after(case, ("wilma", Take())).outside_number is None
    assert after(case, ("wilma", Running("W-88"))).outside_number == "W-88"


def test_no_leaves_it_where_it_is_and_who_asked_hears_why() -> None:
    case = after(an_owned_case(), ("joris", BRIDGE))
    assert refused(case, "wilma", Decline()).reason is Reason.NEEDS_WHY
    no = Decline(reason="die brug is van de provincie")
    assert told(case, "wilma", no) == {
        (News.NOT_TAKEN_OVER, "joris"),
        (News.NOT_TAKEN_OVER, "karel"),
    }
    left = after(case, ("wilma", no))
    assert (left.owner, left.contact) == ("verlichting", "karel")
    assert left.open_of(AskKind.PROGRESS)


def test_silence_leaves_it_too_and_both_the_asker_and_the_broker_hear() -> None:
    case = after(an_owned_case(), ("karel", BRIDGE))
    number = asked(case).id
    assert number is not None
    decision = decide(case, Lapse(number), WIJKBOT, MORNING + timedelta(days=9), rules())
    assert isinstance(decision, Decision)
    assert decision.case.owner == "verlichting"
    assert {(tell.news, tell.person) for tell in decision.tell} == {
        (News.SILENT_TAKE_OVER, "karel"),
        (News.SILENT_TAKE_OVER, "joris"),
    }


def test_the_broker_asks_it_too_and_the_owner_hears() -> None:
    assert told(an_owned_case(), "joris", BRIDGE) == {(News.TAKE_OVER_ASKED, "karel")}
    assert told(an_owned_case(), "karel", BRIDGE) == set()


def test_who_takes_part_stays_and_who_takes_it_over_takes_part_no_more() -> None:
    case = after(
        a_case("verlichting", "wegen", "afval"),
        ("karel", Take()),
        ("wilma", Join()),
        ("aysel", Join()),
        ("karel", BRIDGE),
        ("wilma", Take()),
    )
    assert case.contributors == (("afval", "aysel"),)


def test_what_cannot_be_handed_over_is_refused_with_why() -> None:
    owned = an_owned_case()
    assert refused(a_case("verlichting"), "joris", BRIDGE).reason is Reason.NOTHING_TO_HAND_OVER
    assert refused(owned, "karel", HandOver("wegen")).reason is Reason.NEEDS_WHY
    assert refused(owned, "karel", HandOver("nergens", "x")).reason is Reason.UNKNOWN_DEPARTMENT
    assert refused(owned, "karel", HandOver("verlichting", "x")).reason is Reason.HAS_IT_ALREADY
    assert refused(owned, "wilma", BRIDGE).reason is Reason.NOT_YOURS
    asked_once = after(owned, ("karel", BRIDGE))
    again = refused(asked_once, "karel", HandOver("afval", "x"))
    assert (again.reason, again.facts["department"]) == (Reason.ASKED_ALREADY, "wegen")


def test_an_owner_who_is_done_meanwhile_asks_nobody_to_take_it_over() -> None:
    case = after(an_owned_case(), ("karel", BRIDGE), ("karel", Done("gemaakt")))
    assert case.open_of(AskKind.TAKE_OVER) == ()
    assert refused(case, "wilma", Take()).reason is not None


def test_only_the_department_that_is_asked_may_say_yes() -> None:
    case = after(an_owned_case(), ("karel", BRIDGE))
    assert refused(case, "aysel", Take()).reason is Reason.NOT_YOURS
    assert refused(case, "karel", Take()).reason is Reason.YOU_TOOK_IT
    (ask,) = case.open_of(AskKind.TAKE_OVER)
    assert after(case, ("wilma", Take(ask.id))).asks[ask.id - 1 if ask.id else 0].answer is (
        Answer.TAKEN
    )
