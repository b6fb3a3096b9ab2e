"""The case and what hangs on it.

Words of people live in signal versions and notes only. Everything else points to them,
so that erasing words is possible while the history stays.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import KEEPS_NUMBERS, document, moment, numbers, word
from bot.store.nouns import AskKind, CaseState, Ending, Fate, Urgency
from routing.nouns import Weight


class Person(SQLModel, table=True):
    """Somebody who posted and whom the configuration does not name."""

    __tablename__ = "person"
    slug: str = Field(primary_key=True)
    account: str
    user: str
    name: str
    seen: datetime = moment()
    __table_args__ = (UniqueConstraint("account", "user"),)


class Case(SQLModel, table=True):
    """A matter that needs an owner: `W-<id>`. `version` guards every write."""

    __tablename__ = "case"
    __table_args__ = KEEPS_NUMBERS
    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    state: CaseState = word(CaseState, CaseState.UNOWNED)
    ending: Ending | None = word(Ending, optional=True)
    urgency: Urgency = word(Urgency, Urgency.NORMAL)
    risk: bool = False
    """Whether it can hurt somebody: its words raised that, or somebody said so."""
    confidential: bool = False
    wijk: str | None = Field(default=None, index=True)
    place: str | None = None
    theme: str | None = None
    broker: str
    owner: str | None = Field(default=None, index=True)
    contact: str | None = None
    outside_number: str | None = None
    """The number in the owner's own system."""
    routing: dict[str, Any] = document()
    """Owners, nearest and flags with their spans, never words."""
    opened: datetime = moment()
    closed: datetime | None = moment(optional=True)


class Signal(SQLModel, table=True):
    """Something that was posted. Its words are in its versions."""

    __tablename__ = "signal"
    __table_args__ = KEEPS_NUMBERS
    id: int | None = Field(default=None, primary_key=True)
    inbox_id: int = Field(unique=True)
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    fate: Fate = word(Fate)
    poster: str
    account: str
    conversation: str
    posted: datetime = moment()
    resident: bool = False
    """Whether it was posted for a resident, whose name is not kept."""
    outcome: str | None = None
    """What this poster answered to *Is het zo opgelost?*"""


class SignalVersion(SQLModel, table=True):
    """The words of a signal, as posted or as edited."""

    __tablename__ = "signal_version"
    signal_id: int = Field(foreign_key="signal.id", primary_key=True)
    number: int = Field(primary_key=True)
    words: str | None
    """None when they were erased."""
    at: datetime = moment()


class Note(SQLModel, table=True):
    """Words that somebody gave with an act: a reason, progress, an answer."""

    __tablename__ = "note"
    __table_args__ = KEEPS_NUMBERS
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    words: str | None
    author: str
    at: datetime = moment()


class Framing(SQLModel, table=True):
    """How the problem is put, and by whom. The first is the poster's own."""

    __tablename__ = "framing"
    case_id: int = Field(foreign_key="case.id", primary_key=True)
    number: int = Field(primary_key=True)
    title: str | None = None
    """From vocabulary and gazetteer; None when the title is a span of the signal."""
    signal_id: int | None = Field(default=None, foreign_key="signal.id")
    signal_version: int | None = None
    start: int | None = None
    end: int | None = None
    note_id: int | None = Field(default=None, foreign_key="note.id")
    wider: bool | None = None
    political: bool | None = None
    level: str | None = None
    author: str
    at: datetime = moment()


class Ask(SQLModel, table=True):
    """Who is asked what. Its clock starts when it was delivered."""

    __tablename__ = "ask"
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    kind: AskKind = word(AskKind)
    department: str | None = None
    person: str | None = None
    asker: str | None = None
    brokered: bool = False
    stands_in_for: str | None = None
    """Who is away, and for whom `person` holds it."""
    signal_id: int | None = Field(default=None, foreign_key="signal.id")
    """The signal whose poster is asked: for the outcome and for the wijk."""
    framing: int = 1
    cycle: int = 1
    step: int = 0
    """Nudges given in this cycle."""
    next_at: datetime | None = moment(optional=True, index=True)
    """When the next nudge is due, or when silence is the answer."""
    opened: datetime = moment()
    delivered: datetime | None = moment(optional=True)
    """When its clock started: as it arrived, and later by as long as it stood still since."""
    dated: datetime | None = moment(optional=True)
    """When it is due because somebody said so."""
    paused: datetime | None = moment(optional=True)
    """Since when its clock stands still."""
    due: datetime | None = moment(optional=True, index=True)
    closed: datetime | None = moment(optional=True)
    answer: str | None = None
    note_id: int | None = Field(default=None, foreign_key="note.id")
    __table_args__ = (
        Index(
            "ix_ask_open",
            "case_id",
            "kind",
            sqlite_where=text("closed IS NULL"),
            postgresql_where=text("closed IS NULL"),
        ),
        KEEPS_NUMBERS,
    )


class Contributor(SQLModel, table=True):
    """A department that takes part, with the person who said so."""

    __tablename__ = "contributor"
    case_id: int = Field(foreign_key="case.id", primary_key=True)
    department: str = Field(primary_key=True)
    contact: str | None = None
    since: datetime = moment()
    done: datetime | None = moment(optional=True)


class Follower(SQLModel, table=True):
    """Somebody who hears each turn."""

    __tablename__ = "follower"
    case_id: int = Field(foreign_key="case.id", primary_key=True)
    person: str = Field(primary_key=True)
    since: datetime = moment()
    added_by: str | None = None
    """Who let them see it; None for who follows of their own accord."""


class History(SQLModel, table=True):
    """What happened, once and for good. A trigger refuses changes and deletions."""

    __tablename__ = "history"
    case_id: int = Field(foreign_key="case.id", primary_key=True)
    seq: int = Field(primary_key=True)
    act: str
    person: str
    account: str | None = None
    user: str | None = None
    name: str | None = None
    at: datetime = moment()
    ask_id: int | None = Field(default=None, foreign_key="ask.id")
    note_id: int | None = Field(default=None, foreign_key="note.id")
    details: dict[str, Any] = document()
    inbox_id: int | None = None


class Absence(SQLModel, table=True):
    """Somebody is away; the reason is never asked."""

    __tablename__ = "absence"
    id: int | None = Field(default=None, primary_key=True)
    person: str = Field(index=True)
    start: datetime = moment()
    end: datetime | None = moment(optional=True)
    substitute: str | None = None


class Learned(SQLModel, table=True):
    """A phrase that somebody added to a department's, from cases that people put right.

    A row is never deleted, and withdrawn once: then it stays to be seen.
    """

    __tablename__ = "learned"
    id: int | None = Field(default=None, primary_key=True)
    phrase: str
    department: str
    weight: Weight = word(Weight)
    cases: list[int] = numbers()
    applied_by: str
    applied: datetime = moment()
    withdrawn_by: str | None = None
    withdrawn: datetime | None = moment(optional=True)
    __table_args__ = KEEPS_NUMBERS
