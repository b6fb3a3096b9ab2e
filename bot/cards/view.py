"""A case as its cards need it: its state, its words as they are now, and what was said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.cases import routed
from bot.cases.acts import ActName
from bot.cases.state import Case
from bot.privacy.personal import Personal
from bot.store import cases, tables
from routing.nouns import Evidence, Routing

QUOTE_CHARS = 600
"""Of a signal that is quoted in a card; the whole stands in its thread."""
NOTE_CHARS = 400
TITLE_CHARS = 60
# What reorders or hides text must not do so in a card, and a line break ends a title.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the history, with its words if any were given and none were erased."""

    act: ActName
    person: str
    at: datetime
    words: str
    department: str | None = None
    ask: int | None = None
    colleague: str | None = None
    """To whom it was given or said, or who hears of it."""
    instead: str | None = None
    """Whose it is, says who declined."""
    wijk: str | None = None
    kind: str | None = None
    """What kind of thing was asked."""
    number: int = 0
    """Its place in the history."""
    until: date | None = None
    """The day that was named with it."""
    kinds: tuple[Personal, ...] = ()
    """Which data of a resident was found in what was posted."""
    tells: str | None = None
    """Who tells it in the wijk."""
    prevented: str = ""


class Veil(StrEnum):
    """How much of a case is kept from whoever reads a card."""

    NONE = "none"
    WORDS = "words"
    """While a poster is asked about data of a resident in them."""
    ALL = "all"
    """Words, title and place: it is confidential, and read in a channel or by who is not on it."""


@dataclass(frozen=True, slots=True)
class View:
    """What a card may show of a case. `routed_words` are those that its evidence points into."""

    case: Case
    routing: Routing
    poster: str
    posted: datetime
    words: str | None
    routed_words: str | None
    framed: str | None
    place: str | None
    said: tuple[Said, ...]
    veil: Veil = Veil.NONE

    def veiled(self, veil: Veil) -> View:
        """Keep back what is not for this reader."""
        match veil:
            case Veil.NONE:
                return self
            case Veil.WORDS:
                return replace(self, words=None, routed_words=None, veil=veil)
            case Veil.ALL:
                said = tuple(replace(turn, words="", prevented="") for turn in self.said)
                hidden = replace(self, words=None, routed_words=None, framed=None, place=None)
                return replace(hidden, said=said, veil=veil)

    def last(self, *acts: ActName, before: Said | None = None) -> Said | None:
        """Give the latest turn of one of these kinds, before another turn if one is given."""
        said = self.said[: self.said.index(before)] if before else self.said
        return next((turn for turn in reversed(said) if turn.act in acts), None)

    def turn(self, number: int | None) -> Said | None:
        """Give the turn at a place in the history."""
        return next((turn for turn in self.said if turn.number == number), None)

    @property
    def resident(self) -> bool:
        """Whether it was posted for a resident."""
        return any(signal.resident for signal in self.case.signals[:1])

    @property
    def progress(self) -> Said | None:
        """The latest that was said of how it goes, unless it was done or reopened since."""
        turn = self.last(ActName.PROGRESS, ActName.DONE, ActName.REOPEN)
        return turn if turn and turn.act is ActName.PROGRESS else None

    @property
    def reopened(self) -> bool:
        """Whether it was done once, and is looked at again."""
        turn = self.last(ActName.DONE, ActName.REOPEN)
        return turn is not None and turn.act is ActName.REOPEN

    def of_ask(self, ask: int | None, *acts: ActName) -> Said | None:
        """Give the turn that answered an ask."""
        return next((turn for turn in self.said if turn.ask == ask and turn.act in acts), None)

    def latest_of(self, ask: int | None, *acts: ActName) -> Said | None:
        """Give the latest of these turns about an ask."""
        said = reversed(self.said)
        return next((turn for turn in said if turn.ask == ask and turn.act in acts), None)

    def quoted(self, evidence: Evidence) -> str:
        """Give the words of the text that a reason points at; empty when they are gone."""
        text = self.routed_words or ""
        said = [clean(span.of(text)).strip() for span in evidence.spans]
        return " … ".join(words for words in said if words)


def load(session: Session, number: int) -> View | None:
    """Read all that cards could show of a case; None when there is no such case.

    Only `Reader.view` calls this: it keeps back what its reader may not see.
    """
    case = cases.load(session, number)
    row = session.get(tables.Case, number)
    if case is None or row is None:
        return None
    framing = session.exec(
        select(tables.Framing)
        .where(tables.Framing.case_id == number)
        .order_by(col(tables.Framing.number).desc())
    ).first()
    signal = session.get(tables.Signal, case.signals[0].id) if case.signals else None
    versions = (
        session.exec(
            select(tables.SignalVersion)
            .where(tables.SignalVersion.signal_id == signal.id)
            .order_by(col(tables.SignalVersion.number))
        ).all()
        if signal
        else []
    )
    first = framing.signal_version if framing else None
    return View(
        case=case,
        routing=routed.read(row.routing),
        poster=signal.poster if signal else "",
        posted=signal.posted if signal else case.opened,
        words=versions[-1].words if versions else None,
        routed_words=next((each.words for each in versions if each.number == first), None),
        framed=framing.title if framing else None,
        place=row.place,
        said=_history(session, number),
    )


def clean(text: str) -> str:
    """Take out what is not seen but changes what is."""
    return _UNSEEN.sub("", text)


def cut(text: str, limit: int) -> str:
    """Shorten to a number of characters, at a word where one ends."""
    text = clean(text).strip()
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    whole = head.rsplit(None, 1)[0] if " " in head[limit // 2 :] else head
    return f"{whole.rstrip(' ,.;:')}…"


def one_line(text: str, limit: int) -> str:
    """Shorten to one line."""
    return cut(" ".join(clean(text).split()), limit)


def _history(session: Session, number: int) -> tuple[Said, ...]:
    rows = session.exec(
        select(tables.History)
        .where(tables.History.case_id == number)
        .order_by(col(tables.History.seq))
    ).all()
    notes = {
        note.id: note.words
        for note in session.exec(select(tables.Note).where(tables.Note.case_id == number))
    }
    return tuple(
        Said(
            ActName(row.act),
            row.person,
            row.at,
            cut(notes.get(row.note_id) or "", NOTE_CHARS),
            row.details.get("department"),
            row.ask_id,
            row.details.get("person"),
            row.details.get("instead"),
            row.details.get("wijk"),
            row.details.get("kind"),
            row.seq,
            date.fromisoformat(row.details["until"]) if row.details.get("until") else None,
            tuple(Personal(kind) for kind in str(row.details.get("kinds", "")).split()),
            row.details.get("tells"),
            cut(notes.get(row.details.get("prevented")) or "", NOTE_CHARS),
        )
        for row in rows
    )
