"""Reads what somebody types in the chat: something to say, or something to do.

A line does something only when all of it fits; "in de straat is het donker" is said, and
so is "als het regent". A colon before it (":stop") asks for it plainly, and "zeg" or "say"
has the rest said whatever it looks like. Dutch and English words mix freely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What one does with a message."""

    SAY = "say"
    SHOW = "show"
    PRESS = "press"
    EDIT = "edit"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Around:
    """Where somebody types: what makes the same line a command or something said.

    In a thread and in private (`close`) the bot can be waiting for any word, also for
    "stop" and "help". `people` holds ids and names, `places` channels.
    """

    people: Collection[str] = ()
    places: Collection[str] = ()
    bot: str = "Wijkbot"
    close: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Post, in the thread of a message if one is named."""

    text: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Show:
    """Post a photo, with words if there are any."""

    path: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Become:
    """Be somebody else; nobody in particular asks who there are."""

    person: str = ""


@dataclass(frozen=True, slots=True)
class Go:
    """Go to a channel; none in particular asks which there are."""

    channel: str = ""


@dataclass(frozen=True, slots=True)
class Private:
    """Talk with the bot in private."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Go on in the thread of a message; none leaves the thread."""

    message: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button by number or emoji, of the latest card if no message is named."""

    which: int | str | None
    message: str = ""


@dataclass(frozen=True, slots=True)
class See:
    """Show a person's or a channel's view, or where one is."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Let time pass: "+2d"."""

    by: str


@dataclass(frozen=True, slots=True)
class Switch:
    """Go to another account; none in particular asks which there are."""

    account: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Change one's own message."""

    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove one's own message."""

    message: str


@dataclass(frozen=True, slots=True)
class Help:
    """Show what can be typed."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the chat."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Something to do of which a part is missing."""

    verb: Verb


@dataclass(frozen=True, slots=True)
class Unknown:
    """A colon before what nobody knows."""

    command: str


Writing = Say | Show | Edit | Delete
Going = Become | Go | Private | Thread | Switch
Asking = See | Help | Incomplete | Unknown
Typed = Writing | Going | Asking | Press | Move | Stop

VERBS = (
    *("als", "in", "met", "draad", "druk", "zie", "wijzig", "wis", "zeg", "/foto", "hulp", "stop"),
    *("as", "with", "thread", "press", "see", "edit", "delete", "say", "/photo", "help"),
    "account",
)
"""What a line can begin with, for who wants to see it."""

_Make = Callable[[re.Match[str]], Typed]


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_GRAMMAR: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (_pattern(r"(?:zeg|say)\s+(.+)"), lambda found: Say(found[1])),
    (_pattern(r'/(?:foto|photo)\s+"([^"]+)"(?:\s+(\S.*))?'), lambda f: Show(f[1], f[2] or "")),
    (_pattern(r"/(?:foto|photo)\s+([^\s\"]+)(?:\s+(\S.*))?"), lambda f: Show(f[1], f[2] or "")),
    (_pattern(r"(?:als|as)(?:\s+(\S+))?"), lambda found: Become(found[1] or "")),
    (_pattern(r"in(?:\s+(#\S+))?"), lambda found: Go(found[1] or "")),
    (_pattern(r"(?:draad|thread)\s+(\d+)\s+(\S.*)"), lambda found: Say(found[2], found[1])),
    (_pattern(r"(?:draad|thread)(?:\s+(\d+))?"), lambda found: Thread(found[1] or "")),
    (_pattern(r"(?:druk|press)\s+(\d+)\s+(\d+)"), lambda found: Press(int(found[2]), found[1])),
    (_pattern(r"(?:druk|press)\s+(\d+)(?:\s+(\S+))?"), lambda found: Press(found[2], found[1])),
    (_pattern(r"(\d{1,2})"), lambda found: Press(int(found[1]))),
    (_pattern(r"(?:zie|see)(?:\s+(\S+))?"), lambda found: See(found[1] or "")),
    (_pattern(r"\+\s?\d{1,3}\s?[a-z]*"), lambda found: Move(found[0])),
    (_pattern(r"account(?:\s+(\S+))?"), lambda found: Switch(found[1] or "")),
    (_pattern(r"(?:wijzig|edit)\s+(\d+)\s+(\S.*)"), lambda found: Edit(found[1], found[2])),
    (_pattern(r"(?:wis|delete)\s+(\d+)"), lambda found: Delete(found[1])),
    (_pattern(r"(?:druk|press)"), lambda _: Incomplete(Verb.PRESS)),
    (_pattern(r"(?:wijzig|edit)(?:\s+\d+)?"), lambda _: Incomplete(Verb.EDIT)),
    (_pattern(r"(?:wis|delete)"), lambda _: Incomplete(Verb.DELETE)),
    (_pattern(r"(?:zeg|say)"), lambda _: Incomplete(Verb.SAY)),
    (_pattern(r"/(?:foto|photo)"), lambda _: Incomplete(Verb.SHOW)),
    (_pattern(r"\?"), lambda _: Help()),
)

_FOR_THE_BOT_TOO: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (_pattern(r"hulp|help"), lambda _: Help()),
    (_pattern(r"stop|einde|quit|exit"), lambda _: Stop()),
)

_ABOUT_SOMEBODY = _pattern(r"(als|as|zie|see|in|met|with)\s+(.+)")


def read(line: str, around: Around) -> Typed:
    """Tell what a line asks for; it is not empty."""
    plainly = line.startswith(":")
    command = line[1:].strip() if plainly else line
    if found := _about_somebody(command, around):
        return found
    for pattern, make in _GRAMMAR if around.close and not plainly else _GRAMMAR + _FOR_THE_BOT_TOO:
        if match := pattern.fullmatch(command):
            return make(match)
    return Unknown(line) if plainly else Say(line)


def _about_somebody(command: str, around: Around) -> Typed | None:
    """Read what fits only with a name that is known, which may have spaces."""
    match = _ABOUT_SOMEBODY.fullmatch(command)
    if match is None:
        return None
    verb, name = match[1].casefold(), match[2]
    known = name.casefold() in {each.casefold() for each in around.people}
    if verb in {"als", "as"} and known:
        return Become(name)
    if verb in {"zie", "see"} and known:
        return See(name)
    if verb in {"met", "with"} and name.casefold() in {around.bot.casefold(), "bot"}:
        return Private()
    if verb == "in" and f"#{name}" in around.places:
        return Go(f"#{name}")
    return None
