"""What a department says to *is dit van jullie?*, whoever asks it and however far it is."""

from __future__ import annotations

from datetime import datetime

from bot.cases import conditional, handover, offers
from bot.cases.acts import Decline, Join, Running, Take, TakeIf
from bot.cases.decision import Decision, Refusal, Rules
from bot.cases.state import Case

Saying = Take | TakeIf | Running | Decline | Join


def decided(
    case: Case, act: Saying, person: str, now: datetime, rules: Rules
) -> Decision | Refusal:
    """Decide what comes of a yes or a no.

    It may be to taking over what another owns, or the last word of who owns it on a condition.
    """
    match act:
        case Take() | Running() | Decline() if ask := handover.asked(case, act, person, rules):
            return handover.answered(case, ask, act, person, now, rules)
        case Take() | Running() | Decline() if conditional.is_theirs(case, person, rules):
            return conditional.answered(case, act, person, now, rules)
        case TakeIf():
            return conditional.take_if(case, act, person, now, rules)
        case Take() | Running():
            return offers.take(case, act, person, now, rules)
        case Decline():
            return offers.decline(case, act, person, now, rules)
        case Join():
            return offers.join(case, act, person, now, rules)
