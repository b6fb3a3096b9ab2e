"""What follows a command, as the fields of that act's form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot import forms
from bot.cases.acts import WEIGHING, ActName
from bot.commands import whereabouts
from bot.commands.reading import Said, Unknown, parse
from bot.names import meant
from bot.store.nouns import AskKind
from routing.text import fold

_BECAUSE = re.compile(r"\s*:\s*|\s*,?\s+(?:want|omdat|because)\s+", re.IGNORECASE)
_LONGEST_NAME = 4
"""Words of a name; what is longer and ends in a colon is part of a sentence."""
_POSTERS = ("de melder", "melder", "de poster", "poster", "the poster")
"""How the poster of a signal is called by who does not know the name."""
_IT_IS = ("dit is", "het is", "dat is", "die is", "is", "this is", "it is", "that is")
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
_OUTSIDE_NUMBER = re.compile(r"^(?:onder\s+)?(?:nummer|number|nr|no|id)?\b[.:]?\s*", re.IGNORECASE)
_AND_WHY = re.compile(r"[,;.]?\s+(?:want|omdat|because)\s+", re.IGNORECASE)


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


def asks_advice(said: Said, departments: Mapping[str, str], people: Mapping[str, str]) -> Said:
    """Read "meedenken groen: …" as asking advice of somebody, and all else as giving it."""
    name, colon, _ = said.rest.partition(":")
    if said.act is not ActName.ADVISE or not colon or not name.strip():
        return said
    first = {slug for slug, full in people.items() if _begins(full, name.strip())}
    if _offered_to(name, departments) is None and len(first) != 1:
        return said
    return Said(ActName.OFFER, said.case, f"advies aan {said.rest}")


def puts_before(text: str, departments: Mapping[str, str]) -> bool:
    """Whether plain words put something before a department: "aan wegen: kijk eens".

    They are a command then, also where they name no case: nobody begins a story so.
    """
    said = parse(text, told=True)
    if isinstance(said, Unknown) or said.act is not ActName.OFFER:
        return False
    return _offered_to(said.rest.partition(":")[0], departments) is not None


def outside_number(text: str) -> str:
    """Give the number in another system, without what people put before it: "onder nr SV-1"."""
    return _OUTSIDE_NUMBER.sub("", text.strip(), count=1)


def _kind(name: str) -> tuple[str, str]:
    """Tell what is asked of somebody, where that is said, and give the name without it."""
    for kind, pattern in _ASKED_TO.items():
        if found := pattern.search(name):
            return kind, f"{name[: found.start()]} {name[found.end() :]}".strip(" ,")
    return "", name


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


def _without(name: str, openings: Iterable[str]) -> str:
    plain = name.strip()
    for opening in openings:
        if plain.lower().startswith(f"{opening} "):
            return plain[len(opening) + 1 :].strip()
    return plain
