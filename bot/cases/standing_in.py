"""An ask goes to whoever stands in for who is away, and back: each time with a clock of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import asks
from bot.cases.acts import Resume, StandIn
from bot.cases.decision import Decision, Entry, Reason, Refusal
from bot.cases.state import Ask, Case
from bot.directory import WIJKBOT
from bot.store.nouns import AskKind


def decided(case: Case, act: StandIn | Resume, now: datetime) -> Decision | Refusal:
    """Decide that an open ask is held by somebody else from now on."""
    ask = case.ask(act.ask)
    if ask is None or not ask.open:
        return Refusal(Reason.ANSWERED)
    if isinstance(act, StandIn):
        holder, moved = act.person, replace(ask, person=act.person, stands_in_for=act.absent)
    elif ask.stands_in_for is not None:
        holder, moved = ask.stands_in_for, replace(ask, person=_own(ask), stands_in_for=None)
    else:
        return Refusal(Reason.ANSWERED)
    entry = Entry(act.name, WIJKBOT, ask, details={"person": holder})
    renewed = asks.afresh(moved, now)
    case = replace(case, asks=tuple(renewed if each is ask else each for each in case.asks))
    return Decision(case, entry)


def _own(ask: Ask) -> str | None:
    """Give whom an ask names by itself: a department is asked by its lead, an owner by contact."""
    by_lead = ask.department is not None and ask.kind is not AskKind.PROGRESS
    return None if by_lead else ask.stands_in_for
