"""What comes in: kept before anybody is told, and handled once, in the order of its lane.

`Intake` is the bot's side of an adapter's two doors; `Worker` has every event handled.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from adapters.base import Event, Query, Response
from bot import mishap
from bot.points import Passing, Point, unhindered
from bot.store import events as wire
from bot.store.database import MOST_TRIES, Conflict, StoreError, pause
from bot.store.executor import Executor
from bot.store.nouns import Intake as State
from bot.store.text import cleaned
from bot.store.traffic import Inbox, Position

Answer = Callable[[Session, Query], Response]
"""Answers a question of a platform at once, reading only."""
Handle = Callable[[Session, Event, int, datetime], None]
"""Does all that an event brings about, in the session: (session, event, inbox id, now)."""
Failed = Callable[[Session, Event, int, str, datetime], None]
"""Tells somebody of an event that could not be handled, and why, without people's words."""

log = structlog.get_logger(__name__)


def keep(session: Session, events: Sequence[Event], position: str | None, now: datetime) -> int:
    """Store events, and with them where their account resumes; tells how many were new.

    What is there already is passed over, also when it comes twice at once. A position
    without events is passed over too, as it says no account: `resume` keeps one alone.
    """
    if not events:
        return 0
    rows = [
        {
            "key": event.key,
            "lane": event.lane,
            "event": wire.written(event),
            "arrived": now,
            "state": State.WAITING,
        }
        for event in map(cleaned, events)
    ]
    connection = session.connection()
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    # One statement for each row, so that their numbers follow their order.
    new = dialect.insert(Inbox).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    kept = connection.execute(new, rows).rowcount
    if position is not None:
        for account in {event.account for event in events}:
            resume(session, account, position, now)
    return kept


def resume(session: Session, account: str, position: str, now: datetime) -> None:
    """Store where an account resumes."""
    session.merge(Position(account=account, place=position, at=now))
    session.flush()


def event_of(row: Inbox) -> Event:
    """Give the event that a row holds."""
    return wire.read(row.event)


def claim(session: Session) -> Inbox | None:
    """Take the first waiting event before which none waits in its lane; None when idle.

    It is the caller's until the transaction ends: another worker passes it over.
    """
    earlier = aliased(Inbox)
    before = select(earlier.id).where(
        col(earlier.lane) == Inbox.lane,
        col(earlier.state) == State.WAITING,
        col(earlier.id) < col(Inbox.id),
    )
    return session.exec(
        select(Inbox)
        .where(Inbox.state == State.WAITING, ~before.exists())
        .order_by(col(Inbox.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


class Intake:
    """The door through which adapters come in: `adapters.base.Door`.

    `wake` is called on the event loop when there is something to handle.
    """

    def __init__(
        self,
        executor: Executor,
        *,
        answer: Answer,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
        passing: Passing = unhindered,
    ) -> None:
        self._executor = executor
        self._answer = answer
        self._wake = wake
        self._clock = clock
        self._passing = passing
        self._turn = asyncio.Lock()

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        """Store events and the place to resume from; returns after the commit.

        Raises StoreError when they could not be stored; then the platform must not be told.
        """
        if not events:
            return
        now = self._clock()

        def work(session: Session) -> None:
            keep(session, events, position, now)
            self._passing(Point.BEFORE_INBOX_COMMIT)

        async with self._turn:  # what came first gets the lower number
            await self._executor.change(work)
        self._passing(Point.AFTER_INBOX_COMMIT)
        self._wake()

    async def respond(self, query: Query) -> Response:
        """Answer at once; nothing can be changed by it."""
        question = cleaned(query)
        return await self._executor.read(lambda session: self._answer(session, question))

    async def reached(self, account: str, position: str) -> None:
        """Store where an account resumes; returns after the commit.

        Raises StoreError when it could not be stored.
        """
        now = self._clock()
        async with self._turn:  # so that no older position overtakes it
            await self._executor.change(lambda session: resume(session, account, position, now))

    async def position(self, account: str) -> str | None:
        """Where to resume: the last position that was stored."""
        found = await self._executor.read(lambda session: session.get(Position, account))
        return found.place if found else None


class Worker:
    """Has every waiting event handled, each in one transaction with all that it brings about."""

    def __init__(
        self,
        executor: Executor,
        *,
        handle: Handle,
        failed: Failed,
        clock: Callable[[], datetime],
        passing: Passing = unhindered,
    ) -> None:
        self._executor = executor
        self._database = executor.database
        self._handle = handle
        self._failed = failed
        self._clock = clock
        self._passing = passing

    async def run_until_idle(self) -> int:
        """Handle what waits, and tell how many events that were.

        An event that cannot be handled is kept as failed, and somebody is told. Raises
        StoreError when the database cannot be used; then everything waits as it did.
        """
        taken = 0
        while await self._executor.run(self._take):
            taken += 1
        return taken

    def _take(self) -> bool:
        tries = 0
        while True:
            tries += 1
            number = None
            try:
                with self._database.write() as session:
                    row = claim(session)
                    if row is None:
                        return False
                    number = row.id
                    self._finish(session, row)
            except StoreError:
                raise  # no fault of the event's
            except Conflict as error:
                if tries < MOST_TRIES:
                    pause(tries)
                    continue
                self._fail(number, error)
            except Exception as error:  # noqa: BLE001 - kept as failed, whatever it was
                self._fail(number, error)
            else:
                self._passing(Point.AFTER_HANDLING_COMMIT)
            return True

    def _finish(self, session: Session, row: Inbox) -> None:
        assert row.id is not None
        now = self._clock()
        self._handle(session, event_of(row), row.id, now)
        row.state, row.handled = State.DONE, now
        session.flush()
        self._passing(Point.BEFORE_HANDLING_COMMIT)

    def _fail(self, number: int | None, error: Exception) -> None:
        """Keep an event as failed and tell somebody; if telling fails too, only the log."""
        if number is None:
            raise error
        why = mishap.why(error)
        log.error("event failed", inbox=number, why=why, trace=mishap.trace(error))
        try:
            self._database.change(lambda session: self._give_up(session, number, why))
        except (StoreError, Conflict):
            raise
        except Exception as second:  # noqa: BLE001 - the event is kept as failed all the same
            why = mishap.why(second)
            log.error("failed event untold", inbox=number, why=why)  # noqa: TRY400 - no words
            self._database.change(lambda session: self._give_up(session, number, None))
        self._passing(Point.AFTER_FAILURE_COMMIT)

    def _give_up(self, session: Session, number: int, why: str | None) -> None:
        row = session.get(Inbox, number, with_for_update=True)
        if row is None or row.state is not State.WAITING:
            return  # another worker was luckier
        now = self._clock()
        row.state, row.handled = State.FAILED, now
        if why is not None:
            self._failed(session, event_of(row), number, why, now)
        session.flush()
        self._passing(Point.BEFORE_FAILURE_COMMIT)
