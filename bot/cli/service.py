"""The bot at work: it handles what comes, sends what is due and nudges, until it is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, time

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app import App
from bot.calendar import ZONE
from bot.store.database import Conflict, StoreError

FORGETS_AT = time(4, 15)
"""When what is kept no longer is let go of, on the clock of the municipality: a quiet hour that
comes once on every day, also when the clock is changed."""
LOOK_SECONDS = 0.25
"""How soon something new on a console is heard."""
PATIENCE_SECONDS = 1.0
"""How long others wait for an account that takes its time."""
FAREWELL_SECONDS = 10.0
"""How long what is being sent may take when the bot stops; it is looked up at the next start."""
LONGEST_REST_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
"""Between tries while the database cannot be used: it doubles each time, up to this."""
MEANWHILE = (
    "The other accounts go on. What this one is to say waits, and it is tried again every few "
    "minutes. For what stands in an environment variable, such as a token, start Wijkbot again."
)
"""What is told of an account that somebody must mend."""

log = structlog.get_logger(__name__)


class Service:
    """Keeps a started bot going, each account at its own pace.

    `tell` reaches whoever runs the bot. A database that cannot be used is told once and tried
    again: meanwhile nothing is lost, as nobody was told that it was taken in.
    """

    def __init__(
        self,
        app: App,
        tell: Callable[[str], None],
        *,
        first_pause: float = FIRST_PAUSE_SECONDS,
    ) -> None:
        self._app = app
        self._tell = tell
        self._first_pause = first_pause
        self._stopping = asyncio.Event()
        self._turn = asyncio.Lock()
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._unusable: dict[str, str] = {}
        self._tick_due = True
        self._old_due = True
        self._rest_seconds = 0.0
        self._failures = 0

    def stop(self) -> None:
        """Have `run` return, after what it is doing now."""
        self._stopping.set()

    async def run(self) -> None:
        """Work until `stop`."""
        clock = AsyncIOScheduler(timezone=UTC)
        clock.add_job(
            self.struck,
            "interval",
            minutes=1,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        clock.add_job(
            self.day_began,
            "cron",
            hour=FORGETS_AT.hour,
            minute=FORGETS_AT.minute,
            timezone=ZONE,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        clock.start()
        try:
            while not self._stopping.is_set():
                await self.settle()
                await self._rest()
        finally:
            clock.shutdown(wait=False)
            await self._part()

    async def settle(self) -> None:
        """Do all that is to be done now; one at a time, whoever asks for it."""
        async with self._turn:
            if await self._managed(self._work) and self._failures:
                self._failures = 0
                log.info("database works again")
                self._tell("The database can be used again: Wijkbot goes on.")

    async def _work(self) -> None:
        if self._failures:
            await self._app.recover()
        await self._app.handle()
        await self._send()
        if self._tick_due:  # after what came in: an answer stops a nudge
            await self._tick()
            await self._send()
        if self._old_due:
            await self._forget()
        due = await self._app.next_due()
        seconds = (due - self._app.clock()).total_seconds() if due else LONGEST_REST_SECONDS
        self._rest_seconds = min(max(seconds, 0.0), LONGEST_REST_SECONDS)

    async def _tick(self) -> None:
        """Nudge; a minute that passes meanwhile is due again, and so is one that failed."""
        self._tick_due = False
        try:
            await self._app.tick()
        except Exception:
            self._tick_due = True
            raise

    async def _forget(self) -> None:
        """Let go of what is kept no longer; what failed is tried again with the next work."""
        count = await self._app.forget()
        self._old_due = False
        if count:
            log.info("old words removed", count=count)

    async def _send(self) -> None:
        """Send what is due; an account that takes long goes on by itself, and others too."""
        for account in self._app.accounts:
            if account not in self._sending:
                self._sending[account] = asyncio.create_task(self._app.send(account))
        await asyncio.wait(self._sending.values(), timeout=PATIENCE_SECONDS)
        self._tell_of_accounts()
        self._sent()

    def _sent(self) -> None:
        """Clear away who is done with sending; raises what went wrong there."""
        done = [account for account, task in self._sending.items() if task.done()]
        failures = [self._sending.pop(account).exception() for account in done]
        for failure in filter(None, failures):
            raise failure

    def _tell_of_accounts(self) -> None:
        """Tell once which accounts somebody must mend, and which of them work since."""
        before, self._unusable = self._unusable, dict(self._app.unusable)
        for account, why in self._unusable.items():
            if before.get(account) != why:
                self._tell(f'The account "{account}" cannot be used:\n{why}\n{MEANWHILE}')
        for account in before.keys() - self._unusable.keys():
            self._tell(f'The account "{account}" works again.')

    async def _part(self) -> None:
        """Let what is being sent arrive; what takes too long is looked up at the next start."""
        if self._sending:
            _, pending = await asyncio.wait(self._sending.values(), timeout=FAREWELL_SECONDS)
            for task in pending:
                task.cancel()
            await asyncio.gather(*self._sending.values(), return_exceptions=True)

    async def _rest(self) -> None:
        """Wait for something to do; after a failure only for the next try."""
        if self._failures:
            pause = self._first_pause * 2 ** (self._failures - 1)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), min(pause, LONGEST_PAUSE_SECONDS))
            return
        loop = asyncio.get_running_loop()
        until = loop.time() + self._rest_seconds
        while loop.time() < until and not self._something_due():
            async with self._turn:
                if not await self._managed(self._app.hear):
                    return
            if any(task.done() for task in self._sending.values()):
                return
            if await self._app.woken(LOOK_SECONDS):
                return

    def _something_due(self) -> bool:
        return self._tick_due or self._old_due or self._stopping.is_set()

    async def _managed(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Do something that needs the database; tells whether it could be done."""
        try:
            await work()
        except (StoreError, Conflict) as error:
            if not self._failures:
                log.warning("database cannot be used", exc_info=error)
                what = error if isinstance(error, StoreError) else "The database is too busy."
                self._tell(f"{what}\nWijkbot keeps trying, and loses nothing meanwhile.")
            self._failures += 1
            return False
        return True

    async def struck(self) -> None:
        """Take note that a minute has passed; the work itself is not the clock's."""
        self._tick_due = True

    async def day_began(self) -> None:
        """Take note that a day has begun, on which things grow too old to be kept."""
        self._old_due = True
