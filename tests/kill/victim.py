"""A bot in a process of its own, that kills itself at a named point.

    python -m tests.kill.victim FOLDER MOMENT [POINT PASS]

It takes in what stands on the consoles in the folder, sends what is due, nudges once, and
leaves; at the PASS-th time that it comes by POINT it is killed, as by `kill -9`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from bot.points import Passing, Point, unhindered
from bot.town import town
from routing import Index, route
from routing.nouns import Routing
from tests.municipality import a_municipality

IMPOSSIBLE = "onmogelijk"
"""A text that cannot be handled, as if the bot had a fault."""


def killing_at(point: Point, passes: int) -> Passing:
    """Die at the given pass of a point."""
    left = [passes]

    def passing(passed: Point) -> None:
        left[0] -= passed is point
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return passing


def failing(text: str, index: Index, *, default_wijk: str | None = None) -> Routing:
    """Route, unless it is the text that nobody can handle."""
    if text == IMPOSSIBLE:
        raise RuntimeError(text)
    return route(text, index, default_wijk=default_wijk)


async def live(folder: Path, moment: datetime, passing: Passing) -> None:
    """Do all that there is to do at this moment, and what is tried again a minute later."""
    async with town(a_municipality(), folder, moment, passing=passing) as place:
        await place.app.settle()
        await place.app.tick()
        await place.app.settle()
        place.clock.now += timedelta(minutes=1)
        await place.app.settle()


def main(folder: str, moment: str, *at: str) -> None:
    """Live, and die where it is said."""
    passing = killing_at(Point(at[0]), int(at[1])) if at else unhindered
    with patch("bot.intake.signals.route", failing):
        asyncio.run(live(Path(folder), datetime.fromisoformat(moment), passing))


if __name__ == "__main__":
    main(*sys.argv[1:])
