"""Where each text went: read from the store, after the bot was done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlmodel import Session, col, select

from adapters.base import Event, EventKind
from bot.cards.kinds import CardKind
from bot.cases import routed
from bot.store import tables, traffic
from bot.store.nouns import AskKind, Fate, Intake
from routing.nouns import Kind, Routing


class End(StrEnum):
    """What became of a text."""

    DEPARTMENT = "department"
    BROKER = "broker"
    STOPPED = "stopped"
    """Its poster is asked first about data of a resident in it."""
    CHATTER = "chatter"
    REFERRED = "referred"
    COMMAND = "command"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a text went.

    `department` is asked to own it; `broker` is the slug of who looks for an owner. `routing`
    is as the case keeps it. `flag` is why a text was referred.
    """

    end: End
    department: str = ""
    broker: str = ""
    routing: Routing = field(default_factory=lambda: Routing(Kind.CHATTER))
    flag: str = ""


@dataclass(frozen=True, slots=True)
class _Handled:
    """An event of the inbox, with what it brought about."""

    state: Intake
    signal: tables.Signal | None
    case: tables.Case | None


def outcomes(session: Session, posted: Sequence[Event]) -> list[Outcome]:
    """Tell what became of what was posted, in the same order."""
    by_command = [replace(each, kind=EventKind.COMMAND) for each in posted]
    handled = _handled(session, [each.key for each in (*posted, *by_command)])
    flags = _flags(session, [each.signal.id for each in handled.values() if each.signal])
    cases = [each.case.id for each in handled.values() if each.case]
    asked, stopped = _asked(session, cases), _stopped(session, cases)
    return [
        _outcome(handled.get(plain.key) or handled[command.key], flags, asked, stopped)
        for plain, command in zip(posted, by_command, strict=True)
    ]


def _outcome(
    found: _Handled,
    flags: dict[int | None, str],
    asked: dict[int | None, str],
    stopped: frozenset[int | None],
) -> Outcome:
    signal, case = found.signal, found.case
    if found.state is Intake.FAILED:
        return Outcome(End.FAILED)
    if signal is None:
        return Outcome(End.COMMAND)
    if case is None:
        referred = signal.fate is Fate.REFERRED
        return Outcome(End.REFERRED, flag=flags[signal.id]) if referred else Outcome(End.CHATTER)
    routing = routed.read(case.routing)
    if case.id in stopped:
        return Outcome(End.STOPPED, routing=routing)
    if department := asked.get(case.id):
        return Outcome(End.DEPARTMENT, department=department, routing=routing)
    return Outcome(End.BROKER, broker=case.broker, routing=routing)


def _handled(session: Session, keys: Sequence[str]) -> dict[str, _Handled]:
    rows = session.exec(
        select(traffic.Inbox, tables.Signal, tables.Case)
        .outerjoin(tables.Signal, col(tables.Signal.inbox_id) == col(traffic.Inbox.id))
        .outerjoin(tables.Case, col(tables.Case.id) == col(tables.Signal.case_id))
        .where(col(traffic.Inbox.key).in_(keys))
    ).all()
    return {row.key: _Handled(row.state, signal, case) for row, signal, case in rows}


def _flags(session: Session, signals: Iterable[int | None]) -> dict[int | None, str]:
    """The flag for which each was referred, by signal."""
    cards = select(traffic.Card).where(
        col(traffic.Card.signal_id).in_(signals), traffic.Card.kind == CardKind.REFERRAL
    )
    return {card.signal_id: str(card.params["flag"]) for card in session.exec(cards)}


def _stopped(session: Session, cases: Iterable[int | None]) -> frozenset[int | None]:
    """The cases that wait for their poster."""
    asks = select(tables.Ask.case_id).where(
        col(tables.Ask.case_id).in_(cases),
        tables.Ask.kind == AskKind.PRIVACY,
        col(tables.Ask.closed).is_(None),
    )
    return frozenset(session.exec(asks))


def _asked(session: Session, cases: Iterable[int | None]) -> dict[int | None, str]:
    """The department that is asked to own each, by case."""
    asks = select(tables.Ask).where(
        col(tables.Ask.case_id).in_(cases),
        col(tables.Ask.kind).in_((AskKind.OWN, AskKind.DIRECT)),
        col(tables.Ask.closed).is_(None),
    )
    return {ask.case_id: ask.department for ask in session.exec(asks) if ask.department}
