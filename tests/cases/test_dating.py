"""Days that people name: what is asked again then, and who hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import local
from bot.cases.acts import Act, Give, Join, Later, Offer, Progress, Stuck, Take, TakeLater, Term
from bot.cases.decide import decide
from bot.cases.decision import Decision, News, Reason
from bot.cases.state import Ask, Case
from bot.store.nouns import AskKind, CaseState, Urgency
from tests.cases.builders import MORNING, a_case, after, numbered, refused, rules

TODAY = MORNING.date()
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)
IN_TWO_WEEKS = date(2026, 12, 8)
WHY = "de aannemer is dicht"


def an_owned_case() -> Case:
    return after(a_case("verlichting"), ("karel", Take()))


def open_ask(case: Case, kind: AskKind) -> Ask:
    (ask,) = case.open_of(kind)
    return ask


def decided(case: Case, person: str, act: Act) -> Decision:
    decision = decide(case, act, person, MORNING, rules())
    assert isinstance(decision, Decision)
    return decision


def next_time(case: Case, kind: AskKind = AskKind.PROGRESS) -> str:
    moment = open_ask(case, kind).next_at
    assert moment is not None
    return f"{local(moment):%a %d %b %H:%M}"


def told(decision: Decision) -> list[tuple[News, str]]:
    return [(tell.news, tell.person) for tell in decision.tell]


def test_who_takes_it_for_later_owns_it_and_is_asked_from_that_day() -> None:
    decision = decided(a_case("verlichting"), "karel", TakeLater(IN_TWO_WEEKS, WHY))
    case = decision.case
    assert (case.state, case.owner, case.contact) == (CaseState.OWNED, "verlichting", "karel")
    assert next_time(case) == "Tue 08 Dec 08:30"
    assert told(decision) == [(News.TAKEN, "fatima")]
    assert decision.entry.note == WHY
    assert decision.entry.details == {"department": "verlichting", "until": "2026-12-08"}


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (TakeLater(TODAY, WHY), Reason.NEEDS_DAY),
        (TakeLater(TODAY - timedelta(days=1), WHY), Reason.NEEDS_DAY),
        (TakeLater(IN_TWO_WEEKS, " "), Reason.NEEDS_WHY),
        (Later(TODAY, WHY), Reason.NEEDS_DAY),
        (Later(TODAY, WHY, clock=time(8, 30)), Reason.NEEDS_DAY),
        (Later(FRIDAY, ""), Reason.NEEDS_WHY),
    ],
)
def test_later_needs_a_day_to_come_and_a_reason(act: Act, reason: Reason) -> None:
    assert refused(a_case("verlichting"), "karel", act).reason is reason


def test_an_offer_put_off_is_asked_again_then_and_its_broker_hears() -> None:
    decision = decided(a_case("verlichting"), "karel", Later(FRIDAY, WHY))
    assert next_time(decision.case, AskKind.OWN) == "Fri 27 Nov 08:30"
    assert open_ask(decision.case, AskKind.OWN).cycle == 2
    assert told(decision) == [(News.PUT_OFF, "joris")]


def test_a_day_off_is_the_next_working_day_and_a_time_of_day_is_kept() -> None:
    on_saturday = decided(an_owned_case(), "karel", Later(SATURDAY, WHY)).case
    assert next_time(on_saturday) == "Mon 30 Nov 08:30"
    this_afternoon = decided(an_owned_case(), "karel", Later(TODAY, WHY, clock=time(15))).case
    assert next_time(this_afternoon) == "Tue 24 Nov 15:00"


def test_who_takes_part_puts_it_off_with_the_owner_and_a_broker_with_nobody() -> None:
    both = after(a_case("verlichting", "wegen"), ("karel", Take()))
    assert told(decided(both, "wilma", Later(FRIDAY, WHY))) == [(News.PUT_OFF, "karel")]
    decision = decided(a_case(), "joris", Later(FRIDAY, WHY))
    assert told(decision) == []
    assert next_time(decision.case, AskKind.BROKER) == "Fri 27 Nov 08:30"


def test_only_who_is_asked_puts_it_off() -> None:
    assert refused(a_case("verlichting"), "joris", Later(FRIDAY, WHY)).reason is Reason.NOT_YOURS
    case = after(a_case("verlichting", "wegen"), ("karel", Take()))
    theirs = open_ask(case, AskKind.CONTRIBUTE).id
    assert refused(case, "karel", Later(FRIDAY, WHY, theirs)).reason is Reason.ANSWERED


def test_the_owners_own_day_is_asked_about_the_morning_after_it() -> None:
    case = after(an_owned_case(), ("karel", Progress("donderdag klaar", until=FRIDAY)))
    assert next_time(case) == "Mon 30 Nov 08:30"


def test_a_day_that_was_named_stays_until_it_is_over() -> None:
    case = after(an_owned_case(), ("karel", Progress(until=IN_TWO_WEEKS)))
    assert next_time(after(case, ("karel", Progress("schiet op")))) == "Wed 09 Dec 08:30"
    assert next_time(after(case, ("karel", Give("kim")))) == "Wed 09 Dec 08:30"
    over = decide(case, Progress(), "karel", MORNING + timedelta(days=16), rules())
    assert isinstance(over, Decision)
    assert open_ask(over.case, AskKind.PROGRESS).dated is None


def test_a_day_that_has_been_is_no_promise() -> None:
    yesterday = TODAY - timedelta(days=1)
    act = Progress("gisteren", until=yesterday)
    assert refused(an_owned_case(), "karel", act).reason is Reason.NEEDS_DAY


def test_who_takes_part_tells_a_day_without_moving_the_owners_question() -> None:
    case = after(a_case("verlichting", "wegen"), ("karel", Take()), ("wilma", Join()))
    decision = decided(case, "wilma", Progress("tegels komen", until=FRIDAY))
    assert decision.case == case
    assert decision.entry.details == {"until": "2026-11-27"}


def test_a_date_set_by_hand_is_for_who_is_to_answer_and_they_hear_it() -> None:
    offered = decided(a_case("verlichting"), "joris", Term(FRIDAY, "dan is de raad"))
    assert next_time(offered.case, AskKind.OWN) == "Fri 27 Nov 17:00"
    assert told(offered) == [(News.TERM, "karel")]
    owned = decided(an_owned_case(), "karel", Term(FRIDAY))
    assert next_time(owned.case) == "Mon 30 Nov 08:30"
    assert told(owned) == []
    mine = decided(a_case(), "joris", Term(FRIDAY))
    assert next_time(mine.case, AskKind.BROKER) == "Fri 27 Nov 17:00"


def test_a_date_is_set_by_broker_and_owner_and_lies_ahead() -> None:
    assert refused(a_case("verlichting"), "karel", Term(FRIDAY)).reason is Reason.NOT_YOURS
    assert refused(an_owned_case(), "joris", Term(date(2026, 11, 23))).reason is Reason.NEEDS_DAY


def test_a_date_for_what_did_not_arrive_yet_holds_when_it_does() -> None:
    case = after(a_case(), ("joris", Offer("zorg")))
    asks = tuple(replace(a, delivered=None) if a.kind is AskKind.OWN else a for a in case.asks)
    case = decided(replace(case, asks=asks), "joris", Term(FRIDAY)).case
    (ask,) = case.open_of(AskKind.OWN)
    assert (ask.delivered, ask.next_at, local(ask.dated or datetime.min).date()) == (  # noqa: DTZ901
        None,
        None,
        FRIDAY,
    )


def test_what_does_not_work_out_the_broker_hears_and_it_stays_the_owners() -> None:
    case = an_owned_case()
    decision = decided(case, "karel", Stuck("de mast is niet te krijgen"))
    assert told(decision) == [(News.STUCK, "joris")]
    assert decision.case.owner == "verlichting"
    assert open_ask(decision.case, AskKind.PROGRESS).cycle == 2
    assert refused(case, "karel", Stuck(" ")).reason is Reason.NEEDS_WHY
    assert refused(a_case("verlichting"), "karel", Stuck("nee")).reason is Reason.NOT_YOURS


def test_what_does_not_work_out_for_who_takes_part_the_owner_hears() -> None:
    case = after(a_case("verlichting", "wegen"), ("karel", Take()), ("wilma", Join()))
    decision = decided(case, "wilma", Stuck("geen tegels"))
    assert told(decision) == [(News.STUCK, "karel")]
    assert decision.case == case


def test_a_reminder_is_answered_once_also_when_it_does_not_work_out() -> None:
    case = an_owned_case()
    ask = open_ask(case, AskKind.PROGRESS)
    once = numbered(decided(case, "karel", Stuck("geen mast", ask.id, ask.cycle)).case)
    assert refused(once, "karel", Stuck("geen mast", ask.id, ask.cycle)).reason is Reason.ANSWERED


moments_of_two_years = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - the zone is `timezones`
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(moments_of_two_years, st.integers(1, 400), st.sampled_from(Urgency))
def test_nothing_is_asked_before_the_day_that_was_named_and_then_on_a_working_day(
    now: datetime, days: int, urgency: Urgency
) -> None:
    day = local(now).date() + timedelta(days=days)
    calendar = rules().calendar
    offered = replace(a_case("verlichting"), urgency=urgency)
    owned = replace(an_owned_case(), urgency=urgency)
    promised = day + timedelta(days=1)
    for case, act, kind, first in (
        (offered, Later(day, WHY), AskKind.OWN, day),
        (offered, TakeLater(day, WHY), AskKind.PROGRESS, day),
        (owned, Progress(until=day), AskKind.PROGRESS, promised),
    ):
        decision = decide(case, act, "karel", now, rules())
        assert isinstance(decision, Decision)
        moment = open_ask(decision.case, kind).next_at
        assert moment is not None
        asked = local(moment).date()
        skipped = [first + timedelta(days=n) for n in range((asked - first).days)]
        assert asked >= first
        assert calendar.is_working_day(asked)
        assert not any(calendar.is_working_day(each) for each in skipped), "the first there is"
