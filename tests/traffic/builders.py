"""A bot that has only an inbox and an outbox, to tell what becomes of each event and message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from adapters.base import Capabilities, Do, Event, EventKind, Outgoing, Permanent
from adapters.card import Card as Drawn
from adapters.card import Paragraph, plain
from adapters.console import FULL, Console, ConsoleAdapter
from adapters.console.platform import Fault
from bot import inbox, outbox
from bot.config.keeping import Photos
from bot.photos.carrying import Carrier
from bot.points import Passing, unhindered
from bot.store.database import Database
from bot.store.executor import Executor
from bot.store.nouns import OutState
from bot.store.traffic import Card, Inbox, Outbox

MORNING = datetime(2026, 11, 24, 7, 12, tzinfo=UTC)
CHANNELS = ("#noordwest", "#verlichting", "#wegen")
T = TypeVar("T")


@dataclass
class Clock:
    """Time that moves when it is told to."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: int) -> None:
        self.at += timedelta(**by)


class Death(BaseException):
    """The process dies here, as far as the bot can tell."""


def an_event(text: str = "twee lantaarns uit", **changed: Any) -> Event:  # noqa: ANN401 - fields
    """Make an event; each text is a thing of its own unless said otherwise."""
    event = {
        "account": "console",
        "conversation": "#noordwest",
        "thing": text,
        "kind": EventKind.POSTED,
        "at": MORNING,
        "user": "fatima",
        "name": "Fatima de Wit",
        "text": text,
    }
    return Event(**{**event, **changed})


def a_drawing(words: str) -> Drawn:
    """Make what people see, of one line."""
    return Drawn((Paragraph((words,)),))


def with_executor(database: Database, work: Callable[[Executor], Coroutine[Any, Any, T]]) -> T:
    """Run something that needs an executor, and end its threads."""
    executor = Executor(database)
    try:
        return asyncio.run(work(executor))
    finally:
        executor.close()


@dataclass
class Desk:
    """A worker whose handling notes what it handles; `trouble` may spoil that."""

    database: Database
    clock: Clock = field(default_factory=Clock)
    handled: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    trouble: Callable[[Event], None] = lambda _: None
    trouble_telling: Callable[[Event], None] = lambda _: None
    passing: Passing = unhindered

    def keep(self, *events: Event, position: str | None = None) -> int:
        with self.database.write() as session:
            return inbox.keep(session, events, position, self.clock())

    def run(self) -> int:
        return with_executor(self.database, lambda executor: self.worker(executor).run_until_idle())

    def worker(self, executor: Executor) -> inbox.Worker:
        return inbox.Worker(
            executor,
            handle=self._handle,
            failed=self._failed,
            clock=self.clock,
            passing=self.passing,
        )

    def rows(self) -> list[Inbox]:
        with self.database.read() as session:
            return list(session.exec(select(Inbox).order_by(col(Inbox.id))).all())

    def states(self) -> list[str]:
        return [row.state.value for row in self.rows()]

    def written(self) -> list[str]:
        """What handling wrote in the database: it lasts only if the event was done too."""
        with self.database.read() as session:
            return list(session.exec(select(Outbox.lane).order_by(col(Outbox.id))).all())

    def _handle(self, session: Session, event: Event, _number: int, now: datetime) -> None:
        self.handled.append(event.text)
        outbox.put(session, account="console", lane=event.text, do=Do.SEND, now=now)
        self.trouble(event)

    def _failed(self, session: Session, event: Event, number: int, why: str, now: datetime) -> None:
        self.failed.append((event.text, why))
        outbox.put(session, account="console", lane=f"failed {number}", do=Do.SEND, now=now)
        self.trouble_telling(event)


