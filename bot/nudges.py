"""Asking again: what waits too long is put before people once per step, in one message each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from adapters.base import Do
from bot import asks, rights
from bot.absence import stand_ins
from bot.calendar import ZONE, local
from bot.casebook import Casebook
from bot.cases import silence
from bot.cases.acts import Lapse
from bot.cases.decision import News, Rules, Tell
from bot.cases.state import Ask, Case
from bot.speaker import BOT
from bot.store import absences, cases, tables, traffic
from bot.store.nouns import AskKind, OutState, Urgency

DAILY = "daily"
_UNFINISHED = (OutState.WAITING, OutState.SENDING, OutState.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Due:
    """An open ask whose next moment has come."""

    ask: Ask
    case: Case

    @property
    def urgent(self) -> bool:
        """*Spoed* waits for no digest, nor for the end of a Friday afternoon."""
        return self.case.urgency is Urgency.URGENT


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Reminders that did not arrive yet: of which asks, and the daily ones to whom."""

    asks: frozenset[int]
    people: frozenset[str]


def tick(casebook: Casebook, session: Session, now: datetime) -> int:
    """Nudge everybody whose time has come, and close what silence has answered.

    All in the given transaction; gives how many asks were nudged, closed, or went to whoever
    stands in for who is away, or back. What may not be asked now (hours, holidays, a digest
    that was sent already) is due again when it may.
    """
    moved = _moved(casebook, session, now)
    under_way = _under_way(session)
    dues = _of_who_is_there(session, _due(session, now, under_way), casebook.rules, now)
    over = {due.ask.id: due for due in dues if _is_over(due, casebook.rules)}
    ended = sum(_lapse(casebook, session, due, now) for due in over.values())
    by_person: dict[tuple[str, str], list[Due]] = {}
    chances: dict[tuple[str, bool], datetime] = {}
    changed = {due.case.id for due in over.values()}
    for due in _left(session, dues, over, changed):
        person = rights.asked_person(due.ask, due.case, casebook.rules.directory)
        if person in under_way.people and not due.urgent:
            continue  # what comes is enough for a day
        who = (person, due.urgent)
        if who not in chances:
            chances[who] = _chance(session, person, now, casebook.rules, urgent=due.urgent)
        if chances[who] > now:
            cases.keep_clock(session, replace(due.ask, next_at=chances[who]))
        else:
            by_person.setdefault((person, _digest_kind(due)), []).append(due)
    for (person, kind), together in by_person.items():
        _remind(casebook, session, person, kind, together, now)
    return moved + ended + sum(map(len, by_person.values()))


def _moved(casebook: Casebook, session: Session, now: datetime) -> int:
    """Have absences begin and end, at hours at which people may be told; tells of how many asks."""
    if not casebook.rules.calendar.may_nudge(now, urgent=True):
        return 0
    return stand_ins.settle(casebook, session, now)


def _under_way(session: Session) -> UnderWay:
    rows = session.exec(
        select(traffic.Nudge.ask_id, traffic.Digest.person, traffic.Digest.kind)
        .join(traffic.Digest, col(traffic.Digest.id) == col(traffic.Nudge.digest_id))
        .join(traffic.Outbox, col(traffic.Outbox.card_id) == col(traffic.Digest.card_id))
        .where(traffic.Outbox.do == Do.SEND, col(traffic.Outbox.state).in_(_UNFINISHED))
    ).all()
    return UnderWay(
        frozenset(ask for ask, _, _ in rows),
        frozenset(person for _, person, kind in rows if kind == DAILY),
    )


def _due(session: Session, now: datetime, under_way: UnderWay) -> list[Due]:
    """Find what is due. To a reminder that is still under way there is nothing to add."""
    waiting = session.exec(
        select(tables.Ask.id, tables.Ask.case_id)
        .where(col(tables.Ask.closed).is_(None), col(tables.Ask.next_at) <= now)
        .order_by(col(tables.Ask.next_at), col(tables.Ask.id))
    ).all()
    known = cases.load_all(session, {case for _, case in waiting})
    return [
        Due(ask, known[case])
        for number, case in waiting
        if number and number not in under_way.asks and (ask := known[case].ask(number))
    ]


