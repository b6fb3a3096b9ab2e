"""*Ja, mits*: a yes that hangs on something, which the broker sees to.

Ownership is a question that is answered: who said *ja, mits* answered it, but for the condition.
So there are two ways to a whole yes: the owner says *van ons* after all, or the broker says how
the condition was met, which was all that the yes still hung on. The owner hears that at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import rights
from bot.cases import offers
from bot.cases.acts import Decline, Met, Running, Take, TakeIf
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Case
from bot.store.nouns import AskKind, CaseState


def take_if(
    case: Case, act: TakeIf, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Ja, mits*: the department owns it on a condition, and it is the broker's turn."""
    if case.open_of(AskKind.TAKE_OVER) and case.owner:
        return Refusal(Reason.NO_IFS, {"department": case.owner})
    if case.owner is not None:
        return offers.overtaken(case, act, person, rules)
    ask = offers.asked(case, act, person, (AskKind.OWN,), rules)
    if isinstance(ask, Refusal):
        return ask
    assert ask.department is not None, "an offer is made to a department"
    if not act.condition.strip():
        return Refusal(Reason.NEEDS_CONDITION)
    details = offers.for_department(ask, person, rules.directory)
    entry = Entry(act.name, person, ask, act.condition.strip(), details)
    case = case.with_answer(ask, Answer.CONDITIONAL, now)
    case = offers.without_offers(case, ask.department, now)
    contact = offers.contact(ask, person, rules.directory)
    case = offers.owned(case, ask.department, contact, CaseState.CONDITIONAL)
    case = case.with_ask(offers.progress_ask(case, now, rules))
    case = offers.to_broker(case, now, rules.directory)
    told = tuple(Tell(News.TAKEN_IF, signal.poster, signal.id) for signal in case.signals)
    return Decision(case, entry, told)


def is_theirs(case: Case, person: str, rules: Rules) -> bool:
    """Whether they speak for who owns it on a condition."""
    holds = case.state is CaseState.CONDITIONAL
    return holds and rights.speaks_for_owner(person, case, rules.directory)


def answered(
    case: Case, act: Take | Running | Decline, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Have the owner say yes without more ado, or no after all."""
    if isinstance(act, Decline):
        return _given_back(case, act, person, now, rules)
    number = act.number.strip() if isinstance(act, Running) else None
    if number == "":
        return Refusal(Reason.NEEDS_NUMBER)
    entry = Entry(act.name, person, None, details={"department": case.owner or ""})
    told = (Tell(News.FIRM, case.broker),) if case.broker != person else ()
    case = replace(_firm(case, now, rules), outside_number=number)
    return Decision(case, entry, (*_posters(case), *told))


def met(case: Case, act: Met, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Dat is geregeld*: the broker says how, and the owner's yes is whole."""
    if case.state is not CaseState.CONDITIONAL:
        return Refusal(Reason.NOTHING_CONDITIONAL)
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WHY)
    ask = next(iter(case.open_of(AskKind.BROKER)), None)
    entry = Entry(act.name, person, ask, act.words.strip())
    told = (Tell(News.MET, case.contact),) if case.contact else ()
    if ask is not None:
        case = case.with_answer(ask, Answer.GIVEN, now)
    case = _firm(case, now, rules)
    return Decision(case, entry, (*_posters(case), *told))


def _firm(case: Case, now: datetime, rules: Rules) -> Case:
    """Own it without conditions: how it goes is asked from now on, as after any yes."""
    for ask in case.waiting:
        if ask.kind is AskKind.PROGRESS:
            case = case.with_answer(ask, Answer.MOVED, now)
        elif ask.kind is AskKind.BROKER:
            case = case.with_answer(ask, Answer.OVERTAKEN, now)
    case = replace(case, state=CaseState.OWNED)
    case = case.with_ask(offers.progress_ask(case, now, rules))
    brokered = any(ask.brokered for ask in case.asks if ask.answer is Answer.CONDITIONAL)
    return case if brokered else offers.ask_contributors(case, now, rules.directory)


def _given_back(
    case: Case, act: Decline, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Take the yes back, as what it hung on does not come: it is the broker's, without an owner."""
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    if act.instead == case.owner:
        return Refusal(Reason.ITSELF, {"department": act.instead or ""})
    if act.instead and not rules.directory.may_own(act.instead):
        return Refusal(Reason.CANNOT_OWN, {"department": act.instead})
    ask = next(iter(case.open_of(AskKind.PROGRESS)), None)
    details = {"department": case.owner or ""}
    if act.instead:
        details["instead"] = act.instead
    entry = Entry(act.name, person, ask, act.reason.strip(), details)
    for each in case.waiting:
        if each.kind is AskKind.PROGRESS:
            case = case.with_answer(each, Answer.DECLINED, now)
        elif each.kind in {AskKind.BROKER, AskKind.TAKE_OVER}:
            case = case.with_answer(each, Answer.OVERTAKEN, now)
    return Decision(offers.without_owner(case, now, rules.directory), entry)


def _posters(case: Case) -> tuple[Tell, ...]:
    return tuple(Tell(News.TAKEN, signal.poster, signal.id) for signal in case.signals)
