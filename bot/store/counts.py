"""How much waits, failed and was repeated: what `wijkbot status` shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.calendar import local
from bot.store.nouns import CaseState, Intake, OutState
from bot.store.tables import Ask, Case
from bot.store.traffic import Denial, Inbox, Outbox

DENIALS_DAYS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of rows. `oldest` is how long the first waiting event has been waiting.

    `repeated` counts messages that were sent again because the platform could not tell
    whether they had arrived: so many may stand there twice.
    """

    inbox: Mapping[Intake, int]
    oldest: timedelta | None
    outbox: Mapping[OutState, int]
    repeated: int
    cases: Mapping[CaseState, int]
    open_asks: int
    denials: Mapping[tuple[str, str], int]
    """How often somebody tried what they may not since a week ago, by act and reason."""


def counts(session: Session, now: datetime) -> Counts:
    """Count what there is now; every state is named, also where nothing is in it."""
    inbox = dict(session.exec(select(Inbox.state, func.count()).group_by(Inbox.state)).all())
    outbox = dict(session.exec(select(Outbox.state, func.count()).group_by(Outbox.state)).all())
    cases = dict(session.exec(select(Case.state, func.count()).group_by(Case.state)).all())
    first: datetime | None = session.exec(
        select(func.min(Inbox.arrived)).where(Inbox.state == Intake.WAITING)
    ).one()
    return Counts(
        inbox={state: inbox.get(state, 0) for state in Intake},
        oldest=now - first if first else None,
        outbox={state: outbox.get(state, 0) for state in OutState},
        repeated=session.exec(
            select(func.count()).select_from(Outbox).where(col(Outbox.repeats) > 0)
        ).one(),
        cases={state: cases.get(state, 0) for state in CaseState},
        denials=_denials(session, now),
        open_asks=session.exec(
            select(func.count()).select_from(Ask).where(col(Ask.closed).is_(None))
        ).one(),
    )


def _denials(session: Session, now: datetime) -> dict[tuple[str, str], int]:
    since = local(now).date() - DENIALS_DAYS
    found = session.exec(
        select(Denial.act, Denial.reason, func.count())
        .where(col(Denial.day) > since)
        .group_by(Denial.act, Denial.reason)
        .order_by(func.count().desc(), Denial.act, Denial.reason)
    ).all()
    return {(act, reason): number for act, reason, number in found}
