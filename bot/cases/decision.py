"""What comes of an act: a new state with its history and messages, or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.calendar import Calendar
from bot.cases.acts import ActName
from bot.cases.state import Ask, Case
from bot.config.schema import Clocks
from bot.directory import Directory

Fact = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a decision may know beside the case: the organisation, its calendar, its clocks."""

    directory: Directory
    calendar: Calendar
    clocks: Clocks


class News(StrEnum):
    """A message that asks nothing."""

    TAKEN = "taken"
    TAKEN_IF = "taken_if"
    MET = "met"
    FIRM = "firm"
    GIVEN = "given"
    TAKE_OVER_ASKED = "take_over_asked"
    TAKEN_OVER = "taken_over"
    NOT_TAKEN_OVER = "not_taken_over"
    SILENT_TAKE_OVER = "silent_take_over"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    REACTED = "reacted"
    """What somebody answered, for who asked them."""
    FOLLOWING = "following"
    TURN = "turn"
    """Whatever somebody did, for who follows."""
    STUCK = "stuck"
    PUT_OFF = "put_off"
    TERM = "term"
    RISK = "risk"
    PART_DONE = "part_done"
    TELLS = "tells"
    SILENT_OWNER = "silent_owner"
    SILENT_CONTRIBUTOR = "silent_contributor"
    SILENT_AND_URGENT = "silent_and_urgent"
    UNBROKERED = "unbrokered"
    DANGER = "danger"
    CHANGED = "changed"
    """Its words have changed, and seem to be another department's."""
    GONE = "gone"
    """Its words were taken away."""
    DIRECT = "direct"
    """A text that is ready for a department's own route."""
    PRIVATELY = "privately"
    """It is confidential because of what is told of somebody: for its broker."""


@dataclass(frozen=True, slots=True)
class Tell:
    """News for one person: privately, or for a poster in the thread of their signal."""

    news: News
    person: str
    signal: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What history keeps of it. `note` is in people's own words and is stored apart."""

    act: ActName
    person: str
    ask: Ask | None = None
    note: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)
    asides: Mapping[str, str] = field(default_factory=dict)
    """Further words by what they are; each is a note of its own, and its id a detail."""


@dataclass(frozen=True, slots=True)
class BlackOut:
    """Words to take out of everything there is of a case; none for all of these signals."""

    words: str = field(repr=False)
    signals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The case as it is from now on, what history keeps, and who is told."""

    case: Case
    entry: Entry
    tell: tuple[Tell, ...] = ()
    black_out: BlackOut | None = None


class Reason(StrEnum):
    """Why somebody does not get what they asked for."""

    NOT_YOURS = "not_yours"
    CLOSED = "closed"
    ENDED = "ended"
    """Closed without an owner's work: nobody can reopen that."""
    DONE = "done"
    OWNED = "owned"
    YOURS_ALREADY = "yours_already"
    YOU_TOOK_IT = "you_took_it"
    YOU_TAKE_PART = "you_take_part"
    ANSWERED = "answered"
    NOBODY_OWNS = "nobody_owns"
    NOTHING_TO_HAND_OVER = "nothing_to_hand_over"
    HAS_IT_ALREADY = "has_it_already"
    NEEDS_WHY = "needs_why"
    NEEDS_CONDITION = "needs_condition"
    NO_IFS = "no_ifs"
    """Another's is taken over as it is: until then they own it."""
    NOTHING_CONDITIONAL = "nothing_conditional"
    NEEDS_NUMBER = "needs_number"
    NEEDS_WORDS = "needs_words"
    NEEDS_DAY = "needs_day"
    ASKED_ALREADY = "asked_already"
    CANNOT_OWN = "cannot_own"
    ITSELF = "itself"
    UNKNOWN_DEPARTMENT = "unknown_department"
    UNKNOWN_WIJK = "unknown_wijk"
    WEIGHED_SO = "weighed_so"
    NO_RISK_HERE = "no_risk_here"
    UNKNOWN_COLLEAGUE = "unknown_colleague"
    UNREACHABLE = "unreachable"
    YOURSELF = "yourself"
    ASKED_THEM_ALREADY = "asked_them_already"
    HAND_IT_OVER = "hand_it_over"
    NO_DEPARTMENT = "no_department"
    WHICH_DEPARTMENT = "which_department"
    TAKES_PART_ALREADY = "takes_part_already"
    FOLLOWS_ALREADY = "follows_already"
    NOT_FOLLOWING = "not_following"
    NOT_DONE = "not_done"
    HELD = "held"
    """It is not passed on yet: its poster is asked about data of a resident."""
    NOTHING_HELD = "nothing_held"
    CONFIDENTIAL_ALREADY = "confidential_already"
    NOT_CONFIDENTIAL = "not_confidential"
    NOT_HERE = "not_here"
    """What is confidential is not talked about in a channel."""
    YOUR_PART_IS_DONE = "your_part_is_done"
    NOTHING_TO_TELL = "nothing_to_tell"
    NO_TEXT = "no_text"
    """It is confidential, so there is no text to pass on."""
    TOO_LATE = "too_late"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_DAY = "unknown_day"
    NO_COLLEAGUE = "no_colleague"
    NOT_AWAY = "not_away"
    UNKNOWN_CASE = "unknown_case"
    WHICH_CASE = "which_case"
    NEEDS_WHERE = "needs_where"
    """Neither a department nor a wijk was named."""
    THEIRS_TO_GIVE = "theirs_to_give"
    """Somebody owns it: it is up to them whether it is another's."""
    SAID_NO = "said_no"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"
    UNKNOWN_COMMAND = "unknown_command"
    UNKNOWN_BUTTON = "unknown_button"
    NO_WORDS = "no_words"
    NO_SUCH_WORDS = "no_such_words"
    IN_PRIVATE = "in_private"
    """What is to be said of it would stand there once more."""
    PERSONAL = "personal"
    """What was written holds personal data of somebody else, of these `kinds`."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no, with the facts that explain it: ids and names of the organisation, never words."""

    reason: Reason
    facts: Mapping[str, Fact] = field(default_factory=dict)
