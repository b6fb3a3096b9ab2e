"""The clock of an ask: when it is due, when it is nudged, when silence is the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.cases.decision import Rules
from bot.cases.state import Ask, Case
from bot.config.schema import ByUrgency
from bot.store.nouns import AskKind, Urgency
from bot.term import Term


@dataclass(frozen=True, slots=True)
class Schedule:
    """When an ask is due, at which moments it is nudged, and when its clock has run out."""

    due: datetime
    nudges: tuple[datetime, ...]
    end: datetime

    def after(self, step: int) -> datetime:
        """Give what comes after so many nudges."""
        return self.nudges[step] if step < len(self.nudges) else self.end


def started(ask: Ask, case: Case, now: datetime, rules: Rules) -> Ask:
    """Start the clock: what was asked has reached who is asked, or a new cycle begins.

    Where it stands still, it begins once it goes on.
    """
    begun = replace(ask, delivered=now, step=0, paused=ask.paused and now)
    plan = schedule(begun, case, rules)
    return replace(begun, due=plan.due, next_at=None if begun.paused else plan.after(0))


def again(ask: Ask, case: Case, now: datetime, rules: Rules) -> Ask:
    """Begin the next cycle of an ask that stays open."""
    return started(replace(ask, cycle=ask.cycle + 1, dated=None), case, now, rules)


def anew(ask: Ask, case: Case, now: datetime, rules: Rules) -> Ask:
    """Begin the next cycle as the clock is another now; a moment of somebody's own choice stays.

    A cycle of its own, as each step of one is nudged once and for all.
    """
    return started(replace(ask, cycle=ask.cycle + 1), case, now, rules)


def dated(ask: Ask, moment: datetime, case: Case, now: datetime, rules: Rules) -> Ask:
    """Begin the next cycle of an ask that is due at a moment of somebody's own choice.

    It is asked again then, and not before.
    """
    return started(replace(ask, cycle=ask.cycle + 1, dated=moment), case, now, rules)


def afresh(ask: Ask, now: datetime) -> Ask:
    """Begin the next cycle for somebody else: its clock starts when it reaches them.

    What was overdue is not; a moment of somebody's own choice that is still to come stays.
    """
    dated = ask.dated if ask.dated and ask.dated > now else None
    return replace(
        ask,
        cycle=ask.cycle + 1,
        step=0,
        delivered=None,
        dated=dated,
        paused=ask.paused and now,
        due=None,
        next_at=None,
    )


def paused(ask: Ask, now: datetime) -> Ask:
    """Have the clock stand still, as who is asked waits for somebody else."""
    return ask if ask.paused else replace(ask, paused=now, next_at=None)


def resumed(ask: Ask, case: Case, now: datetime, rules: Rules) -> Ask:
    """Have the clock go on with the working time that was left when it stopped.

    What is due at a moment of somebody's own choice stays so, and where that has passed there
    is time to answer still.
    """
    if ask.paused is None or ask.delivered is None:
        return replace(ask, paused=None)
    rest = rules.calendar.working_between(ask.paused, now)
    delivered = rules.calendar.after(ask.delivered, Term(hours=rest / timedelta(hours=1)))
    moved = replace(ask, paused=None, delivered=delivered)
    plan = schedule(moved, case, rules)
    earliest = rules.calendar.after(now, rules.clocks.offer_grace)
    return replace(moved, due=plan.due, next_at=max(plan.after(ask.step), earliest))


def nudged(ask: Ask, case: Case, now: datetime, rules: Rules) -> Ask:
    """Count one nudge, and look ahead to what comes next."""
    return looking_ahead(replace(ask, step=ask.step + 1), case, now, rules)


def looking_ahead(ask: Ask, case: Case, now: datetime, rules: Rules) -> Ask:
    """Plan what comes after the latest nudge, which reached who is asked at `now`.

    However late that was, there is time to answer it: nobody is overdue because the bot or
    their platform was down, or because of a weekend between two steps. A late series keeps at
    least half of its rhythm. One that stands still is planned when it goes on.
    """
    if ask.paused:
        return ask
    plan = schedule(ask, case, rules)
    was, planned = plan.after(ask.step - 1), plan.after(ask.step)
    gap = rules.calendar.working_between(was, planned)
    grace = rules.calendar.length(rules.clocks.offer_grace)
    wait = max(gap / 2, min(gap, grace))
    earliest = rules.calendar.after(now, Term(hours=wait / timedelta(hours=1)))
    return replace(ask, next_at=max(planned, earliest))


def schedule(ask: Ask, case: Case, rules: Rules) -> Schedule:
    """Plan a delivered ask, by the table of clocks; raises ValueError before delivery."""
    if ask.delivered is None:
        raise ValueError("the clock of an ask starts when it is delivered")
    calendar, clocks = rules.calendar, rules.clocks
    due = ask.dated or calendar.due(ask.delivered, term(ask, case, rules))
    half = calendar.half_way(ask.delivered, due)
    match ask.kind:
        case kind if ask.dated and kind is not AskKind.PROGRESS:
            return Schedule(due, (due,), calendar.after(due, clocks.offer_grace))
        case AskKind.OWN | AskKind.TAKE_OVER if case.urgency is Urgency.URGENT:
            return Schedule(due, (half,), calendar.after(due, clocks.offer_grace))
        case AskKind.OWN | AskKind.TAKE_OVER | AskKind.CONTRIBUTE:
            return Schedule(due, (half, due), calendar.after(due, clocks.offer_grace))
        case AskKind.PROGRESS:
            later = tuple(calendar.after(due, wait) for wait in clocks.progress_repeats)
            nudges = (due, *later)
            return Schedule(due, nudges, calendar.after(nudges[-1], clocks.offer_grace))
        case AskKind.BROKER:
            limit = calendar.due(ask.delivered, clocks.broker_limit)
            return Schedule(due, (due,), limit)
        case AskKind.OUTCOME:
            return Schedule(due, (), due)
        case _:
            return Schedule(due, (half,), due)


def term(ask: Ask, case: Case, rules: Rules) -> Term:
    """Tell how long an ask may wait, in working time."""
    clocks = rules.clocks
    match ask.kind:
        case AskKind.OWN | AskKind.TAKE_OVER:
            return _by_urgency(clocks.offer, case.urgency)
        case AskKind.PROGRESS if case.risk and case.urgency is not Urgency.URGENT:
            return clocks.progress_risk
        case AskKind.PROGRESS:
            return _by_urgency(clocks.progress, case.urgency)
        case AskKind.CONTRIBUTE:
            return clocks.contribute
        case AskKind.ADVISE:
            return clocks.advise
        case AskKind.BROKER:
            return clocks.broker
        case AskKind.HEADS_UP:
            return clocks.heads_up
        case AskKind.OUTCOME:
            return clocks.outcome
        case _:
            return clocks.question


def _by_urgency(terms: ByUrgency, urgency: Urgency) -> Term:
    match urgency:
        case Urgency.URGENT:
            return terms.urgent
        case Urgency.NORMAL:
            return terms.normal
        case Urgency.CAN_WAIT:
            return terms.can_wait
