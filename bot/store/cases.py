"""Cases between their rows and the state that decisions are made on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from bot.cases import routed
from bot.cases.decision import Entry
from bot.cases.state import Answer, Ask, Case, Signal
from bot.speaker import Speaker
from bot.store import tables
from bot.store.trouble import Conflict

Row = TypeVar("Row", tables.Ask, tables.Contributor, tables.Signal)


def load(session: Session, number: int) -> Case | None:
    """Give a case as it stands now; None when there is none with this number."""
    row = session.get(tables.Case, number, populate_existing=True)
    if row is None:
        return None
    asks = session.exec(
        select(tables.Ask).where(tables.Ask.case_id == number).order_by(col(tables.Ask.id))
    )
    signals = session.exec(
        select(tables.Signal).where(tables.Signal.case_id == number).order_by(col(tables.Signal.id))
    )
    contributors = session.exec(
        select(tables.Contributor)
        .where(tables.Contributor.case_id == number)
        .order_by(col(tables.Contributor.since))
    )
    framing = session.exec(
        select(func.max(tables.Framing.number)).where(tables.Framing.case_id == number)
    ).one()
    routing = routed.read(row.routing)
    return Case(
        id=number,
        broker=row.broker,
        opened=row.opened,
        version=row.version,
        state=row.state,
        ending=row.ending,
        urgency=row.urgency,
        confidential=row.confidential,
        risk=bool(routed.flags(routing) & routed.RISK),
        wijk=row.wijk,
        theme=row.theme,
        owner=row.owner,
        contact=row.contact,
        outside_number=row.outside_number,
        owners=tuple(owner.department for owner in routing.owners),
        framing=framing or 1,
        asks=tuple(_ask(each) for each in asks),
        signals=tuple(_signal(each) for each in signals),
        contributors=tuple((each.department, each.contact or "") for each in contributors),
        closed=row.closed,
    )


def keep(
    session: Session, before: Case, after: Case, now: datetime
) -> tuple[Case, tuple[Ask, ...]]:
    """Write a new state over the one it was decided on; gives it with ids, and the new asks.

    Raises Conflict when somebody else wrote in between: decide again on the new state.
    """
    _claim(session, before, after)
    asks = tuple(
        ask if ask in before.asks else _keep_ask(session, ask, after.id) for ask in after.asks
    )
    known = {ask.id for ask in before.asks}
    for was, signal in zip(before.signals, after.signals, strict=False):
        if was.outcome != signal.outcome:
            _existing(session, tables.Signal, signal.id).outcome = signal.outcome
    _keep_contributors(session, before, after, now)
    session.flush()
    kept = replace(after, asks=asks, version=before.version + 1)
    return kept, tuple(ask for ask in asks if ask.id not in known)


def remember(
    session: Session, case: Case, entry: Entry, speaker: Speaker, now: datetime, inbox: int | None
) -> None:
    """Add to the history of a case; the words given with an act are kept apart from it."""
    note = None
    if entry.note:
        note = tables.Note(case_id=case.id, words=entry.note, author=speaker.slug, at=now)
        session.add(note)
        session.flush()
    ask = entry.ask.id if entry.ask else None
    if ask is not None and note is not None:
        _existing(session, tables.Ask, ask).note_id = note.id
    last = session.exec(
        select(func.max(tables.History.seq)).where(tables.History.case_id == case.id)
    ).one()
    session.add(
        tables.History(
            case_id=case.id,
            seq=(last or 0) + 1,
            act=entry.act,
            person=speaker.slug,
            account=speaker.account,
            user=speaker.user,
            name=speaker.name,
            at=now,
            ask_id=ask,
            note_id=note.id if note else None,
            details=dict(entry.details),
            inbox_id=inbox,
        )
    )


def keep_clock(session: Session, ask: Ask) -> None:
    """Write how the clock of an open ask stands."""
    row = _existing(session, tables.Ask, ask.id)
    row.delivered, row.due = ask.delivered, ask.due
    row.cycle, row.step, row.next_at = ask.cycle, ask.step, ask.next_at


def _claim(session: Session, before: Case, after: Case) -> None:
    """Write the case's own row, if its version is still the one decided on."""
    changed = session.exec(
        update(tables.Case)
        .where(col(tables.Case.id) == before.id, col(tables.Case.version) == before.version)
        .values(
            version=before.version + 1,
            state=after.state,
            ending=after.ending,
            urgency=after.urgency,
            confidential=after.confidential,
            wijk=after.wijk,
            theme=after.theme,
            broker=after.broker,
            owner=after.owner,
            contact=after.contact,
            outside_number=after.outside_number,
            closed=after.closed,
        )
    )
    if changed.rowcount != 1:
        raise Conflict(f"case {before.id} is not at version {before.version} any more")


def _keep_contributors(session: Session, before: Case, after: Case, now: datetime) -> None:
    for department, contact in set(after.contributors) - set(before.contributors):
        row = tables.Contributor(
            case_id=after.id, department=department, contact=contact, since=now
        )
        session.merge(row)
    for department in {each for each, _ in before.contributors} - dict(after.contributors).keys():
        session.delete(_existing(session, tables.Contributor, (after.id, department)))


def _keep_ask(session: Session, ask: Ask, case: int) -> Ask:
    row = _existing(session, tables.Ask, ask.id) if ask.id is not None else None
    if row is None:
        row = tables.Ask(case_id=case, kind=ask.kind, opened=ask.opened)
    _write_ask(row, ask)
    session.add(row)
    session.flush()
    return replace(ask, id=row.id)


def _write_ask(row: tables.Ask, ask: Ask) -> None:
    row.department, row.person, row.asker = ask.department, ask.person, ask.asker
    row.brokered, row.signal_id, row.framing = ask.brokered, ask.signal, ask.framing
    row.cycle, row.step, row.next_at = ask.cycle, ask.step, ask.next_at
    row.delivered, row.due, row.closed = ask.delivered, ask.due, ask.closed
    row.answer = ask.answer


def _ask(row: tables.Ask) -> Ask:
    return Ask(
        kind=row.kind,
        opened=row.opened,
        id=row.id,
        department=row.department,
        person=row.person,
        asker=row.asker,
        brokered=row.brokered,
        signal=row.signal_id,
        framing=row.framing,
        cycle=row.cycle,
        step=row.step,
        delivered=row.delivered,
        due=row.due,
        next_at=row.next_at,
        closed=row.closed,
        answer=Answer(row.answer) if row.answer else None,
    )


def _signal(row: tables.Signal) -> Signal:
    assert row.id is not None, "a stored signal has an id"
    return Signal(row.id, row.poster, row.outcome)


def _existing(session: Session, table: type[Row], key: int | tuple[int, str] | None) -> Row:
    row = session.get(table, key)
    assert row is not None, f"{table.__name__} {key} was loaded before it is written"
    return row
