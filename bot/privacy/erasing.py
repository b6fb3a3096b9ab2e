"""Taking words out of everything that is kept of a case; the history of it stays.

Words live in signal versions, notes, what came in, and what somebody is still asked. All of these
are gone through, and the few names of places and phrases that a case or a lesson was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from bot import buttons
from bot.buttons import Press
from bot.cases.decision import BlackOut
from bot.photos import belonging
from bot.privacy import naming, written
from bot.privacy.naming import Login
from bot.privacy.sought import Sought, sought
from bot.speaker import Speaker
from bot.store import tables, traffic
from bot.store.events import lane_of, without_text
from bot.store.nouns import Intake


def stands(session: Session, case: int, out: BlackOut, speaker: Speaker) -> bool:
    """Whether there is anything to take out."""
    if out.words:
        return _sought(session, case, out, speaker) is not None
    return any(each.words is not None for each in written.versions(session, out.signals))


def black_out(
    session: Session,
    case: int,
    out: BlackOut,
    speaker: Speaker,
    inbox: int | None,
    now: datetime,
) -> None:
    """Take out words, or all that was posted. `inbox` is what asked for it, which names them."""
    if out.words:
        found = _sought(session, case, out, speaker)
        if found is not None:
            _take_out(session, case, found, speaker)
            _unlearn(session, case, found, speaker, now)
    else:
        whole(session, out.signals)
    asked = session.get(traffic.Inbox, inbox) if inbox is not None else None
    if asked is not None:
        asked.event = without_text(asked.event)
    session.flush()


def whole(session: Session, signals: Sequence[int]) -> None:
    """Take out all that was posted with signals: the words, what brought them, and the photos."""
    for version in written.versions(session, signals):
        version.words = None
    for row in session.exec(select(traffic.Inbox).where(written.brought(session, signals))):
        row.event = without_text(row.event)
    for signal in signals:
        belonging.forget(session, signal)


def all_of(session: Session, poster: str) -> None:
    """Take out all that somebody ever wrote: signals, talk, reasons, and what came in."""
    mine = session.exec(select(tables.Signal.id).where(tables.Signal.poster == poster)).all()
    whole(session, [each for each in mine if each is not None])
    for note in session.exec(select(tables.Note).where(tables.Note.author == poster)):
        note.words = None
    for login in naming.logins(session, poster):
        for row in naming.handled(session, login):
            row.event = without_text(row.event)
    session.flush()


def name_of(session: Session, name: str, speaker: Speaker, numbers: Iterable[int]) -> None:
    """Take somebody's name out of what was written in the cases that they are in."""
    found = Sought(name)
    for case in numbers:
        _take_out(session, case, found, speaker)
    talk = (
        select(tables.SignalVersion)
        .join(tables.Signal, col(tables.Signal.id) == col(tables.SignalVersion.signal_id))
        .where(tables.Signal.poster == speaker.slug)
    )
    for said in session.exec(talk):
        said.words = said.words and found.taken_from(said.words)
    for login in naming.logins(session, speaker.slug):
        for row in naming.handled(session, login):
            row.event = _without(row.event, found)
    session.flush()


def _take_out(session: Session, case: int, found: Sought, speaker: Speaker) -> None:
    for said in written.in_case(session, case):
        said.words = said.words and found.taken_from(said.words)
    for came in _came_in(session, case, speaker):
        came.event = _without(came.event, found)
    for form, press in _forms(session, case):
        form.fields = {name: found.taken_from(str(said)) for name, said in form.fields.items()}
        form.button = buttons.written(replace(press, choice=found.taken_from(press.choice)))
    row = session.get(tables.Case, case)
    assert row is not None, "it was decided on"
    row.outside_number = row.outside_number and found.taken_from(row.outside_number)
    row.place = None if row.place and found.spans(row.place) else row.place
    row.routing = {
        **row.routing,
        "wijk": [_unplaced(w, found) for w in row.routing.get("wijk", ())],
    }
    for framing in session.exec(select(tables.Framing).where(tables.Framing.case_id == case)):
        framing.title = framing.title and found.taken_from(framing.title)


