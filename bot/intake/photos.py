"""Photos that somebody posts: with words, below their signal, or with no word at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.intake import thread
from bot.intake.desk import Desk, Turn
from bot.photos import belonging, limits, passing
from bot.photos.limits import Seen
from bot.store import tables, traffic
from bot.store.events import keys_of_message
from bot.store.nouns import Fate

WORDS_FOLLOW = timedelta(hours=1)
"""How long what somebody says next is taken for the words of a photo that had none."""
PHOTO_FOLLOWS = timedelta(minutes=2)
"""How soon behind a signal a photo without words belongs to it: some apps send each by itself."""


def keep(desk: Desk, turn: Turn, signal: tables.Signal, *, wordless: bool = False) -> None:
    """Let the photos of a message belong to a signal, and have them passed on.

    Its poster hears privately of what is wrong with any, and is asked for words where there are
    none.
    """
    assert signal.id is not None, "a stored signal has an id"
    photos = turn.event.photos
    if not photos or signal.fate is Fate.REFERRED or belonging.has(turn.session, turn.inbox):
        return
    before = len(belonging.of_signal(turn.session, signal.id))
    seen = limits.seen(photos, before, desk.directory.config.photos)
    belonging.add(turn.session, signal.id, turn.inbox, seen.fitting)
    if signal.case_id is not None:
        passing.pass_on_all(turn.session, signal.case_id, turn.now)
    if wordless or (signal.case_id is not None and (seen.faulty or seen.too_many)):
        params = {"photos": _told(turn, seen), "wordless": wordless, "inbox": turn.inbox}
        desk.mail.answer(
            turn.session, turn.speaker.slug, turn.place, params, turn.now, signal=signal.id
        )


def add(desk: Desk, turn: Turn) -> bool:
    """Let photos that somebody posts below their own signal belong to it; tells if they do."""
    mine = [each for each in _here(turn) if each.fate in {Fate.CASE, Fate.CHATTER}]
    if not mine:
        return False
    keep(desk, turn, mine[-1])
    return True


def without_words(desk: Desk, turn: Turn) -> None:
    """Take photos without a word: below or right behind a signal they belong to it.

    Else their poster is asked for one line, once for all that come together.
    """
    event = turn.event
    if add(desk, turn) or event.thread is not None:
        return
    if not (event.private or desk.directory.intake(event.account, event.conversation)):
        return
    signal = _just_said(turn) or waiting(turn)
    if signal is not None:
        keep(desk, turn, signal)
        return
    signal = tables.Signal(
        inbox_id=turn.inbox,
        fate=Fate.CHATTER,
        poster=turn.speaker.slug,
        account=event.account,
        conversation=event.conversation,
        posted=event.at,
    )
    turn.session.add(signal)
    turn.session.flush()
    _anchor(turn.session, signal, event.thing)
    keep(desk, turn, signal, wordless=True)


def waiting(turn: Turn) -> tables.Signal | None:
    """Give the photos of this person here that this may be the words of, if there are any."""
    found = _here(turn) if turn.event.thread is not None else ()
    latest = _latest(turn, WORDS_FOLLOW) if turn.event.thread is None else None
    both = (*found, *([latest] if latest else ()))
    return next((each for each in reversed(both) if is_wordless(turn.session, each)), None)


def is_wordless(session: Session, signal: tables.Signal) -> bool:
    """Whether a signal is nothing but photos so far, and was not taken back."""
    words = select(tables.SignalVersion).where(tables.SignalVersion.signal_id == signal.id)
    return signal.fate is Fate.CHATTER and session.exec(words).first() is None


def join(session: Session, silent: tables.Signal, spoken: tables.Signal) -> None:
    """Let photos without words, and the thread below them, belong to the signal that tells."""
    assert silent.id is not None, "a stored signal has an id"
    assert spoken.id is not None, "a stored signal has an id"
    belonging.move(session, silent.id, spoken.id)
    anchors = session.exec(select(traffic.Anchor).where(traffic.Anchor.signal_id == silent.id))
    for anchor in anchors.all():
        _anchor(session, spoken, anchor.thread)
        session.delete(anchor)
    leave(silent)


def leave(silent: tables.Signal) -> None:
    """Wait no longer for the words of photos."""
    silent.fate = Fate.WITHDRAWN


def take_back(turn: Turn) -> None:
    """Forget where the photos of a message stand that was removed."""
    event = turn.event
    by_key = col(traffic.Inbox.key).in_(keys_of_message(event))
    for came in turn.session.exec(select(traffic.Inbox).where(by_key)).all():
        if came.event.get("user") == event.user:
            belonging.drop(came)


def _just_said(turn: Turn) -> tables.Signal | None:
    signal = _latest(turn, PHOTO_FOLLOWS)
    return signal if signal is not None and signal.fate is Fate.CASE else None


def _latest(turn: Turn, back: timedelta) -> tables.Signal | None:
    """Give what this person posted last in this conversation, not longer ago than that."""
    event = turn.event
    return turn.session.exec(
        select(tables.Signal)
        .where(
            tables.Signal.poster == turn.speaker.slug,
            tables.Signal.account == event.account,
            tables.Signal.conversation == event.conversation,
            tables.Signal.inbox_id < turn.inbox,
            tables.Signal.posted >= event.at - back,
        )
        .order_by(col(tables.Signal.id).desc())
    ).first()


def _here(turn: Turn) -> Sequence[tables.Signal]:
    """Give the signals of this person in this thread, also where it is below one of its photos."""
    if turn.event.thread is None:
        return ()
    below = (
        select(tables.Signal)
        .join(traffic.Photo, col(traffic.Photo.signal_id) == col(tables.Signal.id))
        .join(traffic.Inbox, col(traffic.Inbox.id) == col(traffic.Photo.inbox_id))
        .where(traffic.Inbox.lane == turn.event.lane)
    )
    found = (*thread.of(turn.session, turn.event).signals, *turn.session.exec(below).all())
    return [each for each in found if each.poster == turn.speaker.slug]


def _anchor(session: Session, signal: tables.Signal, root: str) -> None:
    assert signal.id is not None, "a stored signal has an id"
    place = {"account": signal.account, "conversation": signal.conversation, "thread": root}
    session.merge(traffic.Anchor(**place, signal_id=signal.id))
    session.flush()


def _told(turn: Turn, seen: Seen) -> dict[str, Any]:
    """Tell by number what is wrong with photos, and how many were too many."""
    photos = turn.event.photos
    faulty = [
        [place + 1, fault, photos[place].kind.startswith("image/")] for place, fault in seen.faulty
    ]
    return {"faulty": faulty, "too_many": len(seen.too_many)}
