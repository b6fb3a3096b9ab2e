"""Passing photos on: below the card of each ask to judge by them, once for each ask."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from adapters.base import Do
from bot import outbox
from bot.cases.state import Answer, Ask, Case
from bot.photos import belonging
from bot.photos.belonging import Onward
from bot.store import cases, traffic
from bot.store.nouns import AskKind

JUDGED = frozenset(
    {
        AskKind.OWN,
        AskKind.CONTRIBUTE,
        AskKind.ADVISE,
        AskKind.TAKE_OVER,
        AskKind.QUESTION,
        AskKind.DECIDE,
        AskKind.BROKER,
        AskKind.WHICH_OWNER,
    }
)
"""Asks of which the answer depends on what there is to be seen."""
_TAKING = frozenset({AskKind.OWN, AskKind.TAKE_OVER})


def pass_on(session: Session, card: traffic.Card, now: datetime) -> None:
    """Pass on the photos of a case below the card of an ask that has arrived."""
    case = cases.load(session, card.case_id) if card.case_id else None
    ask = case.ask(card.ask_id) if case and card.ask_id else None
    if case is None or ask is None or not _has_it(ask, case) or not _may_be_seen(case, card):
        return
    for photo in belonging.of_case(session, case.id):
        found = belonging.find(session, photo)
        if found is None or found.poster == ask.person or not _is_new(session, photo, card):
            continue
        # A lane of their own: a platform that does not give a photo holds up no card.
        lane = outbox.lane_of(card.account, f"photos {card.id}")
        payload = {"photo": photo.id, "card": card.id}
        outbox.put(session, account=card.account, lane=lane, do=Do.PHOTO, payload=payload, now=now)


def pass_on_all(session: Session, case: int, now: datetime) -> None:
    """Pass on what came later, below the cards of a case that have arrived by now."""
    arrived = select(traffic.Card).where(
        traffic.Card.case_id == case,
        col(traffic.Card.ask_id).is_not(None),
        col(traffic.Card.message).is_not(None),
    )
    for card in session.exec(arrived.order_by(col(traffic.Card.id))).all():
        pass_on(session, card, now)


def onward(session: Session, row: traffic.Outbox) -> Onward | None:
    """Tell what an outgoing row of a photo asks for now; None when nothing any more."""
    photo = session.get(traffic.Photo, row.payload["photo"])
    card = session.get(traffic.Card, row.payload["card"])
    case = cases.load(session, card.case_id) if card and card.case_id else None
    if photo is None or photo.fault is not None or card is None or case is None:
        return None
    found = belonging.find(session, photo)
    if found is None or card.message is None or not _may_be_seen(case, card):
        return None
    return Onward(found, card.conversation, card.user, card.thread or card.message)


def _has_it(ask: Ask, case: Case) -> bool:
    """Whether an ask is still to be judged, or was answered by who has the case since then."""
    if ask.kind not in JUDGED or ask.signal is not None:
        return False
    if ask.open:
        return True
    by_owner = ask.answer is Answer.TAKEN and ask.department == case.owner
    return by_owner and ask.kind in _TAKING and case.closed is None


def _may_be_seen(case: Case, card: traffic.Card) -> bool:
    """Whether photos may stand there: in private only, while the case is or may become private."""
    if card.user and not card.conversation:
        return True
    return not case.confidential and not case.open_of(AskKind.PRIVACY)


def _is_new(session: Session, photo: traffic.Photo, card: traffic.Card) -> bool:
    """Take note that a photo is passed on with an ask; tells whether it was not before."""
    connection = session.connection()
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(traffic.Passed).on_conflict_do_nothing()
    once = insert.execution_options(preserve_rowcount=True)  # PostgreSQL's would be -1
    passed = {"photo_id": photo.id, "ask_id": card.ask_id}
    return connection.execute(once, passed).rowcount > 0
