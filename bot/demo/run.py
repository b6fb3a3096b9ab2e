"""Plays scenes in a town of their own, and then hands over to whoever sits at the keyboard."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console as Terminal

from adapters.console.terminal.chat import Chat, World
from bot.calendar import ZONE
from bot.config.schema import Config
from bot.demo.scenes import SCENES, Scene
from bot.demo.stage import Stage
from bot.language import N_, Language
from bot.town import town

START = datetime(2026, 11, 24, 8, 12, tzinfo=ZONE)
"""A Tuesday morning; the calendar of the demo moves on from here."""
MOST = timedelta(days=366)

_MOVE = re.compile(r"\+\s*(?P<n>\d{1,4})\s*(?P<unit>[a-z]*)", re.IGNORECASE)
_UNITS = {
    "m": timedelta(minutes=1),
    "u": timedelta(hours=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


async def demo(config: Config, scenes: Sequence[int], terminal: Terminal, *, chat: bool) -> None:
    """Play these scenes; with `chat` the town is yours afterwards, calendar and all."""
    say = Language(config.municipality.language, config.municipality.address)
    with tempfile.TemporaryDirectory(prefix="wijkbot-demo-") as folder:
        async with town(config, Path(folder), START) as place:
            stage = Stage(place, terminal, say)
            for number in scenes:
                await _play(SCENES[number], stage)
            if not chat:
                await stage.tell(
                    N_("That was it. In a terminal of your own you can go on yourself.")
                )
                return
            await stage.tell(
                N_(
                    "Now it is your turn: be anybody, post anything, and let time pass. Begin with "
                    "something that bothers you on the street where you live."
                )
            )

            async def advance(typed: str) -> str | None:
                by = moved(typed)
                if by is None:
                    return say.text("Say how long, like +2d, +4u or +1w; a year at most.")
                await place.move(by)
                return say.text("It is {today} now.", today=stage.today)

            world = World(place.app.settle, advance)
            consoles = list(place.consoles.values())
            await Chat(consoles, world, screen=stage.screen, terminal=terminal).run()


async def _play(scene: Scene, stage: Stage) -> None:
    """Play a scene, or tell what a municipality lacks for it."""
    stage.title(scene.title)
    lacking = list(scene.lacking(stage.town.directory.config))
    if lacking:
        await stage.tell(
            N_("This scene needs {names}, which this municipality does not have."),
            names=", ".join(lacking),
        )
        return
    await scene.play(stage)


def moved(typed: str) -> timedelta | None:
    """Read "+2d", "+4u", "+30m" or "+1w"; None for anything else, and for more than a year."""
    found = _MOVE.fullmatch(typed.strip())
    unit = _UNITS.get(found["unit"][:1].lower() or "d") if found else None
    by = int(found["n"]) * unit if found and unit else None
    return by if by and by <= MOST else None
