"""From an owner to an outcome: progress, done, and what the poster says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot import asks
from bot.cases import offers
from bot.cases.acts import ActName, Done, Progress, Reopen, Solved
from bot.cases.decision import Decision, Entry, Reason, Refusal, Rules
from bot.cases.state import Answer, Ask, Case, Signal
from bot.store.nouns import AskKind, CaseState, Ending


def progress(
    case: Case, act: Progress, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """*Het loopt*: the next question comes an interval later."""
    if case.owner is None:
        return Refusal(Reason.NOBODY_OWNS)
    theirs = rules.directory.departments_of(person)
    running = case.open_of(AskKind.PROGRESS)
    entry = Entry(ActName.PROGRESS, person, running[0] if running else None, act.words.strip())
    if case.owner in theirs:
        moved = {ask: asks.again(ask, case, now, rules) for ask in running}
        case = replace(case, asks=tuple(moved.get(ask, ask) for ask in case.asks))
    return Decision(case, entry)


def done(case: Case, act: Done, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Klaar*: each poster who has not said so yet is asked whether it is solved."""
    if case.owner and case.owner not in rules.directory.departments_of(person):
        who = (case.contact,) if case.contact else ()
        return Refusal(Reason.NOT_YOURS, {"act": ActName.DONE, "who": who})
    entry = Entry(ActName.DONE, person, None, act.words.strip())
    case = case.with_all_closed(Answer.GIVEN, now)
    case = replace(case, state=CaseState.DONE)
    for signal in case.signals:
        if signal.outcome != Answer.SOLVED:
            ask = Ask(AskKind.OUTCOME, now, person=signal.poster, signal=signal.id)
            case = case.with_ask(ask)
    return Decision(_closed_if_all_said(case, now), entry)


def solved(case: Case, act: Solved, person: str, now: datetime) -> Decision | Refusal:
    """*Ja*: closed, once every poster was asked and none of them waits."""
    signal = _signal(case, act.signal, person)
    ask = _outcome_ask(case, signal)
    if signal is None or ask is None:
        return Refusal(Reason.NOT_DONE)
    return Decision(accepted(case, ask, Answer.SOLVED, now), Entry(ActName.SOLVED, person, ask))


def accepted(case: Case, ask: Ask, answer: Answer, now: datetime) -> Case:
    """Note what a poster said of the outcome, or that they said nothing; close it if all did."""
    case = case.with_answer(ask, answer, now)
    signals = tuple(
        replace(each, outcome=answer) if each.id == ask.signal else each for each in case.signals
    )
    return _closed_if_all_said(replace(case, signals=signals), now)


def reopen(case: Case, act: Reopen, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Nee, kijk nog eens*: back to its owner for this signal; other posters keep their outcome."""
    if case.state not in {CaseState.DONE, CaseState.CLOSED}:
        return Refusal(Reason.NOT_DONE)
    if case.ending in {Ending.NO_SIGNAL, Ending.WITHDRAWN, Ending.MERGED}:
        return Refusal(Reason.CLOSED)
    signal = _signal(case, act.signal, person)
    limit = timedelta(days=rules.clocks.reopen_days)
    if signal and case.closed and now > case.closed + limit:
        return Refusal(Reason.TOO_LATE, {"days": rules.clocks.reopen_days})
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WHY)
    ask = _outcome_ask(case, signal)
    entry = Entry(ActName.REOPEN, person, ask, act.words.strip())
    if ask is not None:
        case = case.with_answer(ask, Answer.UNSOLVED, now)
    if signal is not None:
        again = replace(signal, outcome=Answer.UNSOLVED)
        case = replace(
            case, signals=tuple(again if each is signal else each for each in case.signals)
        )
    state = CaseState.OWNED if case.owner else CaseState.UNOWNED
    case = replace(case, state=state, ending=None, closed=None)
    if case.owner is None:
        return Decision(offers.to_broker(case, now), entry)
    return Decision(case.with_ask(offers.progress_ask(case, now, rules, quiet=False)), entry)


def _signal(case: Case, number: int | None, person: str) -> Signal | None:
    """Find the poster's own signal: the one named, else one whose outcome is still asked."""
    own = [
        signal for signal in case.signals if signal.poster == person and number in {None, signal.id}
    ]
    waiting = [signal for signal in own if _outcome_ask(case, signal)]
    return next(iter(waiting or own), None)


def _outcome_ask(case: Case, signal: Signal | None) -> Ask | None:
    if signal is None:
        return None
    return next((ask for ask in case.open_of(AskKind.OUTCOME) if ask.signal == signal.id), None)


def _closed_if_all_said(case: Case, now: datetime) -> Case:
    if case.open_of(AskKind.OUTCOME):
        return case
    return replace(case, state=CaseState.CLOSED, ending=Ending.SOLVED, closed=now)
