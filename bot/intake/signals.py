"""A text that was posted: stored with its words, routed, and made a case if it needs an owner."""

from __future__ import annotations

from sqlmodel import col, select

from bot.cards.kinds import CardKind
from bot.cases import routed
from bot.cases.decision import Reason, Refusal
from bot.intake.desk import Desk, Turn, refuse
from bot.store import tables, traffic
from bot.store.nouns import Fate
from routing import route
from routing.nouns import Flag, Kind, Routing


def take_in(desk: Desk, turn: Turn, text: str, *, surely: bool = False) -> None:
    """Store and route a text; `surely` where somebody said that it is a signal."""
    event = turn.event
    routing = _route(desk, turn, text)
    refers = routed.flags(routing) & routed.REFERRING
    signal = tables.Signal(
        inbox_id=turn.inbox,
        fate=Fate.REFERRED if refers else Fate.CHATTER,
        poster=turn.speaker.slug,
        account=event.account,
        conversation=event.conversation,
        posted=event.at,
    )
    turn.session.add(signal)
    turn.session.flush()
    assert signal.id is not None, "a stored signal has an id"
    words = None if refers else text
    turn.session.add(tables.SignalVersion(signal_id=signal.id, number=1, words=words, at=event.at))
    turn.session.add(
        traffic.Anchor(
            account=event.account,
            conversation=event.conversation,
            thread=event.thread or event.thing,
            signal_id=signal.id,
        )
    )
    turn.session.flush()
    if refers:
        _refer(desk, turn, signal, refers)
    elif surely or routing.kind is Kind.SIGNAL:
        _open(desk, turn, signal, routing)


def make_case(desk: Desk, turn: Turn) -> None:
    """*signaal* in the thread of what was taken for chatter: it needs an owner after all."""
    signal = of_thread(turn)
    if signal is None:
        refuse(desk, turn, Refusal(Reason.NO_WORDS))
    elif signal.fate is Fate.CHATTER:
        version = newest(turn, signal)
        _open(desk, turn, signal, _route(desk, turn, version.words or ""))


def change(desk: Desk, turn: Turn) -> None:
    """Keep an edit as a new version; what was chatter may be a signal now."""
    signal = of_thread(turn)
    if signal is None or signal.poster != turn.speaker.slug:
        return
    version = newest(turn, signal)
    gone = version.words is None
    if gone or version.words == turn.event.text:
        return
    turn.session.add(
        tables.SignalVersion(
            signal_id=version.signal_id,
            number=version.number + 1,
            words=turn.event.text,
            at=turn.event.at,
        )
    )
    turn.session.flush()
    routing = _route(desk, turn, turn.event.text)
    if signal.case_id is not None:
        desk.casebook.redraw(turn.session, signal.case_id, turn.now)
    elif signal.fate is Fate.CHATTER and routing.kind is Kind.SIGNAL:
        _open(desk, turn, signal, routing)


def erase(turn: Turn, signal: tables.Signal) -> None:
    """Take the words of a signal out of the store, and out of the events that brought them."""
    versions = select(tables.SignalVersion).where(tables.SignalVersion.signal_id == signal.id)
    for version in turn.session.exec(versions):
        version.words = None
    event = turn.event
    brought = select(traffic.Inbox).where(
        col(traffic.Inbox.id).in_((signal.inbox_id, turn.inbox))
        | col(traffic.Inbox.key).startswith(_key_of(event.account, event.conversation, event.thing))
    )
    for row in turn.session.exec(brought):
        row.event = {**row.event, "text": ""}


def of_thread(turn: Turn) -> tables.Signal | None:
    """Find the signal that was posted as this message, or in this thread."""
    event = turn.event
    return turn.session.exec(
        select(tables.Signal)
        .join(traffic.Anchor, col(traffic.Anchor.signal_id) == col(tables.Signal.id))
        .where(
            traffic.Anchor.account == event.account,
            traffic.Anchor.conversation == event.conversation,
            traffic.Anchor.thread == (event.thread or event.thing),
        )
        .order_by(col(tables.Signal.id))
    ).first()


def newest(turn: Turn, signal: tables.Signal) -> tables.SignalVersion:
    """Give the words of a signal as they are now."""
    return turn.session.exec(
        select(tables.SignalVersion)
        .where(tables.SignalVersion.signal_id == signal.id)
        .order_by(col(tables.SignalVersion.number).desc())
    ).first() or tables.SignalVersion(
        signal_id=signal.id or 0, number=0, words=None, at=signal.posted
    )


def _open(desk: Desk, turn: Turn, signal: tables.Signal, routing: Routing) -> None:
    signal.fate = Fate.CASE
    version = newest(turn, signal).number
    desk.casebook.open(turn.session, signal, version, routing, turn.speaker, turn.inbox, turn.now)


def _refer(desk: Desk, turn: Turn, signal: tables.Signal, flags: frozenset[Flag]) -> None:
    """Send on to who is there for it; nothing of the words stays."""
    erase(turn, signal)
    where = next(flag for flag in Flag if flag in flags)
    params = {"flag": where}
    desk.mail.answer(
        turn.session,
        turn.speaker.slug,
        turn.place,
        params,
        turn.now,
        kind=CardKind.REFERRAL,
        signal=signal.id,
    )


def _route(desk: Desk, turn: Turn, text: str) -> Routing:
    event, poster = turn.event, turn.speaker.slug
    usual = desk.directory.usual_wijk(event.account, event.conversation, poster)
    return route(text, desk.index, default_wijk=usual)


def _key_of(account: str, conversation: str, thing: str) -> str:
    return "\x1f".join((account, conversation, thing, ""))
