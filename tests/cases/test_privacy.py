"""Data of a resident stops a signal; few read what is confidential."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.cases import privacy
from bot.cases.acts import (
    Act,
    Clean,
    Confidential,
    Hold,
    Lapse,
    NoSignal,
    Offer,
    OpenUp,
    Progress,
    Take,
    Tidy,
    Withdraw,
)
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Case, Signal
from bot.directory import WIJKBOT
from bot.privacy.personal import SENSITIVE, Personal
from bot.store.nouns import AskKind, CaseState
from tests.cases.builders import MORNING, a_case, after, refused, rules

PHONE = frozenset({Personal.PHONE})


def asked(case: Case) -> list[tuple[AskKind, str | None]]:
    return [(ask.kind, ask.department or ask.person) for ask in case.waiting]


def lapse(case: Case) -> Lapse:
    (ask,) = case.open_of(AskKind.PRIVACY)
    assert ask.id is not None
    return Lapse(ask.id)


def test_what_holds_data_of_a_resident_asks_its_poster_and_nobody_else() -> None:
    case = a_case("verlichting", found=PHONE)
    assert asked(case) == [(AskKind.PRIVACY, "fatima")]
    assert case.stopped


@pytest.mark.parametrize("act", [Clean(), Confidential()])
def test_the_answer_passes_it_on(act: Act) -> None:
    case = after(a_case("verlichting", found=PHONE), ("fatima", act))
    assert asked(case) == [(AskKind.OWN, "verlichting")]
    assert case.confidential is isinstance(act, Confidential)


def test_silence_is_taken_for_confidential() -> None:
    stopped = a_case("verlichting", found=PHONE)
    case = after(stopped, (WIJKBOT, lapse(stopped)))
    assert case.confidential
    assert asked(case) == [(AskKind.OWN, "verlichting")]


@pytest.mark.parametrize("kind", sorted(SENSITIVE))
def test_what_tells_of_health_or_a_past_is_confidential_and_passed_on_at_once(
    kind: Personal,
) -> None:
    case = Case(1, "joris", MORNING, wijk="Noordwest", owners=("zorg",))
    posted = privacy.post(
        case, Signal(1, "fatima"), MORNING, rules(), danger=False, found={kind, Personal.NAME}
    )
    assert posted.case.confidential
    assert asked(posted.case) == [(AskKind.OWN, "zorg")]
    assert [(tell.news, tell.person) for tell in posted.tell] == [(News.PRIVATELY, "joris")]


def test_a_broker_who_is_asked_about_it_is_not_told_besides() -> None:
    posted = privacy.post(
        Case(1, "joris", MORNING, wijk="Noordwest"),
        Signal(1, "fatima"),
        MORNING,
        rules(),
        danger=False,
        found={Personal.RECORD},
    )
    assert (asked(posted.case), posted.tell) == ([(AskKind.BROKER, "joris")], ())


def test_danger_waits_for_nobody() -> None:
    case = a_case("verlichting", danger=True, found=PHONE)
    assert case.confidential
    assert asked(case) == [(AskKind.OWN, "verlichting")]


@pytest.mark.parametrize(
    ("person", "act"), [("joris", Offer("wegen")), ("karel", Take()), ("joris", NoSignal())]
)
def test_nobody_but_its_poster_does_anything_with_what_is_stopped(person: str, act: Act) -> None:
    case = a_case("verlichting", found=PHONE)
    assert refused(case, person, act).reason is Reason.HELD
    assert after(case, ("fatima", NoSignal())).state is CaseState.CLOSED


def test_a_poster_who_takes_it_back_while_it_waits_withdraws_it() -> None:
    case = a_case("verlichting", found=PHONE)
    assert not case.is_to_be_tidied(1)
    assert after(case, ("fatima", Withdraw(1))).state is CaseState.CLOSED


def test_a_message_that_was_to_be_taken_away_takes_nothing_else_away() -> None:
    case = after(a_case("verlichting", found=PHONE), ("fatima", Confidential()))
    assert case.is_to_be_tidied(1)
    assert asked(after(case, ("fatima", Tidy(1)))) == asked(case)


def test_data_in_changed_words_holds_them_and_nothing_else() -> None:
    case = after(a_case("verlichting"), ("karel", Take()), ("fatima", Hold(1, PHONE)))
    assert case.withheld
    assert not case.stopped
    case = after(case, ("karel", Progress("loopt")), ("fatima", Hold(1, PHONE)))
    assert len(case.open_of(AskKind.PRIVACY)) == 1, "asked once"
    assert not after(case, ("fatima", Clean())).withheld
    assert after(case, (WIJKBOT, lapse(case))).confidential


def test_health_in_changed_words_makes_it_confidential_and_its_broker_knows() -> None:
    case = after(a_case("verlichting"), ("fatima", Hold(1, PHONE)))
    decision = decide(case, Hold(1, frozenset({Personal.HEALTH})), "fatima", MORNING, rules())
    assert isinstance(decision, Decision)
    assert decision.case.confidential
    assert not decision.case.withheld
    assert [tell.person for tell in decision.tell] == ["joris"]


@pytest.mark.parametrize("person", ["fatima", "joris", "karel", "kim"])
def test_poster_broker_and_who_is_asked_may_make_it_confidential(person: str) -> None:
    case = after(a_case("verlichting"), (person, Confidential("het gaat om een gezin")))
    assert case.confidential
    assert asked(case) == [(AskKind.OWN, "verlichting")], "who is asked is asked still"
    assert refused(case, "fatima", Confidential()).reason is Reason.CONFIDENTIAL_ALREADY


def test_only_the_broker_opens_it_up_again() -> None:
    case = after(a_case("verlichting"), ("fatima", Confidential()))
    for person in ("fatima", "karel", "hugo"):
        assert refused(case, person, OpenUp()).reason is Reason.NOT_YOURS
    opened = after(case, ("joris", OpenUp()))
    assert not opened.confidential
    assert refused(opened, "joris", OpenUp()).reason is Reason.NOT_CONFIDENTIAL


def test_what_is_closed_can_still_become_confidential() -> None:
    case = after(a_case("verlichting"), ("fatima", NoSignal()), ("fatima", Confidential()))
    assert (case.state, case.confidential) == (CaseState.CLOSED, True)


def test_what_is_closed_while_its_words_are_held_keeps_them_back() -> None:
    case = after(a_case("verlichting"), ("fatima", Hold(1, PHONE)), ("fatima", NoSignal()))
    assert (case.withheld, case.confidential) == (False, True)


def test_words_that_are_gone_are_not_asked_about() -> None:
    case = after(a_case("verlichting"), ("karel", Take()), ("fatima", Hold(1, PHONE)))
    case = after(case, ("fatima", Withdraw(1)))
    assert (case.withheld, case.state) == (False, CaseState.OWNED)


def test_nothing_is_taken_out_where_nothing_was_found() -> None:
    assert refused(a_case("verlichting"), "fatima", Clean()).reason is Reason.NOTHING_HELD
    later = refused(a_case(found=PHONE), "joris", Clean(), later=timedelta(hours=1))
    assert later.reason is Reason.HELD
