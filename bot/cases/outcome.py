"""*Is het zo opgelost?*: what posters say of an outcome. Their silence is yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot import rights
from bot.cases import offers
from bot.cases.acts import ActName, Reopen, Solved
from bot.cases.decision import Decision, Entry, Reason, Refusal, Rules
from bot.cases.state import Answer, Ask, Case, Signal
from bot.rights import Standing
from bot.store.nouns import AskKind, CaseState, Ending

CONTENT = frozenset({Answer.SOLVED, Answer.SILENT})
"""What a poster said or left unsaid who is not asked again."""
REOPENS = frozenset({None, Ending.SOLVED})
"""Endings after which there is something to look at again."""


def decided(
    case: Case, act: Solved | Reopen, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Decide what comes of what somebody says of an outcome."""
    match act:
        case Solved():
            return solved(case, act, person, now)
        case Reopen():
            return reopen(case, act, person, now, rules)


def asked(case: Case, now: datetime) -> Case:
    """Ask each poster who has not said so yet whether it is solved; closed where none is left."""
    for signal in case.signals:
        if signal.outcome not in CONTENT:
            case = case.with_ask(Ask(AskKind.OUTCOME, now, person=signal.poster, signal=signal.id))
    return _closed_if_all_said(case, now)


def solved(case: Case, act: Solved, person: str, now: datetime) -> Decision | Refusal:
    """*Ja*: closed, once every poster was asked and none of them waits."""
    signal = _own(case, act.signal, person)
    ask = _ask_about(case, signal)
    if ask is None:
        said = signal is not None and signal.outcome in CONTENT
        return Refusal(Reason.ANSWERED if said else Reason.NOT_DONE)
    return Decision(accepted(case, ask, Answer.SOLVED, now), Entry(ActName.SOLVED, person, ask))


def accepted(case: Case, ask: Ask, answer: Answer, now: datetime) -> Case:
    """Note what a poster said of the outcome, or that they said nothing; close it if all did."""
    case = _with_outcome(case.with_answer(ask, answer, now), ask.signal, answer)
    return _closed_if_all_said(case, now)


def reopen(case: Case, act: Reopen, person: str, now: datetime, rules: Rules) -> Decision | Refusal:
    """*Nee, kijk nog eens*: back to its owner.

    A poster reopens it for their own signal, and the others keep their outcome. Where the owner
    or the broker takes it back, every poster is asked anew when it is done.
    """
    if case.ending not in REOPENS:
        return Refusal(Reason.ENDED)
    signal = _own(case, act.signal, person)
    ask = _ask_about(case, signal)
    if ask is None and case.state not in {CaseState.DONE, CaseState.CLOSED}:
        return Refusal(Reason.NOT_DONE)
    if _is_too_late(case, person, now, rules):
        return Refusal(Reason.TOO_LATE, {"days": rules.clocks.reopen_days})
    if not act.words.strip():
        return Refusal(Reason.NEEDS_WHY)
    entry = Entry(ActName.REOPEN, person, ask, act.words.strip())
    if ask is not None:
        case = case.with_answer(ask, Answer.UNSOLVED, now)
    elif signal is None:
        case = _without_outcomes(case, now)
    if signal is not None:
        case = _with_outcome(case, signal.id, Answer.UNSOLVED)
    return Decision(_running_again(case, now, rules), entry)


def _running_again(case: Case, now: datetime, rules: Rules) -> Case:
    case = replace(case, ending=None, closed=None)
    if case.owner not in rules.directory.departments:
        return offers.without_owner(case, now, rules.directory)
    case = replace(case, state=CaseState.OWNED, ready=frozenset())
    if case.open_of(AskKind.PROGRESS):
        return case
    return case.with_ask(offers.progress_ask(case, now, rules, quiet=False))


def _is_too_late(case: Case, person: str, now: datetime, rules: Rules) -> bool:
    """Posters have some days; whoever owns or brokers it is not bound to them."""
    if case.closed is None or now <= case.closed + timedelta(days=rules.clocks.reopen_days):
        return False
    standings = rights.standings(person, case, ActName.REOPEN, rules.directory)
    return standings.isdisjoint({Standing.OWNER, Standing.BROKER})


def _without_outcomes(case: Case, now: datetime) -> Case:
    for ask in case.open_of(AskKind.OUTCOME):
        case = case.with_answer(ask, Answer.OVERTAKEN, now)
    return replace(case, signals=tuple(replace(each, outcome=None) for each in case.signals))


def _with_outcome(case: Case, signal: int | None, outcome: Answer) -> Case:
    signals = (
        replace(each, outcome=outcome) if each.id == signal else each for each in case.signals
    )
    return replace(case, signals=tuple(signals))


def _own(case: Case, number: int | None, person: str) -> Signal | None:
    """Find the poster's own signal: the one named, else one whose outcome is still asked."""
    own = [signal for signal in case.signals if signal.poster == person]
    named = [signal for signal in own if signal.id == number]
    waiting = [signal for signal in own if _ask_about(case, signal)]
    return next(iter(named or waiting or own), None)


def _ask_about(case: Case, signal: Signal | None) -> Ask | None:
    if signal is None:
        return None
    return next((ask for ask in case.open_of(AskKind.OUTCOME) if ask.signal == signal.id), None)


def _closed_if_all_said(case: Case, now: datetime) -> Case:
    """Close what is done and asked to nobody any more; it then waits for nobody at all."""
    if case.state is not CaseState.DONE or case.open_of(AskKind.OUTCOME):
        return case
    case = case.with_all_closed(Answer.OVERTAKEN, now)
    return replace(case, state=CaseState.CLOSED, ending=Ending.SOLVED, closed=now)
