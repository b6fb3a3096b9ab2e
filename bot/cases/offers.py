"""From a routed signal to an owner: offers, answers to them, and the broker's turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import asks, rights
from bot.cases import direct
from bot.cases.acts import Act, ActName, Decline, Join, Place, Running, Take, TakeIf
from bot.cases.decision import Decision, Entry, Fact, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.directory import Directory
from bot.store.nouns import AskKind, CaseState

BESIDE = (AskKind.LOST, AskKind.QUESTION, AskKind.ADVISE, AskKind.CONTRIBUTE)
"""What is asked beside whose it is, and stays so whoever takes it."""
FURTHER_OFFERS = 1
"""After a no, so many other departments are asked for one framing; then it is the broker's."""


def passed_on(case: Case, now: datetime, rules: Rules) -> Case:
    """Ask who should own what was posted: its lead owner, or the broker when it has none.

    Where the place that it names lies in several wijken, its poster is asked which. What is
    routine work may go by its lead owner's own route, if the poster wants that.
    """
    lead = next(iter(case.owners), None)
    if lead and direct.is_routine(case, rules.directory):
        for signal in case.signals[:1]:
            ask = Ask(AskKind.DIRECT, now, department=lead, person=signal.poster, signal=signal.id)
            case = case.with_ask(ask)
    elif lead:
        case = ask_owner(case, lead, now)
    else:
        case = to_broker(case, now, rules.directory)
    if case.somewhere and not case.open_of(AskKind.WHICH_WIJK):
        for signal in case.signals[:1]:
            ask = Ask(AskKind.WHICH_WIJK, now, person=signal.poster, signal=signal.id)
            case = case.with_ask(ask)
    return case


