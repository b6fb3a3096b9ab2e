"""Answers to the question whose it is, and what an owner does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.cases.acts.names import ActName


@dataclass(frozen=True, slots=True)
class Take:
    """*Van ons*. Answers an ask; or the broker holds on to what nobody owns."""

    name: ClassVar = ActName.TAKE
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class TakeLater:
    """*Van ons, maar later*: from which day on, and why not now. Answers an ask."""

    name: ClassVar = ActName.TAKE_LATER
    until: date
    reason: str = ""
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class TakeIf:
    """*Ja, mits*: a yes that hangs on something. Answers an ask."""

    name: ClassVar = ActName.TAKE_IF
    condition: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """*Dat is geregeld*: how what a yes hung on was arranged."""

    name: ClassVar = ActName.MET
    words: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """*Loopt al*, with the number in the owner's own system: taken, or told later."""

    name: ClassVar = ActName.RUNNING
    number: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """*Niet van ons*, with the reason, and whose it is then if they know. Answers an ask."""

    name: ClassVar = ActName.DECLINE
    ask: int | None = None
    reason: str = ""
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """*Wij doen mee*. Answers an ask."""

    name: ClassVar = ActName.JOIN
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """*Geef aan …*: a colleague of the owner's department is its contact from now on."""

    name: ClassVar = ActName.GIVE
    person: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """*Overdragen*: ask another department to own it instead, and why."""

    name: ClassVar = ActName.HAND_OVER
    department: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """*Het loopt*, with or without words, and by which day it is done or goes on if they tell.

    As the answer to a reminder it names the ask, and which cycle of it was running.
    """

    name: ClassVar = ActName.PROGRESS
    words: str = ""
    ask: int | None = None
    cycle: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """*Lukt niet*, and why. Answers an ask as `Progress` does."""

    name: ClassVar = ActName.STUCK
    reason: str = ""
    ask: int | None = None
    cycle: int | None = None


class Teller(StrEnum):
    """Who tells in the wijk that it is done."""

    POSTER = "poster"
    OWNER = "owner"
    BROKER = "broker"
    NOBODY = "nobody"
    """Nobody needs to."""


@dataclass(frozen=True, slots=True)
class Done:
    """*Klaar*, with what the poster may know, who tells it in the wijk, and what it prevented."""

    name: ClassVar = ActName.DONE
    words: str = ""
    tells: Teller | None = None
    prevented: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """*Klaar* of who takes part: what they did of it."""

    name: ClassVar = ActName.PART
    words: str = ""
