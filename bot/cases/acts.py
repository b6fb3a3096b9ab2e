"""What people can do to a case, and what the bot does when time passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from bot.privacy.personal import Personal
from bot.store.nouns import AskKind, Urgency


class ActName(StrEnum):
    """The name of each act, as buttons, commands, rights and history know it."""

    POST = "post"
    TAKE = "take"
    TAKE_IF = "take_if"
    MET = "met"
    TAKE_LATER = "take_later"
    RUNNING = "running"
    DECLINE = "decline"
    JOIN = "join"
    OFFER = "offer"
    QUESTION = "question"
    ANSWER = "answer"
    ADVISE = "advise"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    GIVE = "give"
    HAND_OVER = "hand_over"
    URGENT = "urgent"
    NORMAL = "normal"
    CAN_WAIT = "can_wait"
    RISK = "risk"
    NO_RISK = "no_risk"
    PROGRESS = "progress"
    STUCK = "stuck"
    LATER = "later"
    TERM = "term"
    DONE = "done"
    PART = "part"
    TEXT = "text"
    SOLVED = "solved"
    REOPEN = "reopen"
    NO_SIGNAL = "no_signal"
    CORRECT = "correct"
    PLACE = "place"
    RESEND = "resend"
    SHOW = "show"
    WHOSE = "whose"
    HELP = "help"
    MINE = "mine"
    REDACT = "redact"
    CONFIRM = "confirm"
    REROUTE = "reroute"
    REFER = "refer"
    KEEP = "keep"
    CLEAN = "clean"
    CONFIDENTIAL = "confidential"
    OPEN_UP = "open_up"
    HOLD = "hold"
    TIDY = "tidy"
    WITHDRAW = "withdraw"
    EDIT = "edit"
    LAPSE = "lapse"
    AWAY = "away"
    BACK_AT_WORK = "back_at_work"
    STAND_IN = "stand_in"
    RESUME = "resume"


class Teller(StrEnum):
    """Who tells in the wijk that it is done."""

    POSTER = "poster"
    OWNER = "owner"
    BROKER = "broker"
    NOBODY = "nobody"
    """Nobody needs to."""


@dataclass(frozen=True, slots=True)
class Take:
    """*Van ons*. Answers an ask; or the broker holds on to what nobody owns."""

    name: ClassVar = ActName.TAKE
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class TakeLater:
    """*Van ons, maar later*: from which day on, and why not now. Answers an ask."""

    name: ClassVar = ActName.TAKE_LATER
    until: date
    reason: str = ""
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class TakeIf:
    """*Ja, mits*: a yes that hangs on something. Answers an ask."""

    name: ClassVar = ActName.TAKE_IF
    condition: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """*Dat is geregeld*: how what a yes hung on was arranged."""

    name: ClassVar = ActName.MET
    words: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """*Loopt al*, with the number in the owner's own system: taken, or told later."""

    name: ClassVar = ActName.RUNNING
    number: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """*Niet van ons*, with the reason, and whose it is then if they know. Answers an ask."""

    name: ClassVar = ActName.DECLINE
    ask: int | None = None
    reason: str = ""
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """*Wij doen mee*. Answers an ask."""

    name: ClassVar = ActName.JOIN
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """*Leg voor aan …*: ask a department, or a person, to own it, to take part or for advice.

    Without a kind it is what is usual as the case stands.
    """

    name: ClassVar = ActName.OFFER
    department: str | None = None
    question: str = ""
    person: str | None = None
    kind: AskKind | None = None


@dataclass(frozen=True, slots=True)
class Advise:
    """*Meedenken*: advice, in words. It answers who asked for that, and moves nothing."""

    name: ClassVar = ActName.ADVISE
    words: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """*Vraag*: something to know from somebody; without a person, from who posted it."""

    name: ClassVar = ActName.QUESTION
    words: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """*Antwoord*, in words. Answers an ask."""

    name: ClassVar = ActName.ANSWER
    words: str
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """*Volgen*: hear each turn; a broker may name somebody else, who may read it from then on."""

    name: ClassVar = ActName.FOLLOW
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Unfollow:
    """*Niet meer volgen*."""

    name: ClassVar = ActName.UNFOLLOW
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """*Geef aan …*: a colleague of the owner's department is its contact from now on."""

    name: ClassVar = ActName.GIVE
    person: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """*Overdragen*: ask another department to own it instead, and why."""

    name: ClassVar = ActName.HAND_OVER
    department: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Weigh:
    """*Spoed*, *normaal*, *kan wachten*: how long it can wait, and why."""

    urgency: Urgency
    reason: str = ""

    @property
    def name(self) -> ActName:
        """Each urgency is an act of its own, as people say it."""
        return WEIGHS[self.urgency]


@dataclass(frozen=True, slots=True)
class Risk:
    """*Risico*, *geen risico*: whether it can hurt somebody, and why."""

    reason: str = ""
    risky: bool = True

    @property
    def name(self) -> ActName:
        """Each is an act of its own, as people say it."""
        return ActName.RISK if self.risky else ActName.NO_RISK


