"""One outgoing row on its way: what is to be done, and what its result means for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

from adapters.base import (
    Do,
    Doubtful,
    MessageRef,
    Outgoing,
    Permanent,
    Refusal,
    RetryAt,
    SendResult,
    Sent,
)
from adapters.card import Card as Drawn
from bot.photos.belonging import Found, Onward
from bot.store.nouns import OutState
from bot.store.traffic import Card, Outbox

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=10)
_APPEARING = {Do.SEND, Do.WHISPER, Do.PHOTO}


class Doubt(Enum):
    """Whether the platform may have done it already, unknown to us."""

    NONE = "none"
    FRESH = "fresh"
    """Just now: it may still be under way, so it is looked up and not yet repeated."""
    LASTING = "lasting"
    """It was not there before; when it is not there now either, it is repeated."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A claimed row. With `withdrawn` nothing is to be shown any more, and `out` has no card.

    `version` is that of the card which the platform may have, from the first attempt on:
    a platform that knows the key shows what it got then, whatever is sent later.
    """

    number: int
    account: str
    out: Outgoing
    doubt: Doubt
    attempts: int
    version: int | None
    looks: str | None = None
    """Of what is sent now; None where the platform may have an older drawing."""
    withdrawn: bool = False
    photo: Found | None = None
    """What is to be fetched and shown; the adapter gets it with the rest."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is written in a row after an attempt."""

    state: OutState
    ref: MessageRef | None = None
    not_before: datetime | None = None
    trouble: str | None = None
    refusal: Refusal = Refusal.OTHER
    """What kind of refusal made it fail."""
    repeated: bool = False
    """It was sent again, and may be there twice."""


def doubt_of(row: Outbox) -> Doubt:
    """Tell what is known of a row that is to be claimed."""
    if row.state is not OutState.DOUBTFUL:
        return Doubt.NONE
    return Doubt.FRESH if row.not_before is None else Doubt.LASTING


def outgoing(row: Outbox, card: Card | None, drawn: Drawn | None) -> Outgoing:
    """Say to an adapter what a row asks for; raises ValueError for what is no `Do`."""
    do = Do(row.do)
    if card is None:
        return Outgoing(
            key=row.key,
            do=do,
            conversation=row.payload.get("conversation", ""),
            user=row.payload.get("user", ""),
            name=row.payload.get("name", ""),
            members=tuple(row.payload.get("members", ())),
            since=row.made,
        )
    shown = do is Do.UPDATE and card.message is not None
    return Outgoing(
        key=row.key,
        do=do,
        card=drawn,
        conversation=card.conversation,
        user=card.user,
        thread=card.thread,
        ref=MessageRef(card.account, card.shown_in or "", card.message or "") if shown else None,
        since=row.made,
    )


def carrying(row: Outbox, onward: Onward) -> Outgoing:
    """Say to an adapter where a photo is to be shown."""
    return Outgoing(
        key=row.key,
        do=Do.PHOTO,
        conversation=onward.conversation,
        user=onward.user,
        thread=onward.thread,
        since=row.made,
    )


def superfluous(row: Outbox, card: Card) -> bool:
    """Tell whether an update has nothing to change: never shown, a whisper, or up to date."""
    if row.do != Do.UPDATE:
        return False
    return card.message is None or card.whisper or card.shown >= card.wanted


def looks(drawn: Drawn | None) -> str | None:
    """Give what tells one drawing from another, without the words in it."""
    return sha256(repr(drawn).encode("utf-8", "replace")).hexdigest() if drawn else None


def changes(row: Outbox, card: Card, looks: str | None) -> bool:
    """Tell whether people would see a difference: not for nothing, nor for the same again."""
    return looks is not None and (row.do != Do.UPDATE or card.looks != looks)


def delivered(errand: Errand, result: SendResult, now: datetime) -> Outcome:
    """Decide what becomes of a row after a delivery."""
    again = errand.doubt is Doubt.LASTING
    repeated = again and errand.out.do in _APPEARING
    match result:
        case Sent(ref):
            return Outcome(OutState.SENT, ref=ref, repeated=repeated)
        case RetryAt(at, why):
            # At least a moment later, or it would be tried without end.
            later = max(at, now + FIRST_WAIT)
            return Outcome(OutState.WAITING, not_before=later, trouble=why)
        case Doubtful(why):
            return Outcome(OutState.DOUBTFUL, trouble=why, repeated=repeated)
        case Permanent(why, refusal):
            return Outcome(OutState.FAILED, trouble=why, refusal=refusal)


def unfound(errand: Errand, why: str, now: datetime) -> Outcome:
    """Decide what becomes of a doubtful row that is not seen on the platform yet."""
    return Outcome(OutState.DOUBTFUL, not_before=now + wait(errand.attempts), trouble=why)


def wait(attempts: int) -> timedelta:
    """Tell how long to wait after this many attempts: doubling, from a second to ten minutes."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 10)), LONGEST_WAIT)
