"""What people type, read as acts: `niet van ons W-12 wegen: de lamp hangt aan de brug`.

Capitals and accents are free, the number of the case may stand before or after the command,
and the beginning of a command is enough where no other begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot import forms, near, whereabouts
from bot.cases.acts import WEIGHING, ActName
from bot.names import meant
from bot.store.nouns import AskKind
from bot.vocabulary import WORDS
from routing.text import fold

COMMANDS: Mapping[ActName, tuple[str, ...]] = {
    act: words.typed for act, words in WORDS.items() if words.typed
}
"""Dutch names and English aliases of every act that can be typed: the usual Dutch one first,
the usual English one last."""

NEEDS_NO_CASE = frozenset(
    {ActName.POST, ActName.WHOSE, ActName.MINE, ActName.AWAY, ActName.BACK_AT_WORK}
)

_NO_BARE_NUMBER = frozenset({ActName.REDACT, ActName.HELP})
"""Behind these a bare number is none of a case: "help, 2 lampen"."""
_NUMBERED = re.compile(r"(?<![\w-])w-?(?P<n>\d{1,9})(?![\w-])", re.IGNORECASE)
_BARE = re.compile(r"\s*(?P<n>\d{1,9})(?![\w.,:/-])")
_BUT = re.compile(r"[\s,:]*(?:maar|but)\b(?:\s+(?:later|pas)\b)?[\s,:]*", re.IGNORECASE)
_EVERYDAY = frozenset({"aan", "ja", "nee", "no", "over", "wijk", "yes"})
_LONGEST_COMMAND = 40
_LONGEST_TOLD = 200
_SHORTEST_PREFIX = 3
_BECAUSE = re.compile(r"\s*:\s*|\s*,?\s+(?:want|omdat|because)\s+", re.IGNORECASE)
_LONGEST_NAME = 4
"""Words of a name; what is longer and ends in a colon is part of a sentence."""
_POSTERS = ("de melder", "melder", "de poster", "poster", "the poster")
"""How the poster of a signal is called by who does not know the name."""
_IT_IS = ("dit is", "het is", "dat is", "die is", "is", "this is", "it is", "that is")
_ADVICE = re.compile(r"^(?:om )?(?:advies|advice)\b", re.IGNORECASE)
_ASKED_TO: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        AskKind.ADVISE: (
            r"^(?:om )?(?:advies|advice)(?: (?:aan|van|bij|to|from|of))?\b"
            r"|,? (?:voor|om|for) (?:advies|advice|mee te denken)$|,? om mee te denken$"
        ),
        AskKind.CONTRIBUTE: r",? (?:om )?mee te (?:doen|werken)$|,? to take part$",
        AskKind.OWN: (
            r",? (?:om )?(?:het |dit )?op te pakken$|,? als eigenaar$|,? to (?:own|take) it$"
        ),
    }.items()
}
"""What is asked of whom something is put before, as people say it beside the name."""
_PROVIDED = re.compile(
    r"[\s,]*(?:mits|op voorwaarde dat|provided(?: that)?)\b[\s:,]*", re.IGNORECASE
)
_OUTSIDE_NUMBER = re.compile(r"^(?:onder\s+)?(?:nummer|number|nr|no|id)?\b[.:]?\s*", re.IGNORECASE)
_AND_WHY = re.compile(r"[,;.]?\s+(?:want|omdat|because)\s+", re.IGNORECASE)


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
    case, rest = _case_first(_of_somebody(text.strip()))
    found = _named(rest)
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


def asks_advice(said: Said, departments: Mapping[str, str], people: Mapping[str, str]) -> Said:
    """Read "meedenken groen: …" as asking advice of somebody, and all else as giving it."""
    name, colon, _ = said.rest.partition(":")
    if said.act is not ActName.ADVISE or not colon or not name.strip():
        return said
    first = {slug for slug, full in people.items() if _begins(full, name.strip())}
    if _offered_to(name, departments) is None and len(first) != 1:
        return said
    return Said(ActName.OFFER, said.case, f"advies aan {said.rest}")


def suggestions(text: str) -> tuple[Near, ...]:
    """Give the commands that a text was perhaps meant to be; none where it is one."""
    said = parse(text)
    return said.suggested if isinstance(said, Unknown) else ()


def usual_name(act: ActName, language: str) -> str:
    """Give what a reader of this language types for an act."""
    return COMMANDS[act][0 if language == "nl" else -1]


def is_command(text: str) -> bool:
    """Whether plain words in a private conversation are a command, and not somebody's story.

    Without a mark in front they are one when they begin with one and name a case, or are
    nothing but a command. Behind a word of every day a bare number names no case: "aan 2
    kanten ligt glas".
    """
    everyday = _folded(text[:_LONGEST_COMMAND]).split(" ")[0].strip(" ,:!") in _EVERYDAY
    said = parse(text, told=everyday)
    if isinstance(said, Unknown):
        return False
    tells = said.act in {ActName.POST, ActName.WHOSE}
    return tells or said.case is not None or not said.rest


def puts_before(text: str, departments: Mapping[str, str]) -> bool:
    """Whether plain words put something before a department: "aan wegen: kijk eens".

    They are a command then, also where they name no case: nobody begins a story so.
    """
    said = parse(text, told=True)
    if isinstance(said, Unknown) or said.act is not ActName.OFFER:
        return False
    return _offered_to(said.rest.partition(":")[0], departments) is not None


def names_case(text: str) -> bool:
    """Whether a text mentions a case by its number: W-12."""
    return _NUMBERED.search(text) is not None


def arguments(
    said: Said,
    departments: Mapping[str, str],
    wijken: Iterable[str] = (),
    people: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Give what follows a command as the fields of that act's form.

    `departments` and `people` are names by id. A reason may begin with whose it is: "wegen: want
    …", and a question with whom it is for.
    """
    rest = said.rest
    match said.act:
        case ActName.RUNNING:
            return {forms.NUMBER: rest}
        case ActName.DECLINE:
            return reason(rest, departments)
        case ActName.OFFER:
            return offered(rest, departments)
        case ActName.HAND_OVER:
            return handed_over(rest, departments)
        case ActName.CORRECT:
            return whereabouts.read(rest, departments, wijken)
        case ActName.QUESTION:
            return put(rest, people or {})
        case ActName.ANSWER | ActName.ADVISE:
            return {forms.WORDS: rest.lstrip(":, ")}
        case ActName.FOLLOW | ActName.UNFOLLOW:
            return {forms.PERSON: rest.strip(" :,")}
        case ActName.GIVE:
            return {forms.PERSON: _without(rest, ("aan", "to"))}
        case act if act in {*WEIGHING, ActName.CONFIDENTIAL, ActName.OPEN_UP}:
            return {forms.REASON: rest.lstrip(":, ")}
        case ActName.REDACT:
            return _blacked_out(rest.lstrip(":, "))
        case ActName.TAKE_IF:
            return {forms.CONDITION: rest.lstrip(":, ")}
        case ActName.DONE | ActName.PART | ActName.MET | ActName.REOPEN | ActName.PROGRESS:
            return {forms.WORDS: rest.lstrip(":, ")}
        case _:
            return {}


