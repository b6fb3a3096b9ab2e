"""While it runs: how it goes, and that it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import asks, rights
from bot.calendar import local
from bot.cases import conditional, dating, finishing, handover, offers
from bot.cases.acts import ActName, Done, Give, HandOver, Met, Part, Progress, Risk, Weigh
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.store.nouns import AskKind

_CLOCKED = frozenset({AskKind.OWN, AskKind.TAKE_OVER, AskKind.PROGRESS})
"""Asks whose clock depends on how long it can wait."""


def decided(
    case: Case,
    act: Progress | Give | HandOver | Met | Weigh | Risk | Done | Part,
    person: str,
    now: datetime,
    rules: Rules,
) -> Decision | Refusal:
    """Decide what comes of an act on a case that runs."""
    match act:
        case Progress():
            return progress(case, act, person, now, rules)
        case Give():
            return give(case, act, person, now, rules)
        case HandOver():
            return handover.hand_over(case, act, person, now, rules)
        case Met():
            return conditional.met(case, act, person, now, rules)
        case Weigh():
            return weigh(case, act, person, now, rules)
        case Risk():
            return risk(case, act, person, now, rules)
        case Done():
            return finishing.done(case, act, person, now)
        case Part():
            return finishing.part(case, act, person, rules)


def progress(
    case: Case, act: Progress, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Het loopt*: the owner is asked again an interval later; who takes part only tells.

    Where they name a day it is the morning after it, also when they say no more before that day
    than that it runs. A reminder is answered once.
    """
    if case.owner is None and not case.held:
        return Refusal(Reason.NOBODY_OWNS)
    if act.until is not None and act.until < local(now).date():
        return Refusal(Reason.NEEDS_DAY)
    details = {"until": act.until.isoformat()} if act.until else {}
    if case.owner and not rights.speaks_for_owner(person, case, rules.directory):
        return Decision(case, Entry(ActName.PROGRESS, person, None, act.words.strip(), details))
    running = case.open_of(AskKind.PROGRESS)
    if act.cycle is not None and (act.ask, act.cycle) not in {(a.id, a.cycle) for a in running}:
        return Refusal(Reason.ANSWERED)
    entry = Entry(ActName.PROGRESS, person, next(iter(running), None), act.words.strip(), details)
    own = dating.morning_after(act.until, rules) if act.until else None
    moved = {ask: _asked_again(ask, own, case, now, rules) for ask in running}
    return Decision(dating.replaced(case, moved), entry)


def _asked_again(ask: Ask, own: datetime | None, case: Case, now: datetime, rules: Rules) -> Ask:
    """Begin the next cycle: at the owner's own moment, this one or one they named before."""
    moment = own or _ahead(ask, now)
    return (
        asks.dated(ask, moment, case, now, rules) if moment else asks.again(ask, case, now, rules)
    )


def _ahead(ask: Ask, now: datetime) -> datetime | None:
    return ask.dated if ask.dated and ask.dated > now else None


def give(case: Case, act: Give, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Geef aan …*: another contact within the department, without asking them.

    How it goes is asked of them from now on, or from the day that was named: nobody inherits
    what is overdue of another.
    """
    if act.person == case.contact:
        return Refusal(Reason.OWNED, {"department": case.owner or "", "person": act.person})
    if case.owner not in rules.directory.departments_of(act.person):
        return Refusal(Reason.UNKNOWN_COLLEAGUE, {"department": case.owner or ""})
    case = replace(case, contact=act.person)
    moments = [moment for ask in case.open_of(AskKind.PROGRESS) if (moment := _ahead(ask, now))]
    for ask in case.open_of(AskKind.PROGRESS):
        case = case.with_answer(ask, Answer.MOVED, now)
    case = case.with_ask(offers.progress_ask(case, now, rules))
    for moment in moments:
        case = dating.dated(case, case.open_of(AskKind.PROGRESS), moment, now, rules)
    entry = Entry(ActName.GIVE, person, None, "", {"person": act.person})
    told = () if act.person == person else (Tell(News.GIVEN, act.person),)
    return Decision(case, entry, told)


def weigh(case: Case, act: Weigh, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Spoed*, *normaal*, *kan wachten*: what is asked gets the clock of that, from now on."""
    if case.urgency is act.urgency:
        return Refusal(Reason.WEIGHED_SO)
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    case = _with_clocks_anew(replace(case, urgency=act.urgency), now, rules)
    return Decision(case, Entry(act.name, person, None, act.reason.strip()))


def risk(case: Case, act: Risk, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Risico*, *geen risico*: its owner is asked within days, and the broker hears at once."""
    if case.risk is act.risky:
        return Refusal(Reason.WEIGHED_SO if act.risky else Reason.NO_RISK_HERE)
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    case = _with_clocks_anew(replace(case, risk=act.risky), now, rules)
    alarm = act.risky and case.broker != person
    told = (Tell(News.RISK, case.broker),) if alarm else ()
    return Decision(case, Entry(act.name, person, None, act.reason.strip()), told)


def _with_clocks_anew(case: Case, now: datetime, rules: Rules) -> Case:
    running = {ask for ask in case.waiting if ask.delivered and ask.kind in _CLOCKED}
    moved = {ask: asks.anew(ask, case, now, rules) for ask in running}
    return replace(case, asks=tuple(moved.get(ask, ask) for ask in case.asks))
