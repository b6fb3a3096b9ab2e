"""A text that was posted: stored with its words, routed, and made a case if it needs an owner."""

from __future__ import annotations

from sqlmodel import col, select

from adapters.base import EventKind
from bot import commands, inbox
from bot.cards.kinds import CardKind
from bot.cases import routed
from bot.cases.acts import ActName
from bot.cases.decision import Reason, Refusal
from bot.commands import Said, residents
from bot.intake import edits, photos, stop, thread
from bot.intake.desk import Desk, Turn, forget_words, refuse
from bot.privacy import erasing
from bot.privacy.blackout import INK, blacked
from bot.privacy.sought import still_out
from bot.store import tables, traffic
from bot.store.events import keys_of_message
from bot.store.nouns import Fate
from routing import route
from routing.nouns import Flag, Kind, Routing


def take_in(desk: Desk, turn: Turn, text: str, *, surely: bool = False) -> None:
    """Store and route a text with its photos; `surely` where somebody said that it is a signal."""
    event, told = turn.event, residents.read(text)
    silent = photos.waiting(turn)
    if told.resident:
        _forget_who(turn, told)
    signal = tables.Signal(
        inbox_id=turn.inbox,
        fate=Fate.CHATTER,
        poster=turn.speaker.slug,
        account=event.account,
        conversation=event.conversation,
        posted=event.at,
        resident=told.resident,
    )
    turn.session.add(signal)
    turn.session.flush()
    assert signal.id is not None, "a stored signal has an id"
    turn.session.add(
        traffic.Anchor(
            account=event.account,
            conversation=event.conversation,
            thread=event.root or "",
            signal_id=signal.id,
        )
    )
    if silent is not None:
        photos.join(turn.session, silent, signal)
    _hear(desk, turn, signal, told.text, surely=surely)
    photos.keep(desk, turn, signal)


def has_owner(desk: Desk, turn: Turn) -> bool:
    """Whether some department is sure that what was said is theirs."""
    return bool(route(turn.event.text, desk.known.index(turn.session)).owners)


def make_case(desk: Desk, turn: Turn) -> None:
    """*signaal* in the thread of what was taken for chatter: it needs an owner after all."""
    here = thread.of(turn.session, turn.event)
    signal = next((each for each in here.signals if each.fate is Fate.CHATTER), None)
    words = newest(turn, signal).words if signal else None
    if signal is not None and words is not None:
        _open(desk, turn, signal, words, _route(desk, turn, signal, words))
    elif here.case is not None:
        params = {"explain": ActName.SHOW}
        desk.mail.answer(
            turn.session, turn.speaker.slug, turn.place, params, turn.now, case=here.case
        )
    else:
        refuse(desk, turn, Refusal(Reason.NO_WORDS))


def change(desk: Desk, turn: Turn) -> None:
    """Keep an edit as a new version; what was chatter may be a signal now."""
    signal = posted_as(turn)
    if signal is None or signal.poster != turn.speaker.slug:
        return
    words = newest(turn, signal).words
    told = residents.read(_as_told(turn, signal))
    text = _still_out(desk, turn, words or "", told.text)
    if text != told.text:
        forget_words(turn)
    elif told.resident:
        signal.resident = True
        _forget_who(turn, told)
    stands = words is not None or photos.is_wordless(turn.session, signal)
    if stands and words != text:  # what was taken away does not come back
        _hear(desk, turn, signal, text)


def erase(turn: Turn, signal: tables.Signal) -> None:
    """Take the words of a signal out of the store, and out of the events that brought them.

    Nor are its photos passed on any more.
    """
    assert signal.id is not None, "a stored signal has an id"
    erasing.whole(turn.session, [signal.id])
    forget_words(turn)


def posted_as(turn: Turn) -> tables.Signal | None:
    """Find the signal that was posted as this very message."""
    return turn.session.exec(
        select(tables.Signal)
        .join(traffic.Inbox, col(traffic.Inbox.id) == col(tables.Signal.inbox_id))
        .where(col(traffic.Inbox.key).in_(keys_of_message(turn.event)))
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


def _hear(
    desk: Desk, turn: Turn, signal: tables.Signal, text: str, *, surely: bool = False
) -> None:
    """Keep a text as the newest words of its signal, and see whether it needs an owner.

    What must be referred is not kept, and where there is no case yet nothing else is either.
    """
    routing = _route(desk, turn, signal, text)
    refers = routed.flags(routing) & routed.REFERRING
    if refers:
        _refer(desk, turn, signal, refers)
        return
    before = newest(turn, signal)
    number = before.number + 1
    assert signal.id is not None, "a stored signal has an id"
    turn.session.add(
        tables.SignalVersion(signal_id=signal.id, number=number, words=text, at=turn.event.at)
    )
    turn.session.flush()
    if signal.case_id is not None:
        stop.changed(desk, turn, signal, desk.casebook.guard.kinds(text, routing))
        edits.heard(desk, turn, signal, before.words, routing)
    elif surely or routing.kind is Kind.SIGNAL:
        _open(desk, turn, signal, text, routing)


def _open(desk: Desk, turn: Turn, signal: tables.Signal, text: str, routing: Routing) -> None:
    """Make a case of it; what is found in it of a resident stops it first."""
    signal.fate = Fate.CASE
    desk.casebook.open(
        turn.session,
        signal,
        newest(turn, signal).number,
        routing,
        turn.speaker,
        turn.inbox,
        turn.now,
        found=desk.casebook.guard.kinds(text, routing),
    )


def _refer(desk: Desk, turn: Turn, signal: tables.Signal, flags: frozenset[Flag]) -> None:
    """Send on to who is there for it; nothing of the words stays."""
    if signal.case_id is None:
        signal.fate = Fate.REFERRED
        erase(turn, signal)
    else:
        forget_words(turn)
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


def _still_out(desk: Desk, turn: Turn, before: str, after: str) -> str:
    """Give the new words of a message without what had been blacked out of the old ones.

    Where a gap was moved or changed, what looks like somebody's data goes once more.
    """
    if INK not in before:
        return after
    text = still_out(before, after)
    found = desk.casebook.guard.found(turn.session, text)
    return blacked(text, (each.span for each in found))


def _as_told(turn: Turn, signal: tables.Signal) -> str:
    """Give the new words of an edited message, without the command if it was posted by one."""
    came = turn.session.get(traffic.Inbox, signal.inbox_id)
    said = commands.parse(turn.event.text)
    if came is None or not isinstance(said, Said) or said.act is not ActName.POST:
        return turn.event.text
    first = inbox.event_of(came)
    # How it was said first may be forgotten by now; then the new words tell.
    by_command = first.kind is EventKind.COMMAND or (
        first.private and commands.is_command(first.text or turn.event.text)
    )
    return said.rest if by_command and said.rest else turn.event.text


def _forget_who(turn: Turn, told: residents.Told) -> None:
    """Keep no name of a resident in what came in either."""
    row = turn.session.get(traffic.Inbox, turn.inbox)
    if row is not None:
        words = str(row.event.get("text", "")).replace(told.opening, residents.ANONYMOUS, 1)
        row.event = {**row.event, "text": words}


def _route(desk: Desk, turn: Turn, signal: tables.Signal, text: str) -> Routing:
    usual = desk.directory.usual_wijk(signal.account, signal.conversation, signal.poster)
    return route(text, desk.known.index(turn.session), default_wijk=usual)
