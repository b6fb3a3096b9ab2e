"""Which photos belong to a signal, by event and place in it; where they stand tells the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from adapters.photo import Photo
from bot import inbox
from bot.store import tables, traffic
from bot.store.nouns import Fate


@dataclass(frozen=True, slots=True)
class Found:
    """Where a photo stands, on which account, whose it is, and its number with its signal."""

    account: str
    photo: Photo
    number: int
    poster: str


@dataclass(frozen=True, slots=True)
class Onward:
    """A photo that is to be passed on now: from where, and below which message."""

    found: Found
    conversation: str
    user: str
    thread: str


def add(session: Session, signal: int, event: int, places: Sequence[int]) -> None:
    """Let photos of an event, an inbox row, belong to a signal."""
    session.add_all(
        traffic.Photo(signal_id=signal, inbox_id=event, place=place) for place in places
    )
    session.flush()


def move(session: Session, old: int, new: int) -> None:
    """Let the photos of one signal belong to another."""
    for row in of_signal(session, old):
        row.signal_id = new
    session.flush()


def of_signal(session: Session, signal: int) -> Sequence[traffic.Photo]:
    """Give the photos of a signal, in the order in which they came."""
    wanted = select(traffic.Photo).where(traffic.Photo.signal_id == signal)
    return session.exec(wanted.order_by(col(traffic.Photo.id))).all()


def has(session: Session, event: int) -> bool:
    """Whether the photos of an event, an inbox row, belong to a signal."""
    wanted = select(traffic.Photo.id).where(traffic.Photo.inbox_id == event)
    return session.exec(wanted).first() is not None


def of_case(session: Session, case: int) -> Sequence[traffic.Photo]:
    """Give the photos of all signals of a case that can still be passed on, as far as is known."""
    return session.exec(
        select(traffic.Photo)
        .join(tables.Signal, col(tables.Signal.id) == col(traffic.Photo.signal_id))
        .where(tables.Signal.case_id == case, col(traffic.Photo.fault).is_(None))
        .order_by(col(traffic.Photo.id))
    ).all()


def find(session: Session, row: traffic.Photo) -> Found | None:
    """Tell where a photo stands; None once its signal was taken back or its event dropped."""
    signal = session.get(tables.Signal, row.signal_id)
    came = session.get(traffic.Inbox, row.inbox_id)
    if signal is None or signal.fate is Fate.WITHDRAWN or not came or not came.event:
        return None
    event = inbox.event_of(came)
    if row.place >= len(event.photos):
        return None
    earlier = [each.id for each in of_signal(session, row.signal_id)]
    number = earlier.index(row.id) + 1
    return Found(event.account, event.photos[row.place], number, signal.poster)


def forget(session: Session, signal: int) -> None:
    """Forget where the photos of a signal stand, so that none is passed on any more."""
    for row in of_signal(session, signal):
        came = session.get(traffic.Inbox, row.inbox_id)
        if came is not None:
            drop(came)


def drop(event: traffic.Inbox) -> None:
    """Forget where the photos of one event stand."""
    if event.event.get("photos"):
        event.event = {**event.event, "photos": []}
