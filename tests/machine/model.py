"""What history alone tells of a case: who owns it, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.cases.acts import ActName
from bot.store import tables

TAKING = frozenset({ActName.TAKE, ActName.TAKE_IF, ActName.TAKE_LATER, ActName.RUNNING})


@dataclass
class Told:
    """A case as its history tells it."""

    owner: str | None = None
    contact: str | None = None
    hangs: bool = False
    """Whether its owner said yes on a condition."""
    done: bool = False


def told(turns: Iterable[tables.History]) -> Told:
    """Fold the turns of a case, first to last."""
    case = Told()
    for turn in turns:
        act = ActName(turn.act)
        if case.hangs and act in {ActName.TAKE, ActName.RUNNING, ActName.MET}:
            case.hangs = False
        elif case.hangs and act is ActName.DECLINE and turn.details["department"] == case.owner:
            case = Told(done=case.done)
        elif act in TAKING and "department" in turn.details:
            case.owner = turn.details["department"]
            # Who stands in from elsewhere says it for the contact, who is away.
            case.contact = turn.details.get("person", turn.person)
            case.hangs = act is ActName.TAKE_IF
        elif act is ActName.TAKE:
            case.contact = turn.person  # a wijkmanager, who owns nothing and sees to it
        elif act is ActName.GIVE:
            case.contact = turn.details["person"]
        elif act is ActName.DONE:
            case.done = True
        elif act is ActName.REOPEN:
            case.done = False
    return case
