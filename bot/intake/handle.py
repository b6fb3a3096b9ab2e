"""One event, handled: the kind tells what it may be."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from adapters.base import Event, EventKind
from bot import buttons, commands, rights
from bot.cases.acts import ActName, Withdraw
from bot.cases.decision import Fact, Reason, Refusal
from bot.commands import Said, Unknown
from bot.intake import acting, away, echo, photos, prompts, replies, signals, stop, thread
from bot.intake.acting import Intent
from bot.intake.desk import Desk, Turn, forget_words, refuse
from bot.mail import Place
from bot.speaker import Speaker
from bot.store import cases, tables
from bot.store.nouns import CaseState, Ending, Fate


def handle(desk: Desk, session: Session, event: Event, inbox: int, now: datetime) -> None:
    """Do all that an event asks for, in the given transaction.

    Raises Conflict when somebody else changed the case meanwhile.
    """
    turn = Turn(session, event, _speaker(desk, session, event, now), inbox, now)
    match event.kind:
        case EventKind.POSTED | EventKind.COMMAND if event.photos and not event.text.strip():
            photos.without_words(desk, turn)
        case EventKind.POSTED:
            _posted(desk, turn)
        case EventKind.COMMAND:
            _command(desk, turn)
        case EventKind.PRESSED | EventKind.SUBMITTED:
            _pressed(desk, turn)
        case EventKind.EDITED:
            signals.change(desk, turn)
        case EventKind.DELETED:
            _deleted(desk, turn)
        case EventKind.JOINED:
            pass  # nothing depends on who is in a conversation


def failed(
    desk: Desk, session: Session, event: Event, inbox: int, _why: str, now: datetime
) -> None:
    """Tell the coordinator that an event could not be handled; it stays in the inbox.

    Why stands in the log: it would tell them nothing.
    """
    coordinator = desk.directory.coordinator
    home = desk.directory.home(coordinator)
    if home is not None:
        place = Place(home.account, user=home.user, private=True)
        params = {"failed": inbox, "account": event.account, "conversation": event.conversation}
        desk.mail.answer(session, coordinator, place, params, now)


def _posted(desk: Desk, turn: Turn) -> None:
    event = turn.event
    if event.photos:
        photos.add(desk, turn)
    told = event.private and away.is_meant(desk, turn)
    if not told and replies.fill_form(desk, turn):
        return
    command = event.private and (
        commands.is_command(event.text)
        or commands.puts_before(event.text, desk.department_names)
        or told
    )
    if not command and _tells_of_photos(desk, turn):
        return
    if event.thread is not None:
        place = thread.of(turn.session, event)
        if replies.said(desk, turn, place, acts_only=command) or not command:
            return
    elif event.private and _said_in_private(desk, turn, command=command):
        return
    if command:
        _command(desk, turn)
    elif event.private or desk.directory.intake(event.account, event.conversation):
        signals.take_in(desk, turn, event.text)


def _tells_of_photos(desk: Desk, turn: Turn) -> bool:
    """Take what is said below photos without words, or behind them in private, for their words."""
    event = turn.event
    silent = photos.waiting(turn) if event.private or event.thread is not None else None
    if silent is None:
        return False
    if prompts.stops(event.text):
        photos.leave(silent)
        params = {"stopped": ActName.POST}
        desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now)
    else:
        signals.take_in(desk, turn, event.text, surely=True)
    return True


def _said_in_private(desk: Desk, turn: Turn, *, command: bool) -> bool:
    """Take private words as the answer to what was asked last, unless they are a new signal.

    They are one where a department is sure of them, or where they mention no case and nothing
    was asked. Tells whether they were taken.
    """
    place = thread.latest(turn.session, turn.event)
    names_case = commands.names_case(turn.event.text)
    if not place.asks and not names_case:
        return False
    known = command or signals.has_owner(desk, turn)
    if replies.said(desk, turn, place, acts_only=known):
        return True
    if known or not names_case:
        return False
    near = tuple(each.name for each in commands.suggestions(turn.event.text))
    refuse(desk, turn, Refusal(Reason.UNKNOWN_COMMAND, {"near": near, "inbox": turn.inbox}))
    return True


def _command(desk: Desk, turn: Turn) -> None:
    here = thread.of(turn.session, turn.event).case
    read = commands.parse(turn.event.text, told=here is not None)
    said = desk.meant(read) if isinstance(read, Said) else read
    if isinstance(said, Unknown):
        signal = _may_be_a_signal(desk, turn.event)
        facts: dict[str, Fact] = {"near": said.near, "signal": signal, "inbox": turn.inbox}
        refuse(desk, turn, Refusal(Reason.UNKNOWN_COMMAND, facts))
        return
    match said.act:
        case ActName.POST if said.rest:
            signals.take_in(desk, turn, said.rest, surely=True)
        case ActName.POST:
            signals.make_case(desk, turn)
        case ActName.CONFIRM:
            acting.confirmed(desk, turn, "", said.case)
        case ActName.AWAY | ActName.BACK_AT_WORK:
            away.heard(desk, turn, said)
        case ActName.WHOSE | ActName.MINE:
            _explain(desk, turn, said, None)
        case ActName.HELP:
            _explain(desk, turn, said, here if said.case is None else said.case)
        case _:
            number = here if said.case is None else said.case
            if said.act is ActName.REDACT:
                forget_words(turn)
            if number is None:
                refuse(
                    desk, turn, Refusal(Reason.WHICH_CASE, {"act": said.act, "inbox": turn.inbox})
                )
            elif said.act is ActName.TEXT:
                _text(desk, turn, number)
            elif said.act is ActName.SHOW:
                _explain(desk, turn, said, number)
            else:
                acting.typed(desk, turn, said, number)


def _may_be_a_signal(desk: Desk, event: Event) -> bool:
    """Whether somebody may have told the bot by name what others just post: in words, there."""
    heard = desk.directory.intake(event.account, event.conversation) and event.thread is None
    return heard and len(event.text.split()) > 1


def _explain(desk: Desk, turn: Turn, said: Said, case: int | None) -> None:
    """Answer a question about the bot or a case; changes nothing."""
    if said.act is ActName.WHOSE and not said.rest:
        refuse(desk, turn, Refusal(Reason.NO_WORDS))
        return
    if case is not None and (no := _unreadable(desk, turn, case)):
        refuse(desk, turn, no, case)
        return
    # The words of *wie* stay in the event: the answer points to it.
    params = {"explain": said.act, "inbox": turn.inbox}
    desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now, case=case)


def _text(desk: Desk, turn: Turn, number: int) -> None:
    """Give a text for residents to who may pass it on."""
    if no := _untold(desk, turn, number):
        refuse(desk, turn, no, number)
        return
    params = {"explain": ActName.TEXT}
    desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now, case=number)


def _untold(desk: Desk, turn: Turn, number: int) -> Refusal | None:
    case = cases.load(turn.session, number)
    if case is None:
        return Refusal(Reason.UNKNOWN_CASE, {"case": number})
    if not rights.may(ActName.TEXT, turn.speaker.slug, case, desk.directory):
        who = rights.who_can(ActName.TEXT, case, desk.directory)
        return Refusal(Reason.NOT_YOURS, {"act": ActName.TEXT, "who": who})
    if case.confidential:
        return Refusal(Reason.NO_TEXT)
    done = case.state is CaseState.DONE or case.ending is Ending.SOLVED
    return None if done else Refusal(Reason.NOTHING_TO_TELL)


def _unreadable(desk: Desk, turn: Turn, number: int) -> Refusal | None:
    """Tell why somebody may not read a case; None when they may."""
    case = cases.load(turn.session, number)
    if case is None:
        return Refusal(Reason.UNKNOWN_CASE, {"case": number})
    if rights.may_read(turn.speaker.slug, case, desk.directory):
        return None
    if case.stopped:
        return Refusal(Reason.HELD, {"person": case.signals[0].poster})
    broker = desk.directory.broker_now(case.broker, case.wijk, case.theme)
    return Refusal(Reason.NOT_YOURS, {"act": ActName.SHOW, "who": (broker,)})


def _pressed(desk: Desk, turn: Turn) -> None:
    press = buttons.read(turn.event.button or "")
    if press is None:
        refuse(desk, turn, Refusal(Reason.UNKNOWN_BUTTON))
        return
    if press.act is ActName.TEXT:
        _text(desk, turn, press.case)
    elif press.act is not ActName.CONFIRM:
        acting.perform(desk, turn, Intent.of(press, turn.event.fields), confirm=False)
    elif not press.choice.startswith(buttons.SUGGESTED):
        acting.confirmed(desk, turn, press.choice, press.case)
    elif isinstance(meant := echo.suggested(turn, press.choice), Refusal):
        refuse(desk, turn, meant)
    else:
        _command(desk, meant)


def _deleted(desk: Desk, turn: Turn) -> None:
    photos.take_back(turn)
    signal = signals.posted_as(turn)
    if signal is None or signal.poster != turn.speaker.slug or signal.id is None:
        return
    case = cases.load(turn.session, signal.case_id) if signal.case_id else None
    act = stop.deleted(case, signal.id)
    if isinstance(act, Withdraw):
        signals.erase(turn, signal)
    if signal.case_id is None:
        signal.fate = Fate.WITHDRAWN
        return
    desk.casebook.act(
        turn.session, signal.case_id, lambda _: act, turn.speaker, turn.inbox, turn.now
    )
    desk.casebook.unsay(turn.session, signal.case_id, turn.now)


def _speaker(desk: Desk, session: Session, event: Event, now: datetime) -> Speaker:
    """Say who it is; somebody whom the configuration does not name is kept as a poster."""
    slug = desk.directory.speaker(event.account, event.user)
    person = desk.directory.people.get(slug)
    if person is not None:
        return Speaker(slug, event.account, event.user, person.name)
    known = session.get(tables.Person, slug)
    name = event.name or (known.name if known else event.user)
    session.merge(
        tables.Person(slug=slug, account=event.account, user=event.user, name=name, seen=now)
    )
    session.flush()
    return Speaker(slug, event.account, event.user, name)
