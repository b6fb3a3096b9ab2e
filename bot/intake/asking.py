"""What somebody puts before others: from what they filled in to an act, and who is meant."""

from __future__ import annotations

from collections.abc import Mapping

from bot import forms
from bot.cases.acts import Act, ActName, Advise, Follow, Offer, Question, Reply, Unfollow
from bot.cases.decision import Reason, Refusal
from bot.cases.state import Case
from bot.intake.desk import Desk
from bot.names import like, meant
from bot.store.nouns import AskKind
from routing.text import fold

ACTS = frozenset(
    {
        *(ActName.OFFER, ActName.ADVISE, ActName.QUESTION, ActName.ANSWER),
        *(ActName.FOLLOW, ActName.UNFOLLOW),
    }
)
NEAR = 3
"""People who are named where it is not clear who was meant."""


def act_of(act: ActName, given: Mapping[str, str], ask: int | None, desk: Desk) -> Act | Refusal:
    """Make the act; a refusal where a name in it is nobody's."""
    match act:
        case ActName.OFFER:
            return _offer(given, desk)
        case ActName.QUESTION:
            return _question(given, desk)
        case ActName.ADVISE:
            return Advise(given.get(forms.WORDS, ""), ask)
        case ActName.FOLLOW | ActName.UNFOLLOW:
            return _follow(act, given, desk)
        case _:
            return Reply(given.get(forms.WORDS, ""), ask)


def rehearsal(
    act: ActName, given: Mapping[str, str], case: Case, person: str, desk: Desk
) -> Act | None:
    """Try it with anybody who could be meant, where nobody is named yet; None where all is said."""
    match act:
        case ActName.OFFER if not given.get(forms.DEPARTMENT):
            return Offer(_department(case, desk))
        case ActName.QUESTION if not given.get(forms.PERSON):
            return Question("…", _anyone(case, person, desk))
        case _:
            return None


def _offer(given: Mapping[str, str], desk: Desk) -> Offer | Refusal:
    """Find whom it is put before: a person where that name is surest, else a department."""
    name, question = given.get(forms.DEPARTMENT, ""), given.get(forms.QUESTION, "")
    asked = given.get(forms.KIND, "")
    kind = AskKind(asked) if asked in dict(forms.KINDS) else None
    person, department = _named(name, desk)
    if person is None and department is None:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    return Offer(department, question, person, kind)


def _named(name: str, desk: Desk) -> tuple[str | None, str | None]:
    """Give the person and the department that a name is of: "Anna", "wegen", "Anna van wegen"."""
    departments, people = desk.department_names, desk.people_names
    who, _, of = name.partition(" van ") if " van " in name else name.partition(" of ")
    if of and (department := meant(of, departments)) and (person := meant(who, people)):
        return person, department
    folded = fold(name.strip())
    called = [
        slug
        for slug, full in people.items()
        if folded in {fold(slug), fold(full), fold(full.split()[0])}
    ]
    if len(called) == 1 and name not in departments:
        return called[0], None
    department = meant(name, departments)
    return (None, department) if department else (meant(name, people), None)


def _question(given: Mapping[str, str], desk: Desk) -> Question | Refusal:
    person = _person(given, desk)
    return person if isinstance(person, Refusal) else Question(given.get(forms.WORDS, ""), person)


def _follow(act: ActName, given: Mapping[str, str], desk: Desk) -> Follow | Unfollow | Refusal:
    person = _person(given, desk)
    if isinstance(person, Refusal):
        return person
    return Follow(person) if act is ActName.FOLLOW else Unfollow(person)


def _person(given: Mapping[str, str], desk: Desk) -> str | Refusal | None:
    """Find whom somebody means; None where they name nobody."""
    name = given.get(forms.PERSON, "")
    person = meant(name, desk.people_names) if name else None
    if name and person is None:
        near = tuple(like(name, desk.people_names, NEAR))
        return Refusal(Reason.UNKNOWN_PERSON, {"near": near})
    return person


def _department(case: Case, desk: Desk) -> str:
    """Name a department that could be asked still."""
    asked = {ask.department for ask in case.waiting} | {case.owner} | dict(case.contributors).keys()
    free = (each for each in desk.directory.departments if each not in asked)
    return next((each for each in free if desk.directory.may_own(each)), "")


def _anyone(case: Case, person: str, desk: Desk) -> str | None:
    """Name somebody else to whom a question could be put still."""
    asked = {ask.person for ask in case.open_of(AskKind.QUESTION)} | {person}
    free = (each for each in desk.directory.people if each not in asked)
    return next((each for each in free if desk.directory.home(each)), None)
