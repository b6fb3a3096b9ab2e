"""Absences between their rows and what is decided with. One that is over is not kept."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, or_, select

from bot.absence import Absence, Absences
from bot.store import tables


def read(session: Session, now: datetime) -> Absences:
    """Give the absences of now and later, in the order in which they were told."""
    lasting = or_(col(tables.Absence.end).is_(None), col(tables.Absence.end) > now)
    rows = session.exec(select(tables.Absence).where(lasting).order_by(col(tables.Absence.id)))
    return Absences(
        tuple(Absence(row.person, row.start, row.end, row.substitute, row.id) for row in rows)
    )


def keep(session: Session, absence: Absence, instead_of: tuple[Absence, ...]) -> None:
    """Note an absence in place of others of the same person."""
    forget(session, instead_of)
    session.add(
        tables.Absence(
            person=absence.person,
            start=absence.start,
            end=absence.end,
            substitute=absence.substitute,
        )
    )
    session.flush()


def forget(session: Session, absences: tuple[Absence, ...]) -> None:
    """Drop absences."""
    for each in absences:
        row = session.get(tables.Absence, each.id)
        if row is not None:
            session.delete(row)
    session.flush()


def drop_past(session: Session, now: datetime) -> None:
    """Drop what is over: who was away, and when, is nobody's business any more."""
    for row in session.exec(select(tables.Absence).where(col(tables.Absence.end) <= now)):
        session.delete(row)
    session.flush()
