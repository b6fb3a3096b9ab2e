"""What owners say, as acts: who has it, who should, that it is done."""

from __future__ import annotations

from collections.abc import Mapping

from bot import forms, rights
from bot.cases.acts import Act, ActName, Done, Give, HandOver, Met, Part, Risk, TakeIf, Teller
from bot.cases.decision import Reason, Refusal
from bot.cases.state import Case
from bot.intake.desk import Desk
from bot.names import meant

ACTS = frozenset(
    {
        ActName.TAKE_IF,
        ActName.MET,
        ActName.GIVE,
        ActName.HAND_OVER,
        ActName.DONE,
        ActName.PART,
        ActName.RISK,
        ActName.NO_RISK,
    }
)
"""What is read here."""


def act_of(
    act: ActName, given: Mapping[str, str], ask: int | None, case: Case, desk: Desk
) -> Act | Refusal:
    """Make one of these acts; a refusal where a name in it is nobody's."""
    match act:
        case ActName.TAKE_IF:
            return TakeIf(given.get(forms.CONDITION, ""), ask)
        case ActName.MET:
            return Met(given.get(forms.WORDS, ""))
        case ActName.RISK | ActName.NO_RISK:
            return Risk(given.get(forms.REASON, ""), act is ActName.RISK)
        case ActName.GIVE:
            return _give(given.get(forms.PERSON, ""), case, desk)
        case ActName.HAND_OVER:
            return _hand_over(given, desk)
        case ActName.PART:
            return Part(given.get(forms.WORDS, ""))
        case _:
            tells = given.get(forms.TELLS, "")
            teller = Teller(tells) if tells in set(Teller) else None
            return Done(given.get(forms.WORDS, ""), teller, given.get(forms.PREVENTED, ""))


def meant_of(act: ActName, case: Case, person: str, desk: Desk) -> ActName:
    """Take *klaar* of who takes part for their part: the whole is not theirs to end."""
    if act is not ActName.DONE or rights.may(act, person, case, desk.directory):
        return act
    theirs = rights.may(ActName.PART, person, case, desk.directory)
    return ActName.PART if theirs else act


def _give(name: str, case: Case, desk: Desk) -> Give | Refusal:
    """Find the colleague; where nobody owns it, who may is told before who is meant."""
    colleagues = desk.directory.colleagues(case.owner) if case.owner else {}
    person = meant(name, colleagues)
    if person is None and case.owner:
        return Refusal(Reason.UNKNOWN_COLLEAGUE, {"department": case.owner})
    return Give(person or "")


def _hand_over(given: Mapping[str, str], desk: Desk) -> HandOver | Refusal:
    department = meant(given.get(forms.DEPARTMENT, ""), desk.department_names)
    if department is None:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    return HandOver(department, given.get(forms.REASON, ""))