WEIGHS: Mapping[Urgency, ActName] = {
    Urgency.URGENT: ActName.URGENT,
    Urgency.NORMAL: ActName.NORMAL,
    Urgency.CAN_WAIT: ActName.CAN_WAIT,
}
"""The act that says each urgency."""


@dataclass(frozen=True, slots=True)
class Progress:
    """*Het loopt*, with or without words, and by which day it is done or goes on if they tell.

    As the answer to a reminder it names the ask, and which cycle of it was running.
    """

    name: ClassVar = ActName.PROGRESS
    words: str = ""
    ask: int | None = None
    cycle: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """*Lukt niet*, and why. Answers an ask as `Progress` does."""

    name: ClassVar = ActName.STUCK
    reason: str = ""
    ask: int | None = None
    cycle: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """*Vraag later weer*: from which day on, if need be at which hour, and why. Names an ask."""

    name: ClassVar = ActName.LATER
    until: date
    reason: str = ""
    ask: int | None = None
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """*Termijn*: by which day there should be an answer, set by hand."""

    name: ClassVar = ActName.TERM
    until: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """*Klaar*, with what the poster may know, who tells it in the wijk, and what it prevented."""

    name: ClassVar = ActName.DONE
    words: str = ""
    tells: Teller | None = None
    prevented: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """*Klaar* of who takes part: what they did of it."""

    name: ClassVar = ActName.PART
    words: str = ""


@dataclass(frozen=True, slots=True)
class Solved:
    """The poster says: yes, it is solved. Without a number: of the poster's own signal."""

    name: ClassVar = ActName.SOLVED
    signal: int | None = None


@dataclass(frozen=True, slots=True)
class Reopen:
    """*Nee, kijk nog eens*: it is not solved, and why."""

    name: ClassVar = ActName.REOPEN
    words: str = ""
    signal: int | None = None


@dataclass(frozen=True, slots=True)
class NoSignal:
    """*Geen signaal*: it needs no owner after all."""

    name: ClassVar = ActName.NO_SIGNAL


@dataclass(frozen=True, slots=True)
class Correct:
    """*Klopt niet*: which department it is, in which wijk, or both."""

    name: ClassVar = ActName.CORRECT
    department: str | None = None
    wijk: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Tell in which wijk it is."""

    name: ClassVar = ActName.PLACE
    wijk: str


@dataclass(frozen=True, slots=True)
class Resend:
    """*Stuur opnieuw*: what did not arrive is tried once more. Answers an ask."""

    name: ClassVar = ActName.RESEND
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Redact:
    """*Weglakken*: these words go everywhere, or all that was posted.

    They are kept nowhere; why they go is.
    """

    name: ClassVar = ActName.REDACT
    words: str = field(default="", repr=False)
    whole: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Clean:
    """*Haal ze eruit*: data of a resident is taken out of the words. Answers an ask."""

    name: ClassVar = ActName.CLEAN
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Confidential:
    """*Besloten*: read only by who is on it, in private. May say why; answers an ask if asked."""

    name: ClassVar = ActName.CONFIDENTIAL
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenUp:
    """*Niet meer besloten*: colleagues read it from now on."""

    name: ClassVar = ActName.OPEN_UP
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """The bot finds data of a resident in what a poster changed: of which kinds."""

    name: ClassVar = ActName.HOLD
    signal: int
    kinds: frozenset[Personal]


@dataclass(frozen=True, slots=True)
class Tidy:
    """The poster took a message out of the channel, as the bot had asked; the words it keeps."""

    name: ClassVar = ActName.TIDY
    signal: int


@dataclass(frozen=True, slots=True)
class Edit:
    """The poster changed the words: whose and where it was by the old ones, and is by the new."""

    name: ClassVar = ActName.EDIT
    signal: int
    lead_before: str | None = None
    lead: str | None = None
    wijk_before: str | None = None
    wijk: str | None = None


@dataclass(frozen=True, slots=True)
class Reroute:
    """*Ja, vraag …*: the new words go to whom they belong. Answers an ask."""

    name: ClassVar = ActName.REROUTE
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Refer:
    """*Ja, zet klaar*: it goes by the department's own route. Answers an ask."""

    name: ClassVar = ActName.REFER
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """*Nee, laat zo*: what was proposed is not done. Answers an ask."""

    name: ClassVar = ActName.KEEP
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The poster removed the message."""

    name: ClassVar = ActName.WITHDRAW
    signal: int


@dataclass(frozen=True, slots=True)
class Lapse:
    """Nobody answered an ask until its clock ran out; the bot itself does this."""

    name: ClassVar = ActName.LAPSE
    ask: int


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who is asked is away: `person` holds the ask for `absent`; the bot itself does this."""

    name: ClassVar = ActName.STAND_IN
    ask: int
    person: str
    absent: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Who was away is back, and is asked again; the bot itself does this."""

    name: ClassVar = ActName.RESUME
    ask: int


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
