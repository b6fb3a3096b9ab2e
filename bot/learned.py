"""Phrases that people added to what the configuration tells, and the index that has them.

They may come and go while the bot runs, also by another process: it looks whether they did in the
transaction in which it uses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlmodel import Session, col, func, select

from bot.store import tables
from routing import Index
from routing.nouns import Learned, Proposal

Revision = tuple[int, int]
"""The newest number, and how many were withdrawn: rows are added and withdrawn, nothing else."""

log = structlog.get_logger(__name__)


class Known:
    """What routing knows now: the configuration's own, and what was learned since."""

    def __init__(self, configured: Index) -> None:
        self._configured = configured
        self._now: tuple[Revision, Index] = ((0, 0), configured)

    def index(self, session: Session) -> Index:
        """Give the index as it should be in this transaction; after a change it is made anew.

        That takes hundredths of a second, in the thread of who asks. Two who ask at once may
        both make it.
        """
        latest, index = self._now
        wanted = revision(session)
        if wanted != latest:
            phrases = active(session)
            index = self._configured.with_learned(phrases)
            self._now = (wanted, index)
            log.info("learned phrases changed", count=len(phrases))
        return index


def revision(session: Session) -> Revision:
    """Tell which phrases there are, by two numbers that change whenever they do."""
    newest, withdrawn = session.exec(
        select(func.max(tables.Learned.id), func.count(col(tables.Learned.withdrawn)))
    ).one()
    return newest or 0, withdrawn


def rows(session: Session) -> Sequence[tables.Learned]:
    """Give all that was ever applied, the first first."""
    return session.exec(select(tables.Learned).order_by(col(tables.Learned.id))).all()


def active(session: Session) -> tuple[Learned, ...]:
    """Give the phrases that count now."""
    return tuple(
        Learned(row.phrase, row.department, row.weight, tuple(row.cases))
        for row in rows(session)
        if row.withdrawn is None
    )


def apply(session: Session, proposal: Proposal, person: str, now: datetime) -> int:
    """Add a proposed phrase for good, or until it is withdrawn; gives its number."""
    row = tables.Learned(
        phrase=proposal.phrase,
        department=proposal.department,
        weight=proposal.weight,
        cases=list(proposal.cases),
        applied_by=person,
        applied=now,
    )
    session.add(row)
    session.flush()
    assert row.id is not None, "a stored phrase has an id"
    return row.id


def withdraw(session: Session, number: int, person: str, now: datetime) -> tables.Learned | None:
    """Take a phrase back; None when there is none of that number that still counts."""
    row = session.get(tables.Learned, number, with_for_update=True)
    if row is None or row.withdrawn is not None:
        return None
    row.withdrawn_by, row.withdrawn = person, now
    session.flush()
    return row
