"""Ends without an owner's work: no signal after all, or withdrawn by its poster."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.cases.acts import ActName, NoSignal, Withdraw
from bot.cases.decision import Decision, Entry, News, Reason, Refusal, Tell
from bot.cases.state import Answer, Ask, Case
from bot.store.nouns import AskKind, CaseState, Ending

_ABOUT_WORDS = frozenset({AskKind.PRIVACY, AskKind.WHICH_OWNER})
"""What is asked about the words themselves; without them it is no question any more."""
_OF_POSTER = frozenset({*_ABOUT_WORDS, AskKind.WHICH_WIJK, AskKind.DIRECT})


def decided(case: Case, act: NoSignal | Withdraw, person: str, now: datetime) -> Decision | Refusal:
    """Decide whether it ends without an owner's work."""
    match act:
        case NoSignal():
            return no_signal(case, person, now)
        case Withdraw():
            return withdraw(case, act, person, now)


def no_signal(case: Case, person: str, now: datetime) -> Decision | Refusal:
    """*Geen signaal*: closed, and the bot stays silent."""
    if case.owner is not None:
        facts = {"department": case.owner, **({"person": case.contact} if case.contact else {})}
        return Refusal(Reason.OWNED, facts)
    ended = _closed(case, Ending.NO_SIGNAL, now)
    return Decision(ended, Entry(ActName.NO_SIGNAL, person))


def withdraw(case: Case, act: Withdraw, person: str, now: datetime) -> Decision:
    """Close it while nobody has acted; later, only the words are gone and the matter stays."""
    entry = Entry(ActName.WITHDRAW, person, None, "", {"signal": act.signal})
    others = any(signal.id != act.signal for signal in case.signals)
    acted = case.owner or case.contributors or any(map(_was_answered, case.asks))
    if others or acted or case.state is CaseState.CLOSED:
        for ask in case.waiting:
            if ask.kind in _ABOUT_WORDS and ask.signal == act.signal:  # its words are gone
                case = case.with_answer(ask, Answer.OVERTAKEN, now)
        return Decision(case, entry, _told(case))
    return Decision(_closed(case, Ending.WITHDRAWN, now), entry)


def _was_answered(ask: Ask) -> bool:
    """Whether somebody else acted on it: what only its poster settled does not count."""
    return not ask.open and ask.kind not in _OF_POSTER and ask.answer is not Answer.CORRECTED


def _told(case: Case) -> tuple[Tell, ...]:
    """Tell who has it that its words are gone: its contact, or the broker at their turn."""
    if case.state is CaseState.CLOSED:
        return ()
    if case.contact:
        return (Tell(News.GONE, case.contact),)
    return (Tell(News.GONE, case.broker),) if case.open_of(AskKind.BROKER) else ()


def _closed(case: Case, ending: Ending, now: datetime) -> Case:
    case = case.with_all_closed(Answer.OVERTAKEN, now)
    return replace(case, state=CaseState.CLOSED, ending=ending, closed=now)
