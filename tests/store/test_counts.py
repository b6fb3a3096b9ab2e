"""What `wijkbot status` counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.store.counts import counts
from bot.store.database import Database
from bot.store.nouns import AskKind, CaseState
from bot.store.tables import Ask, Case
from bot.store.traffic import Denial

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_cases_are_counted_by_state_and_asks_while_they_are_open(database: Database) -> None:
    with database.write() as session:
        for state in (CaseState.OWNED, CaseState.OWNED, CaseState.CLOSED):
            session.add(Case(broker="joris", opened=NOON, state=state))
        session.flush()
        for closed in (None, None, NOON):
            session.add(Ask(case_id=1, kind=AskKind.OWN, opened=NOON, closed=closed))
    with database.read() as session:
        found = counts(session, NOON)
    assert found.cases == {
        CaseState.UNOWNED: 0,
        CaseState.OWNED: 2,
        CaseState.CONDITIONAL: 0,
        CaseState.RESTING: 0,
        CaseState.DONE: 0,
        CaseState.CLOSED: 1,
    }
    assert found.open_asks == 2


def test_denials_of_a_week_are_counted_by_act_and_reason(database: Database) -> None:
    today = date(2026, 3, 2)
    with database.write() as session:
        for days in (0, 6, 7):
            day = today - timedelta(days=days)
            session.add(Denial(day=day, act="take", reason="not_yours"))
        session.add(Denial(day=today, act="", reason="unknown_button"))
    with database.read() as session:
        found = counts(session, NOON)
    assert found.denials == {("take", "not_yours"): 2, ("", "unknown_button"): 1}
