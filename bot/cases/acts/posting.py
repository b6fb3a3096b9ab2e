"""What a poster can say of their own signal, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.cases.acts.names import ActName


@dataclass(frozen=True, slots=True)
class Solved:
    """The poster says: yes, it is solved. Without a number: of the poster's own signal."""

    name: ClassVar = ActName.SOLVED
    signal: int | None = None


@dataclass(frozen=True, slots=True)
class Reopen:
    """*Nee, kijk nog eens*: it is not solved, and why."""

    name: ClassVar = ActName.REOPEN
    words: str = ""
    signal: int | None = None


@dataclass(frozen=True, slots=True)
class NoSignal:
    """*Geen signaal*: it needs no owner after all."""

    name: ClassVar = ActName.NO_SIGNAL


@dataclass(frozen=True, slots=True)
class Correct:
    """*Klopt niet*: which department it is, in which wijk, or both."""

    name: ClassVar = ActName.CORRECT
    department: str | None = None
    wijk: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Tell in which wijk it is."""

    name: ClassVar = ActName.PLACE
    wijk: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The poster changed the words: whose and where it was by the old ones, and is by the new."""

    name: ClassVar = ActName.EDIT
    signal: int
    lead_before: str | None = None
    lead: str | None = None
    wijk_before: str | None = None
    wijk: str | None = None


@dataclass(frozen=True, slots=True)
class Reroute:
    """*Ja, vraag …*: the new words go to whom they belong. Answers an ask."""

    name: ClassVar = ActName.REROUTE
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Refer:
    """*Ja, zet klaar*: it goes by the department's own route. Answers an ask."""

    name: ClassVar = ActName.REFER
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """*Nee, laat zo*: what was proposed is not done. Answers an ask."""

    name: ClassVar = ActName.KEEP
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The poster removed the message."""

    name: ClassVar = ActName.WITHDRAW
    signal: int
