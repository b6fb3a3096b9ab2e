"""From a routed signal to an owner: offers, answers to them, and the broker's turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot import asks
from bot.cases.acts import ActName, Decline, Join, Offer, Place, Take
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case, Signal
from bot.store.nouns import AskKind, CaseState

FURTHER_OFFERS = 1
"""After a no, so many other departments are asked for one framing; then it is the broker's."""


@dataclass(frozen=True, slots=True)
class Danger:
    """There is danger now: who is on duty for it."""

    on_duty: str | None


def post(case: Case, signal: Signal, now: datetime, danger: Danger | None) -> Decision:
    """Open a case for a routed signal: ask its lead owner, or the broker when it has none."""
    case = replace(case, signals=(signal,))
    entry = Entry(ActName.POST, signal.poster)
    case = _ask_owner(case, case.owners[0], now) if case.owners else to_broker(case, now)
    on_duty = danger.on_duty if danger else None
    tell = (Tell(News.DANGER, on_duty, signal.id),) if on_duty else ()
    return Decision(case, entry, tell)


def take(case: Case, act: Take, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Van ons* or *loopt al*: the department of the ask owns it, this person is its contact."""
    directory = rules.directory
    theirs = directory.departments_of(person)
    if case.owner is not None:
        if case.owner in theirs and act.number:
            numbered = replace(case, outside_number=act.number)
            return Decision(numbered, Entry(ActName.RUNNING, person))
        return _owned(case, theirs)
    ask = _asked(case, act.ask, theirs, (AskKind.OWN,))
    if isinstance(ask, Refusal):
        return ask
    assert ask.department is not None, "an offer is made to a department"
    name = ActName.RUNNING if act.number else ActName.TAKE
    entry = Entry(name, person, ask, details={"department": ask.department})
    case = case.with_answer(ask, Answer.TAKEN, now)
    case = case.with_all_closed(Answer.OVERTAKEN, now, keep=(AskKind.QUESTION,))
    case = replace(
        case,
        state=CaseState.OWNED,
        owner=ask.department,
        contact=person,
        outside_number=act.number or None,
    )
    case = case.with_ask(progress_ask(case, now, rules))
    if not ask.brokered:
        case = _ask_contributors(case, now)
    told = tuple(Tell(News.TAKEN, signal.poster, signal.id) for signal in case.signals)
    return Decision(case, entry, told)


def decline(
    case: Case, act: Decline, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Niet van ons*: on to the named department, else the next of the routing, else the broker."""
    directory = rules.directory
    theirs = directory.departments_of(person)
    ask = _asked(case, act.ask, theirs, (AskKind.OWN, AskKind.CONTRIBUTE))
    if isinstance(ask, Refusal):
        return _owned(case, theirs) if case.owner and case.owner in theirs else ask
    assert ask.department is not None, "an offer is made to a department"
    if not act.reason.strip():
        return Refusal(Reason.NEEDS_WHY)
    if act.instead == ask.department:
        return Refusal(Reason.ITSELF, {"department": ask.department})
    if act.instead and not directory.may_own(act.instead):
        return Refusal(Reason.CANNOT_OWN, {"department": act.instead})
    details = {"department": ask.department}
    if act.instead:
        details["instead"] = act.instead
    entry = Entry(ActName.DECLINE, person, ask, act.reason.strip(), details)
    case = case.with_answer(ask, Answer.DECLINED, now)
    if ask.kind is AskKind.CONTRIBUTE:
        return Decision(case, entry)
    return Decision(_after_no(case, ask, act.instead, now), entry)


def join(case: Case, act: Join, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Wij doen mee*: the department contributes; a brokered question stays open for an owner."""
    theirs = rules.directory.departments_of(person)
    ask = _asked(case, act.ask, theirs, (AskKind.CONTRIBUTE, AskKind.OWN))
    if isinstance(ask, Refusal):
        return ask
    assert ask.department is not None, "an offer is made to a department"
    entry = Entry(ActName.JOIN, person, ask, details={"department": ask.department})
    case = case.with_answer(ask, Answer.JOINED, now)
    others = tuple(each for each in case.contributors if each[0] != ask.department)
    case = replace(case, contributors=(*others, (ask.department, person)))
    return Decision(case if case.owner else _broker_if_nobody_left(case, now), entry)


def offer(case: Case, act: Offer, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Leg voor aan …*: the broker asks a department what it can do."""
    directory = rules.directory
    if act.department not in directory.departments:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    if not directory.may_own(act.department):
        return Refusal(Reason.CANNOT_OWN, {"department": act.department})
    if case.owner is not None:
        return _owned(case, ())
    if any(ask.department == act.department for ask in case.open_of(AskKind.OWN)):
        return Refusal(Reason.ASKED_ALREADY, {"department": act.department})
    entry = Entry(ActName.OFFER, person, None, act.question.strip(), {"department": act.department})
    for ask in case.open_of(AskKind.BROKER):
        case = case.with_answer(ask, Answer.OFFERED, now)
    return Decision(_ask_owner(case, act.department, now, asker=person), entry)


def place(case: Case, act: Place, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """The wijk is known: what waited for the coordinator goes to that wijk's broker."""
    directory = rules.directory
    if act.wijk not in directory.wijken:
        return Refusal(Reason.UNKNOWN_WIJK)
    entry = Entry(ActName.PLACE, person, None, "", {"wijk": act.wijk})
    for ask in case.open_of(AskKind.WHICH_WIJK):
        case = case.with_answer(ask, Answer.GIVEN, now)
    was, broker = case.broker, directory.broker(act.wijk, case.theme)
    case = replace(case, wijk=act.wijk, broker=broker)
    for ask in case.open_of(AskKind.BROKER):
        if was != broker:
            case = to_broker(case.with_answer(ask, Answer.MOVED, now), now)
    return Decision(case, entry)


def to_broker(case: Case, now: datetime) -> Case:
    """Make it the broker's turn; where no wijk is known, its posters are asked for it."""
    if case.open_of(AskKind.BROKER):
        return case
    case = case.with_ask(Ask(AskKind.BROKER, now, person=case.broker, framing=case.framing))
    if case.wijk is None and case.theme is None and not case.open_of(AskKind.WHICH_WIJK):
        for signal in case.signals[:1]:
            ask = Ask(AskKind.WHICH_WIJK, now, person=signal.poster, signal=signal.id)
            case = case.with_ask(ask)
    return case


def silent_offer(case: Case, ask: Ask, now: datetime) -> Case:
    """Take silence for no, without a reason: it is the broker's."""
    return _broker_if_nobody_left(case.with_answer(ask, Answer.SILENT, now), now)


def progress_ask(case: Case, now: datetime, rules: Rules, *, quiet: bool = True) -> Ask:
    """Keep asking the owner how it goes. A quiet one runs from now; else from its card."""
    ask = Ask(
        AskKind.PROGRESS,
        now,
        department=case.owner,
        person=case.contact,
        framing=case.framing,
        quiet=quiet,
    )
    return asks.started(ask, case, now, rules) if quiet else ask


def _after_no(case: Case, ask: Ask, instead: str | None, now: datetime) -> Case:
    if not ask.brokered:
        offered = {
            each.department
            for each in case.asks
            if each.kind is AskKind.OWN and not each.brokered and each.framing == case.framing
        }
        further = [each for each in (instead, *case.owners) if each and each not in offered]
        if further and len(offered) <= FURTHER_OFFERS:
            return _ask_owner(case, further[0], now)
    return _broker_if_nobody_left(case, now)


def _broker_if_nobody_left(case: Case, now: datetime) -> Case:
    return case if case.open_of(AskKind.OWN) else to_broker(case, now)


def _ask_owner(case: Case, department: str, now: datetime, asker: str | None = None) -> Case:
    ask = Ask(
        AskKind.OWN,
        now,
        department=department,
        asker=asker,
        brokered=asker is not None,
        framing=case.framing,
    )
    return case.with_ask(ask)


def _ask_contributors(case: Case, now: datetime) -> Case:
    """Ask the other departments of the routing, now that somebody owns it, to take part."""
    no = case.said_no()
    for department in case.owners:
        if department != case.owner and department not in no:
            ask = Ask(AskKind.CONTRIBUTE, now, department=department, framing=case.framing)
            case = case.with_ask(ask)
    return case


def _asked(
    case: Case, number: int | None, theirs: tuple[str, ...], kinds: tuple[AskKind, ...]
) -> Ask | Refusal:
    """Find the open ask that somebody answers: the one named, else the first to their department.

    Standing is checked per case; here the ask itself must be to a department of theirs.
    """
    if number is None:
        mine = [ask for ask in case.waiting if ask.kind in kinds and ask.department in theirs]
        return mine[0] if mine else Refusal(Reason.ANSWERED)
    ask = case.ask(number)
    if ask is None or ask.kind not in kinds or not ask.open:
        return _owned(case, theirs) if case.owner else Refusal(Reason.ANSWERED)
    if ask.department not in theirs:
        return Refusal(Reason.NOT_YOURS, {"act": ActName.TAKE})
    return ask


def _owned(case: Case, theirs: tuple[str, ...]) -> Refusal:
    assert case.owner is not None, "only said of a case with an owner"
    facts: dict[str, str | int | tuple[str, ...]] = {"department": case.owner}
    if case.contact:
        facts["person"] = case.contact
    yours = case.owner in theirs
    return Refusal(Reason.YOURS_ALREADY if yours else Reason.OWNED, facts)
