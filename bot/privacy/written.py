"""Where people's words stand: in the versions of signals, in notes, and in what brought them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from bot.store import tables, traffic
from bot.store.events import thing_of


def in_case(session: Session, case: int) -> Sequence[tables.SignalVersion | tables.Note]:
    """Give all that people wrote in a case: as posted, and with what they did."""
    posted = (
        select(tables.SignalVersion)
        .join(tables.Signal, col(tables.Signal.id) == col(tables.SignalVersion.signal_id))
        .where(tables.Signal.case_id == case)
    )
    noted = select(tables.Note).where(tables.Note.case_id == case)
    return (*session.exec(posted).all(), *session.exec(noted).all())


def versions(session: Session, signals: Iterable[int]) -> Sequence[tables.SignalVersion]:
    """Give every version of the words of signals."""
    of_these = col(tables.SignalVersion.signal_id).in_(tuple(signals))
    return session.exec(select(tables.SignalVersion).where(of_these)).all()


def brought(session: Session, signals: Iterable[int]) -> ColumnElement[bool]:
    """Tell which events brought the words of signals: as posted, edited, told of by a sweep."""
    first = select(tables.Signal.inbox_id).where(col(tables.Signal.id).in_(tuple(signals)))
    keys = session.exec(select(traffic.Inbox.key).where(col(traffic.Inbox.id).in_(first))).all()
    edits = [col(traffic.Inbox.key).startswith(thing_of(key), autoescape=True) for key in keys]
    return or_(col(traffic.Inbox.id).in_(first), *edits)
