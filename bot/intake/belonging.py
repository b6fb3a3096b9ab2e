"""Whose and where something is, as acts."""

from __future__ import annotations

from collections.abc import Mapping

from bot import forms
from bot.cases.acts import Act, ActName, Correct, Keep, Place, Refer, Reroute
from bot.cases.decision import Reason, Refusal
from bot.cases.state import Case
from bot.intake.desk import Desk
from bot.names import meant

_PROPOSED = frozenset({ActName.REROUTE, ActName.REFER, ActName.KEEP})
ACTS = frozenset({ActName.CORRECT, ActName.PLACE}) | _PROPOSED
"""What is read here."""


def act_of(
    act: ActName, given: Mapping[str, str], choice: str, ask: int | None, desk: Desk
) -> Act | Refusal:
    """Make one of these acts; a refusal where a name in it is nobody's and nowhere."""
    if act in _PROPOSED:
        return _answer(act, ask)
    if act is ActName.PLACE:
        wijk = _wijk(choice, desk)
        return Place(wijk) if wijk else Refusal(Reason.UNKNOWN_WIJK)
    name, where = given.get(forms.DEPARTMENT, ""), given.get(forms.WIJK, "")
    department, wijk = meant(name, desk.department_names), _wijk(where, desk)
    if name and department is None:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    if where and wijk is None:
        return Refusal(Reason.UNKNOWN_WIJK)
    return Correct(department, wijk)


def tried(case: Case, department: str) -> Correct:
    """Make one that is allowed if any is: of what somebody owns only the wijk is put right."""
    return Correct(None if case.owner else department, case.wijk)


def _wijk(name: str, desk: Desk) -> str | None:
    return meant(name, {each: each for each in desk.directory.wijken})


def _answer(act: ActName, ask: int | None) -> Act:
    """Make the answer to what was proposed."""
    match act:
        case ActName.REROUTE:
            return Reroute(ask)
        case ActName.REFER:
            return Refer(ask)
        case _:
            return Keep(ask)
