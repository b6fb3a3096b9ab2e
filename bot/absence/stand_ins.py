"""Asks of who is away go to whoever stands in, and back once they are there again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, or_, select

from bot import rights
from bot.absence import STAYS, Absences, holder
from bot.calendar import local
from bot.cards.kinds import CardKind
from bot.casebook import Casebook
from bot.cases.acts import Resume, StandIn
from bot.cases.state import Ask, Case
from bot.directory import Directory
from bot.speaker import BOT
from bot.store import absences as stored
from bot.store import cases, tables, traffic


@dataclass(frozen=True, slots=True)
class Moved:
    """An ask that somebody holds from now on: for whom, or None for who is back."""

    ask: Ask
    case: Case
    person: str
    absent: str | None


def settle(
    casebook: Casebook, session: Session, now: datetime, *, named_by: str | None = None
) -> int:
    """Put asks before who stands in for who is away, and back before who is there again.

    All in the given transaction; gives how many went. Each starts anew, at the moment at which
    it reaches them. What somebody gets to read of it is one message, beside the cards that
    stood in private: these come as they are. What is held for `named_by`, who has just said who
    stands in, goes to whom they named.
    """
    known = stored.read(session, now)
    moved = [
        each
        for number, ask in _concerned(session, known, casebook.rules.directory, now)
        if (each := _move(casebook, session, number, ask, known, now, named_by))
    ]
    together: dict[tuple[str, str | None], list[Ask]] = {}
    for each in moved:
        if each.absent is not None and _stood_in_private(session, each.ask):
            casebook.mail.stand_in(session, each.ask, each.case, now)
        else:
            together.setdefault((each.person, each.absent), []).append(each.ask)
    for (person, absent), asks in together.items():
        _list(casebook, session, person, absent, asks, now)
    stored.drop_past(session, now)
    return len(moved)


def _concerned(
    session: Session, known: Absences, directory: Directory, now: datetime
) -> Iterator[tuple[int, int]]:
    """Find the open asks that somebody stands in for, or whose person is away: case and ask."""
    away = known.away(now)
    theirs = [
        each.id
        for each in directory.departments.values()
        if away & {each.lead, *each.leads.values()}
    ]
    found = session.exec(
        select(tables.Ask.case_id, tables.Ask.id)
        .where(
            col(tables.Ask.closed).is_(None),
            col(tables.Ask.kind).not_in(STAYS),
            or_(
                col(tables.Ask.stands_in_for).is_not(None),
                col(tables.Ask.person).in_(away),
                col(tables.Ask.person).is_(None) & col(tables.Ask.department).in_(theirs),
            ),
        )
        .order_by(col(tables.Ask.id))
    )
    for number, ask in found.all():
        if ask is not None:
            yield number, ask


def _move(
    casebook: Casebook,
    session: Session,
    number: int,
    ask: int,
    known: Absences,
    now: datetime,
    named_by: str | None,
) -> Moved | None:
    """Have one ask held by who can answer it now; None where that is so already."""
    case = cases.load(session, number)
    was = case.ask(ask) if case else None
    if case is None or was is None or not was.open:
        return None
    directory = casebook.rules.directory
    anew = named_by is not None and was.stands_in_for == named_by
    person, absent = holder(was, case, known, directory, now, anew=anew)
    if (person, absent) == (rights.asked_person(was, case, directory), was.stands_in_for):
        return None
    act = StandIn(ask, person, absent) if absent else Resume(ask)
    kept = casebook.act(session, number, lambda _: act, BOT, None, now)
    moved = kept.ask(ask) if isinstance(kept, Case) else None
    return Moved(moved, kept, person, absent) if isinstance(kept, Case) and moved else None


def _stood_in_private(session: Session, ask: Ask) -> bool:
    cards = select(traffic.Card.id).where(
        traffic.Card.ask_id == ask.id, traffic.Card.kind == CardKind.ASK, traffic.Card.user != ""
    )
    return session.exec(cards).first() is not None


def _list(
    casebook: Casebook,
    session: Session,
    person: str,
    absent: str | None,
    asks: list[Ask],
    now: datetime,
) -> None:
    """Tell somebody in one message what is theirs now. It opens a cycle of each ask."""
    opened = {ask.id: ask for ask in asks if ask.id is not None}
    numbers = list(opened)
    about = {"stands_in_for": absent} if absent else {"back": True}
    card = casebook.mail.digest(session, person, numbers, now, about)
    kind = f"moved {numbers[0]}.{asks[0].cycle}"
    digest = traffic.Digest(person=person, day=local(now).date(), kind=kind, card_id=card.id)
    session.add(digest)
    session.flush()
    session.add_all(
        traffic.Nudge(
            ask_id=number,
            cycle=ask.cycle,
            step=ask.step,
            person=person,
            at=now,
            digest_id=digest.id,
        )
        for number, ask in opened.items()
    )
    session.flush()