def _of_who_is_there(session: Session, dues: list[Due], rules: Rules, now: datetime) -> list[Due]:
    """Leave out what is asked of somebody who is away, and for whom nobody stands in.

    They are not reminded, and what is left to silence ends when it would. But a poster who is
    away has not said by it that all is solved: they have all the time for it once they are back.
    """
    known = absences.read(session, now)
    left: list[Due] = []
    for due in dues:
        person = rights.asked_person(due.ask, due.case, rules.directory)
        absence = known.at(person, now)
        if absence is None or (_is_over(due, rules) and due.ask.kind is not AskKind.OUTCOME):
            left.append(due)
        elif due.ask.kind is AskKind.OUTCOME:
            back = absence.end or now
            cases.keep_clock(session, asks.started(due.ask, due.case, back, rules))
        else:
            cases.keep_clock(session, asks.nudged(due.ask, due.case, now, rules))
    return left


def _is_over(due: Due, rules: Rules) -> bool:
    """Whether silence is the answer now, or nobody is there any more to give one."""
    nudges = asks.schedule(due.ask, due.case, rules).nudges
    return due.ask.step >= len(nudges) or silence.is_vain(due.ask, rules.directory)


def _lapse(casebook: Casebook, session: Session, due: Due, now: datetime) -> int:
    """Take silence for an answer if it is time for that; tells how many asks that ended."""
    chance = casebook.rules.calendar.next_nudge(now, urgent=due.urgent)
    if chance > now:
        cases.keep_clock(session, replace(due.ask, next_at=chance))
        return 0
    assert due.ask.id is not None, "only stored asks are due"
    act = Lapse(due.ask.id)
    casebook.act(session, due.case.id, lambda _: act, BOT, None, now)
    return 1


def _left(
    session: Session, dues: list[Due], over: Collection[int | None], changed: Collection[int]
) -> Iterator[Due]:
    """Give what is due and not over, on changed cases as they are now."""
    for due in dues:
        if due.ask.id is None or due.ask.id in over:
            continue
        case = cases.load(session, due.case.id) if due.case.id in changed else due.case
        ask = case.ask(due.ask.id) if case else None
        if case and ask and ask.open:
            yield Due(ask, case)


def _chance(
    session: Session, person: str, now: datetime, rules: Rules, *, urgent: bool
) -> datetime:
    """Give the first moment, `now` or later, at which somebody may be asked something.

    Unless it is urgent that is once a day, at the hour of their digest; on a day on which
    nobody is asked anything at that hour, it is from the first moment on.
    """
    known = rules.directory.people.get(person)
    days = known.working_days if known else None
    moment = rules.calendar.next_nudge(now, days, urgent=urgent)
    if urgent:
        return moment
    if _had_digest(session, person, local(moment).date()):
        tomorrow = local(moment).date() + timedelta(days=1)
        moment = rules.calendar.next_nudge(datetime.combine(tomorrow, time(), ZONE), days)
    hour = (known.digest if known else None) or rules.directory.config.office.digest
    digest = datetime.combine(local(moment).date(), hour, ZONE)
    return max(moment, digest) if rules.calendar.may_nudge(digest, days) else moment


def _had_digest(session: Session, person: str, day: date) -> bool:
    had = select(traffic.Digest.id).where(
        traffic.Digest.person == person, traffic.Digest.day == day, traffic.Digest.kind == DAILY
    )
    return session.exec(had).first() is not None


def _digest_kind(due: Due) -> str:
    """*Spoed* does not wait for others: each step of it is a message of its own."""
    return f"urgent {due.ask.id}.{due.ask.cycle}.{due.ask.step}" if due.urgent else DAILY


def _remind(
    casebook: Casebook, session: Session, person: str, kind: str, dues: list[Due], now: datetime
) -> None:
    dues = sorted(dues, key=lambda due: due.ask.opened)
    numbers = [due.ask.id for due in dues if due.ask.id is not None]
    card = casebook.mail.digest(session, person, numbers, now)
    digest = traffic.Digest(person=person, day=local(now).date(), kind=kind, card_id=card.id)
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
        if due.urgent and ask.kind is AskKind.OWN:
            tell = Tell(News.SILENT_AND_URGENT, due.case.broker)
            casebook.tell(session, tell, due.case, now)
