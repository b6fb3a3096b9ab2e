"""*Overdragen*: another department is asked to own it; until it says yes nothing changes hands."""

from __future__ import annotations

from datetime import datetime

from bot import rights
from bot.cases import offers
from bot.cases.acts import Decline, HandOver, Running, Take
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.store.nouns import AskKind

Reply = Take | Running | Decline
"""What answers the question whether a department takes it over."""


_SETTLED = frozenset({AskKind.OWN, AskKind.BROKER, AskKind.WHICH_WIJK})
"""What need not be asked any more once somebody has taken it over."""


def hand_over(
    case: Case, act: HandOver, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Ask a department whether it takes it over; its owner stays accountable meanwhile."""
    directory = rules.directory
    if case.owner is None:
        return Refusal(Reason.NOTHING_TO_HAND_OVER)
    if act.department not in directory.departments:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    if act.department == case.owner:
        return Refusal(Reason.HAS_IT_ALREADY, {"department": act.department})
    if not directory.may_own(act.department):
        return Refusal(Reason.CANNOT_OWN, {"department": act.department})
    for ask in case.open_of(AskKind.TAKE_OVER):
        return Refusal(Reason.ASKED_ALREADY, {"department": ask.department or ""})
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    asking = Ask(
        AskKind.TAKE_OVER,
        now,
        department=act.department,
        asker=person,
        brokered=True,
        framing=case.framing,
    )
    details = {"department": act.department}
    entry = Entry(act.name, person, None, act.reason.strip(), details)
    told = _told(News.TAKE_OVER_ASKED, {case.contact} - {person})
    return Decision(case.with_ask(asking), entry, told)


def asked(case: Case, act: Reply, person: str, rules: Rules) -> Ask | None:
    """Find the open question to take it over that somebody answers with this act."""
    for ask in case.open_of(AskKind.TAKE_OVER):
        if act.ask in {None, ask.id} and rights.is_asked(person, ask, rules.directory):
            return ask
    return None


def answered(
    case: Case, ask: Ask, act: Reply, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Have a department say whether it takes it over."""
    if isinstance(act, Decline):
        return _declined(case, ask, act, person, now, rules)
    return _taken_over(case, ask, act, person, now, rules)


def silent(case: Case, ask: Ask, now: datetime) -> tuple[Case, tuple[Tell, ...]]:
    """Take silence for no: its owner keeps it; who asked for it and the broker hear."""
    told = _told(News.SILENT_TAKE_OVER, {ask.asker, case.broker})
    return case.with_answer(ask, Answer.SILENT, now), told


def _taken_over(
    case: Case, ask: Ask, act: Take | Running, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Give it to its new owner with a fresh clock; who takes part stays."""
    number = act.number.strip() if isinstance(act, Running) else None
    if number == "":
        return Refusal(Reason.NEEDS_NUMBER)
    assert ask.department is not None, "a department is asked to take over"
    before = case.contact
    details = offers.for_department(ask, person, rules.directory)
    entry = Entry(act.name, person, ask, details=details)
    case = case.with_answer(ask, Answer.TAKEN, now)
    for each in case.waiting:
        if each.kind is AskKind.PROGRESS:
            case = case.with_answer(each, Answer.MOVED, now)
        elif each.kind in _SETTLED or (
            each.kind is AskKind.CONTRIBUTE and each.department == ask.department
        ):
            case = case.with_answer(each, Answer.OVERTAKEN, now)
    contact = offers.contact(ask, person, rules.directory)
    case = offers.owned(case, ask.department, contact, number=number)
    case = case.with_ask(offers.progress_ask(case, now, rules))
    posters = tuple(Tell(News.TAKEN, signal.poster, signal.id) for signal in case.signals)
    return Decision(
        case, entry, (*posters, *_told(News.TAKEN_OVER, {before, ask.asker} - {person}))
    )


def _declined(
    case: Case, ask: Ask, act: Decline, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Leave it with its owner; who asked hears why."""
    assert ask.department is not None, "a department is asked to take over"
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    if act.instead == ask.department:
        return Refusal(Reason.ITSELF, {"department": ask.department})
    if act.instead and not rules.directory.may_own(act.instead):
        return Refusal(Reason.CANNOT_OWN, {"department": act.instead})
    details = {"department": ask.department}
    if act.instead:
        details["instead"] = act.instead
    entry = Entry(act.name, person, ask, act.reason.strip(), details)
    told = _told(News.NOT_TAKEN_OVER, {ask.asker, case.contact} - {person})
    return Decision(case.with_answer(ask, Answer.DECLINED, now), entry, told)


def _told(news: News, people: set[str | None]) -> tuple[Tell, ...]:
    return tuple(Tell(news, person) for person in sorted(each for each in people if each))
