"""The clock of an ask: dated by hand, standing still, and going on again."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import asks
from bot.cases.state import Ask, Case
from bot.store.nouns import AskKind
from tests.cases.builders import MORNING, a_case, rules

NOON = MORNING + timedelta(hours=3)
THURSDAY_NOON = NOON + timedelta(days=2)
NEXT_WEEK = MORNING + timedelta(days=7)


def an_offer(now: datetime = MORNING) -> tuple[Case, Ask]:
    case = a_case("verlichting")
    return case, asks.started(case.open_of(AskKind.OWN)[0], case, now, rules())


def test_what_is_dated_by_hand_is_asked_again_then_and_not_before() -> None:
    case, offer = an_offer()
    later = asks.dated(offer, NEXT_WEEK, case, NOON, rules())
    assert (later.cycle, later.step) == (2, 0)
    assert later.due == later.next_at == NEXT_WEEK


def test_a_new_cycle_forgets_the_date_of_the_one_before() -> None:
    case, offer = an_offer()
    later = asks.dated(offer, NEXT_WEEK, case, NOON, rules())
    assert asks.again(later, case, NEXT_WEEK, rules()).dated is None


def test_a_clock_that_stands_still_nudges_nobody() -> None:
    _, offer = an_offer()
    still = asks.paused(offer, NOON)
    assert still.next_at is None
    assert asks.paused(still, THURSDAY_NOON) == still, "it stands still since the first time"


def test_a_clock_goes_on_with_the_working_time_that_was_left() -> None:
    case, offer = an_offer()
    assert offer.due == THURSDAY_NOON
    on = asks.resumed(asks.paused(offer, NOON), case, NOON + timedelta(days=1), rules())
    assert on.paused is None
    assert on.due == THURSDAY_NOON + timedelta(days=1), "as much later as it stood still"
    assert on.due is not None
    assert on.next_at is not None
    assert NOON + timedelta(days=1) < on.next_at < on.due


def test_a_clock_that_stood_still_from_the_start_begins_when_it_goes_on() -> None:
    case = a_case("verlichting")
    still = asks.paused(case.open_of(AskKind.OWN)[0], MORNING)
    arrived = asks.started(still, case, NOON, rules())
    assert arrived.next_at is None
    on = asks.resumed(arrived, case, NOON + timedelta(days=1), rules())
    assert on == asks.started(case.open_of(AskKind.OWN)[0], case, NOON + timedelta(days=1), rules())