def with_but(act: ActName, rest: str) -> tuple[ActName, str]:
    """Tell a plain yes from "van ons W-12, maar over twee weken"."""
    but = _BUT.match(rest) if act is ActName.TAKE else None
    return (ActName.TAKE_LATER, rest[but.end() :]) if but else (act, rest)


def outside_number(text: str) -> str:
    """Give the number in another system, without what people put before it: "onder nr SV-1"."""
    return _OUTSIDE_NUMBER.sub("", text.strip(), count=1)


def reason(text: str, departments: Mapping[str, str]) -> dict[str, str]:
    """Split a reason from the department that it begins with, if any; its name alone is one."""
    name, colon, why = text.partition(":")
    whose = _without(name.strip(" .,"), _IT_IS)
    found = meant(_without(whose, ("aan", "voor", "van", "for")), departments)
    if found and (why.strip() or not colon):
        return {forms.REASON: why.strip() or text.strip(" :,"), forms.INSTEAD: found}
    return {forms.REASON: text.strip(" :,")}


def handed_over(text: str, departments: Mapping[str, str]) -> dict[str, str]:
    """Split the department that should take it over from why: "aan wegen, want …"."""
    name, why = _BECAUSE.split(text, 1) if _BECAUSE.search(text) else (text, "")
    found = _offered_to(name, departments)
    return {forms.DEPARTMENT: found or name.strip(), forms.REASON: why.strip()}


def offered(text: str, departments: Mapping[str, str]) -> dict[str, str]:
    """Split whom something is put before from what is asked: "advies aan groen: kan dit?"."""
    name, _, question = text.partition(":")
    kind, name = _kind(name.strip())
    found = _offered_to(name, departments)
    asked = {forms.KIND: kind} if kind else {}
    whom = found or _without(name, ("aan", "to"))
    return {forms.DEPARTMENT: whom, **asked, forms.QUESTION: question.strip()}


def _kind(name: str) -> tuple[str, str]:
    """Tell what is asked of somebody, where that is said, and give the name without it."""
    for kind, pattern in _ASKED_TO.items():
        if found := pattern.search(name):
            return kind, f"{name[: found.start()]} {name[found.end() :]}".strip(" ,")
    return "", name


