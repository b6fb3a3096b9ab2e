"""What is kept no longer: events as they came, talk, old forms, and the words of what is over.

Keys, dates, acts and numbers stay, so that nothing happens twice and history stays whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_
from sqlmodel import Session, col, exists, select

from bot.casebook import Casebook
from bot.config.schema import Config
from bot.privacy import written
from bot.store import tables, traffic
from bot.store.events import without_words
from bot.store.nouns import CaseState, Fate, Intake, OutState

BATCH = 200
"""Rows in one transaction, so that nobody who posts meanwhile waits for long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From before which moment something is kept no longer."""

    handled: datetime
    failed: datetime
    chatter: datetime
    closed: datetime
    now: datetime


def limits(config: Config, now: datetime) -> Limits:
    """Tell what is kept no longer; pure.

    Words are kept as long as a poster may reopen their case, whatever the configuration says.
    """
    days = config.retention
    closed = max(days.closed_words_days, config.clocks.reopen_days + 1)
    return Limits(
        handled=now - timedelta(days=days.raw_events_days),
        failed=now - timedelta(days=days.failed_events_days),
        chatter=now - timedelta(days=days.chatter_days),
        closed=now - timedelta(days=closed),
        now=now,
    )


def forget(casebook: Casebook, session: Session, now: datetime) -> int:
    """Let go of a batch of what is kept no longer; tells of how much, nothing when all is done."""
    old = limits(casebook.rules.directory.config, now)
    count = sum(step(session, old) for step in _STEPS)
    return count + _cases(casebook, session, old)


def _events(session: Session, old: Limits) -> int:
    """Drop who said what; what a platform calls it stays, so that it is not taken in again."""
    kept = col(traffic.Inbox.event)
    rows = session.exec(
        select(traffic.Inbox)
        .where(
            or_(
                (col(traffic.Inbox.state) == Intake.DONE)
                & (col(traffic.Inbox.handled) < old.handled),
                (col(traffic.Inbox.state) == Intake.FAILED)
                & (col(traffic.Inbox.handled) < old.failed),
            ),
            or_(kept["user"].as_string() != "", kept["text"].as_string() != ""),
        )
        .limit(BATCH)
    ).all()
    for row in rows:
        row.event = without_words(row.event)
    return len(rows)


def _forms(session: Session, old: Limits) -> int:
    """Nobody fills them in any more."""
    rows = session.exec(
        select(traffic.OpenForm).where(col(traffic.OpenForm.expires) < old.now).limit(BATCH)
    ).all()
    for row in rows:
        session.delete(row)
    return len(rows)


def _payloads(session: Session, old: Limits) -> int:
    """Who was invited where; the conversation that was opened stays."""
    named = col(traffic.Outbox.payload)
    rows = session.exec(
        select(traffic.Outbox)
        .where(
            col(traffic.Outbox.state) == OutState.SENT,
            col(traffic.Outbox.sent) < old.handled,
            or_(named["user"].as_string() != "", named["members"].as_string() != ""),
        )
        .limit(BATCH)
    ).all()
    for row in rows:
        row.payload = {k: v for k, v in row.payload.items() if k not in {"user", "members"}}
    return len(rows)


def _chatter(session: Session, old: Limits) -> int:
    """What turned out to be no signal."""
    rows = session.exec(
        select(tables.SignalVersion)
        .join(tables.Signal, col(tables.Signal.id) == col(tables.SignalVersion.signal_id))
        .where(
            col(tables.Signal.case_id).is_(None),
            col(tables.Signal.fate) == Fate.CHATTER,
            col(tables.Signal.posted) < old.chatter,
            col(tables.SignalVersion.words).is_not(None),
        )
        .limit(BATCH)
    ).all()
    for row in rows:
        row.words = None
    return len(rows)


def _cases(casebook: Casebook, session: Session, old: Limits) -> int:
    """The words of what was closed long ago, also where the bot itself quoted them."""
    numbers = session.exec(
        select(tables.Case.id)
        .where(
            col(tables.Case.state) == CaseState.CLOSED,
            col(tables.Case.closed) < old.closed,
            or_(
                exists().where(
                    col(tables.Note.case_id) == col(tables.Case.id),
                    col(tables.Note.words).is_not(None),
                ),
                exists()
                .where(
                    col(tables.Signal.case_id) == col(tables.Case.id),
                    col(tables.SignalVersion.signal_id) == col(tables.Signal.id),
                )
                .where(col(tables.SignalVersion.words).is_not(None)),
            ),
        )
        .limit(BATCH)
    ).all()
    for number in filter(None, numbers):
        for row in written.in_case(session, number):
            row.words = None
        session.flush()
        casebook.unsay(session, number, old.now)
    return len(numbers)


_STEPS: tuple[Callable[[Session, Limits], int], ...] = (_events, _forms, _payloads, _chatter)
