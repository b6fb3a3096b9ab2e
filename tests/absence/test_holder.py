"""Who holds an ask while who is asked is away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.absence import Absence, Absences, hearer, holder, placed, stand_in
from bot.cases.acts import Take
from bot.cases.state import Ask, Case
from bot.store.nouns import AskKind
from tests.absence.builders import NOW, absences, away
from tests.cases.builders import MORNING, a_case, after, rules
from tests.municipality import PEOPLE

DIRECTORY = rules().directory


def held(ask: Ask, case: Case, *told: Absence) -> tuple[str, str | None]:
    return holder(ask, case, absences(*told), DIRECTORY, NOW)


def an_offer() -> tuple[Ask, Case]:
    case = a_case("verlichting")
    return case.open_of(AskKind.OWN)[0], case


def test_who_is_there_holds_what_is_asked_of_them() -> None:
    assert held(*an_offer()) == ("karel", None)
    assert held(*an_offer(), away("kim")) == ("karel", None)


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ((away("karel", substitute="kim"),), "kim"),
        ((away("karel"),), "joris"),
        ((away("karel", substitute="kim"), away("kim")), "joris"),
        ((away("karel", substitute="kim"), away("kim", substitute="wilma")), "wilma"),
        ((away("karel", substitute="kim"), away("kim", substitute="karel")), "joris"),
        ((away("karel"), away("joris")), "anouk"),
        ((away("karel"), away("joris", substitute="samira")), "samira"),
    ],
)
def test_the_next_who_is_there_stands_in(told: tuple[Absence, ...], person: str) -> None:
    assert held(*an_offer(), *told) == (person, "karel")


def test_where_nobody_is_there_it_waits_with_who_is_asked() -> None:
    everybody = [away(person) for person in PEOPLE]
    assert held(*an_offer(), *everybody) == ("karel", None)


def test_a_colleague_is_stood_in_for_by_the_lead_of_the_department() -> None:
    case = after(a_case("verlichting"), ("kim", Take()))
    (progress,) = case.open_of(AskKind.PROGRESS)
    assert held(progress, case, away("kim")) == ("karel", "kim")
    assert held(progress, case, away("kim"), away("karel")) == ("joris", "kim")


def test_a_wijkmanager_is_stood_in_for_by_whom_they_named_and_else_by_the_coordinator() -> None:
    case = a_case()
    (turn,) = case.open_of(AskKind.BROKER)
    assert held(turn, case, away("joris")) == ("anouk", "joris")
    assert held(turn, case, away("joris", substitute="samira")) == ("samira", "joris")


def test_nobody_answers_their_own_question() -> None:
    ask, case = an_offer()
    asked = replace(ask, asker="joris", brokered=True)
    assert held(asked, case, away("karel")) == ("anouk", "karel")


def test_what_only_a_poster_can_say_stays_theirs() -> None:
    case = a_case()
    ask = Ask(AskKind.OUTCOME, MORNING, person="fatima", signal=1)
    assert held(ask, case, away("fatima", substitute="bas")) == ("fatima", None)


def test_who_stands_in_keeps_it_until_the_other_is_back_or_they_leave_themselves() -> None:
    ask, case = an_offer()
    ask = replace(ask, person="joris", stands_in_for="karel")
    assert held(ask, case, away("karel", substitute="kim")) == ("joris", "karel")
    assert held(ask, case, away("karel", substitute="kim"), away("joris")) == ("kim", "karel")
    assert held(ask, case, away("joris")) == ("karel", None)
    known = absences(away("karel", substitute="kim"))
    named = holder(ask, case, known, DIRECTORY, NOW, anew=True)
    assert named == ("kim", "karel"), "unless the other names somebody only now"


def test_what_is_newly_asked_of_who_is_away_goes_to_who_stands_in_at_once() -> None:
    before = replace(a_case("verlichting"), asks=())
    new = Ask(AskKind.OWN, NOW, department="verlichting")
    known = absences(away("karel", substitute="kim"))
    (ask,) = placed(before, before.with_ask(new), known, DIRECTORY, NOW).asks
    assert (ask.person, ask.stands_in_for, ask.department) == ("kim", "karel", "verlichting")
    assert placed(before, before.with_ask(new), Absences(), DIRECTORY, NOW).asks == (new,)


def test_what_was_asked_before_is_left_where_it_is() -> None:
    case = a_case("verlichting")
    known = absences(away("karel", substitute="kim"))
    assert placed(case, case, known, DIRECTORY, NOW) == case


def test_news_goes_to_who_stands_in_unless_they_may_not_read_it() -> None:
    case, known = a_case("verlichting"), absences(away("joris"))
    assert hearer("karel", case, known, DIRECTORY, NOW) == ("karel", None)
    assert hearer("joris", case, known, DIRECTORY, NOW) == ("anouk", "joris")
    secret = replace(case, confidential=True)
    assert hearer("joris", secret, known, DIRECTORY, NOW) == ("joris", None)


people = st.sampled_from(sorted(PEOPLE))


@given(st.lists(st.tuples(people, st.one_of(st.none(), people)), max_size=14), people)
def test_who_stands_in_is_there_and_is_somebody_else(
    told: list[tuple[str, str | None]], person: str
) -> None:
    known = absences(*(away(who, substitute=substitute) for who, substitute in told))
    found = stand_in(person, a_case("verlichting"), known, DIRECTORY, NOW)
    assert found != person
    assert found is None or not known.is_away(found, NOW)
    if found is None:
        assert all(known.is_away(each, NOW) or each == person for each in ("joris", "anouk"))
