"""What is put before whom, by when, and who hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from bot.cases.acts.names import ActName
from bot.store.nouns import AskKind


@dataclass(frozen=True, slots=True)
class Offer:
    """*Leg voor aan …*: ask a department, or a person, to own it, to take part or for advice.

    Without a kind it is what is usual as the case stands.
    """

    name: ClassVar = ActName.OFFER
    department: str | None = None
    question: str = ""
    person: str | None = None
    kind: AskKind | None = None


@dataclass(frozen=True, slots=True)
class Advise:
    """*Meedenken*: advice, in words. It answers who asked for that, and moves nothing."""

    name: ClassVar = ActName.ADVISE
    words: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """*Vraag*: something to know from somebody; without a person, from who posted it."""

    name: ClassVar = ActName.QUESTION
    words: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """*Antwoord*, in words. Answers an ask."""

    name: ClassVar = ActName.ANSWER
    words: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """*Volgen*: hear each turn; a broker may name somebody else, who may read it from then on."""

    name: ClassVar = ActName.FOLLOW
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Unfollow:
    """*Niet meer volgen*."""

    name: ClassVar = ActName.UNFOLLOW
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """*Vraag later weer*: from which day on, if need be at which hour, and why. Names an ask."""

    name: ClassVar = ActName.LATER
    until: date
    reason: str = ""
    ask: int | None = None
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """*Termijn*: by which day there should be an answer, set by hand."""

    name: ClassVar = ActName.TERM
    until: date
    reason: str = ""
