"""What could not be delivered for good: the coordinator is asked to see to it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from bot.casebook import Casebook
from bot.cases.state import Ask
from bot.store import cases, tables, traffic
from bot.store.nouns import AskKind, CaseState, OutState


def lost(casebook: Casebook, session: Session, row: traffic.Outbox, now: datetime) -> None:
    """Open an ask to the coordinator on the case that the message was about.

    The failure of such an ask's own message is not asked about again: `wijkbot status` counts it.
    """
    card = session.get(traffic.Card, row.card_id) if row.card_id else None
    number = _case_of(session, card) if card else None
    case = cases.load(session, number) if number else None
    if card is None or case is None or case.state is CaseState.CLOSED:
        return
    about = session.get(tables.Ask, card.ask_id) if card.ask_id else None
    if about is not None and about.kind is AskKind.QUESTION:
        return
    coordinator = casebook.rules.directory.coordinator
    ask = Ask(AskKind.QUESTION, now, person=coordinator, framing=case.framing)
    kept, opened = cases.keep(session, case, case.with_ask(ask), now)
    for each in opened:
        casebook.mail.ask(session, each, kept, now, about=row.id)


def resend(session: Session, ask: int, now: datetime) -> None:
    """Try once more what a coordinator's ask is about."""
    card = session.exec(select(traffic.Card).where(traffic.Card.ask_id == ask)).first()
    row = session.get(traffic.Outbox, card.params.get("about")) if card else None
    if row is not None and row.state is OutState.FAILED:
        row.state, row.not_before, row.trouble, row.made = OutState.WAITING, None, None, now


def _case_of(session: Session, card: traffic.Card) -> int | None:
    if card.case_id is not None:
        return card.case_id
    asks = card.params.get("asks", ())
    first = session.get(tables.Ask, asks[0]) if asks else None
    return first.case_id if first else None
