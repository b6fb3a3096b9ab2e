"""Days that people name: taken on later, asked again later, a date set by hand, and *lukt niet*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import asks, rights
from bot.calendar import ZONE, local
from bot.cases import answers
from bot.cases.acts import ANSWERS, ActName, Later, Stuck, Take, TakeLater, Term
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Ask, Case
from bot.store.nouns import AskKind

DAY = timedelta(days=1)
_AWAITED = (AskKind.PROGRESS, AskKind.OWN, AskKind.BROKER)
"""What a date set by hand is for: the first of these that anybody is asked."""


def decided(
    case: Case,
    act: TakeLater | Later | Term | Stuck,
    person: str,
    now: datetime,
    rules: Rules,
) -> Decision | Refusal:
    """Decide what comes of a day that somebody names, or of *lukt niet*."""
    match act:
        case TakeLater():
            return take_later(case, act, person, now, rules)
        case Later():
            return later(case, act, person, now, rules)
        case Term():
            return term(case, act, person, now, rules)
        case Stuck():
            return stuck(case, act, person, now, rules)


def take_later(
    case: Case, act: TakeLater, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Van ons, maar later*: the owner is asked how it goes from that day on, and not before."""
    taken = answers.decided(case, Take(act.ask), person, now, rules)
    if isinstance(taken, Refusal):
        return taken
    if act.until <= local(now).date():
        return Refusal(Reason.NEEDS_DAY)
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    moment = rules.calendar.opening(act.until)
    case = dated(taken.case, taken.case.open_of(AskKind.PROGRESS), moment, now, rules)
    details = {**taken.entry.details, "until": act.until.isoformat()}
    entry = replace(taken.entry, act=ActName.TAKE_LATER, note=act.reason.strip(), details=details)
    return replace(taken, case=case, entry=entry)


def later(case: Case, act: Later, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Vraag later weer*: asked again then, without a nudge before.

    Who waits for the answer hears so: the broker of an offer, the owner, or who put a question.
    """
    ask = _asked(case, act, person, rules)
    if ask is None:
        return Refusal(Reason.ANSWERED)
    moment = rules.calendar.opening(act.until)
    if act.clock is not None:
        moment = datetime.combine(act.until, act.clock, ZONE)
    elif act.until == local(now).date():
        return Refusal(Reason.NEEDS_DAY)
    if moment <= now:
        return Refusal(Reason.NEEDS_DAY)
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    entry = _entry(act, person, ask, act.reason)
    waits = _waits(case, ask)
    tell = (Tell(News.PUT_OFF, waits),) if waits and waits != person else ()
    return Decision(dated(case, (ask,), moment, now, rules), entry, tell)


def term(case: Case, act: Term, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Termijn*: the end of that day for who owns it, is offered it, or brokers it.

    An owner is asked how it went the morning after. Who is to answer hears of it.
    """
    waiting = next((found for kind in _AWAITED if (found := case.open_of(kind))), ())
    if not waiting:
        return Refusal(Reason.ANSWERED)
    if act.until < local(now).date() or rules.calendar.closing(act.until) <= now:
        return Refusal(Reason.NEEDS_DAY)
    owned = waiting[0].kind is AskKind.PROGRESS
    moment = morning_after(act.until, rules) if owned else rules.calendar.closing(act.until)
    entry = _entry(act, person, waiting[0], act.reason)
    asked = {rights.asked_person(ask, case, rules.directory) for ask in waiting}
    tell = tuple(Tell(News.TERM, each) for each in sorted(asked - {person}))
    return Decision(dated(case, waiting, moment, now, rules), entry, tell)


def stuck(case: Case, act: Stuck, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Lukt niet*: it stays theirs, and who can help hears why.

    That is the broker; for who takes part it is the owner.
    """
    if case.owner is None:
        return Refusal(Reason.NOBODY_OWNS)
    running = case.open_of(AskKind.PROGRESS)
    if act.cycle is not None and (act.ask, act.cycle) not in {(a.id, a.cycle) for a in running}:
        return Refusal(Reason.ANSWERED)
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    owns = rights.speaks_for_owner(person, case, rules.directory)
    helps = case.broker if owns else case.contact or case.broker
    ask = next(iter(running), None) if owns else None
    entry = Entry(ActName.STUCK, person, ask, act.reason.strip(), {"person": helps})
    if owns:
        case = replaced(case, {ask: asks.again(ask, case, now, rules) for ask in running})
    tell = (Tell(News.STUCK, helps),) if helps != person else ()
    return Decision(case, entry, tell)


def morning_after(day: date, rules: Rules) -> datetime:
    """When an owner is asked about a day that they named: once it is over."""
    return rules.calendar.opening(day + DAY)


def dated(
    case: Case, waiting: Iterable[Ask], moment: datetime, now: datetime, rules: Rules
) -> Case:
    """Have asks wait for a moment; the clock of one that did not arrive yet starts as it does."""
    return replaced(
        case,
        {
            ask: asks.dated(ask, moment, case, now, rules)
            if ask.delivered
            else replace(ask, dated=moment)
            for ask in waiting
        },
    )


def replaced(case: Case, moved: dict[Ask, Ask]) -> Case:
    """Put asks in the place of those that they were."""
    return replace(case, asks=tuple(moved.get(ask, ask) for ask in case.asks))


def _asked(case: Case, act: Later, person: str, rules: Rules) -> Ask | None:
    """Find what somebody puts off: what they name, else the first that they are asked."""
    return next(
        (
            ask
            for ask in case.waiting
            if ActName.LATER in ANSWERS[ask.kind]
            and act.ask in {None, ask.id}
            and rights.is_asked(person, ask, rules.directory)
        ),
        None,
    )


def _waits(case: Case, ask: Ask) -> str | None:
    """Tell who waits for the answer to an ask."""
    match ask.kind:
        case AskKind.OWN:
            return case.broker
        case AskKind.CONTRIBUTE | AskKind.TAKE_OVER:
            return case.contact
        case AskKind.QUESTION:
            return ask.asker
        case _:
            return None


def _entry(act: Later | Term, person: str, ask: Ask, reason: str) -> Entry:
    return Entry(act.name, person, ask, reason.strip(), {"until": act.until.isoformat()})
