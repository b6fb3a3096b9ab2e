"""Where each message goes: a department's channel, a poster's thread, or private to somebody.

Nothing is drawn here: a card's row says what it is about, and the outbox draws it when it sends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from adapters.base import Capabilities, Do
from bot import outbox, rights
from bot.cards.kinds import LIVE, CardKind
from bot.cases.decision import Tell
from bot.cases.state import Ask, Case
from bot.directory import Address, Directory
from bot.store import tables, traffic
from bot.store.events import lane_of
from bot.store.nouns import AskKind, OutState

OFFERED = frozenset({AskKind.OWN, AskKind.CONTRIBUTE})
"""What a department is asked, or a person who answers for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to say something: a conversation, its thread if any, and a reader if private."""

    account: str
    conversation: str = ""
    user: str = ""
    thread: str | None = None
    private: bool = False


_LOOKED_AT = 50
"""So many of the latest answers to somebody may be what they confirm."""


class Mail:
    """Puts cards in the outbox, addressed."""

    def __init__(self, directory: Directory, platforms: Mapping[str, Capabilities]) -> None:
        self._directory = directory
        self._platforms = platforms

    def receipt(self, session: Session, case: Case, signal: tables.Signal, now: datetime) -> None:
        """Tell the poster, in the thread of the signal, what became of it."""
        card = self._card(CardKind.RECEIPT, thread_of(session, signal))
        card.case_id, card.signal_id, card.person = case.id, signal.id, signal.poster
        _send(session, card, now)

    def ask(
        self,
        session: Session,
        ask: Ask,
        case: Case,
        now: datetime,
        *,
        params: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask what is asked, where it belongs.

        Of a message that was lost, `params` has its outgoing row, and what kind of refusal it met.
        """
        place = self._place_of(session, ask, case)
        if place.private and ask.stands_in_for:
            self.stand_in(session, ask, case, now, params=params)
            return
        card = self._card(CardKind.ASK, place, params)
        card.case_id, card.ask_id, card.signal_id = case.id, ask.id, ask.signal
        asked = rights.asked_person(ask, case, self._directory) if place.private else ask.person
        card.person = asked
        _send(session, card, now)
        if ask.stands_in_for and ask.department not in self._directory.departments_of(asked or ""):
            self.stand_in(session, ask, case, now)

    def stand_in(
        self,
        session: Session,
        ask: Ask,
        case: Case,
        now: datetime,
        *,
        params: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask it in private of whoever stands in for who is away."""
        asking = select(traffic.Card).where(traffic.Card.ask_id == ask.id)
        before = session.exec(asking.order_by(col(traffic.Card.id))).first()
        known = params if before is None else before.params
        params = {**(known or {}), "instead_of": ask.stands_in_for}
        person = rights.asked_person(ask, case, self._directory)
        card = self._card(CardKind.ASK, self._private(person), params)
        card.case_id, card.ask_id, card.person = case.id, ask.id, person
        _send(session, card, now)

    def again(self, session: Session, ask: int, now: datetime) -> None:
        """Try once more what the coordinator's ask is about; a change as a message of its own."""
        asking = session.exec(select(traffic.Card).where(traffic.Card.ask_id == ask)).first()
        row = session.get(traffic.Outbox, asking.params.get("about")) if asking else None
        if row is None or row.state is not OutState.FAILED:
            return
        card = session.get(traffic.Card, row.card_id) if row.do == Do.UPDATE else None
        if card is not None:
            _send(session, card, now)
        else:
            row.state, row.not_before, row.trouble, row.made = OutState.WAITING, None, None, now

    def anew(
        self, session: Session, card: traffic.Card, now: datetime, *, private_to: str = ""
    ) -> None:
        """Say once more what stands there no more; privately where its thread is gone, too."""
        waiting = select(traffic.Outbox.id).where(
            traffic.Outbox.card_id == card.id,
            traffic.Outbox.state == OutState.WAITING,
            traffic.Outbox.do == Do.SEND,
        )
        if session.exec(waiting).first() is not None:
            return
        if private_to:
            place = self._private(private_to, prefer=card.account)
            card.account, card.user = place.account, place.user
            card.conversation, card.thread = "", None
        _send(session, card, now)

    def tell(
        self,
        session: Session,
        tell: Tell,
        case: Case,
        now: datetime,
        *,
        turn: int | None = None,
        instead_of: str | None = None,
    ) -> None:
        """Give news to one person, who may hear it in place of somebody who is away.

        `turn` is the place in the history of the turn that it comes from.
        """
        signal = session.get(tables.Signal, tell.signal) if tell.signal else None
        place = self._private(tell.person)
        if signal is not None and signal.poster == tell.person and not case.confidential:
            place = self._where_posted(session, signal)
        known = {"turn": turn, "instead_of": instead_of}
        params = {name: value for name, value in known.items() if value}
        card = self._card(CardKind.NEWS, place, {"news": tell.news, **params})
        card.case_id, card.signal_id, card.person = case.id, tell.signal, tell.person
        _send(session, card, now)

    def digest(
        self,
        session: Session,
        person: str,
        asks: list[int],
        now: datetime,
        about: Mapping[str, Any] | None = None,
    ) -> traffic.Card:
        """Put before somebody all that waits for them, in one message; `about` tells why now."""
        params = {"asks": asks, "since": now.isoformat(), **(about or {})}
        card = self._card(CardKind.DIGEST, self._private(person), params)
        card.person = person
        _send(session, card, now)
        return card

    def answer(
        self,
        session: Session,
        person: str,
        place: Place,
        params: Mapping[str, Any],
        now: datetime,
        *,
        kind: CardKind = CardKind.ANSWER,
        case: int | None = None,
        signal: int | None = None,
    ) -> None:
        """Say something to one person only: whispered where they are, else in private.

        A question that the next reply answers is asked openly in the thread, as the reply will be.
        """
        whispers = self._platforms[place.account].whispers
        row = session.get(tables.Case, case) if case else None
        if row is not None and row.confidential and not place.private:
            place = self._private(person, prefer=place.account)
        if not place.private and kind is not CardKind.PROMPT:
            user = self._directory.user(person, place.account)
            if whispers and user is not None:
                place = Place(place.account, place.conversation, user, place.thread, private=True)
            else:
                place = self._private(person, prefer=place.account)
        card = self._card(kind, place, params)
        card.whisper = bool(place.conversation and place.user)
        card.person, card.case_id, card.signal_id = person, case, signal
        _send(session, card, now)

    def settled(self, session: Session, person: str, shown: str, now: datetime) -> None:
        """Have what was said back to somebody drawn anew, as it was confirmed or let go."""
        cards = session.exec(
            select(traffic.Card)
            .where(traffic.Card.person == person, traffic.Card.kind == CardKind.ANSWER)
            .order_by(col(traffic.Card.id).desc())
            .limit(_LOOKED_AT)
        ).all()
        for card in cards:
            can = self._platforms.get(card.account)
            if card.params.get("echo") == shown and not card.whisper and can and can.edits:
                _update(session, card, now)

    def refresh(self, session: Session, case: Case, now: datetime) -> None:
        """Have every card of a case shown as the case is now."""
        self._show_again(session, case, now, col(traffic.Card.kind).in_(LIVE))

    def close_off(self, session: Session, case: Case, asked: Sequence[Ask], now: datetime) -> None:
        """Have all that was said about a case shown by who may read it from now on.

        Where those whom it asks something were asked in a channel, they are asked in private.
        """
        for ask in asked:
            cards = session.exec(select(traffic.Card).where(traffic.Card.ask_id == ask.id)).all()
            if cards and not any(card.user for card in cards):
                self.ask(session, ask, case, now, params=cards[0].params)
        self.unsay(session, case, now)

    def unsay(self, session: Session, case: Case, now: datetime) -> None:
        """Have all that was ever said about a case shown without the words that are gone by now.

        What only one person saw where others talk cannot be changed any more.
        """
        self._show_again(session, case, now, ~col(traffic.Card.whisper))

    def _show_again(
        self, session: Session, case: Case, now: datetime, which: ColumnElement[bool]
    ) -> None:
        """Have cards of a case drawn anew, and the digests that tell of it."""
        cards = session.exec(
            select(traffic.Card).where(traffic.Card.case_id == case.id, which)
        ).all()
        reminded = (
            select(traffic.Digest.card_id)
            .join(traffic.Nudge, col(traffic.Nudge.digest_id) == col(traffic.Digest.id))
            .join(tables.Ask, col(tables.Ask.id) == col(traffic.Nudge.ask_id))
            .where(tables.Ask.case_id == case.id)
        )
        digests = session.exec(select(traffic.Card).where(col(traffic.Card.id).in_(reminded))).all()
        for card in (*cards, *digests):
            can = self._platforms.get(card.account)
            if can and can.edits:
                _update(session, card, now)

    def _place_of(self, session: Session, ask: Ask, case: Case) -> Place:
        """Where the signal was posted, in the department's channel, or private to who is asked.

        It is private where a department has no channel, where the case is confidential, and where
        something is put before a person of theirs by name. What is asked about data of a resident
        is so, too, where what was posted stands nowhere.
        """
        if ask.signal is not None and ask.stands_in_for is None and not case.confidential:
            signal = session.get(tables.Signal, ask.signal)
            assert signal is not None, "an ask about a signal names one that is stored"
            if ask.kind is not AskKind.PRIVACY or thread_of(session, signal).thread:
                return self._where_posted(session, signal)
        named = ask.person is not None and ask.stands_in_for is None and ask.kind in OFFERED
        if ask.department in self._directory.departments and not (case.confidential or named):
            signal = session.get(tables.Signal, case.signals[0].id) if case.signals else None
            prefer = signal.account if signal else ""
            channel = self._directory.channel(ask.department, prefer)
            if channel is not None:
                return Place(channel.account, channel.user)
        return self._private(rights.asked_person(ask, case, self._directory))

    def _where_posted(self, session: Session, signal: tables.Signal) -> Place:
        """Give the thread of a signal; private to its poster where that account is gone."""
        there = thread_of(session, signal)
        known = there.account in self._platforms and there.conversation
        return there if known else self._private(signal.poster)

    def _private(self, person: str, prefer: str = "") -> Place:
        """Somebody's private conversation; the coordinator's for who cannot be reached any more."""
        user = self._directory.user(person, prefer) if prefer else None
        home = Address(prefer, user) if user else self._directory.home(person)
        home = home or self._directory.home(self._directory.coordinator)
        if home is None:
            raise Unreachable(self._directory.coordinator)
        return Place(home.account, user=home.user, private=True)

    def _card(
        self, kind: CardKind, place: Place, params: Mapping[str, Any] | None = None
    ) -> traffic.Card:
        return traffic.Card(
            kind=kind,
            account=place.account,
            conversation=place.conversation,
            user=place.user,
            thread=place.thread,
            params=dict(params or {}),
        )


class Unreachable(Exception):
    """A coordinator without an account, which the check of the configuration refuses."""

    def __init__(self, person: str) -> None:
        super().__init__(f"{person} has no account on which Wijkbot can reach them")


def thread_of(session: Session, signal: tables.Signal) -> Place:
    """Tell in which thread a signal was posted: of several, in that of its words."""
    anchors = session.exec(
        select(traffic.Anchor).where(traffic.Anchor.signal_id == signal.id)
    ).all()
    assert anchors, "every signal is anchored where it was posted"
    came = session.get(traffic.Inbox, signal.inbox_id)
    lane = came.lane if came else ""
    own = (
        each for each in anchors if lane == lane_of(each.account, each.conversation, each.thread)
    )
    anchor = next(own, anchors[0])
    return Place(anchor.account, anchor.conversation, thread=anchor.thread or None)


def _send(session: Session, card: traffic.Card, now: datetime) -> None:
    session.add(card)
    session.flush()
    _put(session, card, Do.WHISPER if card.whisper else Do.SEND, now)


def _update(session: Session, card: traffic.Card, now: datetime) -> None:
    """Want it shown anew, unless it waits to be sent anyway: it is drawn when it is sent."""
    card.wanted += 1
    session.add(card)
    waiting = select(traffic.Outbox.id).where(
        traffic.Outbox.card_id == card.id, traffic.Outbox.state == OutState.WAITING
    )
    if session.exec(waiting).first() is None:
        _put(session, card, Do.UPDATE, now)


def _put(session: Session, card: traffic.Card, do: Do, now: datetime) -> None:
    lane = outbox.lane_of(card.account, card.conversation or card.user)
    outbox.put(session, account=card.account, lane=lane, do=do, card=card, now=now)
