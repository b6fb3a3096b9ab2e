"""A text, read as a command: which act, on which case, and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.cases.acts import ActName
from bot.commands import near, telling
from bot.commands.known import BY_LENGTH, COMMANDS, LONGEST_COMMAND, NEEDS_NO_CASE, folded, named

_NO_BARE_NUMBER = frozenset({ActName.REDACT, ActName.HELP})
"""Behind these a bare number is none of a case: "help, 2 lampen"."""
_NUMBERED = re.compile(r"(?<![\w-])w-?(?P<n>\d{1,9})(?![\w-])", re.IGNORECASE)
_BARE = re.compile(r"\s*(?P<n>\d{1,9})(?![\w.,:/-])")
_BUT = re.compile(r"[\s,:]*(?:maar|but)\b(?:\s+(?:later|pas)\b)?[\s,:]*", re.IGNORECASE)
_PROVIDED = re.compile(
    r"[\s,]*(?:mits|op voorwaarde dat|provided(?: that)?)\b[\s:,]*", re.IGNORECASE
)
_ADVICE = re.compile(r"^(?:om )?(?:advies|advice)\b", re.IGNORECASE)
_EVERYDAY = frozenset({"aan", "ja", "nee", "no", "over", "wijk", "yes"})


@dataclass(frozen=True, slots=True)
class Said:
    """A command as read: which act, on which case if it was named, and what follows."""

    act: ActName
    case: int | None
    rest: str


@dataclass(frozen=True, slots=True)
class Near:
    """A command that was perhaps meant, by its name and as it can be typed."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No command of ours; `suggested` are those that look like it."""

    suggested: tuple[Near, ...] = ()

    @property
    def near(self) -> tuple[str, ...]:
        """Name those that look like it."""
        return tuple(each.name for each in self.suggested)


def parse(text: str, *, told: bool = False) -> Said | Unknown:
    """Read a command; pure, for any text.

    With `told` the place where it is typed tells the case: a bare number behind the command
    is then part of its words, as in "klaar, 2 lampen gemaakt".
    """
    case, rest = _case_first(telling.as_command(text.strip()))
    found = named(rest)
    if found is None and case is None:
        case, found = _around_case(rest)
    if found is None:
        return Unknown(_near(rest, case))
    if found[0] is ActName.CONFIRM and (typo := _hardly_no(rest, case)):
        return Unknown((typo,))
    act, rest = with_but(*found)
    if case is None and act not in NEEDS_NO_CASE:
        case, rest = _case_in(rest, bare=not told and act not in _NO_BARE_NUMBER)
    provided = _PROVIDED.match(rest) if act in {ActName.TAKE, ActName.SOLVED} else None
    if provided is not None:
        return Said(ActName.TAKE_IF, case, rest[provided.end() :].strip())
    act, rest = with_but(act, rest)
    if act is ActName.QUESTION and _ADVICE.match(rest):
        act = ActName.OFFER  # "vraag advies aan groen"
    return Said(act, case, rest.strip())


def suggestions(text: str) -> tuple[Near, ...]:
    """Give the commands that a text was perhaps meant to be; none where it is one."""
    said = parse(text)
    return said.suggested if isinstance(said, Unknown) else ()


def is_command(text: str) -> bool:
    """Whether plain words in a private conversation are a command, and not somebody's story.

    Without a mark in front they are one when they begin with one and name a case, or are
    nothing but a command. Behind a word of every day a bare number names no case: "aan 2
    kanten ligt glas".
    """
    everyday = folded(text[:LONGEST_COMMAND]).split(" ")[0].strip(" ,:!") in _EVERYDAY
    said = parse(text, told=everyday)
    if isinstance(said, Unknown):
        return False
    tells = said.act in {ActName.POST, ActName.WHOSE}
    return tells or said.case is not None or not said.rest


def names_case(text: str) -> bool:
    """Whether a text mentions a case by its number: W-12."""
    return _NUMBERED.search(text) is not None


def with_but(act: ActName, rest: str) -> tuple[ActName, str]:
    """Tell a plain yes from "van ons W-12, maar over twee weken"."""
    but = _BUT.match(rest) if act is ActName.TAKE else None
    return (ActName.TAKE_LATER, rest[but.end() :]) if but else (act, rest)


def _case_first(text: str) -> tuple[int | None, str]:
    """The number may come before the command: "W-12 klaar"."""
    at_start = _NUMBERED.match(text) or _BARE.match(text)
    if at_start is None:
        return None, text
    return int(at_start["n"]), text[at_start.end() :].lstrip(" :,")


def _case_in(rest: str, *, bare: bool) -> tuple[int | None, str]:
    found = (_BARE.match(rest) if bare else None) or _NUMBERED.search(rest)
    if found is None:
        return None, rest
    before, after = rest[: found.start()].rstrip(), rest[found.end() :].lstrip(" ,")
    return int(found["n"]), f"{before} {after}".strip()


def _around_case(text: str) -> tuple[int | None, tuple[ActName, str] | None]:
    """Find a command that stands around the number: "leg W-12 voor aan wegen"."""
    number = _NUMBERED.search(text[:LONGEST_COMMAND])
    if number is None:
        return None, None
    before, after = text[: number.start()].rstrip(), text[number.end() :].lstrip()
    found = named(f"{before} {after}") if before else None
    around = found is not None and len(found[1]) < len(after)
    return (int(number["n"]), found) if around else (None, None)


def _near(text: str, case: int | None) -> tuple[Near, ...]:
    number = "" if case is None else f"W-{case} "
    found: dict[ActName, Near] = {}
    for name, behind in near.misses(text, (name for name, _ in BY_LENGTH)):
        near_so = f"{number}{name} {behind}".strip()
        said = parse(near_so)
        if isinstance(said, Said):
            found.setdefault(said.act, Near(name, near_so))
    return tuple(found.values())[: near.MOST]


def _hardly_no(text: str, case: int | None) -> Near | None:
    """Give what was meant with "klopt neit", which is no consent."""
    number, words = "" if case is None else f"W-{case} ", text.split(maxsplit=2)
    no = COMMANDS[ActName.CORRECT][0]
    typo = near.is_typo(" ".join(words[:2]), no)
    return Near(no, " ".join((f"{number}{no}", *words[2:]))) if typo else None
