"""What every chat platform has in common: events in, cards out, and the two doors.

An adapter knows words, cards and conversations. It knows no case and no routing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from adapters.card import Card
from adapters.photo import Photo, Picture


class EventKind(StrEnum):
    """What happened. It follows from the text, never from a platform's own event type."""

    POSTED = "posted"
    EDITED = "edited"
    DELETED = "deleted"
    PRESSED = "pressed"
    COMMAND = "command"
    SUBMITTED = "submitted"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody did on a platform.

    `thing` is the platform's id of the message or interaction; of an edit or a deletion
    it is the id of the message that was changed. `at` is the platform's time, aware.
    `button` is the opaque value of a pressed button, or of the button that opened a
    submitted form; `fields` are that form's answers. `fleeting` is what was typed and stands
    nowhere, so that nothing can be said below it. `photos` are what was posted with the words,
    or without any.
    """

    account: str
    conversation: str
    thing: str
    kind: EventKind
    at: datetime
    user: str
    name: str = ""
    text: str = ""
    thread: str | None = None
    private: bool = False
    button: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    fleeting: bool = False
    photos: tuple[Photo, ...] = ()

    @property
    def root(self) -> str | None:
        """The message that opens its thread: itself, when it is no reply; None where it is none."""
        return self.thread or (None if self.fleeting else self.thing)

    @property
    def key(self) -> str:
        """The same for every delivery of the same event. An edit adds its own time."""
        parts = [self.account, self.conversation, self.thing, self.kind]
        if self.kind is EventKind.EDITED:
            parts.append(self.at.isoformat())
        return "\x1f".join(parts)

    @property
    def lane(self) -> str:
        """Within a conversation's thread, order is kept."""
        return "\x1f".join((self.account, self.conversation, self.thread or self.thing))


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where a message of ours stands on a platform."""

    account: str
    conversation: str
    message: str


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform can do. The bot decides from this, never from a platform's name."""

    forms: bool
    whispers: bool
    edits: bool
    threads: bool
    home: bool
    buttons: int
    """Buttons a card can carry at most."""
    text: int
    """Characters a message can carry at most."""
    call: str = "!wijkbot"
    """What stands before a command that is typed where people talk to each other."""
    invite: str = ""
    """What somebody types in a conversation so that the bot comes there; empty where nothing is."""


class Do(StrEnum):
    """What an outgoing row asks of a platform."""

    SEND = "send"
    UPDATE = "update"
    WHISPER = "whisper"
    OPEN = "open"
    INVITE = "invite"
    CLOSE = "close"
    HOME = "home"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to do on a platform.

    `key` makes a repetition recognisable. `conversation` is empty for a private message;
    `user` is then who gets it. A whisper has both. `ref` is the message to update.
    `name` and `members` are those of a conversation to open, `picture` is a photo to show; to
    look one up needs no picture. `since` is when this was first wanted: on a platform it cannot
    be older.
    """

    key: str
    do: Do
    card: Card | None = None
    conversation: str = ""
    user: str = ""
    thread: str | None = None
    ref: MessageRef | None = None
    name: str = ""
    members: tuple[str, ...] = ()
    picture: Picture | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there."""

    ref: MessageRef


@dataclass(frozen=True, slots=True)
class RetryAt:
    """It is not there, and may be tried again from `at`."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Whether it arrived is unknown: look it up before it is repeated."""

    why: str


class Refusal(StrEnum):
    """What kind of refusal it is. Each adapter finds it by its platform's own codes."""

    BARRED = "barred"
    """The bot is not in that place, or may not speak there."""
    NO_PLACE = "no_place"
    """There is no such place, it is closed, or it is hidden from the bot."""
    NO_READER = "no_reader"
    """There is no such person, or they take no private messages."""
    NO_MESSAGE = "no_message"
    """The message to change, or to answer below, is there no more or is out of reach."""
    CONTENT = "content"
    """The message is too long, or is not taken as it is."""
    ENCRYPTED = "encrypted"
    """Words there are encrypted, and the bot does not speak between them."""
    PHOTO = "photo"
    """The photo that was to be shown cannot be had: the code is that of a `PhotoFault`."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Permanent:
    """It will never work.

    `why` opens with the platform's own code; what the platform says more follows a colon.
    """

    why: str
    refusal: Refusal = Refusal.OTHER

    @property
    def code(self) -> str:
        """The platform's own code, without what it says more."""
        return self.why.partition(": ")[0]


SendResult = Sent | RetryAt | Doubtful | Permanent


class FieldKind(StrEnum):
    """How a field of a form is filled."""

    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: what is stored and what is read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of a form. `choices` are shown at once, or sought while typing if empty."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[Choice, ...] = ()
    required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A few questions at once. `button` comes back with the answers."""

    title: str
    submit: str
    button: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class FormQuery:
    """Somebody pressed a button that needs a form. `thread` is where its card stands."""

    account: str
    user: str
    button: str
    conversation: str = ""
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class ChoiceQuery:
    """Somebody types in a field with choices."""

    account: str
    user: str
    button: str
    field: str
    typed: str


@dataclass(frozen=True, slots=True)
class CheckQuery:
    """Somebody submits a form, and is told what is missing or wrong before it is sent in."""

    account: str
    user: str
    button: str
    fields: Mapping[str, str]


Query = FormQuery | ChoiceQuery | CheckQuery


@dataclass(frozen=True, slots=True)
class Choices:
    """What fits what was typed."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong, by field; empty when nothing is."""

    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why somebody does not get what they asked for, in their language."""

    why: str


Response = Form | Choices | FieldErrors | Refused | None
"""None to a `FormQuery` means: no form needed, store the press."""


class AccountError(Exception):
    """An account that cannot be used before somebody mends it; the message says how."""


class Unanswered(Exception):
    """The platform could not be asked; `code` says why in one word, and later it may answer."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Door(Protocol):
    """What an adapter may ask of the bot."""

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        """Store events, with the place to resume from.

        Returns after the commit; only then may the platform be told. Events that are
        already there are passed over.
        """

    async def respond(self, query: Query) -> Response:
        """Answer at once, reading only: a form, its choices, or what is wrong with it."""

    async def reached(self, account: str, position: str) -> None:
        """Store where an account resumes, when there is nothing to store beside it.

        Returns after the commit.
        """

    async def position(self, account: str) -> str | None:
        """Where to resume: the last position that was stored."""


class Adapter(Protocol):
    """One bot login on one platform."""

    @property
    def account(self) -> str:
        """The name of the account in the configuration."""

    @property
    def capabilities(self) -> Capabilities:
        """What this platform can do."""

    async def start(self, door: Door) -> None:
        """Connect, and give what was missed and what comes to `door`.

        Raises AccountError for what a person must mend. A platform that cannot be reached is
        tried again and again, and holds up no other.
        """

    async def stop(self) -> None:
        """Disconnect; what was accepted stays accepted."""

    async def pump(self) -> None:
        """Take in what happened since, where a platform tells only when it is asked.

        Raises nothing for what a platform does.
        """

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing, once if the platform allows it. Raises nothing for what a platform does."""

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """The message that was sent with this key, if it is there. `out` may lack its card.

        Raises Unanswered where the platform cannot tell now.
        """

    async def fetch(self, photo: str, most: int) -> bytes:
        """Give what stands under the `ref` of a photo, as the platform keeps it now.

        Raises PhotoError where it cannot be had, also for more than `most` bytes, and Unanswered
        where the platform cannot tell now.
        """
