"""`wijkbot demo`: see the bot at work, on an invented municipality."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer

from bot.cli.options import EXAMPLE, ConfigOption
from bot.cli.terminal import out, say
from bot.config import load
from bot.demo.run import demo as play
from bot.demo.scenes import SCENES


def demo(
    config: ConfigOption = EXAMPLE,
    scene: Annotated[
        list[int] | None,
        typer.Option("--scene", "-s", metavar="N", help="Play this scene; may be given again."),
    ] = None,
) -> None:
    """Play scenes that explain themselves, then hand over the keyboard.

    A colleague posts, departments answer, the calendar moves. In a terminal you can then be
    anybody yourself; elsewhere it plays and stops. Nothing is kept.
    """
    unknown = [number for number in scene or () if number not in SCENES]
    if unknown:
        there = ", ".join(map(str, SCENES))
        say(f"There is no scene {unknown[0]}. The scenes are: {there}.")
        raise typer.Exit(2)
    chat = sys.stdin.isatty() and sys.stdout.isatty()
    asyncio.run(play(load.load(config), scene or list(SCENES), out(), chat=chat))
