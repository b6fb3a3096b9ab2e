"""A case as it stands when somebody acts on it. It holds no words of people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.store.nouns import AskKind, CaseState, Ending, Urgency


class Answer(StrEnum):
    """How an ask came to its end, beside the answers in words."""

    TAKEN = "taken"
    CONDITIONAL = "conditional"
    JOINED = "joined"
    DECLINED = "declined"
    OFFERED = "offered"
    OVERTAKEN = "overtaken"
    SILENT = "silent"
    GIVEN = "given"
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    MOVED = "moved"
    CORRECTED = "corrected"
    """It was not for this department after all, or what was asked about is out of the words."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Who is asked what. `id` is None until it is stored.

    A `quiet` ask has no card of its own when it opens: its question comes with a nudge.
    """

    kind: AskKind
    opened: datetime
    id: int | None = None
    department: str | None = None
    person: str | None = None
    asker: str | None = None
    brokered: bool = False
    stands_in_for: str | None = None
    signal: int | None = None
    framing: int = 1
    cycle: int = 1
    step: int = 0
    delivered: datetime | None = None
    dated: datetime | None = None
    paused: datetime | None = None
    due: datetime | None = None
    next_at: datetime | None = None
    closed: datetime | None = None
    answer: Answer | None = None
    quiet: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.closed is None


@dataclass(frozen=True, slots=True)
class Signal:
    """What somebody posted: its poster, and what they said of the outcome."""

    id: int
    poster: str
    outcome: str | None = None
    resident: bool = False


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who hears each turn, and who let them see it if they did not come by themselves."""

    person: str
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Where a case stands. `owners` are the departments of its routing, lead first."""

    id: int
    broker: str
    opened: datetime
    version: int = 1
    state: CaseState = CaseState.UNOWNED
    ending: Ending | None = None
    urgency: Urgency = Urgency.NORMAL
    confidential: bool = False
    risk: bool = False
    wijk: str | None = None
    somewhere: bool = False
    """Whether no wijk is known as the place that it names lies in several."""
    theme: str | None = None
    owner: str | None = None
    contact: str | None = None
    outside_number: str | None = None
    owners: tuple[str, ...] = ()
    recognised: frozenset[str] = frozenset()
    """Phrases of its lead owner's vocabulary that are in its words."""
    framing: int = 1
    asks: tuple[Ask, ...] = ()
    signals: tuple[Signal, ...] = ()
    contributors: tuple[tuple[str, str], ...] = ()
    """Departments that take part, each with its contact."""
    ready: frozenset[str] = frozenset()
    """Departments whose part is done."""
    followers: tuple[Follower, ...] = ()
    closed: datetime | None = None

    @property
    def held(self) -> bool:
        """Whether its broker sees to it themselves, as no department owns it."""
        return self.owner is None and self.contact is not None

    @property
    def waiting(self) -> tuple[Ask, ...]:
        """The asks that are open."""
        return tuple(ask for ask in self.asks if ask.open)

    @property
    def withheld(self) -> bool:
        """Whether its words are kept back: a poster is asked about data of a resident in them."""
        return bool(self.open_of(AskKind.PRIVACY))

    @property
    def stopped(self) -> bool:
        """Whether it is withheld before anybody else was asked or told anything."""
        beside = {AskKind.PRIVACY, AskKind.LOST}
        return self.withheld and all(ask.kind in beside for ask in self.asks)

    def is_to_be_tidied(self, signal: int) -> bool:
        """Whether its poster was asked to take a signal away where it was posted.

        That it is gone there is no sign that nothing is to be done about it.
        """
        return any(
            ask.kind is AskKind.PRIVACY
            and ask.signal == signal
            and ask.answer not in {None, Answer.OVERTAKEN, Answer.CORRECTED}
            for ask in self.asks
        )

    def open_of(self, kind: AskKind) -> tuple[Ask, ...]:
        """The open asks of one kind."""
        return tuple(ask for ask in self.waiting if ask.kind is kind)

    def ask(self, number: int) -> Ask | None:
        """Find an ask by its id."""
        return next((ask for ask in self.asks if ask.id == number), None)

    def said_no(self) -> frozenset[str]:
        """The departments that declined to own it, as it is framed now."""
        return frozenset(
            ask.department
            for ask in self.asks
            if ask.kind is AskKind.OWN
            and ask.framing == self.framing
            and ask.department
            and (
                ask.answer in {Answer.DECLINED, Answer.SILENT}
                or (ask.answer is Answer.CONDITIONAL and ask.department != self.owner)
            )
        )

    def signal(self, number: int) -> Signal | None:
        """Find a signal by its id."""
        return next((signal for signal in self.signals if signal.id == number), None)

    def with_ask(self, ask: Ask) -> Case:
        """Open a further ask."""
        return replace(self, asks=(*self.asks, ask))

    def with_answer(self, ask: Ask, answer: Answer, now: datetime) -> Case:
        """Close one ask with an answer."""
        closed = replace(ask, closed=now, answer=answer, next_at=None)
        return replace(self, asks=tuple(closed if each is ask else each for each in self.asks))

    def with_all_closed(
        self, answer: Answer, now: datetime, *, keep: tuple[AskKind, ...] = ()
    ) -> Case:
        """Close every open ask, but for the kinds to keep.

        What is asked about data of a resident stays asked, as it keeps the words back.
        """
        case = self
        for ask in self.waiting:
            if ask.kind not in {*keep, AskKind.PRIVACY}:
                case = case.with_answer(ask, answer, now)
        return case