class Post:
    """A sender to a real console. A card shows its kind and the version that was drawn."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        capabilities: Capabilities = FULL,
        *,
        dedupe: bool = False,
    ) -> None:
        self.database = database
        self.clock = Clock()
        self.arrived: list[str] = []
        self.lost: list[tuple[str, str]] = []
        self.gone: set[str] = set()
        self.unrenderable: set[str] = set()
        self.steady: set[str] = set()
        self.passing: Passing = unhindered
        self.delivered: list[str] = []
        self._faults: list[Fault | None] = []
        self.console = Console(
            "console", folder / "console.jsonl", capabilities, now=self.clock, faults=self._fault
        )
        for channel in CHANNELS:
            self.console.channel(channel, "fatima", "karel")
        self.adapter = ConsoleAdapter(self.console, dedupe=dedupe)

    # What the bot wants to be said

    def send(self, kind: str, conversation: str = "#verlichting", **changed: Any) -> Card:  # noqa: ANN401 - columns
        """Want a new card there; `do` and `not_before` are those of its row."""
        row = {name: changed.pop(name) for name in ("do", "not_before") if name in changed}
        card = Card(kind=kind, account="console", conversation=conversation, **changed)
        with self.database.write() as session:
            session.add(card)
            session.flush()
            self._put(session, card, **row)
        return card

    def want(self, card: Card) -> None:
        """Want a card as it is now."""
        with self.database.write() as session:
            found = session.get(Card, card.id, with_for_update=True)
            assert found is not None
            found.wanted += 1
            self._put(session, found, do=Do.UPDATE)

    def put(self, do: Do, **payload: str | list[str]) -> None:
        """Want something without a card."""
        lane = outbox.lane_of("console", str(payload.get("conversation") or payload.get("name")))
        with self.database.write() as session:
            outbox.put(
                session, account="console", lane=lane, do=do, payload=payload, now=self.clock()
            )

    def _put(
        self,
        session: Session,
        card: Card,
        do: Do = Do.SEND,
        not_before: datetime | None = None,
    ) -> None:
        lane = outbox.lane_of(card.account, card.conversation or card.user)
        outbox.put(
            session,
            account=card.account,
            lane=lane,
            do=do,
            card=card,
            now=self.clock(),
            not_before=not_before,
        )

    # What becomes of it

    def go_wrong(self, *faults: Fault | None) -> None:
        """Have the next deliveries go wrong, one each; None is one that goes well."""
        self._faults += faults

    def run(self) -> None:
        with_executor(self.database, lambda executor: self.sender(executor).run("console"))

    def restart(self) -> None:
        """Start as after a death: what was being sent is in doubt."""

        async def start(executor: Executor) -> None:
            sender = self.sender(executor)
            await sender.recover()
            await sender.run("console")

        with_executor(self.database, start)

    def next_due(self) -> datetime | None:
        return with_executor(
            self.database, lambda executor: self.sender(executor).next_due({"console"})
        )

    def sender(self, executor: Executor) -> outbox.Sender:
        return outbox.Sender(
            executor,
            {"console": self.adapter},
            render=self._render,
            photos=lambda *_: None,
            carrier=Carrier({"console": self.adapter}, Photos(), self.clock),
            arrived=self._arrived,
            lost=self._lost,
            clock=self.clock,
            passing=self.passing,
        )

    def stands(self, conversation: str = "#verlichting") -> list[str]:
        """What people read there, in order."""
        messages = self.console.messages(conversation)
        return [plain(message.card) for message in messages if message.card]

    def card(self, card: Card) -> Card:
        with self.database.read() as session:
            found = session.get(Card, card.id)
            assert found is not None
            return found

    def rows(self) -> list[Outbox]:
        with self.database.read() as session:
            return list(session.exec(select(Outbox).order_by(col(Outbox.id))).all())

    def states(self) -> list[OutState]:
        return [row.state for row in self.rows()]

    def _fault(self, out: Outgoing) -> Fault | None:
        self.delivered.append(out.key)
        return self._faults.pop(0) if self._faults else None

    def _render(self, _session: Session, card: Card, _now: datetime) -> Drawn | None:
        if card.kind in self.unrenderable:
            raise ZeroDivisionError("het gezin op nummer 9")
        if card.kind in self.gone:
            return None
        if card.kind in self.steady:
            return a_drawing(card.kind)
        return a_drawing(f"{card.kind} {card.wanted}")

    def _arrived(self, _session: Session, card: Card, _now: datetime) -> None:
        self.arrived.append(card.kind)

    def _lost(self, _session: Session, row: Outbox, refused: Permanent, _now: datetime) -> None:
        self.lost.append((row.do, refused.why))
