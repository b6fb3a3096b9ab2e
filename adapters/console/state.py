"""What stands on a console: its messages and conversations, folded from its journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from adapters.base import MessageRef
from adapters.card import Button, Card
from adapters.console.entry import Entry, What
from adapters.photo import Photo


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands: of a person (`text`) or of the bot (`card`), each with photos.

    A whisper and a home view have `only`, the one person who sees it.
    """

    id: str
    conversation: str
    at: datetime
    author: str = ""
    name: str = ""
    text: str = ""
    card: Card | None = None
    thread: str | None = None
    only: str | None = None
    home: bool = False
    changed: datetime | None = None
    deleted: bool = False
    reactions: tuple[tuple[str, str], ...] = ()
    """(emoji, user), in the order in which they came."""
    photos: tuple[Photo, ...] = ()
    key: str = ""

    @property
    def root(self) -> str:
        """The message that opens its thread: itself, when it is no reply."""
        return self.thread or self.id

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed now."""
        return () if self.card is None or self.deleted else self.card.buttons

    def seen_by(self, reader: str | None) -> bool:
        """Tell whether somebody who can read its conversation sees it; None sees all."""
        return reader is None or self.only in {None, reader}


@dataclass(frozen=True, slots=True)
class Thread:
    """A message and what was said below it."""

    root: Message
    replies: tuple[Message, ...] = ()


@dataclass(slots=True)
class Conversation:
    """A channel, or the private conversation of one person with the bot."""

    name: str
    members: set[str] = field(default_factory=set)
    closed: bool = False
    messages: list[str] = field(default_factory=list)


def private(user: str) -> str:
    """Name somebody's private conversation with the bot."""
    return f"@{user}"


def is_private(conversation: str) -> bool:
    """Tell a private conversation from a channel."""
    return conversation.startswith("@")


class State:
    """What follows from the entries so far. `take` is the only thing that changes it."""

    def __init__(self, account: str) -> None:
        self.account = account
        self.messages: dict[str, Message] = {}
        self.conversations: dict[str, Conversation] = {}
        self.homes: dict[str, str] = {}
        """The message that is somebody's home view."""
        self.refs: dict[str, MessageRef] = {}
        """What the bot did first with each key."""

    def take(self, entry: Entry) -> None:
        """Fold one entry in."""
        if entry.key:
            ref = MessageRef(self.account, entry.conversation, entry.message)
            self.refs.setdefault(entry.key, ref)
        match entry.what:
            case What.CHANNEL | What.JOINED | What.OPENED | What.INVITED:
                self._conversation(entry.conversation).members.update(entry.members)
            case What.CLOSED:
                self._conversation(entry.conversation).closed = True
            case What.POSTED | What.SENT | What.WHISPERED:
                self._appear(entry)
            case What.HOME:
                self._show_home(entry)
            case What.EDITED | What.UPDATED:
                self._change(entry)
            case What.DELETED:
                gone = self.messages[entry.message]
                self.messages[gone.id] = replace(gone, text="", card=None, photos=(), deleted=True)
            case What.PRESSED | What.TAKEN_BACK:
                self._react(entry)
            case What.SUBMITTED:
                pass  # an event for the bot; nothing on the platform changes

    def within(self, conversation: str, reader: str | None = None) -> Iterator[Message]:
        """Give the messages of a conversation that somebody sees; None sees all."""
        if self.can_read(conversation, reader) and conversation in self.conversations:
            for message in self.conversations[conversation].messages:
                if self.messages[message].seen_by(reader):
                    yield self.messages[message]

    def threads(self, conversation: str, reader: str | None = None) -> Sequence[Thread]:
        """Give the same as threads, in the order in which they were opened."""
        found: dict[str, list[Message]] = {}
        for message in self.within(conversation, reader):
            found.setdefault(message.root, []).append(message)
        return [
            Thread(self.messages[root], tuple(each for each in thread if each.id != root))
            for root, thread in found.items()
        ]

    def sees(self, user: str, message: Message) -> bool:
        """Tell whether a message is for somebody to see."""
        return message.seen_by(user) and self.can_read(message.conversation, user)

    def photo(self, ref: str) -> Photo | None:
        """Give a photo that stands in some message; None once they were all removed."""
        found = (photo for each in self.messages.values() for photo in each.photos)
        return next((photo for photo in found if photo.ref == ref), None)

    def answerable(self, message: Message) -> bool:
        """Tell whether a message is in a thread that others see too, or can open one."""
        return self.messages[message.root].only is None

    def can_read(self, conversation: str, reader: str | None) -> bool:
        """Tell whether somebody is in a conversation; None is everywhere."""
        if reader is None or conversation == private(reader):
            return True
        found = self.conversations.get(conversation)
        return found is not None and reader in found.members

    def _conversation(self, name: str) -> Conversation:
        return self.conversations.setdefault(name, Conversation(name))

    def _appear(self, entry: Entry) -> None:
        conversation = self._conversation(entry.conversation)
        conversation.messages.append(entry.message)
        if entry.what is What.POSTED:
            conversation.members.add(entry.user)
        self.messages[entry.message] = _message(entry)

    def _show_home(self, entry: Entry) -> None:
        self.homes[entry.user] = entry.message
        self.messages[entry.message] = replace(_message(entry), home=True)

    def _change(self, entry: Entry) -> None:
        before = self.messages[entry.message]
        self.messages[before.id] = replace(
            before, text=entry.text, card=entry.card, changed=entry.at
        )

    def _react(self, entry: Entry) -> None:
        if entry.emoji:
            message = self.messages[entry.message]
            others = tuple(each for each in message.reactions if each != (entry.emoji, entry.user))
            mine = ((entry.emoji, entry.user),) if entry.what is What.PRESSED else ()
            self.messages[message.id] = replace(message, reactions=others + mine)


def _message(entry: Entry) -> Message:
    posted = entry.what is What.POSTED
    return Message(
        id=entry.message,
        conversation=entry.conversation,
        at=entry.at,
        author=entry.user if posted else "",
        name=entry.name,
        text=entry.text,
        card=entry.card,
        thread=entry.thread,
        only=None if posted or entry.what is What.SENT else entry.user,
        photos=entry.photos,
        key=entry.key,
    )
