"""Asking again: what waits too long is put before people once per step, in one message each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot import asks, rights
from bot.calendar import local
from bot.casebook import Casebook
from bot.cases.acts import Lapse
from bot.cases.decision import Rules
from bot.cases.state import Ask, Case
from bot.speaker import BOT
from bot.store import cases, tables, traffic
from bot.store.nouns import Urgency

DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Due:
    """An open ask whose next moment has come."""

    ask: Ask
    case: Case


def tick(casebook: Casebook, session: Session, now: datetime) -> int:
    """Nudge everybody whose time has come, and close what silence has answered.

    All in the given transaction; gives how many asks were nudged or closed. What may not be
    asked now (hours, holidays, a digest that was sent already) stays due for a later tick.
    """
    rules = casebook.rules
    by_person: dict[tuple[str, str], list[Due]] = {}
    closed = 0
    for due in _due(session, now):
        if due.ask.step >= len(asks.schedule(due.ask, due.case, rules).nudges):
            closed += _lapse(casebook, session, due, now)
            continue
        person = rights.asked_person(due.ask, due.case, rules.directory)
        if _may_ask(session, person, due.case, now, rules):
            by_person.setdefault((person, _digest_kind(due)), []).append(due)
    for (person, kind), dues in by_person.items():
        _remind(casebook, session, person, kind, dues, now)
    return closed + sum(map(len, by_person.values()))


def _due(session: Session, now: datetime) -> Iterator[Due]:
    """Give what is due, each on the state as it is when its turn comes."""
    waiting = session.exec(
        select(tables.Ask.id, tables.Ask.case_id)
        .where(col(tables.Ask.closed).is_(None), col(tables.Ask.next_at) <= now)
        .order_by(col(tables.Ask.next_at), col(tables.Ask.id))
    ).all()
    for number, case_number in waiting:
        case = cases.load(session, case_number)
        ask = case.ask(number) if case and number else None
        if case and ask and ask.open:
            yield Due(ask, case)


def _lapse(casebook: Casebook, session: Session, due: Due, now: datetime) -> int:
    if due.ask.id is None or not casebook.rules.calendar.may_nudge(now):
        return 0
    act = Lapse(due.ask.id)
    casebook.act(session, due.case.id, lambda _: act, BOT, None, now)
    return 1


def _may_ask(session: Session, person: str, case: Case, now: datetime, rules: Rules) -> bool:
    known = rules.directory.people.get(person)
    days = known.working_days if known else None
    urgent = case.urgency is Urgency.URGENT
    if not rules.calendar.may_nudge(now, days, urgent=urgent):
        return False
    if urgent:
        return True
    office = rules.directory.config.office
    hour = (known.digest if known else None) or office.digest
    here = local(now)
    return here.time() >= hour and not _had_digest(session, person, here.date())


def _had_digest(session: Session, person: str, day: date) -> bool:
    had = select(traffic.Digest.id).where(
        traffic.Digest.person == person, traffic.Digest.day == day, traffic.Digest.kind == DAILY
    )
    return session.exec(had).first() is not None


def _digest_kind(due: Due) -> str:
    """*Spoed* does not wait for others: each step of it is a message of its own."""
    if due.case.urgency is not Urgency.URGENT:
        return DAILY
    return f"urgent {due.ask.id}.{due.ask.cycle}.{due.ask.step}"


def _remind(
    casebook: Casebook, session: Session, person: str, kind: str, dues: list[Due], now: datetime
) -> None:
    dues = sorted(dues, key=lambda due: (due.case.urgency is not Urgency.URGENT, due.ask.opened))
    numbers = [due.ask.id for due in dues if due.ask.id is not None]
    card = casebook.mail.digest(session, person, numbers, now)
    day = local(now).date()
    digest = traffic.Digest(person=person, day=day, kind=kind, card_id=card.id)
    session.add(digest)
    session.flush()
    for due in dues:
        ask = asks.nudged(due.ask, due.case, now, casebook.rules)
        assert ask.id is not None, "only stored asks are due"
        session.add(
            traffic.Nudge(
                ask_id=ask.id,
                cycle=ask.cycle,
                step=ask.step,
                person=person,
                at=now,
                digest_id=digest.id,
            )
        )
        cases.keep_clock(session, ask)
