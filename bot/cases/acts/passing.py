"""What the bot does as time passes, and what a coordinator does about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.cases.acts.names import ActName


@dataclass(frozen=True, slots=True)
class Resend:
    """*Stuur opnieuw*: what did not arrive is tried once more. Answers an ask."""

    name: ClassVar = ActName.RESEND
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Lapse:
    """Nobody answered an ask until its clock ran out; the bot itself does this."""

    name: ClassVar = ActName.LAPSE
    ask: int


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who is asked is away: `person` holds the ask for `absent`; the bot itself does this."""

    name: ClassVar = ActName.STAND_IN
    ask: int
    person: str
    absent: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Who was away is back, and is asked again; the bot itself does this."""

    name: ClassVar = ActName.RESUME
    ask: int