def _unlearn(session: Session, case: int, found: Sought, speaker: Speaker, now: datetime) -> None:
    """Withdraw what was learned from a case where it holds these words."""
    for lesson in _lessons(session, case, found):
        lesson.phrase = found.taken_from(lesson.phrase)
        if lesson.withdrawn is None:
            lesson.withdrawn_by, lesson.withdrawn = speaker.slug, now


def _unplaced(wijk: dict[str, Any], found: Sought) -> dict[str, Any]:
    """Forget the street by which a wijk was known, where that is what has to go."""
    named = [{**each, "phrase": found.taken_from(each["phrase"])} for each in wijk["evidence"]]
    place = None if wijk["place"] and found.spans(wijk["place"]) else wijk["place"]
    return {**wijk, "place": place, "evidence": named}


def _without(event: dict[str, Any], found: Sought) -> dict[str, Any]:
    fields = event.get("fields") or {}
    return {
        **event,
        "text": found.taken_from(str(event.get("text") or "")),
        "fields": {name: found.taken_from(str(said)) for name, said in fields.items()},
    }


def _sought(session: Session, case: int, out: BlackOut, speaker: Speaker) -> Sought | None:
    """Look for words in all that they are taken out of."""
    row = session.get(tables.Case, case)
    texts = [each.words for each in written.in_case(session, case)]
    texts += [row.outside_number, row.place] if row else []
    for came in _came_in(session, case, speaker):
        texts += [came.event.get("text"), *came.event.get("fields", {}).values()]
    return sought(out.words, filter(None, texts))


def _lessons(session: Session, case: int, found: Sought) -> Iterator[tables.Learned]:
    for row in session.exec(select(tables.Learned)):
        if case in row.cases and found.spans(row.phrase):
            yield row


def _forms(session: Session, case: int) -> Iterator[tuple[traffic.OpenForm, Press]]:
    for form in session.exec(select(traffic.OpenForm)):
        press = buttons.read(form.button)
        if press is not None and press.case == case:
            yield form, press


def _came_in(session: Session, case: int, speaker: Speaker) -> Sequence[traffic.Inbox]:
    """Give the handled events about a case: what was posted, done, or said in its threads.

    And what names it, or what this person said lately: perhaps a first attempt to have it taken
    out.
    """
    signals = session.exec(select(tables.Signal.id).where(tables.Signal.case_id == case)).all()
    acts = select(tables.History.inbox_id).where(tables.History.case_id == case)
    where: list[ColumnElement[bool]] = [
        written.brought(session, [each for each in signals if each is not None]),
        col(traffic.Inbox.id).in_(acts),
        col(traffic.Inbox.lane).in_(_lanes(session, case)),
        func.lower(col(traffic.Inbox.event)["text"].as_string()).contains(f"w-{case}"),
    ]
    if speaker.account and speaker.user:
        where.append(naming.sent_by(Login(speaker.account, speaker.user)))
    handled = col(traffic.Inbox.state) != Intake.WAITING
    return session.exec(select(traffic.Inbox).where(handled, or_(*where))).all()


def _lanes(session: Session, case: int) -> set[str]:
    """Name the lanes of the threads in which a case was spoken of."""
    anchors = session.exec(
        select(traffic.Anchor)
        .join(tables.Signal, col(tables.Signal.id) == col(traffic.Anchor.signal_id))
        .where(tables.Signal.case_id == case)
    )
    cards = session.exec(select(traffic.Card).where(traffic.Card.case_id == case))
    threads = {
        *((each.account, each.conversation, each.thread) for each in anchors),
        *((each.account, each.shown_in or "", each.thread or each.message or "") for each in cards),
    }
    return {lane_of(*thread) for thread in threads if all(thread)}
