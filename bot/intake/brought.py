"""The events that brought a signal's words: it was posted, changed, told of by a sweep."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_
from sqlmodel import col, select

from bot.intake.desk import Turn
from bot.store import tables, traffic
from bot.store.events import thing_of

BETWEEN = "\x1f"
"""Between the parts of an event's key."""


def events(turn: Turn, signal: tables.Signal) -> Sequence[traffic.Inbox]:
    """Give every event that is about the message of a signal, and the one being handled."""
    came = turn.session.get(traffic.Inbox, signal.inbox_id)
    of_message = thing_of(came.key) if came else "-"
    brought = or_(
        col(traffic.Inbox.id).in_((turn.inbox, signal.inbox_id)),
        col(traffic.Inbox.key).startswith(of_message, autoescape=True),
    )
    return turn.session.exec(select(traffic.Inbox).where(brought)).all()


def versions(turn: Turn, signal: tables.Signal) -> Sequence[tables.SignalVersion]:
    """Give every version of a signal's words, the first first."""
    of_signal = select(tables.SignalVersion).where(tables.SignalVersion.signal_id == signal.id)
    return turn.session.exec(of_signal.order_by(col(tables.SignalVersion.number))).all()
