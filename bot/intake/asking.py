"""What somebody puts before others: from what they filled in to an act, and who is meant."""

from __future__ import annotations

from collections.abc import Mapping

from bot import forms
from bot.cases.acts import Act, ActName, Follow, Offer, Question, Reply, Unfollow
from bot.cases.decision import Reason, Refusal
from bot.cases.state import Case
from bot.intake.desk import Desk
from bot.names import like, meant
from bot.store.nouns import AskKind

ACTS = frozenset(
    {ActName.OFFER, ActName.QUESTION, ActName.ANSWER, ActName.FOLLOW, ActName.UNFOLLOW}
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
    department = meant(given.get(forms.DEPARTMENT, ""), desk.department_names)
    if department is None:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    return Offer(department, given.get(forms.QUESTION, ""))


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
    asked = {ask.department for ask in case.waiting}
    free = (each for each in desk.directory.departments if each not in asked)
    return next((each for each in free if desk.directory.may_own(each)), "")


def _anyone(case: Case, person: str, desk: Desk) -> str | None:
    """Name somebody else to whom a question could be put still."""
    asked = {ask.person for ask in case.open_of(AskKind.QUESTION)} | {person}
    free = (each for each in desk.directory.people if each not in asked)
    return next((each for each in free if desk.directory.home(each)), None)
