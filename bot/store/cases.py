"""Cases between their rows and the state that decisions are made on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import func, update
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from bot.cases import routed
from bot.cases.decision import Entry
from bot.cases.state import Answer, Ask, Case, Follower, Signal
from bot.speaker import Speaker
from bot.store import tables
from bot.store.trouble import Conflict

Row = TypeVar("Row", tables.Ask, tables.Contributor, tables.Follower, tables.Signal)


def load(session: Session, number: int) -> Case | None:
    """Give a case as it stands now; None when there is none with this number."""
    return load_all(session, (number,)).get(number)


def load_all(session: Session, numbers: Collection[int]) -> dict[int, Case]:
    """Give cases as they stand now, by number; those that there are."""
    if not numbers:
        return {}
    asks = _by_case(session, tables.Ask, col(tables.Ask.id), numbers)
    signals = _by_case(session, tables.Signal, col(tables.Signal.id), numbers)
    taking_part = _by_case(session, tables.Contributor, col(tables.Contributor.since), numbers)
    followers = _by_case(session, tables.Follower, col(tables.Follower.since), numbers)
    framing = (
        select(func.max(tables.Framing.number))
        .where(tables.Framing.case_id == tables.Case.id)
        .scalar_subquery()
    )
    rows = session.exec(
        select(tables.Case, framing).where(col(tables.Case.id).in_(numbers)),
        execution_options={"populate_existing": True},
    )
    cases = (
        _case(
            row,
            framed or 1,
            asks[row.id],
            signals[row.id],
            taking_part[row.id],
            followers[row.id],
        )
        for row, framed in rows
    )
    return {case.id: case for case in cases}


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
        if was != signal:
            posted = _existing(session, tables.Signal, signal.id)
            posted.outcome, posted.resident = signal.outcome, signal.resident
    _keep_contributors(session, before, after, now)
    _keep_followers(session, before, after, now)
    session.flush()
    kept = replace(after, asks=asks, version=before.version + 1)
    return kept, tuple(ask for ask in asks if ask.id not in known)


def remember(
    session: Session, case: Case, entry: Entry, speaker: Speaker, now: datetime, inbox: int | None
) -> int:
    """Add to the history of a case, and give its place there.

    The words given with an act are kept apart from it.
    """
    note = None
    if entry.note:
        note = tables.Note(case_id=case.id, words=entry.note, author=speaker.slug, at=now)
        session.add(note)
        session.flush()
    asides = {}
    for name, words in entry.asides.items():
        aside = tables.Note(case_id=case.id, words=words, author=speaker.slug, at=now)
        session.add(aside)
        session.flush()
        assert aside.id is not None, "a stored note has an id"
        asides[name] = aside.id
    ask = entry.ask.id if entry.ask else None
    if ask is not None and note is not None:
        _existing(session, tables.Ask, ask).note_id = note.id
    last = session.exec(
        select(func.max(tables.History.seq)).where(tables.History.case_id == case.id)
    ).one()
    turn = (last or 0) + 1
    session.add(
        tables.History(
            case_id=case.id,
            seq=turn,
            act=entry.act,
            person=speaker.slug,
            account=speaker.account,
            user=speaker.user,
            name=speaker.name,
            at=now,
            ask_id=ask,
            note_id=note.id if note else None,
            details={**entry.details, **asides},
            inbox_id=inbox,
        )
    )
    return turn


def keep_clock(session: Session, ask: Ask) -> None:
    """Write how the clock of an open ask stands."""
    row = _existing(session, tables.Ask, ask.id)
    row.delivered, row.due = ask.delivered, ask.due
    row.dated, row.paused = ask.dated, ask.paused
    row.cycle, row.step, row.next_at = ask.cycle, ask.step, ask.next_at


def _case(
    row: tables.Case,
    framing: int,
    asks: Sequence[tables.Ask],
    signals: Sequence[tables.Signal],
    taking_part: Sequence[tables.Contributor],
    followers: Sequence[tables.Follower],
) -> Case:
    assert row.id is not None, "a stored case has an id"
    routing = routed.read(row.routing)
    return Case(
        id=row.id,
        broker=row.broker,
        opened=row.opened,
        version=row.version,
        state=row.state,
        ending=row.ending,
        urgency=row.urgency,
        confidential=row.confidential,
        risk=row.risk,
        wijk=row.wijk,
        somewhere=row.wijk is None and len(routing.wijk) > 1,
        theme=row.theme,
        owner=row.owner,
        contact=row.contact,
        outside_number=row.outside_number,
        owners=tuple(owner.department for owner in routing.owners),
        recognised=routed.recognised(routing),
        framing=framing,
        asks=tuple(map(_ask, asks)),
        signals=tuple(map(_signal, signals)),
        contributors=tuple((each.department, each.contact or "") for each in taking_part),
        ready=frozenset(each.department for each in taking_part if each.done),
        followers=tuple(Follower(each.person, each.added_by) for each in followers),
        closed=row.closed,
    )


def _by_case(
    session: Session, table: type[Row], order: Mapped[Any], numbers: Collection[int]
) -> dict[int | None, list[Row]]:
    """Read what hangs on some cases, in order."""
    found: dict[int | None, list[Row]] = defaultdict(list)
    of_them = select(table).where(col(table.case_id).in_(numbers)).order_by(order)
    for row in session.exec(of_them):
        found[row.case_id].append(row)
    return found


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
            risk=after.risk,
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
    session.flush()
    for department in dict(after.contributors):
        row = _existing(session, tables.Contributor, (after.id, department))
        row.done = (row.done or now) if department in after.ready else None


def _keep_followers(session: Session, before: Case, after: Case, now: datetime) -> None:
    for each in set(before.followers) - set(after.followers):
        session.delete(_existing(session, tables.Follower, (after.id, each.person)))
    session.flush()
    for each in after.followers:
        if each not in before.followers:
            session.add(
                tables.Follower(
                    case_id=after.id, person=each.person, since=now, added_by=each.added_by
                )
            )


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
    row.stands_in_for, row.dated, row.paused = ask.stands_in_for, ask.dated, ask.paused
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
        stands_in_for=row.stands_in_for,
        signal=row.signal_id,
        framing=row.framing,
        cycle=row.cycle,
        step=row.step,
        delivered=row.delivered,
        dated=row.dated,
        paused=row.paused,
        due=row.due,
        next_at=row.next_at,
        closed=row.closed,
        answer=Answer(row.answer) if row.answer else None,
    )


def _signal(row: tables.Signal) -> Signal:
    assert row.id is not None, "a stored signal has an id"
    return Signal(row.id, row.poster, row.outcome, row.resident)


def _existing(session: Session, table: type[Row], key: int | tuple[int, str] | None) -> Row:
    row = session.get(table, key)
    assert row is not None, f"{table.__name__} {key} was loaded before it is written"
    return row
