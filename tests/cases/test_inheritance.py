"""Nobody inherits what is overdue of another: however silent one was, the next has all the time.

What is given, handed over, or held for who is away is due when it would be if it had been
asked for the first time just then.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot import asks
from bot.cases.acts import Act, Give, HandOver, Resume, StandIn, Take
from bot.cases.decide import decide
from bot.cases.decision import Decision
from bot.cases.state import Ask, Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, Urgency
from tests.cases.builders import MORNING, a_case, after, numbered, rules

CLOCKED = (
    AskKind.OWN,
    AskKind.CONTRIBUTE,
    AskKind.ADVISE,
    AskKind.PROGRESS,
    AskKind.TAKE_OVER,
    AskKind.QUESTION,
    AskKind.BROKER,
    AskKind.HEADS_UP,
)

silences = st.builds(
    lambda days, minutes: MORNING + timedelta(days=days, minutes=minutes),
    st.integers(0, 90),
    st.integers(0, 1439),
)
"""A moment at which somebody was silent for that long already."""
nudges = st.integers(0, 3)


def silent(case: Case, ask: Ask, steps: int, now: datetime) -> Case:
    """Have an ask run since the first day, with so many nudges and no answer."""
    running = asks.started(ask, case, MORNING, rules())
    for _ in range(steps):
        running = asks.nudged(running, case, now, rules())
    return replace(case, asks=tuple(running if each is ask else each for each in case.asks))


def done(case: Case, person: str, act: Act, now: datetime) -> Case:
    decision = decide(case, act, person, now, rules())
    assert isinstance(decision, Decision), decision
    asked = (replace(ask, id=number) for number, ask in enumerate(decision.case.asks, 1))
    return replace(decision.case, asks=tuple(asked))


def has_all_the_time(ask: Ask, case: Case, now: datetime) -> None:
    """Compare its clock with that of the same question put for the first time, as it arrives."""
    running = asks.started(ask, case, now, rules()) if ask.delivered is None else ask
    first = Ask(ask.kind, now, department=ask.department, person=ask.person, brokered=ask.brokered)
    fresh = asks.started(first, case, now, rules())
    assert (running.step, running.delivered) == (0, now)
    assert (running.due, running.next_at) == (fresh.due, fresh.next_at)
    assert running.due is not None
    assert running.due > now


def owned(steps: int, now: datetime) -> Case:
    case = after(a_case("verlichting"), ("karel", Take()))
    return silent(case, case.open_of(AskKind.PROGRESS)[0], steps, now)


@given(silences, nudges)
def test_who_is_given_it_has_all_the_time(now: datetime, steps: int) -> None:
    case = done(owned(steps, now), "karel", Give("kim"), now)
    (ask,) = case.open_of(AskKind.PROGRESS)
    assert ask.person == "kim"
    has_all_the_time(ask, case, now)


@given(silences, nudges)
def test_who_takes_it_over_has_all_the_time(now: datetime, steps: int) -> None:
    case = done(owned(steps, now), "karel", HandOver("wegen", "de lamp hangt aan de brug"), now)
    has_all_the_time(case.open_of(AskKind.TAKE_OVER)[0], case, now)
    later = now + timedelta(days=3)
    case = done(case, "wilma", Take(), later)
    (ask,) = case.open_of(AskKind.PROGRESS)
    assert ask.person == "wilma"
    has_all_the_time(ask, case, later)


@given(
    st.sampled_from(CLOCKED),
    st.sampled_from(Urgency),
    silences,
    nudges,
    st.one_of(st.none(), st.integers(-30, -1)),
)
def test_who_stands_in_has_all_the_time_and_so_has_who_is_back(
    kind: AskKind, urgency: Urgency, now: datetime, steps: int, dated: int | None
) -> None:
    case = replace(a_case("verlichting"), urgency=urgency)
    by_hand = now + timedelta(days=dated) if dated else None
    ask = Ask(kind, MORNING, department="verlichting", person="karel", dated=by_hand)
    case = numbered(silent(case.with_ask(ask), ask, steps, now))
    away = done(case, WIJKBOT, StandIn(len(case.asks), "kim", "karel"), now)
    (held,) = (each for each in away.waiting if each.stands_in_for)
    has_all_the_time(held, away, now)
    later = now + timedelta(days=20)
    assert held.id is not None
    back = done(away, WIJKBOT, Resume(held.id), later)
    (again,) = (each for each in back.waiting if each.id == held.id)
    assert again.stands_in_for is None
    has_all_the_time(again, back, later)
