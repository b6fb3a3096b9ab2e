"""What a thread stands for: the signals that were posted in it, and the card that opened it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from adapters.base import Event
from bot import rights
from bot.cards.kinds import CardKind
from bot.cases.state import Ask, Case
from bot.directory import Directory
from bot.store import cases, tables, traffic


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody is asked something here."""

    case: Case
    ask: Ask


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread's signals and cards. A digest stands for all that it reminds of."""

    signals: tuple[tables.Signal, ...]
    cards: tuple[traffic.Card, ...]
    asks: tuple[tables.Ask, ...]
    """What its cards ask, or asked."""

    @property
    def cases(self) -> tuple[int, ...]:
        """Number the cases that it stands for."""
        numbers = (
            *(signal.case_id for signal in self.signals),
            *(card.case_id for card in self.cards),
            *(ask.case_id for ask in self.asks),
        )
        return tuple(dict.fromkeys(each for each in numbers if each is not None))

    @property
    def case(self) -> int | None:
        """Number the one case that it stands for; None for none and for several."""
        return self.cases[0] if len(self.cases) == 1 else None


def of(session: Session, event: Event) -> Thread:
    """Find what the thread of an event stands for; nothing where it is in no thread."""
    if event.thread is None:
        return Thread((), (), ())
    signals = session.exec(
        select(tables.Signal)
        .join(traffic.Anchor, col(traffic.Anchor.signal_id) == col(tables.Signal.id))
        .where(
            traffic.Anchor.account == event.account,
            traffic.Anchor.conversation == event.conversation,
            traffic.Anchor.thread == event.thread,
        )
        .order_by(col(tables.Signal.id))
    ).all()
    cards = session.exec(_cards(event).where(traffic.Card.message == event.thread)).all()
    return Thread(tuple(signals), tuple(cards), _asks(session, cards))


def latest(session: Session, event: Event) -> Thread:
    """Find what somebody was asked last in their private conversation: there few open a thread."""
    asking = _cards(event).where(col(traffic.Card.kind).in_((CardKind.ASK, CardKind.DIGEST)))
    cards = session.exec(asking.order_by(col(traffic.Card.id).desc()).limit(1)).all()
    return Thread((), tuple(cards), _asks(session, cards))


def asked(session: Session, thread: Thread, person: str, directory: Directory) -> list[Asked]:
    """Name the open asks that somebody could answer in a thread.

    A poster is asked where the signal was posted, a department where it got its card, and
    anybody in their private conversation.
    """
    standing_for = [case for number in thread.cases if (case := cases.load(session, number))]
    return [
        Asked(case, ask)
        for case in standing_for
        for ask in case.waiting
        if rights.is_asked(person, ask, directory) and _is_put_in(thread, ask, person)
    ]


def _cards(event: Event) -> SelectOfScalar[traffic.Card]:
    return select(traffic.Card).where(
        traffic.Card.account == event.account, traffic.Card.shown_in == event.conversation
    )


def _asks(session: Session, cards: Sequence[traffic.Card]) -> tuple[tables.Ask, ...]:
    numbers = [
        number for card in cards for number in (card.ask_id, *card.params.get("asks", ())) if number
    ]
    return tuple(session.exec(select(tables.Ask).where(col(tables.Ask.id).in_(numbers))))


def _is_put_in(thread: Thread, ask: Ask, person: str) -> bool:
    if ask.signal is not None and any(signal.id == ask.signal for signal in thread.signals):
        return True
    if any(card.person == person for card in thread.cards):
        return True
    return any(each.id == ask.id or _same(each, ask) for each in thread.asks)


def _same(carded: tables.Ask, ask: Ask) -> bool:
    """Whether a card is for the department of an ask, of which later asks follow there."""
    return ask.department is not None and carded.department == ask.department
