"""What the bot does on a console: each kind of delivery as one entry, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from adapters.base import Do, MessageRef, Outgoing, Permanent, Refusal, Sent
from adapters.console.entry import Entry, What
from adapters.console.limits import channel_exceeded, exceeded
from adapters.console.platform import Console
from adapters.console.state import is_private, private


class DeliveryError(ValueError):
    """The bot asked what this platform does not do, or named what is not there."""

    def __init__(self, why: str, refusal: Refusal = Refusal.OTHER) -> None:
        super().__init__(why)
        self.refusal = refusal


def do(console: Console, out: Outgoing) -> Sent | Permanent:
    """Do what is asked, whether or not it was done before; for who holds the journal."""
    try:
        entry = console.journal.add(_HOW[out.do](console, out))
    except DeliveryError as error:
        return Permanent(str(error), error.refusal)
    return Sent(MessageRef(console.account, entry.conversation, entry.message))


def _send(console: Console, out: Outgoing) -> Entry:
    return _message(console, out, What.SENT, out.conversation or private(_user(out)))


def _whisper(console: Console, out: Outgoing) -> Entry:
    _must_have("whispers", there=console.capabilities.whispers)
    reader = _user(out)
    entry = _message(console, out, What.WHISPERED, out.conversation)
    if not console.state.can_read(out.conversation, reader):
        raise DeliveryError(f"{reader} is not in {out.conversation}", Refusal.NO_READER)
    return replace(entry, user=reader)


def _photo(console: Console, out: Outgoing) -> Entry:
    if out.picture is None:
        raise DeliveryError("there is no photo to show")
    conversation = out.conversation or private(_user(out))
    thread = _below(console, out, conversation)
    photo = console.album.add(out.picture.content, out.picture.kind, out.picture.name)
    sent = Entry(What.SENT, conversation, console.now(), name=console.bot, key=out.key)
    return replace(sent, thread=thread, photos=(photo,))


def _home(console: Console, out: Outgoing) -> Entry:
    _must_have("home views", there=console.capabilities.home)
    reader = _user(out)
    there = console.state.homes.get(reader, "")
    return replace(_card(console, out, What.HOME, private(reader)), user=reader, message=there)


def _update(console: Console, out: Outgoing) -> Entry:
    _must_have("edits", there=console.capabilities.edits)
    if out.ref is None:
        raise DeliveryError("an update without a message")
    old = console.state.messages.get(out.ref.message)
    if old is None or old.deleted:
        raise DeliveryError(f"there is no message {out.ref.message}", Refusal.NO_MESSAGE)
    if old.author or old.only is not None:
        raise DeliveryError(f"message {old.id} is a person's, a whisper or a home view")
    if not is_private(old.conversation):
        _must_be_open(console, old.conversation)
    entry = _card(console, out, What.UPDATED, old.conversation)
    return replace(entry, message=old.id, thread=old.thread)


def _open(console: Console, out: Outgoing) -> Entry:
    name = out.name.removeprefix("#")
    if reason := channel_exceeded(name, console.capabilities):
        raise DeliveryError(reason)
    if out.card is not None:
        raise DeliveryError("a conversation opens without a card")
    conversation = f"#{name}"
    if conversation in console.state.conversations:
        _must_be_open(console, conversation)
    return _gathering(console, out, What.OPENED, conversation)


def _invite(console: Console, out: Outgoing) -> Entry:
    _must_be_open(console, out.conversation)
    return _gathering(console, out, What.INVITED, out.conversation)


def _close(console: Console, out: Outgoing) -> Entry:
    _must_exist(console, out.conversation)
    return replace(_gathering(console, out, What.CLOSED, out.conversation), members=())


_HOW: dict[Do, Callable[[Console, Outgoing], Entry]] = {
    Do.SEND: _send,
    Do.WHISPER: _whisper,
    Do.HOME: _home,
    Do.PHOTO: _photo,
    Do.UPDATE: _update,
    Do.OPEN: _open,
    Do.INVITE: _invite,
    Do.CLOSE: _close,
}


def _message(console: Console, out: Outgoing, what: What, conversation: str) -> Entry:
    thread = _below(console, out, conversation)
    return replace(_card(console, out, what, conversation), thread=thread)


def _below(console: Console, out: Outgoing, conversation: str) -> str | None:
    """Give the thread in which something is to be said, in a conversation that is open."""
    if not is_private(conversation):
        _must_be_open(console, conversation)
    if out.thread is None or not console.capabilities.threads:
        return None
    return _thread(console, conversation, out.thread)


def _gathering(console: Console, out: Outgoing, what: What, conversation: str) -> Entry:
    return Entry(what, conversation, console.now(), members=out.members, key=out.key)


def _card(console: Console, out: Outgoing, what: What, conversation: str) -> Entry:
    if out.card is None:
        raise DeliveryError("there is no card to show")
    if reason := exceeded(out.card, console.capabilities):
        raise DeliveryError(reason, Refusal.CONTENT)
    now = console.now()
    return Entry(what, conversation, now, name=console.bot, card=out.card, key=out.key)


def _user(out: Outgoing) -> str:
    if not out.user:
        raise DeliveryError("neither a conversation nor a person to send to")
    return out.user


def _thread(console: Console, conversation: str, message: str) -> str:
    parent = console.state.messages.get(message)
    if parent is None or parent.conversation != conversation:
        raise DeliveryError(f"there is no thread {message} in {conversation}", Refusal.NO_MESSAGE)
    if not console.state.answerable(parent):
        raise DeliveryError(f"message {message} is a whisper or a home view, without a thread")
    return parent.root


def _must_have(what: str, *, there: bool) -> None:
    if not there:
        raise DeliveryError(f"this account has no {what}")


def _must_exist(console: Console, conversation: str) -> None:
    if is_private(conversation) or conversation not in console.state.conversations:
        raise DeliveryError(f"there is no channel {conversation}", Refusal.NO_PLACE)


def _must_be_open(console: Console, conversation: str) -> None:
    _must_exist(console, conversation)
    if console.state.conversations[conversation].closed:
        raise DeliveryError(f"{conversation} is closed", Refusal.NO_PLACE)
