"""What is taken out, and what only a few may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.cases.acts.names import ActName
from bot.privacy.personal import Personal


@dataclass(frozen=True, slots=True)
class Redact:
    """*Weglakken*: these words go everywhere, or all that was posted.

    They are kept nowhere; why they go is.
    """

    name: ClassVar = ActName.REDACT
    words: str = field(default="", repr=False)
    whole: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Clean:
    """*Haal ze eruit*: data of a resident is taken out of the words. Answers an ask.

    `by_hand` where its poster did so themselves, by changing the message.
    """

    name: ClassVar = ActName.CLEAN
    ask: int | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Confidential:
    """*Besloten*: read only by who is on it, in private. May say why; answers an ask if asked."""

    name: ClassVar = ActName.CONFIDENTIAL
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenUp:
    """*Niet meer besloten*: colleagues read it from now on."""

    name: ClassVar = ActName.OPEN_UP
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """The bot finds data of a resident in what a poster changed: of which kinds."""

    name: ClassVar = ActName.HOLD
    signal: int
    kinds: frozenset[Personal]


@dataclass(frozen=True, slots=True)
class Tidy:
    """The poster took a message out of the channel, as the bot had asked; the words it keeps."""

    name: ClassVar = ActName.TIDY
    signal: int
