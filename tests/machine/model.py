"""What history alone tells of a case: who owns it, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.cases.acts import ActName
from bot.store import tables

TAKING = frozenset({ActName.TAKE, ActName.TAKE_LATER, ActName.RUNNING})
ENDING = frozenset({ActName.NO_SIGNAL})


@dataclass
class Told:
    """A case as its history tells it."""

    owner: str | None = None
    contact: str | None = None
    done: bool = False


def told(turns: Iterable[tables.History]) -> Told:
    """Fold the turns of a case, first to last."""
    case = Told()
    for turn in turns:
        act = ActName(turn.act)
        if act in TAKING and "department" in turn.details:
            case.owner = turn.details["department"]
            # Who stands in from elsewhere says it for the contact, who is away.
            case.contact = turn.details.get("person", turn.person)
        elif act is ActName.TAKE:
            case.contact = turn.person  # a wijkmanager, who owns nothing and sees to it
        elif act is ActName.GIVE:
            case.contact = turn.details["person"]
        elif act is ActName.DONE:
            case.done = True
        elif act is ActName.REOPEN:
            case.done = False
    return case
