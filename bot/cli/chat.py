"""A chat in the terminal with a bot that is at work, in real time."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console

from adapters.console import ConsoleAdapter
from adapters.console.terminal import Screen
from adapters.console.terminal.chat import Chat, World
from bot.cards.when import when
from bot.cli.service import Service
from bot.config.schema import Municipality
from bot.demo.words import words

LOOK = timedelta(seconds=1)
"""How soon the chat shows what others said."""


async def chat(
    municipality: Municipality, consoles: Sequence[ConsoleAdapter], service: Service
) -> None:
    """Have the bot work while somebody chats; both end when either does."""
    language = municipality.language
    screen = Screen(lambda moment: when(moment, datetime.now(UTC), language), words(language))
    # Made before standard output is patched: the chat itself takes care of the prompt.
    terminal = Console(file=sys.stdout)
    talk = Chat(consoles, World(service.settle, look=LOOK), screen=screen, terminal=terminal)
    with patch_stdout(raw=True):
        working, talking = asyncio.create_task(service.run()), asyncio.create_task(talk.run())
        await asyncio.wait({working, talking}, return_when=asyncio.FIRST_COMPLETED)
        service.stop()
        talking.cancel()
        try:
            with suppress(asyncio.CancelledError):
                await talking
        finally:
            await working
