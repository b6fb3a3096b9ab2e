"""Whatever people do, in any order: one owner, something asked while open, closed stays closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot import rights
from bot.cases import offering
from bot.cases.acts import (
    Act,
    Advise,
    Decline,
    Done,
    Follow,
    HandOver,
    Join,
    Lapse,
    Later,
    Met,
    NoSignal,
    Offer,
    Part,
    Place,
    Progress,
    Question,
    Reopen,
    Reply,
    Resend,
    Risk,
    Running,
    Solved,
    Stuck,
    Take,
    TakeIf,
    TakeLater,
    Term,
    Unfollow,
    Withdraw,
)
from bot.cases.decide import decide
from bot.cases.decision import Decision
from bot.cases.state import Ask, Case, Signal
from bot.directory import WIJKBOT, Directory
from bot.store.nouns import AskKind, CaseState
from tests.cases.builders import MORNING, a_case, after_a_reorganisation, numbered, rules
from tests.municipality import NAMES, PEOPLE

POSTERS = ("fatima", "bas", "plein~onbekende")

numbers = st.none() | st.integers(1, 8)
signals = st.none() | st.integers(1, len(POSTERS) + 1)
words = st.sampled_from(["", " ", "want het is zo"])
dates = st.dates(MORNING.date() - timedelta(days=2), MORNING.date() + timedelta(days=30))
departments = st.sampled_from([*NAMES, "nergens"])
kinds = st.none() | st.sampled_from(offering.KINDS)
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Take, numbers),
    st.builds(Running, st.sampled_from(["", "SV-1"]), numbers),
    st.builds(TakeIf, words, numbers),
    st.builds(Met, words),
    st.builds(Decline, numbers, words, st.none() | departments),
    st.builds(Join, numbers),
    st.builds(Offer, departments, words, st.none(), kinds),
    st.builds(Offer, st.none(), words, st.sampled_from([*PEOPLE, "niemand"]), kinds),
    st.builds(Advise, words, numbers),
    st.builds(HandOver, departments, words),
    st.builds(Question, words, st.none() | st.sampled_from([*PEOPLE, "niemand"])),
    st.builds(Reply, words, numbers),
    st.builds(Follow, st.none() | st.sampled_from(list(PEOPLE))),
    st.builds(Unfollow, st.none() | st.sampled_from(list(PEOPLE))),
    st.builds(Progress, words, until=st.none() | dates),
    st.builds(Stuck, words),
    st.builds(TakeLater, dates, words, numbers),
    st.builds(Later, dates, words, numbers, st.none() | st.times()),
    st.builds(Term, dates, words),
    st.builds(Done, words),
    st.builds(Part, words),
    st.builds(Risk, words, st.booleans()),
    st.builds(Solved, signals),
    st.builds(Reopen, words, signals),
    st.builds(NoSignal),
    st.builds(Place, st.sampled_from(["Noordwest", "Leidsche Rijn", "Atlantis"])),
    st.builds(Resend, numbers),
    st.builds(Withdraw, st.sampled_from([1, 2])),
    st.builds(Lapse, st.integers(1, 8)),
)
people = st.sampled_from([*PEOPLE, WIJKBOT, POSTERS[-1]])
routings = st.lists(st.sampled_from(list(NAMES)), max_size=3, unique=True)
wijken = st.sampled_from([None, "Noordwest", "Leidsche Rijn"])
Step = tuple[str, Act]


def a_likely_step(case: Case) -> st.SearchStrategy[Step]:
    """Somebody who may do something does it; anything else is mostly refused."""
    directory = rules().directory

    def by_who_may(act: Act) -> st.SearchStrategy[Step]:
        able = [each for each in (*PEOPLE, POSTERS[-1], WIJKBOT) if _may(act, each, case)]
        return st.tuples(st.sampled_from(able) if able else people, st.just(act))

    def _may(act: Act, person: str, case: Case) -> bool:
        return rights.may(act.name, person, case, directory)

    return acts.flatmap(by_who_may)


@given(st.data(), routings, wijken, st.integers(1, len(POSTERS)), st.booleans())
def test_every_open_case_has_an_open_ask_and_one_owner_at_most(
    data: st.DataObject,
    owners: list[str],
    wijk: str | None,
    posters: int,
    lost: bool,  # noqa: FBT001 - a drawn value
) -> None:
    case = a_case(*owners, wijk=wijk)
    case = replace(case, signals=tuple(map(Signal, range(1, posters + 1), POSTERS)))
    if lost:
        case = numbered(case.with_ask(Ask(AskKind.LOST, MORNING, person="anouk")))
    now, known = MORNING, rules()
    for _ in range(data.draw(st.integers(1, 15))):
        now += timedelta(hours=5)
        if data.draw(st.integers(0, 9)) == 0:
            known = after_a_reorganisation()
        person, act = data.draw(a_likely_step(case))
        decision = decide(case, act, person, now, known)
        if not isinstance(decision, Decision):
            continue
        assert rights.may(act.name, person, case, known.directory)
        assert decision.entry.act is act.name
        _check(case, decision.case, known.directory)
        case = numbered(decision.case)


def _check(before: Case, after: Case, directory: Directory) -> None:
    assert after.state is CaseState.CLOSED or after.waiting
    assert not (after.state is CaseState.CLOSED and after.waiting)
    assert after.held or (after.owner is None) == (after.contact is None)
    if after.state is CaseState.CONDITIONAL:
        assert after.open_of(AskKind.BROKER), "somebody sees to the condition"
    if after.state in {CaseState.OWNED, CaseState.CONDITIONAL}:
        assert after.owner or after.held
        assert after.held or not after.open_of(AskKind.OWN)
        assert len(after.open_of(AskKind.PROGRESS)) == 1
    firmly = before.owner in directory.departments and before.state is not CaseState.CONDITIONAL
    if firmly and after.owner != before.owner:
        (question,) = before.open_of(AskKind.TAKE_OVER)
        assert after.owner == question.department, "it changes hands by a yes alone"
    assert len(after.open_of(AskKind.TAKE_OVER)) <= 1
    assert after.owner not in dict(after.contributors)
    assert after.ready <= dict(after.contributors).keys()
    assert len(after.open_of(AskKind.BROKER)) <= 1
    for kind in (AskKind.OWN, AskKind.CONTRIBUTE):
        asked = [ask.department for ask in after.open_of(kind)]
        assert len(asked) == len(set(asked)), f"{kind} is asked once"
        new = {ask.department for ask in after.asks[len(before.asks) :] if ask.kind is kind}
        assert new <= directory.departments.keys()
    assert len(after.asks) >= len(before.asks), "no ask disappears"
    still = [ask for ask in after.waiting if ask.paused]
    questions = after.open_of(AskKind.QUESTION)
    assert not still or any(not ask.paused for ask in questions), "somebody is waited for"
    asking = [ask.asker for ask in questions if ask.asker]
    assert all(any(rights.is_asked(each, ask, directory) for each in asking) for ask in still)
