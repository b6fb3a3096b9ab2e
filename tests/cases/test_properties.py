"""Whatever people do, in any order: one owner, something asked while open, closed stays closed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot import rights
from bot.cases.acts import (
    Act,
    ActName,
    Decline,
    Done,
    Join,
    Lapse,
    NoSignal,
    Offer,
    Place,
    Progress,
    Reopen,
    Resend,
    Solved,
    Take,
    Withdraw,
)
from bot.cases.decide import decide
from bot.cases.decision import Decision
from bot.cases.state import Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, CaseState
from tests.cases.builders import MORNING, a_case, numbered, rules
from tests.municipality import NAMES, PEOPLE

numbers = st.none() | st.integers(1, 8)
words = st.sampled_from(["", " ", "want het is zo"])
departments = st.sampled_from([*NAMES, "nergens"])
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Take, numbers, st.sampled_from(["", "SV-1"])),
    st.builds(Decline, numbers, words, st.none() | departments),
    st.builds(Join, numbers),
    st.builds(Offer, departments, words),
    st.builds(Progress, words),
    st.builds(Done, words),
    st.builds(Solved, st.none() | st.just(1)),
    st.builds(Reopen, words, st.none() | st.just(1)),
    st.builds(NoSignal),
    st.builds(Place, st.sampled_from(["Noordwest", "Leidsche Rijn", "Atlantis"])),
    st.builds(Resend, numbers),
    st.builds(Withdraw, st.just(1)),
    st.builds(Lapse, st.integers(1, 8)),
)
people = st.sampled_from([*PEOPLE, WIJKBOT, "plein~onbekende"])
steps = st.lists(st.tuples(people, acts), max_size=25)
routings = st.lists(st.sampled_from(list(NAMES)), max_size=3, unique=True)
wijken = st.sampled_from([None, "Noordwest", "Leidsche Rijn"])


@given(routings, wijken, steps)
def test_every_open_case_has_an_open_ask_and_one_owner_at_most(
    owners: list[str], wijk: str | None, doings: list[tuple[str, Act]]
) -> None:
    case = a_case(*owners, wijk=wijk)
    now = MORNING
    for person, act in doings:
        now += timedelta(hours=5)
        decision = decide(case, act, person, now, rules())
        if not isinstance(decision, Decision):
            continue
        assert rights.may(act.name, person, case, rules().directory)
        assert decision.entry.act in {act.name, ActName.RUNNING}
        _check(case, decision.case)
        case = numbered(decision.case)


def _check(before: Case, after: Case) -> None:
    assert after.state is CaseState.CLOSED or after.waiting
    assert not (after.state is CaseState.CLOSED and after.waiting)
    assert (after.owner is None) == (after.contact is None)
    if after.state is CaseState.OWNED:
        assert after.owner
        assert not after.open_of(AskKind.OWN)
        assert len(after.open_of(AskKind.PROGRESS)) == 1
    if before.owner is not None:
        assert after.owner == before.owner
    assert len(after.open_of(AskKind.BROKER)) <= 1
    offered = [ask.department for ask in after.open_of(AskKind.OWN)]
    assert len(offered) == len(set(offered))
    assert len(after.asks) >= len(before.asks), "no ask disappears"
