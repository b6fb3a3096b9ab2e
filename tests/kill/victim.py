"""A bot in a process of its own, that kills itself at a named point, as by `kill -9`."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from unittest.mock import patch

from adapters.base import Adapter
from bot.app import App
from bot.config.schema import Config
from bot.points import Passing, Point
from bot.store.database import Database
from routing import Index, route
from routing.nouns import Routing
from tests.municipality import an_index
from tests.stories.elsewhere import StoryClock

IMPOSSIBLE = "onmogelijk"
"""A text that cannot be handled, as if the bot had a fault."""
WORK_SECONDS = 20
"""How long a bot waits for something to do before it leaves, alive."""

# A server that has everything loaded makes each process, in a fraction of the time that
# starting Python and loading it all would take.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__, "tests.kill.places"])


@dataclass(frozen=True)
class Home:
    """What a bot comes back to: a database with tables, what it knows, a way to its accounts."""

    url: str
    config: Config
    accounts: Callable[[StoryClock], Mapping[str, Adapter]]


async def killed(home: Home, moment: datetime, point: Point, passes: int) -> int | None:
    """Have a bot live until it comes by a point for so manieth time; tells how it ended."""
    victim = processes.Process(target=_live, args=(home, moment, point, passes))
    victim.start()
    await asyncio.to_thread(victim.join)
    return victim.exitcode


def failing(text: str, index: Index, *, default_wijk: str | None = None) -> Routing:
    """Route, unless it is the text that nobody can handle."""
    if text == IMPOSSIBLE:
        raise RuntimeError(text)
    return route(text, index, default_wijk=default_wijk)


def _live(home: Home, moment: datetime, point: Point, passes: int) -> None:
    with patch("bot.intake.signals.route", failing):
        asyncio.run(_work(home, StoryClock(moment), _killing_at(point, passes)))


async def _work(home: Home, clock: StoryClock, passing: Passing) -> None:
    """Do all that there is to do, nudge once, and go on with what comes."""
    database = Database(home.url)
    accounts = home.accounts(clock)
    app = App(home.config, database, accounts, clock, index=an_index(), passing=passing)
    await app.start()
    await app.settle()
    await app.tick()
    await app.settle()
    while await app.woken(WORK_SECONDS):
        await app.settle()
    await app.stop()
    database.close()


def _killing_at(point: Point, passes: int) -> Passing:
    """Die at the given pass of a point."""
    left = [passes]

    def passing(passed: Point) -> None:
        left[0] -= passed is point
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return passing
