"""What the bot does on a console: each kind of delivery as one entry, or a refusal."""

from __future__ import annotations

from adapters.base import Do, MessageRef, Outgoing, Permanent, Sent
from adapters.card import Card
from adapters.console.entry import What
from adapters.console.limits import exceeded
from adapters.console.platform import Console, Impossible
from adapters.console.state import is_private, private


def do(console: Console, out: Outgoing) -> Sent | Permanent:
    """Do what is asked, at once and again when it is asked again."""
    with console.journal.writing():
        try:
            return Sent(_do(console, out))
        except Impossible as error:
            return Permanent(str(error))


def _do(console: Console, out: Outgoing) -> MessageRef:
    match out.do:
        case Do.SEND:
            conversation = out.conversation or private(out.user)
            return _appear(console, out, What.SENT, conversation)
        case Do.WHISPER:
            _need(console.capabilities.whispers, "whispers")
            return _appear(console, out, What.WHISPERED, out.conversation)
        case Do.HOME:
            _need(console.capabilities.home, "home views")
            return _publish(console, out)
        case Do.UPDATE:
            _need(console.capabilities.edits, "edits")
            return _update(console, out)
        case Do.OPEN:
            return _open(console, out)
        case Do.INVITE:
            _open_channel(console, out.conversation)
            return _gather(console, out, What.INVITED, out.conversation)
        case Do.CLOSE:
            _open_channel(console, out.conversation)
            return _gather(console, out, What.CLOSED, out.conversation)


def _appear(console: Console, out: Outgoing, what: What, conversation: str) -> MessageRef:
    card = _card(console, out)
    if not is_private(conversation):
        _open_channel(console, conversation)
    if what is What.WHISPERED and not console.state.can_read(conversation, out.user):
        raise Impossible(f"{out.user} is not in {conversation}")
    thread = out.thread if console.capabilities.threads else None
    if thread is not None:
        parent = console.state.messages.get(thread)
        if parent is None or parent.conversation != conversation:
            raise Impossible(f"there is no thread {thread} in {conversation}")
        thread = parent.root
    reader = out.user if what is What.WHISPERED else ""
    entry = console.write(
        what, conversation, user=reader, name=console.bot, thread=thread, card=card, key=out.key
    )
    return MessageRef(console.account, conversation, entry.message)


def _publish(console: Console, out: Outgoing) -> MessageRef:
    card = _card(console, out)
    conversation = private(out.user)
    view = {"user": out.user, "name": console.bot, "card": card, "key": out.key}
    if out.user in console.state.homes:
        view["message"] = console.state.homes[out.user]
    entry = console.write(What.HOME, conversation, **view)
    return MessageRef(console.account, conversation, entry.message)


def _update(console: Console, out: Outgoing) -> MessageRef:
    if out.ref is None:
        raise Impossible("an update without a message")
    card = _card(console, out)
    old = console.message(out.ref.message)
    if old.author or old.only is not None:
        raise Impossible(f"message {old.id} cannot be updated")
    _open_if_channel(console, old.conversation)
    where = {"message": old.id, "thread": old.thread, "name": console.bot}
    console.write(What.UPDATED, old.conversation, card=card, key=out.key, **where)
    return MessageRef(console.account, old.conversation, old.id)


def _open(console: Console, out: Outgoing) -> MessageRef:
    if out.card is not None or not out.name:
        raise Impossible("a conversation opens with a name and without a card")
    conversation = f"#{out.name.removeprefix('#')}"
    there = console.state.conversations.get(conversation)
    if there is not None and there.closed:
        raise Impossible(f"{conversation} is closed")
    return _gather(console, out, What.OPENED, conversation)


def _gather(console: Console, out: Outgoing, what: What, conversation: str) -> MessageRef:
    members = () if what is What.CLOSED else out.members
    console.write(what, conversation, members=members, key=out.key)
    return MessageRef(console.account, conversation, "")


def _card(console: Console, out: Outgoing) -> Card:
    if out.card is None:
        raise Impossible("there is no card to show")
    if reason := exceeded(out.card, console.capabilities):
        raise Impossible(reason)
    return out.card


def _open_if_channel(console: Console, conversation: str) -> None:
    if not is_private(conversation):
        _open_channel(console, conversation)


def _open_channel(console: Console, conversation: str) -> None:
    there = console.state.conversations.get(conversation)
    if there is None or is_private(conversation):
        raise Impossible(f"there is no channel {conversation}")
    if there.closed:
        raise Impossible(f"{conversation} is closed")


def _need(can: bool, what: str) -> None:
    if not can:
        raise Impossible(f"this account has no {what}")