def take(
    case: Case, act: Take | Running, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Van ons* or *loopt al*: the department of the ask owns it, this person is its contact."""
    number = act.number.strip() if isinstance(act, Running) else None
    if number == "":
        return Refusal(Reason.NEEDS_NUMBER)
    if case.owner is not None:
        if number and rights.speaks_for_owner(person, case, rules.directory):
            numbered = replace(case, outside_number=number)
            return Decision(numbered, Entry(ActName.RUNNING, person))
        return overtaken(case, act, person, rules)
    ask = asked(case, act, person, (AskKind.OWN,), rules)
    if isinstance(ask, Refusal):
        if isinstance(act, Take) and rights.holds(person, case, rules.directory):
            return _hold(case, person, now, rules)
        return ask
    assert ask.department is not None, "an offer is made to a department"
    entry = Entry(act.name, person, ask, details=for_department(ask, person, rules.directory))
    case = case.with_answer(ask, Answer.TAKEN, now)
    case = without_offers(case, ask.department, now)
    case = owned(case, ask.department, contact(ask, person, rules.directory), number=number)
    case = case.with_ask(progress_ask(case, now, rules))
    if not ask.brokered:
        case = ask_contributors(case, now, rules.directory)
    told = tuple(Tell(News.TAKEN, signal.poster, signal.id) for signal in case.signals)
    return Decision(case, entry, told)


def _hold(case: Case, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """Let the broker see to it themselves: no department owns it, and they are asked how it goes.

    It can still be put before a department.
    """
    if case.held:
        yours = case.contact == person
        return Refusal(Reason.YOU_TOOK_IT if yours else Reason.ANSWERED)
    turn = next(iter(case.open_of(AskKind.BROKER)), None)
    case = without_offers(case, None, now)
    case = replace(case, state=CaseState.OWNED, contact=person)
    case = case.with_ask(progress_ask(case, now, rules))
    told = tuple(Tell(News.TAKEN, signal.poster, signal.id) for signal in case.signals)
    return Decision(case, Entry(ActName.TAKE, person, turn), told)


def decline(
    case: Case, act: Decline, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Niet van ons*: on to the named department, else the next of the routing, else the broker."""
    directory = rules.directory
    ask = asked(case, act, person, (AskKind.OWN, AskKind.CONTRIBUTE), rules)
    if isinstance(ask, Refusal):
        return ask
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
        return Decision(case, entry, _told(ask, person))
    return Decision(_after_no(case, ask, act.instead, now, directory), entry)


def join(case: Case, act: Join, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Wij doen mee*: the department contributes; a brokered question stays open for an owner."""
    ask = asked(case, act, person, (AskKind.CONTRIBUTE, AskKind.OWN), rules)
    if isinstance(ask, Refusal):
        return ask
    assert ask.department is not None, "an offer is made to a department"
    details = for_department(ask, person, rules.directory)
    entry = Entry(ActName.JOIN, person, ask, details=details)
    case = case.with_answer(ask, Answer.JOINED, now)
    others = tuple(each for each in case.contributors if each[0] != ask.department)
    joined = (ask.department, contact(ask, person, rules.directory))
    case = replace(case, contributors=(*others, joined))
    if case.owner is None:
        case = _broker_if_nobody_left(case, now, rules.directory)
    return Decision(case, entry, _told(ask, person))


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
            case = to_broker(case.with_answer(ask, Answer.MOVED, now), now, directory)
    return Decision(case, entry)


def owned(
    case: Case,
    department: str,
    contact: str,
    state: CaseState = CaseState.OWNED,
    *,
    number: str | None = None,
) -> Case:
    """Have a department own it, which takes part no more; `number` is that of its own system."""
    return replace(
        case,
        state=state,
        owner=department,
        contact=contact,
        outside_number=number,
        contributors=tuple(each for each in case.contributors if each[0] != department),
        ready=case.ready - {department},
    )


def without_offers(case: Case, department: str | None, now: datetime) -> Case:
    """Ask nobody any more whose it is, nor its owner to take part; all else is asked still."""
    case = case.with_all_closed(Answer.OVERTAKEN, now, keep=BESIDE)
    for ask in case.open_of(AskKind.CONTRIBUTE):
        if ask.department == department:
            case = case.with_answer(ask, Answer.OVERTAKEN, now)
    return case


def to_broker(case: Case, now: datetime, directory: Directory) -> Case:
    """Make it the broker's turn; where the wijk must tell who that is, ask the poster, once."""
    if case.open_of(AskKind.BROKER):
        return case
    case = replace(case, broker=directory.broker_now(case.broker, case.wijk, case.theme))
    case = case.with_ask(Ask(AskKind.BROKER, now, person=case.broker, framing=case.framing))
    asked = any(ask.kind is AskKind.WHICH_WIJK for ask in case.asks)
    if case.wijk is None and directory.needs_wijk(case.theme) and not asked:
        for signal in case.signals[:1]:
            ask = Ask(AskKind.WHICH_WIJK, now, person=signal.poster, signal=signal.id)
            case = case.with_ask(ask)
    return case


def ask_owner(case: Case, department: str, now: datetime, asker: str | None = None) -> Case:
    """Ask a department whether it is theirs; or, with an `asker`, what they can do about it."""
    ask = Ask(
        AskKind.OWN,
        now,
        department=department,
        asker=asker,
        brokered=asker is not None,
        framing=case.framing,
    )
    return case.with_ask(ask)


def without_owner(case: Case, now: datetime, directory: Directory) -> Case:
    """Nobody owns it, or not any more: it is the broker's."""
    for ask in case.open_of(AskKind.TAKE_OVER):
        case = case.with_answer(ask, Answer.OVERTAKEN, now)
    case = replace(case, state=CaseState.UNOWNED, owner=None, contact=None, outside_number=None)
    return _broker_if_nobody_left(case, now, directory)


def silent_offer(case: Case, ask: Ask, now: datetime, directory: Directory) -> Case:
    """Take silence for no, without a reason: it is the broker's."""
    return _broker_if_nobody_left(case.with_answer(ask, Answer.SILENT, now), now, directory)


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


def for_department(ask: Ask, person: str, directory: Directory) -> dict[str, str]:
    """Say in the history for which department somebody said yes, and who is its contact then."""
    found = contact(ask, person, directory)
    return {"department": ask.department or ""} | ({"person": found} if found != person else {})


def contact(ask: Ask, person: str, directory: Directory) -> str:
    """Name the contact of who said yes: who stands in from elsewhere says it for who is away."""
    theirs = ask.department in directory.departments_of(person)
    return person if theirs or ask.stands_in_for is None else ask.stands_in_for


def overtaken(case: Case, act: Act, person: str, rules: Rules) -> Refusal:
    """Say who was first: they themselves, whoever owns it, or whoever answered already."""
    if isinstance(act, Join) and any(contact == person for _, contact in case.contributors):
        return Refusal(Reason.YOU_TAKE_PART)
    if case.owner is None:
        return Refusal(Reason.ANSWERED)
    if case.contact == person:
        return Refusal(Reason.YOU_TOOK_IT)
    facts: dict[str, Fact] = {"department": case.owner}
    if case.contact:
        facts["person"] = case.contact
    yours = case.owner in rules.directory.departments_of(person)
    return Refusal(Reason.YOURS_ALREADY if yours else Reason.OWNED, facts)


def not_theirs(person: str, case: Case, act: Act, rules: Rules) -> Refusal:
    """Say that somebody else may do this, and who; colleagues read how to call them too."""
    who = rights.who_can(act.name, case, rules.directory)
    facts: dict[str, Fact] = {"act": act.name, "who": who}
    if not rules.directory.is_colleague(person):
        facts["outside"] = True
    return Refusal(Reason.NOT_YOURS, facts)


def _told(ask: Ask, person: str) -> tuple[Tell, ...]:
    """Tell who asked to take part what the answer is; whose it is, is told in other ways."""
    asker = ask.asker if ask.kind is AskKind.CONTRIBUTE else None
    return (Tell(News.REACTED, asker),) if asker and asker != person else ()


def _after_no(
    case: Case, ask: Ask, instead: str | None, now: datetime, directory: Directory
) -> Case:
    waiting = {each.department for each in case.open_of(AskKind.OWN)}
    if not ask.brokered and instead not in waiting:
        offered = {
            each.department
            for each in case.asks
            if each.kind is AskKind.OWN and not each.brokered and each.framing == case.framing
        }
        mistaken = {each.department for each in case.asks if each.answer is Answer.CORRECTED}
        free = directory.departments.keys() - offered - waiting - case.said_no()
        further = [each for each in (instead, *case.owners) if each in free]
        if further and len(offered - mistaken) <= FURTHER_OFFERS:
            return ask_owner(case, further[0], now)
    return _broker_if_nobody_left(case, now, directory)


def _broker_if_nobody_left(case: Case, now: datetime, directory: Directory) -> Case:
    return case if case.held or case.open_of(AskKind.OWN) else to_broker(case, now, directory)


def ask_contributors(case: Case, now: datetime, directory: Directory) -> Case:
    """Ask the other departments of the routing, now that somebody owns it, to take part."""
    known = case.said_no() | {case.owner, *(department for department, _ in case.contributors)}
    known |= {ask.department for ask in case.open_of(AskKind.CONTRIBUTE)}
    for department in case.owners:
        if department in directory.departments and department not in known:
            ask = Ask(AskKind.CONTRIBUTE, now, department=department, framing=case.framing)
            case = case.with_ask(ask)
    return case


def asked(
    case: Case,
    act: Take | TakeIf | Running | Decline | Join,
    person: str,
    kinds: tuple[AskKind, ...],
    rules: Rules,
) -> Ask | Refusal:
    """Find the open ask that somebody answers: the one named, else the first to their department.

    Standing is checked per case; here the ask itself must be to a department of theirs.
    """
    mine = [
        ask
        for ask in case.waiting
        if ask.kind in kinds and rights.is_asked(person, ask, rules.directory)
    ]
    if act.ask is None:
        return mine[0] if mine else overtaken(case, act, person, rules)
    ask = case.ask(act.ask)
    if ask is None or ask.kind not in kinds or not ask.open:
        return overtaken(case, act, person, rules)
    return ask if ask in mine else not_theirs(person, case, act, rules)
