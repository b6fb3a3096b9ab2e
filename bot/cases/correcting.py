"""*Klopt niet*: the poster or the broker says whose or where it is, before anybody owns it."""

from __future__ import annotations

from datetime import datetime

from bot.cases import offers
from bot.cases.acts import ActName, Correct, Place
from bot.cases.decision import Decision, Entry, Fact, Reason, Refusal, Rules
from bot.cases.state import Answer, Case
from bot.store.nouns import AskKind

_SETTLED = frozenset({AskKind.BROKER, AskKind.WHICH_OWNER, AskKind.DIRECT})
"""Asks that need no answer once it is known whose it is."""


def decided(
    case: Case, act: Place | Correct, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Decide what comes of being told where something is, or whose."""
    match act:
        case Place():
            return offers.place(case, act, person, now, rules)
        case Correct():
            return correct(case, act, person, now, rules)


def correct(
    case: Case, act: Correct, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Ask the right department instead of the wrong one, and put the wijk right.

    What a broker asked stays asked. With an owner only the wijk can be put right here.
    """
    if act.department is None and act.wijk is None:
        return Refusal(Reason.NEEDS_WHERE)
    refusal = _cannot_ask(case, act, rules) if act.department else None
    if refusal is not None:
        return refusal
    details: dict[str, str | int] = {}
    if act.wijk is not None:
        placed = offers.place(case, Place(act.wijk), person, now, rules)
        if isinstance(placed, Refusal):
            return placed
        case = placed.case
        details["wijk"] = act.wijk
    if act.department is not None:
        details["department"] = act.department
        case = asked_instead(case, act.department, now)
    return Decision(case, Entry(ActName.CORRECT, person, None, "", details))


def _cannot_ask(case: Case, act: Correct, rules: Rules) -> Refusal | None:
    department = act.department or ""
    if case.owner is not None:
        facts: dict[str, Fact] = {"department": case.owner}
        if case.contact:
            facts["person"] = case.contact
        return Refusal(Reason.THEIRS_TO_GIVE, facts)
    if department not in rules.directory.departments:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    if not rules.directory.may_own(department):
        return Refusal(Reason.CANNOT_OWN, {"department": department})
    if any(ask.department == department for ask in case.open_of(AskKind.OWN)) and not act.wijk:
        return Refusal(Reason.ASKED_ALREADY, {"department": department})
    if any(
        ask.department == department and ask.answer is Answer.DECLINED
        for ask in case.asks
        if ask.kind is AskKind.OWN and ask.framing == case.framing
    ):
        return Refusal(Reason.SAID_NO, {"department": department, "person": case.broker})
    return None


def asked_instead(case: Case, department: str, now: datetime) -> Case:
    """Close the offer that was made to the wrong one, and the broker's turn, and ask this one."""
    asked = False
    for ask in case.open_of(AskKind.OWN):
        asked = asked or ask.department == department
        if not ask.brokered and ask.department != department:
            case = case.with_answer(ask, Answer.CORRECTED, now)
    for ask in case.waiting:
        if ask.kind in _SETTLED:
            case = case.with_answer(ask, Answer.OVERTAKEN, now)
    return case if asked else offers.ask_owner(case, department, now)
