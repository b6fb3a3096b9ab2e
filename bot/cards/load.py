"""What a broker carries: how much waits for them, and which department most of it came from.

Only brokers read this, and only departments are counted: never who said no.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from bot.cases.state import Answer
from bot.store import tables
from bot.store.nouns import AskKind

WORTH_TELLING = 2
"""One that came back is a case, more are a pattern."""


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases of one broker; `returned` of them came back from `department`."""

    open: int
    department: str = ""
    returned: int = 0


def of(session: Session, person: str) -> Load:
    """Count what waits for somebody's brokering."""
    waiting = select(tables.Ask.case_id).where(
        tables.Ask.person == person,
        tables.Ask.kind == AskKind.BROKER,
        col(tables.Ask.closed).is_(None),
    )
    count = session.exec(select(func.count()).select_from(waiting.subquery())).one()
    returned = func.count(col(tables.Ask.case_id).distinct())
    most = session.exec(
        select(tables.Ask.department, returned)
        .where(
            col(tables.Ask.case_id).in_(waiting),
            tables.Ask.kind == AskKind.OWN,
            tables.Ask.answer == Answer.DECLINED,
        )
        .group_by(col(tables.Ask.department))
        .order_by(returned.desc(), col(tables.Ask.department))
    ).first()
    return Load(count, most[0] or "", most[1]) if most else Load(count)
