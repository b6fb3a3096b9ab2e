"""*Leg voor aan …*: what a broker or an owner asks a department or a person, and the advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot import rights
from bot.cases import offers
from bot.cases.acts import ActName, Advise, Offer
from bot.cases.decision import Decision, Entry, Fact, News, Reason, Refusal, Rules, Tell
from bot.cases.state import Answer, Ask, Case
from bot.directory import Directory
from bot.store.nouns import AskKind

KINDS = (AskKind.OWN, AskKind.CONTRIBUTE, AskKind.ADVISE)


@dataclass(frozen=True, slots=True)
class _Whom:
    """Who is asked: a department, or a person who answers for it; for advice for nobody else."""

    department: str | None
    person: str | None


def decided(
    case: Case, act: Offer | Advise, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Decide what comes of what is put before others, or of advice."""
    match act:
        case Offer():
            return offer(case, act, person, now, rules)
        case Advise():
            return advise(case, act, person, now, rules.directory)


def kinds(case: Case) -> tuple[AskKind, ...]:
    """Name what can be asked on a case as it stands, the usual first."""
    return KINDS if case.owner is None else KINDS[1:]


def offer(case: Case, act: Offer, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """Ask to own it, to take part or for advice; without an owner usually to own it.

    Only an ask to own it ends the broker's turn: advice and help are beside whose it is.
    """
    kind = act.kind or kinds(case)[0]
    if kind is AskKind.OWN and case.owner is not None:
        return _has_an_owner(case, act, person, rules)
    whom = _whom(act, kind, person, rules.directory)
    if isinstance(whom, Refusal):
        return whom
    if no := _needless(case, kind, whom):
        return no
    ask = Ask(
        kind,
        now,
        department=whom.department,
        person=whom.person,
        asker=person,
        brokered=True,
        framing=case.framing,
    )
    known = {"department": whom.department, "person": whom.person, "kind": kind.value}
    details = {name: value for name, value in known.items() if value}
    entry = Entry(ActName.OFFER, person, ask, act.question.strip(), details)
    for turn in case.open_of(AskKind.BROKER) if kind is AskKind.OWN else ():
        case = case.with_answer(turn, Answer.OFFERED, now)
    return Decision(case.with_ask(ask), entry)


def advise(
    case: Case, act: Advise, person: str, now: datetime, directory: Directory
) -> Decision | Refusal:
    """*Meedenken*: who asked reads it, else who has it; nothing moves."""
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WORDS)
    asked = _asked(case, person, directory)
    named = case.ask(act.ask) if act.ask is not None else None
    mine = [ask for ask in asked if named is None or ask.id == named.id]
    wanted = [ask for ask in mine if ask.kind is AskKind.ADVISE]
    if not mine:
        return Refusal(Reason.ANSWERED)
    ask = next(iter((*wanted, *mine)))
    hears = ask.asker or case.contact or case.broker
    details = {"department": ask.department} if ask.department else {}
    told = (Tell(News.REACTED, hears),) if hears != person else ()
    if not wanted:
        return Decision(case, Entry(ActName.ADVISE, person, None, act.words.strip(), details), told)
    entry = Entry(ActName.ADVISE, person, wanted[0], act.words.strip(), details)
    return Decision(case.with_answer(wanted[0], Answer.GIVEN, now), entry, told)


def was_asked(case: Case, person: str, directory: Directory) -> bool:
    """Whether somebody was asked for advice, and gave it."""
    return any(
        rights.is_asked(person, ask, directory)
        for ask in case.asks
        if ask.kind is AskKind.ADVISE and not ask.open
    )


def _has_an_owner(case: Case, act: Offer, person: str, rules: Rules) -> Refusal:
    if rights.speaks_for_owner(person, case, rules.directory):
        return Refusal(Reason.HAND_IT_OVER)
    return offers.overtaken(case, act, person, rules)


def _whom(act: Offer, kind: AskKind, asker: str, directory: Directory) -> _Whom | Refusal:
    department = act.department
    if act.person is not None:
        found = _for_person(act.person, department, kind, asker, directory)
        if isinstance(found, Refusal):
            return found
        department = found
    elif department not in directory.departments:
        return Refusal(Reason.UNKNOWN_DEPARTMENT)
    if kind is AskKind.OWN and department and not directory.may_own(department):
        return Refusal(Reason.CANNOT_OWN, {"department": department})
    return _Whom(department, act.person)


def _for_person(
    person: str, department: str | None, kind: AskKind, asker: str, directory: Directory
) -> str | Refusal | None:
    """Name the department for which somebody would answer: accountable are departments only."""
    facts: dict[str, Fact] = {"person": person}
    if person == asker:
        return Refusal(Reason.YOURSELF)
    if directory.home(person) is None:
        return Refusal(Reason.UNREACHABLE, facts)
    if kind is AskKind.ADVISE:
        return None
    theirs = directory.departments_of(person)
    if department in theirs:
        return department
    if len(theirs) == 1:
        return theirs[0]
    facts["departments"] = theirs
    return Refusal(Reason.WHICH_DEPARTMENT if theirs else Reason.NO_DEPARTMENT, facts)


def _needless(case: Case, kind: AskKind, whom: _Whom) -> Refusal | None:
    """Say no where they have it, are in already, or are asked just this."""
    facts: dict[str, Fact] = {"department": whom.department or ""}
    if whom.department and whom.department == case.owner:
        return Refusal(Reason.HAS_IT_ALREADY, facts)
    if kind is AskKind.CONTRIBUTE and whom.department in dict(case.contributors):
        return Refusal(Reason.TAKES_PART_ALREADY, facts)
    asked = [ask for ask in case.open_of(kind) if ask.department == whom.department]
    if whom.department and asked:
        return Refusal(Reason.ASKED_ALREADY, facts)
    if any(ask.person == whom.person for ask in asked):
        return Refusal(Reason.ASKED_THEM_ALREADY, {"person": whom.person or ""})
    return None


def _asked(case: Case, person: str, directory: Directory) -> list[Ask]:
    """Give what somebody is asked, or was until it lapsed, what is open first."""
    theirs = [
        ask
        for ask in reversed(case.asks)
        if (ask.open or ask.answer is Answer.SILENT)
        and rights.is_asked(person, ask, directory)
        and ask.kind is not AskKind.OUTCOME
    ]
    return sorted(theirs, key=lambda ask: not ask.open)
