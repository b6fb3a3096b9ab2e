"""What could not be delivered for good: the coordinator is asked to see to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from adapters.base import Do
from bot.cards.kinds import CardKind
from bot.casebook import Casebook
from bot.cases.state import Ask, Case
from bot.store import cases, tables, traffic
from bot.store.nouns import AskKind, CaseState, OutState


def lost(casebook: Casebook, session: Session, row: traffic.Outbox, now: datetime) -> None:
    """Open an ask to the coordinator on the case that the message was about, once for each card.

    Nothing is asked where nobody misses anything: when a card that asks nothing could not be
    changed, and when it is such an ask itself that failed. `wijkbot status` counts those.
    """
    card = session.get(traffic.Card, row.card_id) if row.card_id else None
    if card is None:
        return
    if card.kind == CardKind.DIGEST:
        casebook.reminded(session, card, now)
    number = _case_of(session, card)
    case = cases.load(session, number) if number else None
    if case is None or case.state is CaseState.CLOSED:
        return
    asked = case.ask(card.ask_id) if card.ask_id else None
    is_missed = row.do != Do.UPDATE or (asked is not None and asked.open)
    if (
        not is_missed
        or (asked and asked.kind is AskKind.QUESTION)
        or _is_asked(session, case, card)
    ):
        return
    coordinator = casebook.rules.directory.coordinator
    ask = Ask(AskKind.QUESTION, now, person=coordinator, framing=case.framing)
    kept, opened = cases.keep(session, case, case.with_ask(ask), now)
    for each in opened:
        casebook.mail.ask(session, each, kept, now, about=row.id)


def orphaned(casebook: Casebook, session: Session, accounts: Collection[str], now: datetime) -> int:
    """Give up what waits for an account that is configured no more; tells how much that was."""
    unfinished = (OutState.WAITING, OutState.DOUBTFUL, OutState.SENDING)
    rows = session.exec(
        select(traffic.Outbox).where(
            col(traffic.Outbox.state).in_(unfinished),
            col(traffic.Outbox.account).not_in(accounts),
        )
    ).all()
    for row in rows:
        row.state, row.trouble = OutState.FAILED, "this account is not configured any more"
        lost(casebook, session, row, now)
    return len(rows)


def _is_asked(session: Session, case: Case, card: traffic.Card) -> bool:
    """Whether the coordinator is asked about this card already."""
    waiting = [ask.id for ask in case.open_of(AskKind.QUESTION)]
    asking = session.exec(select(traffic.Card).where(col(traffic.Card.ask_id).in_(waiting)))
    rows = [session.get(traffic.Outbox, each.params.get("about")) for each in asking]
    return any(row is not None and row.card_id == card.id for row in rows)


def _case_of(session: Session, card: traffic.Card) -> int | None:
    if card.case_id is not None:
        return card.case_id
    asks = card.params.get("asks", ())
    first = session.get(tables.Ask, asks[0]) if asks else None
    return first.case_id if first else None
