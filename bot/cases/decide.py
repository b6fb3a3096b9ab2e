"""One door to all decisions: rights first, then the state, then what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import rights
from bot.cases import (
    answers,
    correcting,
    dating,
    endings,
    following,
    offering,
    offers,
    outcome,
    privacy,
    proposals,
    questions,
    redaction,
    running,
    silence,
    standing_in,
)
from bot.cases.acts import (
    ANSWERS,
    Act,
    ActName,
    Advise,
    Clean,
    Confidential,
    Correct,
    Decline,
    Done,
    Edit,
    Follow,
    Give,
    HandOver,
    Hold,
    Join,
    Keep,
    Lapse,
    Later,
    Met,
    NoSignal,
    Offer,
    OpenUp,
    Part,
    Place,
    Progress,
    Question,
    Redact,
    Refer,
    Reopen,
    Reply,
    Reroute,
    Resend,
    Resume,
    Risk,
    Running,
    Solved,
    StandIn,
    Stuck,
    Take,
    TakeIf,
    TakeLater,
    Term,
    Tidy,
    Unfollow,
    Weigh,
    Withdraw,
)
from bot.cases.decision import Decision, Entry, Reason, Refusal, Rules
from bot.cases.state import Answer, Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind, CaseState

_READING = {ActName.CONFIDENTIAL, ActName.OPEN_UP, ActName.TIDY}
"""Who may read it can change at any time."""
_AFTER_CLOSING = {
    *(ActName.REOPEN, ActName.REDACT, ActName.WITHDRAW, ActName.LAPSE, *_READING),
    *(ActName.UNFOLLOW, ActName.STAND_IN, ActName.RESUME),
}
_WHEN_DONE = {
    *(ActName.SOLVED, ActName.RESEND, ActName.FOLLOW),
    *(ActName.CLEAN, ActName.HOLD, *_AFTER_CLOSING),
}


def fits(act: ActName, case: Case) -> bool:
    """Whether a case is in a state in which an act can be done at all."""
    if case.state is CaseState.CLOSED:
        return act in _AFTER_CLOSING or act is ActName.SHOW
    return case.state is not CaseState.DONE or act in _WHEN_DONE or act is ActName.SHOW


def decide(case: Case, act: Act, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """Decide what comes of an act; pure. `person` is a slug, `now` is aware.

    Gives a refusal where the person's standing or the case's state does not allow it.
    """
    if case.state is CaseState.CLOSED and act.name not in _AFTER_CLOSING:
        return Refusal(Reason.CLOSED if case.ending in outcome.REOPENS else Reason.ENDED)
    held = case.stopped and act.name is not ActName.REDACT  # which only takes away
    if held and person != WIJKBOT and not rights.is_poster(person, case):
        return Refusal(Reason.HELD, {"person": case.signals[0].poster})
    if not rights.may(act.name, person, case, rules.directory):
        return _not_yours(case, act, person, rules)
    if case.state is CaseState.DONE and act.name not in _WHEN_DONE:
        return Refusal(Reason.DONE)
    decision = _decided(case, act, person, now, rules)
    if isinstance(decision, Decision):
        left = questions.clocks(privacy.closed(decision.case, now), now, rules)
        decision = replace(decision, case=left)
        assert left.state is CaseState.CLOSED or left.waiting, "an open case has an open ask"
    return decision


def _decided(case: Case, act: Act, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    match act:
        case Take() | TakeIf() | Running() | Decline() | Join():
            return answers.decided(case, act, person, now, rules)
        case Offer() | Advise():
            return offering.decided(case, act, person, now, rules)
        case TakeLater() | Later() | Term() | Stuck():
            return dating.decided(case, act, person, now, rules)
        case Follow() | Unfollow():
            return following.decided(case, act, person, rules)
        case Place() | Correct() | Edit() | Reroute() | Refer() | Keep():
            return _where_it_belongs(case, act, person, now, rules)
        case Question() | Reply():
            return questions.decided(case, act, person, now, rules)
        case Progress() | Give() | HandOver() | Met() | Weigh() | Risk() | Done() | Part():
            return running.decided(case, act, person, now, rules)
        case Solved() | Reopen():
            return outcome.decided(case, act, person, now, rules)
        case NoSignal() | Withdraw():
            return endings.decided(case, act, person, now)
        case Clean() | Confidential() | OpenUp() | Hold() | Tidy() | Redact():
            return _what_is_read(case, act, person, now, rules)
        case Resend():
            return _resend(case, act, person, now)
        case Lapse() | StandIn() | Resume():
            return _as_time_passes(case, act, now, rules)


def _where_it_belongs(
    case: Case,
    act: Place | Correct | Edit | Reroute | Refer | Keep,
    person: str,
    now: datetime,
    rules: Rules,
) -> Decision | Refusal:
    if isinstance(act, Place | Correct):
        return correcting.decided(case, act, person, now, rules)
    return proposals.decided(case, act, person, now, rules)


def _what_is_read(
    case: Case,
    act: Clean | Confidential | OpenUp | Hold | Tidy | Redact,
    person: str,
    now: datetime,
    rules: Rules,
) -> Decision | Refusal:
    if isinstance(act, Redact):
        return redaction.redact(case, act, person, rules)
    return privacy.decided(case, act, person, now, rules)


def _as_time_passes(
    case: Case, act: Lapse | StandIn | Resume, now: datetime, rules: Rules
) -> Decision | Refusal:
    if isinstance(act, Lapse):
        return silence.lapse(case, act, now, rules)
    return standing_in.decided(case, act, now)


def _resend(case: Case, act: Resend, person: str, now: datetime) -> Decision | Refusal:
    for ask in case.open_of(AskKind.LOST):
        if ask.person == person and act.ask in {None, ask.id}:
            return Decision(
                case.with_answer(ask, Answer.GIVEN, now), Entry(ActName.RESEND, person, ask)
            )
    return Refusal(Reason.ANSWERED)


def _not_yours(case: Case, act: Act, person: str, rules: Rules) -> Refusal:
    """Say first what happened meanwhile, where that is why it is not theirs any more."""
    if isinstance(act, Reply) and questions.was_asked(case, person, rules.directory):
        return Refusal(Reason.ANSWERED)
    if isinstance(act, Advise) and offering.was_asked(case, person, rules.directory):
        return Refusal(Reason.ANSWERED)
    if isinstance(act, Take | TakeIf | TakeLater | Running | Decline | Join):
        answered = any(
            rights.is_asked(person, ask, rules.directory)
            for ask in case.asks
            if act.name in ANSWERS[ask.kind]
            and act.ask in {None, ask.id}
            and ask.answer not in {None, Answer.SILENT}
        )
        if answered or (case.owner and case.owner in rules.directory.departments_of(person)):
            return offers.overtaken(case, act, person, rules)
    return offers.not_theirs(person, case, act, rules)