def put(text: str, people: Mapping[str, str]) -> dict[str, str]:
    """Split a question from whom it is for: "fatima: in welke straat?", by colon or first name.

    What stands before a colon is a name where it is short, the poster's too.
    """
    name, colon, words = text.partition(":")
    if colon and len(name.split()) <= _LONGEST_NAME:
        return {**_for_whom(_without(name, ("aan", "to"))), forms.WORDS: words.strip()}
    plain = text.strip(" :,")
    if (opening := next((each for each in _POSTERS if _begins(plain, each)), None)) is None:
        first = plain.partition(" ")[0]
        called = [full for full in people.values() if fold(full.split()[0]) == fold(first)]
        opening = next((each for each in (*called, first) if _begins(plain, each)), "")
        if len(called) != 1:
            return {forms.WORDS: plain}
    return {**_for_whom(opening), forms.WORDS: plain[len(opening) :].strip(" ,")}


def _for_whom(name: str) -> dict[str, str]:
    return {forms.PERSON: "" if fold(name) in _POSTERS else name.strip()}


def _begins(text: str, words: str) -> bool:
    return fold(text) == fold(words) or fold(text).startswith(f"{fold(words)} ")


def _blacked_out(text: str) -> dict[str, str]:
    """Split words that have to go from why: "06 12345678, want de bewoner vroeg het"."""
    because = _AND_WHY.search(text)
    if because is None:
        return {forms.WORDS: text}
    return {forms.WORDS: text[: because.start()], forms.REASON: text[because.end() :].strip()}


def _offered_to(name: str, departments: Mapping[str, str]) -> str | None:
    return meant(_without(name, ("aan", "to")), departments)


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
    number = _NUMBERED.search(text[:_LONGEST_COMMAND])
    if number is None:
        return None, None
    before, after = text[: number.start()].rstrip(), text[number.end() :].lstrip()
    found = _named(f"{before} {after}") if before else None
    around = found is not None and len(found[1]) < len(after)
    return (int(number["n"]), found) if around else (None, None)


def _named(text: str) -> tuple[ActName, str] | None:
    """Find the command that a text begins with, the longest first, and what follows it."""
    lead = _folded(text[:_LONGEST_COMMAND])
    for name, act in _BY_LENGTH:
        if lead.startswith(name) and not lead[len(name) : len(name) + 1].isalnum():
            return act, text[len(name) :].lstrip(" :,")
    word = re.match(r"\w+", lead)
    if word is None or len(word[0]) < _SHORTEST_PREFIX:
        return None
    begun = {act for name, act in _BY_LENGTH if " " not in name and name.startswith(word[0])}
    return (begun.pop(), text[len(word[0]) :].lstrip(" :,")) if len(begun) == 1 else None


def _of_somebody(text: str) -> str:
    """Put a command in front that stands behind a name: "Karel is vrij tot maandag"."""
    for pattern in _OF_SOMEBODY:
        if found := pattern.match(text[:_LONGEST_TOLD]):
            who = "" if found["who"].lower() in {"ik", "i"} else f"{found['who']}: "
            said = " ".join(each.strip() for each in (found["days"], found["more"]) if each)
            act = _PLAINLY.get(found["act"].lower(), found["act"])
            return f"{act} {who}{said}{text[_LONGEST_TOLD:]}".strip()
    return text


def _near(text: str, case: int | None) -> tuple[Near, ...]:
    number = "" if case is None else f"W-{case} "
    found: dict[ActName, Near] = {}
    for name, behind in near.misses(text, (name for name, _ in _BY_LENGTH)):
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


def _folded(text: str) -> str:
    """Fold letter by letter, so that places stay where they are."""
    return "".join(fold(letter)[:1] or letter for letter in text)


def _without(name: str, openings: Iterable[str]) -> str:
    plain = name.strip()
    for opening in openings:
        if plain.lower().startswith(f"{opening} "):
            return plain[len(opening) + 1 :].strip()
    return plain


_WHO = r"(?P<who>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,4})"
_ABSENT = r"vrij|afwezig|er niet|away|absent"
_PRESENT = r"terug van vrij|weer aan het werk|back at work"
_PLAINLY = {
    "er niet": "vrij",
    **dict.fromkeys(("er weer", "weer terug", "terug", "back"), "terug van vrij"),
}
"""What stands for a command only where somebody tells it of a person."""
_DAYS = r"(?:vanaf|van|tot|t/m)\b[^,:;]*?"
_OF_SOMEBODY = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_WHO} (?:is|ben|am) (?:er )?(?P<days>)(?P<act>{_ABSENT}|{_PRESENT})\b(?P<more>.*)",
        rf"{_WHO} (?:is|ben|am) (?P<days>{_DAYS}) (?P<act>{_ABSENT})\b(?P<more>.*)",
        r"(?P<who>ik|i) (?:ben|am) (?P<days>)(?P<act>er weer|weer terug|terug|back)\b(?P<more>.*)",
    )
)

_BY_LENGTH = sorted(
    ((name, act) for act, names in COMMANDS.items() for name in names),
    key=lambda pair: -len(pair[0]),
)
