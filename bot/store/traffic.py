"""What comes in and goes out, and where it stands on each platform."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from adapters.photo import PhotoFault
from bot.store.columns import KEEPS_NUMBERS, document, moment, word
from bot.store.nouns import Intake, OutState


class Inbox(SQLModel, table=True):
    """An event as it came in; its words are dropped some days after handling."""

    __tablename__ = "inbox"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    lane: str
    event: dict[str, Any] = document()
    arrived: datetime = moment()
    state: Intake = word(Intake, Intake.WAITING)
    handled: datetime | None = moment(optional=True)
    __table_args__ = (
        Index("ix_inbox_next", "state", "id"),
        Index("ix_inbox_lane", "lane", "state", "id"),
        KEEPS_NUMBERS,
    )


class Position(SQLModel, table=True):
    """Where an account resumes; written together with the events before it."""

    __tablename__ = "position"
    account: str = Field(primary_key=True)
    place: str
    at: datetime = moment()


class Anchor(SQLModel, table=True):
    """A thread that stands for a signal. A merge keeps all of them.

    Empty where the signal came by a command that stands nowhere.
    """

    __tablename__ = "anchor"
    account: str = Field(primary_key=True)
    conversation: str = Field(primary_key=True)
    thread: str = Field(primary_key=True)
    signal_id: int = Field(primary_key=True, foreign_key="signal.id")


class Card(SQLModel, table=True):
    """A message of ours: what it shows is rendered when it is sent.

    `kind` names what to draw; `params` are its ids and numbers, never words.
    """

    __tablename__ = "card"
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    ask_id: int | None = Field(default=None, foreign_key="ask.id", index=True)
    signal_id: int | None = Field(default=None, foreign_key="signal.id")
    person: str | None = None
    account: str
    conversation: str = ""
    user: str = ""
    thread: str | None = None
    whisper: bool = False
    params: dict[str, Any] = document()
    message: str | None = None
    shown_in: str | None = None
    """The conversation in which the platform put it."""
    wanted: int = 1
    shown: int = 0
    looks: str | None = None
    """A digest of the drawing that stands there, so that the same is not sent again."""
    __table_args__ = (Index("ix_card_message", "account", "shown_in", "message"), KEEPS_NUMBERS)


class OpenForm(SQLModel, table=True):
    """An act that still needs something; the next reply in the thread gives it."""

    __tablename__ = "open_form"
    id: int | None = Field(default=None, primary_key=True)
    person: str
    account: str
    conversation: str
    thread: str | None = None
    button: str
    fields: dict[str, Any] = document()
    asked: str
    """The field that the next reply fills."""
    expires: datetime = moment()


class Outbox(SQLModel, table=True):
    """One thing to do on a platform.

    `key` makes a repetition recognisable there. It is no number of ours: a database that
    was put back or made anew would give the same numbers out again, and a platform would
    take a new message for one that it has.
    """

    __tablename__ = "outbox"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(default_factory=lambda: uuid4().hex, unique=True)
    account: str
    lane: str
    do: str
    card_id: int | None = Field(default=None, foreign_key="card.id", index=True)
    payload: dict[str, Any] = document()
    """Where a card is missing: conversation, user, name and members, as far as needed; of a
    photo to be passed on its number, and that of the card below which it belongs."""
    state: OutState = word(OutState, OutState.WAITING)
    attempts: int = 0
    repeats: int = 0
    """How often it was done again while it may have been there already."""
    shows: int | None = None
    """The version of the card that the platform may have, from its first attempt on."""
    made: datetime = moment()
    not_before: datetime | None = moment(optional=True)
    sent: datetime | None = moment(optional=True)
    trouble: str | None = None
    __table_args__ = (
        Index("ix_outbox_next", "state", "account", "id"),
        Index("ix_outbox_lane", "lane", "state", "id"),
        KEEPS_NUMBERS,
    )


class Photo(SQLModel, table=True):
    """A photo that belongs to a signal: the one at `place` of an event, where it stands alone.

    Once the event is dropped, nothing tells any more where the photo is.
    """

    __tablename__ = "photo"
    id: int | None = Field(default=None, primary_key=True)
    signal_id: int = Field(foreign_key="signal.id", index=True)
    inbox_id: int
    place: int
    fault: PhotoFault | None = word(PhotoFault, optional=True)
    """Why it cannot be passed on, once its platform has told."""
    __table_args__ = (UniqueConstraint("inbox_id", "place"), KEEPS_NUMBERS)


class Passed(SQLModel, table=True):
    """A photo was passed on with an ask: once."""

    __tablename__ = "passed"
    photo_id: int = Field(foreign_key="photo.id", primary_key=True)
    ask_id: int = Field(foreign_key="ask.id", primary_key=True)


class Nudge(SQLModel, table=True):
    """A reminder that was claimed: once per ask, cycle and step."""

    __tablename__ = "nudge"
    id: int | None = Field(default=None, primary_key=True)
    ask_id: int = Field(foreign_key="ask.id")
    cycle: int
    step: int
    person: str
    at: datetime = moment()
    digest_id: int | None = Field(default=None, foreign_key="digest.id")
    __table_args__ = (UniqueConstraint("ask_id", "cycle", "step"),)


class Digest(SQLModel, table=True):
    """One message for all that waits: once per person, day and kind."""

    __tablename__ = "digest"
    id: int | None = Field(default=None, primary_key=True)
    person: str
    day: date
    kind: str
    card_id: int | None = Field(default=None, foreign_key="card.id")
    __table_args__ = (UniqueConstraint("person", "day", "kind"),)


class Denial(SQLModel, table=True):
    """Once that somebody tried what they may not: which act, and why not; never who."""

    __tablename__ = "denial"
    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(index=True)
    act: str
    """Empty for a button that is none of ours."""
    reason: str
