"""What people can do to a case, and what the bot does when time passes."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts.asking import Advise, Follow, Later, Offer, Question, Reply, Term, Unfollow
from bot.cases.acts.names import ActName
from bot.cases.acts.owning import (
    Decline,
    Done,
    Give,
    HandOver,
    Join,
    Met,
    Part,
    Progress,
    Running,
    Stuck,
    Take,
    TakeIf,
    TakeLater,
    Teller,
)
from bot.cases.acts.passing import Lapse, Resend, Resume, StandIn
from bot.cases.acts.posting import (
    Correct,
    Edit,
    Keep,
    NoSignal,
    Place,
    Refer,
    Reopen,
    Reroute,
    Solved,
    Withdraw,
)
from bot.cases.acts.privacy import Clean, Confidential, Hold, OpenUp, Redact, Tidy
from bot.cases.acts.weighing import WEIGHS, Risk, Weigh
from bot.store.nouns import AskKind

__all__ = [
    "ANSWERS",
    "LATE",
    "WEIGHING",
    "WEIGHS",
    "Act",
    "ActName",
    "Advise",
    "Clean",
    "Confidential",
    "Correct",
    "Decline",
    "Done",
    "Edit",
    "Follow",
    "Give",
    "HandOver",
    "Hold",
    "Join",
    "Keep",
    "Lapse",
    "Later",
    "Met",
    "NoSignal",
    "Offer",
    "OpenUp",
    "Part",
    "Place",
    "Progress",
    "Question",
    "Redact",
    "Refer",
    "Reopen",
    "Reply",
    "Reroute",
    "Resend",
    "Resume",
    "Risk",
    "Running",
    "Solved",
    "StandIn",
    "Stuck",
    "Take",
    "TakeIf",
    "TakeLater",
    "Teller",
    "Term",
    "Tidy",
    "Unfollow",
    "Weigh",
    "Withdraw",
]

Act = (
    Take
    | TakeIf
    | Met
    | TakeLater
    | Running
    | Decline
    | Join
    | Offer
    | Question
    | Reply
    | Advise
    | Follow
    | Unfollow
    | Give
    | HandOver
    | Weigh
    | Risk
    | Progress
    | Stuck
    | Later
    | Term
    | Done
    | Part
    | Solved
    | Reopen
    | NoSignal
    | Correct
    | Place
    | Resend
    | Redact
    | Clean
    | Confidential
    | OpenUp
    | Hold
    | Tidy
    | Edit
    | Reroute
    | Refer
    | Keep
    | Withdraw
    | Lapse
    | StandIn
    | Resume
)


WEIGHING = frozenset({*WEIGHS.values(), ActName.RISK, ActName.NO_RISK})
"""What somebody says of how much it matters: everyday words, so not every use of them is meant."""


_ASKING = frozenset({ActName.QUESTION})
"""What somebody may do who is asked something, and is asked it still."""


_BESIDE = WEIGHING | _ASKING | {ActName.ADVISE, ActName.CONFIDENTIAL}


ANSWERS: Mapping[AskKind, frozenset[ActName]] = {kind: frozenset() for kind in AskKind} | {
    AskKind.OWN: frozenset(
        {
            *(ActName.TAKE, ActName.TAKE_LATER, ActName.TAKE_IF, ActName.RUNNING),
            *(ActName.DECLINE, ActName.JOIN, ActName.LATER),
            *_BESIDE,
        }
    ),
    AskKind.CONTRIBUTE: frozenset({ActName.JOIN, ActName.DECLINE, ActName.LATER, *_BESIDE}),
    AskKind.PROGRESS: frozenset(
        {
            *(ActName.PROGRESS, ActName.STUCK, ActName.LATER, ActName.DONE),
            *(ActName.RUNNING, ActName.HAND_OVER),
            *WEIGHING,
            *_ASKING,
        }
    ),
    AskKind.TAKE_OVER: frozenset(
        {
            *(ActName.TAKE, ActName.TAKE_LATER, ActName.TAKE_IF, ActName.RUNNING),
            *(ActName.DECLINE, ActName.LATER),
            *_BESIDE,
        }
    ),
    AskKind.QUESTION: frozenset({ActName.ANSWER, ActName.LATER, ActName.ADVISE, *_ASKING}),
    AskKind.ADVISE: frozenset({ActName.ADVISE, ActName.LATER, *_ASKING}),
    AskKind.LOST: frozenset({ActName.RESEND}),
    AskKind.WHICH_WIJK: frozenset({ActName.PLACE}),
    AskKind.WHICH_OWNER: frozenset({ActName.REROUTE, ActName.KEEP}),
    AskKind.DIRECT: frozenset({ActName.REFER, ActName.KEEP}),
    AskKind.BROKER: frozenset(
        {
            *(ActName.TAKE, ActName.OFFER, ActName.MET, ActName.DONE, ActName.NO_SIGNAL),
            *(ActName.PLACE, ActName.LATER),
            *_ASKING,
        }
    ),
    AskKind.PRIVACY: frozenset({ActName.CLEAN, ActName.CONFIDENTIAL}),
    AskKind.OUTCOME: frozenset({ActName.SOLVED, ActName.REOPEN}),
}
"""Which acts answer which ask. Who weighs it, asks something, puts it off or makes it confidential
is asked still."""


LATE = frozenset({ActName.ANSWER, ActName.ADVISE})
"""What may still be said when an ask has lapsed: better late than never."""
