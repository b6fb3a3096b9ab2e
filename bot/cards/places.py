"""Conversations and accounts by the names that people have for them."""

from __future__ import annotations

from sqlmodel import Session, select

from bot.cards.reader import NAME_CHARS, Reader
from bot.cards.view import one_line
from bot.config.schema import Platform
from bot.store import tables, traffic

_A_NAME = "#"
"""With which a channel's name opens; without it, it is an id that people never see."""


def of(card: traffic.Card, reader: Reader) -> str:
    """Name where a card was to be read."""
    person = reader_of(card, reader)
    if person:
        return private(card.account, person, reader)
    return channel(card.account, card.conversation, reader)


def reader_of(card: traffic.Card, reader: Reader) -> str:
    """Give the slug of who was to read a card in private; empty where it is for a channel."""
    if not card.conversation:
        return card.person or reader.rules.directory.speaker(card.account, card.user)
    return "" if card.whisper else _talks_in(card.account, card.conversation, reader)


def is_private(card: traffic.Card, session: Session) -> bool:
    """Whether only one person reads a card: there it goes, or it stands where they posted."""
    if card.whisper or not card.conversation:
        return True
    signal = session.get(tables.Signal, card.signal_id) if card.signal_id else None
    return (
        signal is not None
        and signal.conversation == card.conversation
        and was_private(signal, session)
    )


def was_private(signal: tables.Signal, session: Session) -> bool:
    """Whether a signal was posted where only its poster and the bot read."""
    came = session.get(traffic.Inbox, signal.inbox_id)
    return came is not None and bool(came.event.get("private"))


def heard_in(inbox: int, account: str, conversation: str, reader: Reader) -> str:
    """Name where something was said that came in, in private by who said it."""
    row = reader.session.get(traffic.Inbox, inbox)
    event = row.event if row else {}
    if event.get("private") and event["user"]:
        return private(account, reader.rules.directory.speaker(account, event["user"]), reader)
    return channel(account, conversation, reader)


def channel(account: str, conversation: str, reader: Reader) -> str:
    """Name a channel by whose it is or what is posted there, by its own name, else by its id."""
    called = one_line(conversation, NAME_CHARS)
    use = _use(account, conversation, reader)
    if use and conversation.startswith(_A_NAME):
        use = f"{use} ({called})"
    return _on(use or called, account, reader)


def private(account: str, person: str, reader: Reader) -> str:
    """Name the private conversation of the bot with somebody."""
    say = reader.say
    return _on(
        say.text("the private conversation with {person}", person=reader.name(person)),
        account,
        reader,
    )


def called(account: str, reader: Reader) -> str:
    """Name an account: by its title, else by its platform where no other is on that."""
    accounts = reader.rules.directory.config.accounts
    found = next((each for each in accounts if each.name == account), None)
    if found is None:
        return one_line(account, NAME_CHARS)
    alone = sum(each.platform is found.platform for each in accounts) == 1
    platform = found.platform.value.capitalize()
    usual = platform if alone and found.platform is not Platform.CONSOLE else account
    return one_line(found.title or usual, NAME_CHARS)


def _talks_in(account: str, conversation: str, reader: Reader) -> str:
    """Tell who is in a private conversation, by what was said there; empty for a channel."""
    posted = reader.session.exec(
        select(tables.Signal).where(
            tables.Signal.account == account, tables.Signal.conversation == conversation
        )
    ).first()
    if posted is not None and was_private(posted, reader.session):
        return posted.poster
    told = reader.session.exec(
        select(traffic.Card).where(
            traffic.Card.account == account,
            traffic.Card.shown_in == conversation,
            traffic.Card.conversation == "",
        )
    ).first()
    return reader.rules.directory.speaker(account, told.user) if told else ""


def _on(place: str, account: str, reader: Reader) -> str:
    return reader.say.text("{place} on {account}", place=place, account=called(account, reader))


def _use(account: str, conversation: str, reader: Reader) -> str:
    directory, say = reader.rules.directory, reader.say
    for department in directory.departments.values():
        if department.channels.get(account) == conversation:
            return say.text("the channel of {department}", department=_short(department.name))
    for intake in directory.config.channels:
        if (intake.account, intake.id) == (account, conversation):
            if intake.wijk is None:
                return say.text("the channel for signals")
            return say.text("the channel for signals from {wijk}", wijk=_short(intake.wijk))
    return ""


def _short(name: str) -> str:
    return one_line(name, NAME_CHARS)
