"""What every part of the intake works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlmodel import Session

from adapters.base import Capabilities, Event, EventKind
from bot import commands
from bot.calendar import local
from bot.casebook import Casebook
from bot.cases.decision import Reason, Refusal
from bot.commands import Said
from bot.directory import Directory
from bot.learned import Known
from bot.mail import Mail, Place
from bot.speaker import Speaker
from bot.store import traffic
from bot.store.events import without_text

_DENIALS = frozenset({Reason.NOT_YOURS, Reason.UNKNOWN_BUTTON})
"""What somebody tried who may not, or with a button that is none of ours."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The organisation, its routing knowledge, its cases and its mail."""

    directory: Directory
    known: Known
    casebook: Casebook
    mail: Mail
    platforms: Mapping[str, Capabilities]

    @property
    def department_names(self) -> dict[str, str]:
        """Names of all departments and parties by id."""
        return {each.id: each.name for each in self.directory.departments.values()}

    @property
    def people_names(self) -> dict[str, str]:
        """Names of all people whom the configuration names, by slug."""
        return {each.slug: each.name for each in self.directory.people.values()}

    def meant(self, said: Said) -> Said:
        """Read once more what depends on whom a name is of."""
        return commands.asks_advice(said, self.department_names, self.people_names)

    def fields(self, said: Said) -> dict[str, str]:
        """Read what follows a command as the fields of its form, with the names that are known."""
        wijken = self.directory.wijken
        return commands.arguments(said, self.department_names, wijken, self.people_names)


@dataclass(frozen=True, slots=True)
class Turn:
    """One event being handled: in which transaction, by whom, and when."""

    session: Session
    event: Event
    speaker: Speaker
    inbox: int
    now: datetime

    @property
    def place(self) -> Place:
        """Where it happened, and where an answer to it belongs."""
        event = self.event
        if event.private:
            return Place(event.account, user=event.user, thread=event.thread, private=True)
        opens = event.kind in {EventKind.POSTED, EventKind.COMMAND}
        thread = event.root if opens else event.thread
        return Place(event.account, event.conversation, thread=thread)


def refuse(desk: Desk, turn: Turn, refusal: Refusal, case: int | None = None) -> None:
    """Say no, privately, with the reason and who can do it."""
    note_denial(refusal, turn.event.account, case, turn.inbox)
    if refusal.reason in _DENIALS:
        act = str(refusal.facts.get("act", ""))
        day = local(turn.now).date()
        turn.session.add(traffic.Denial(day=day, act=act, reason=refusal.reason))
    facts = {
        name: list(fact) if isinstance(fact, tuple) else fact
        for name, fact in refusal.facts.items()
    }
    params = {"refused": refusal.reason, "facts": facts}
    if refusal.reason is Reason.UNKNOWN_CASE:
        case = None
    desk.mail.answer(turn.session, turn.speaker.slug, turn.place, params, turn.now, case=case)


def forget_words(turn: Turn) -> None:
    """Keep nothing of what was said or filled in with this event."""
    row = turn.session.get(traffic.Inbox, turn.inbox)
    if row is not None:
        row.event = without_text(row.event)


def note_denial(
    refusal: Refusal, account: str, case: int | None = None, inbox: int | None = None
) -> None:
    """Have the log tell when somebody tried what they may not.

    Who it was stands in the inbox; where there is none, as for a form that was not opened,
    nothing was tried that came in, and nobody is named.
    """
    if refusal.reason in _DENIALS:
        act = refusal.facts.get("act")
        log.warning("denied", account=account, act=act, case=case, inbox=inbox)
