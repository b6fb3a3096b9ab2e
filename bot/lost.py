"""What will never be delivered: said anew, let go, or the coordinator is asked to see to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import structlog
from sqlmodel import Session, col, select

from adapters.base import Do, Permanent, Refusal
from bot import rights
from bot.cards.kinds import CardKind
from bot.casebook import Casebook
from bot.cases.state import Ask, Case
from bot.photos import undelivered
from bot.store import cases, tables, traffic
from bot.store.nouns import AskKind, CaseState, OutState

log = structlog.get_logger(__name__)

_GONE = Permanent("account_removed: this account is not configured any more")


def lost(
    casebook: Casebook, session: Session, row: traffic.Outbox, refused: Permanent, now: datetime
) -> None:
    """See to a message that will never arrive: the coordinator is asked, once for each card.

    What a moderator removed is said anew where it still asks something, and is let go where not.
    Nothing is asked where nobody misses anything either: when a card that asks nothing could not
    be changed, and when it is such an ask itself that failed. `wijkbot status` counts those.
    """
    if row.do == Do.PHOTO:
        undelivered.lost(casebook.mail, session, row, refused, now)
        return
    card = session.get(traffic.Card, row.card_id) if row.card_id else None
    if card is not None and refused.refusal is Refusal.NO_MESSAGE and _is_of_a_message(row, card):
        _removed(casebook, session, row, card, now)
        return
    told = {"outbox": row.id, "account": row.account}
    log.error("message lost", **told, code=refused.code, kind=refused.refusal)
    if card is not None:
        _missed(casebook, session, row, card, refused.refusal, now)


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
        row.state, row.trouble = OutState.FAILED, _GONE.why
        lost(casebook, session, row, _GONE, now)
    return len(rows)


def _is_of_a_message(row: traffic.Outbox, card: traffic.Card) -> bool:
    """Whether it goes by another message: the one that it changes, or that it stands below."""
    return row.do == Do.UPDATE or card.thread is not None


def _removed(
    casebook: Casebook, session: Session, row: traffic.Outbox, card: traffic.Card, now: datetime
) -> None:
    """Say anew what was removed, or could not be said as its thread was; or let it go.

    Who took it away may well have meant to: only who is still asked something would miss it.
    """
    case, asks = _asking(session, card)
    row.state, row.sent = OutState.SENT, now  # nothing is left of it to be done
    log.info("message removed", outbox=row.id, account=row.account, anew=bool(asks))
    if case is None or not asks:
        card.message = None  # which lets every later change of it go, too
    elif row.do == Do.UPDATE:
        casebook.mail.anew(session, card, now)
    else:
        person = rights.asked_person(asks[0], case, casebook.rules.directory)
        casebook.mail.anew(session, card, now, private_to=person)


def _missed(
    casebook: Casebook,
    session: Session,
    row: traffic.Outbox,
    card: traffic.Card,
    refusal: Refusal,
    now: datetime,
) -> None:
    """Open an ask to the coordinator on the case that the message was about."""
    if card.kind == CardKind.DIGEST and card.message is None:
        casebook.reminded(session, card, now)
    case, asks = _asking(session, card)
    if case is None or case.state is CaseState.CLOSED or _is_asked(session, case, card):
        return
    if row.do == Do.UPDATE and (card.kind == CardKind.DIGEST or not asks):
        return
    asked = case.ask(card.ask_id) if card.ask_id else None
    if asked is not None and asked.kind is AskKind.LOST:
        return
    coordinator = casebook.rules.directory.coordinator
    ask = Ask(AskKind.LOST, now, person=coordinator, framing=case.framing)
    kept, opened = cases.keep(session, case, case.with_ask(ask), now)
    params = {"about": row.id, "refusal": refusal}
    for each in opened:
        casebook.mail.ask(session, each, kept, now, params=params)
    casebook.mail.refresh(session, kept, now)


def _is_asked(session: Session, case: Case, card: traffic.Card) -> bool:
    """Whether the coordinator is asked about this card already."""
    waiting = [ask.id for ask in case.open_of(AskKind.LOST)]
    asking = session.exec(select(traffic.Card).where(col(traffic.Card.ask_id).in_(waiting)))
    rows = [session.get(traffic.Outbox, each.params.get("about")) for each in asking]
    return any(row is not None and row.card_id == card.id for row in rows)


def _asking(session: Session, card: traffic.Card) -> tuple[Case | None, list[Ask]]:
    """Give the case that a card is about, of several the first, and what it still asks."""
    if card.kind != CardKind.DIGEST:
        case = cases.load(session, card.case_id) if card.case_id else None
        ask = case.ask(card.ask_id) if case and card.ask_id else None
        return case, [ask] if ask and ask.open else []
    found: list[tuple[Case, Ask]] = []
    for number in card.params.get("asks", ()):
        row = session.get(tables.Ask, number)
        case = cases.load(session, row.case_id) if row else None
        ask = case.ask(number) if case else None
        if case and ask:
            found.append((case, ask))
    return found[0][0] if found else None, [ask for _, ask in found if ask.open]
