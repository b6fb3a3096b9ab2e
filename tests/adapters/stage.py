"""A chat with somebody at its keyboard, and a bot that does what a story needs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console as Terminal

from adapters.base import Capabilities, Event, Outgoing
from adapters.console import FULL, ConsoleAdapter
from adapters.console.terminal import Screen
from adapters.console.terminal.chat import Chat, World
from tests.adapters.builders import Answers, Clock, Ears, a_console

CTRL_C = "\x03"
CTRL_D = "\x04"

Bot = Callable[[Event], Iterable[Outgoing]]


def pasted(text: str) -> str:
    """Give the keys of a text that is pasted at once."""
    return f"\x1b[200~{text}\x1b[201~"


def silent(_: Event) -> Iterable[Outgoing]:
    """Do nothing, whatever happens."""
    return ()


@dataclass
class Stage:
    """What a chat needs: consoles, a bot behind them, time, and a screen to read back."""

    folder: Path
    can: Capabilities = FULL
    bot: Bot = silent
    answers: Answers = field(default_factory=dict)
    accounts: tuple[str, ...] = ("werk",)
    moves: bool = True

    def __post_init__(self) -> None:
        self.clock = Clock()
        self.ears = Ears(answers=self.answers)
        self.adapters = [
            ConsoleAdapter(a_console(self.folder, self.can, clock=self.clock, account=account))
            for account in self.accounts
        ]
        self.console = self.adapters[0].platform
        self.screen = Screen(lambda at: f"{at:%H:%M}")
        self.output = io.StringIO()
        self._reacted = 0

    async def settle(self) -> None:
        """Let the bot hear everything and answer."""
        for adapter in self.adapters:
            await adapter.pump()
        for event in self.ears.heard[self._reacted :]:
            self._reacted += 1
            [adapter] = [each for each in self.adapters if each.account == event.account]
            for out in self.bot(event):
                await adapter.deliver(out)

    async def advance(self, by: str) -> str | None:
        """Move the clock by days, the only thing it knows."""
        if not by.endswith("d"):
            return f"Wat is {by}?"
        self.clock.forward(days=int(by.strip("+d")))
        return None

    async def play(self, *keys: str, look: timedelta | None = None) -> str:
        """Type these lines, then Ctrl-D; give what stands on the screen behind the welcome."""
        with create_pipe_input() as keyboard:
            for each in keys:
                keyboard.send_text(each if each in {CTRL_C, CTRL_D} else f"{each}\r")
            keyboard.send_text(CTRL_D)
            with create_app_session(input=keyboard, output=DummyOutput()):
                await self.chat(look=look)
        return self.shown()

    async def chat(
        self, *, look: timedelta | None = None, output: io.StringIO | None = None
    ) -> None:
        """Hold a chat until it ends."""
        for adapter in self.adapters:
            await adapter.start(self.ears)
        self.output = output or self.output
        world = World(self.settle, self.advance if self.moves else None, look)
        terminal = Terminal(file=self.output, width=80, color_system=None)
        await Chat(self.adapters, world, screen=self.screen, terminal=terminal).run()

    def shown(self) -> str:
        lines = [line.rstrip() for line in self.output.getvalue().splitlines()]
        return "\n".join(lines[1:])

    def told(self) -> list[str]:
        return [event.text for event in self.ears.heard]
