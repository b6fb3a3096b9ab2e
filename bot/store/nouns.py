"""The closed sets of words that rows use."""

from __future__ import annotations

from enum import StrEnum


class Intake(StrEnum):
    """What became of an event that came in."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class Fate(StrEnum):
    """What became of something posted."""

    CASE = "case"
    CHATTER = "chatter"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"


class CaseState(StrEnum):
    """Where a case stands. Every state but closed has an open ask."""

    UNOWNED = "unowned"
    OWNED = "owned"
    CONDITIONAL = "conditional"
    RESTING = "resting"
    DONE = "done"
    CLOSED = "closed"


class Ending(StrEnum):
    """Why a case is closed."""

    SOLVED = "solved"
    NO_SIGNAL = "no_signal"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    REFERRED = "referred"
    """It goes directly, by the regular route."""


class Urgency(StrEnum):
    """How long it can wait."""

    URGENT = "urgent"
    NORMAL = "normal"
    CAN_WAIT = "can_wait"


class AskKind(StrEnum):
    """What somebody is asked."""

    OWN = "own"
    CONTRIBUTE = "contribute"
    ADVISE = "advise"
    PROGRESS = "progress"
    TAKE_OVER = "take_over"
    BACK = "back"
    DECIDE = "decide"
    HEADS_UP = "heads_up"
    LOST = "lost"
    """A message that did not arrive, for the coordinator to see to."""
    QUESTION = "question"
    WHICH_WIJK = "which_wijk"
    WHICH_OWNER = "which_owner"
    """Whether another department should be asked, as the words have changed."""
    DIRECT = "direct"
    """Whether a routine matter goes by its department's own route."""
    PRIVACY = "privacy"
    BROKER = "broker"
    OUTCOME = "outcome"
    LOOK_BACK = "look_back"


class OutState(StrEnum):
    """What became of an outgoing message."""

    WAITING = "waiting"
    SENDING = "sending"
    DOUBTFUL = "doubtful"
    SENT = "sent"
    FAILED = "failed"
