"""What is kept about somebody, and for how long: for who asks, and for who guards privacy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from bot.config.schema import Config
from bot.privacy import naming
from bot.privacy.naming import Login
from bot.store import tables, traffic
from bot.store.nouns import Fate


class Sort(StrEnum):
    """A kind of thing that is kept about somebody."""

    RECORD = "name and id of a guest"
    EVENTS = "messages and acts as the platform sent them"
    SIGNALS = "signals that they posted"
    CHATTER = "messages that were no signal"
    NOTES = "reasons, progress and answers"
    ACTS = "acts in the history of cases"
    ASKS = "questions that wait for them"
    FOLLOWS = "cases that they follow"
    ABSENCE = "days on which they are away"
    CARDS = "messages of the bot to them"
    LEARNED = "phrases that they applied or withdrew"


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of a sort there is, of which cases, and until when it is kept."""

    sort: Sort
    count: int
    cases: tuple[int, ...]
    until: str


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, and in which case; in none where it was no signal."""

    case: int | None
    words: str


def kept(session: Session, slug: str, config: Config) -> tuple[Kept, ...]:
    """Tell of each sort how much is kept about somebody; those of which there is something."""
    untils = _untils(config)
    found = (
        Kept(sort, len(cases), tuple(sorted({each for each in cases if each})), untils[sort])
        for sort, cases in _found(session, slug, naming.logins(session, slug))
    )
    return tuple(each for each in found if each.count)


def written(session: Session, slug: str) -> tuple[Words, ...]:
    """Give what somebody wrote, as far as it is still there, in order."""
    posted = session.exec(
        select(tables.Signal.case_id, tables.SignalVersion.words)
        .join(tables.Signal, col(tables.Signal.id) == col(tables.SignalVersion.signal_id))
        .where(tables.Signal.poster == slug, col(tables.SignalVersion.words).is_not(None))
        .order_by(col(tables.SignalVersion.signal_id), col(tables.SignalVersion.number))
    ).all()
    said = session.exec(
        select(tables.Note.case_id, tables.Note.words)
        .where(tables.Note.author == slug, col(tables.Note.words).is_not(None))
        .order_by(col(tables.Note.id))
    ).all()
    return tuple(Words(case, words) for case, words in (*posted, *said) if words)


def cases_of(session: Session, slug: str) -> tuple[int, ...]:
    """Number the cases in which somebody posted or did something."""
    posted = select(tables.Signal.case_id).where(tables.Signal.poster == slug)
    acted = select(tables.History.case_id).where(tables.History.person == slug)
    found = {*session.exec(posted), *session.exec(acted)}
    return tuple(sorted(each for each in found if each is not None))


def _untils(config: Config) -> dict[Sort, str]:
    days = config.retention
    closed = f"the words: {days.closed_words_days} days after the case is closed"
    return {
        Sort.RECORD: "until they are erased",
        Sort.EVENTS: f"{days.raw_events_days} days after handling",
        Sort.SIGNALS: closed,
        Sort.CHATTER: f"the words: {days.chatter_days} days",
        Sort.NOTES: closed,
        Sort.ACTS: "always; after erasing without their name",
        Sort.ASKS: "always; after erasing without their name",
        Sort.FOLLOWS: "always; after erasing without their name",
        Sort.ABSENCE: "until they are back",
        Sort.CARDS: "which and where, never the words; after erasing without their name",
        Sort.LEARNED: "always; after erasing without their name",
    }


def _found(
    session: Session, slug: str, known: Collection[Login]
) -> Iterator[tuple[Sort, Sequence[int | None]]]:
    """Give of each sort a case for each thing, or None where it is of none."""
    person = session.get(tables.Person, slug)
    yield Sort.RECORD, [None] if person else []
    yield Sort.EVENTS, [None] * _events(session, known)
    posted = select(tables.Signal.case_id).where(tables.Signal.poster == slug)
    yield Sort.SIGNALS, session.exec(posted.where(tables.Signal.fate == Fate.CASE)).all()
    yield Sort.CHATTER, session.exec(posted.where(tables.Signal.fate != Fate.CASE)).all()
    notes = select(tables.Note.case_id).where(
        tables.Note.author == slug, col(tables.Note.words).is_not(None)
    )
    yield Sort.NOTES, session.exec(notes).all()
    acts = select(tables.History.case_id).where(tables.History.person == slug)
    yield Sort.ACTS, session.exec(acts).all()
    asks = select(tables.Ask.case_id).where(
        tables.Ask.person == slug, col(tables.Ask.closed).is_(None)
    )
    yield Sort.ASKS, session.exec(asks).all()
    follows = select(tables.Follower.case_id).where(tables.Follower.person == slug)
    yield Sort.FOLLOWS, session.exec(follows).all()
    away = select(func.count()).where(tables.Absence.person == slug)
    yield Sort.ABSENCE, [None] * session.exec(away).one()
    yield (
        Sort.CARDS,
        list(session.exec(select(traffic.Card.case_id).where(traffic.Card.person == slug))),
    )
    by = or_(col(tables.Learned.applied_by) == slug, col(tables.Learned.withdrawn_by) == slug)
    yield Sort.LEARNED, [None] * session.exec(select(func.count()).where(by)).one()


def _events(session: Session, known: Collection[Login]) -> int:
    if not known:
        return 0
    return session.exec(select(func.count()).where(or_(*map(naming.sent_by, known)))).one()
