"""A chat in the terminal: be anybody on one or more consoles, and see what the bot does.

It knows words, cards and people; what the bot is and how time moves is passed in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from rich.console import Console as Terminal

from adapters.console.adapter import ConsoleAdapter
from adapters.console.impossible import Impossible
from adapters.console.platform import Console
from adapters.console.terminal import going, people, pressing, typed
from adapters.console.terminal.completion import Commands, offered
from adapters.console.terminal.here import Here, arrive
from adapters.console.terminal.news import News, Reader
from adapters.console.terminal.screen import Screen
from adapters.console.terminal.telling import Teller


@dataclass(frozen=True, slots=True)
class World:
    """What is behind the consoles.

    `settle` returns when the bot has handled everything. `advance` moves time by what was
    typed ("+2d"), or gives what to tell instead; without it time is real. With `look` the
    chat also shows what is added while one types, looking once so often.
    """

    settle: Callable[[], Awaitable[None]]
    advance: Callable[[str], Awaitable[str | None]] | None = None
    look: timedelta | None = None


class Chat:
    """One person at a keyboard, who can be everybody.

    What stands on the consoles already is not shown. One begins `here`, else as the first
    person of the first account, in a channel of theirs.
    """

    def __init__(
        self,
        adapters: Sequence[ConsoleAdapter],
        world: World,
        *,
        screen: Screen,
        terminal: Terminal,
        here: Here | None = None,
    ) -> None:
        self._adapters = {each.account: each for each in adapters}
        self._world = world
        self._words = screen.words
        self._teller = Teller(terminal, screen)
        self._here = here or arrive(adapters[0])
        self._readers = [Reader(each.platform) for each in adapters]
        for reader in self._readers:
            reader.skip()

    async def run(self) -> None:
        """Take one line after another until the person ends it."""
        self._teller.tell(self._words.welcome)
        self._teller.you_are(self._here)
        looking = asyncio.create_task(self._look(self._world.look)) if self._world.look else None
        try:
            await self._take_lines()
        finally:
            if looking:
                looking.cancel()
                with suppress(asyncio.CancelledError):
                    await looking
        self._teller.tell(self._words.goodbye)

    async def _take_lines(self) -> None:
        prompts: PromptSession[str] = PromptSession(
            message=lambda: f"{self._here.name} {self._teller.where(self._here)} › ",
            bottom_toolbar=self._toolbar,
            completer=Commands(lambda verb: offered(verb, self._here.console, self._adapters)),
            complete_while_typing=False,
            erase_when_done=True,  # what was typed comes back as the message that it became
        )
        while True:
            try:
                line = (await prompts.prompt_async()).strip()
            except KeyboardInterrupt:
                self._teller.tell(self._words.interrupted)
                continue
            except EOFError:
                return
            if line and not await self._do(line):
                return

    async def _look(self, every: timedelta) -> None:
        while True:
            await asyncio.sleep(every.total_seconds())
            if news := self._news():
                await run_in_terminal(partial(self._show, news))

    async def _do(self, line: str) -> bool:
        """Do what a line asks for; False ends the chat."""
        here = self._here
        names = [name for each in self._consoles() for pair in each.names.items() for name in pair]
        around = typed.Around(names, here.console.channels(), here.console.bot, close=here.close)
        try:
            match typed.read(line, around):
                case typed.Stop():
                    return False
                case typed.Say() | typed.Show() | typed.Edit() | typed.Delete() as asked:
                    self._write(asked)
                case typed.Press() as asked:
                    await self._press(asked, line)
                case typed.Move(by):
                    await self._move(by)
                case typed.See() | typed.Help() | typed.Incomplete() | typed.Unknown() as asked:
                    self._answer(asked)
                case asked:
                    self._go(asked)
        except Impossible as error:
            self._teller.tell(self._words.impossible(error, here.name))
        await self._world.settle()
        self._show(self._news())
        return True

    def _write(self, asked: typed.Writing) -> None:
        here, console = self._here, self._here.console
        match asked:
            case typed.Say(text, ""):
                console.post(here.user, here.place, text, here.thread or None)
            case typed.Say(text, message):
                place = console.visible(here.user, message).conversation
                console.post(here.user, place, text, message)
            case typed.Show(path, text):
                photo = Path(path).expanduser()
                console.post(here.user, here.place, text, here.thread or None, [photo])
            case typed.Edit(message, text):
                console.edit(here.user, message, text)
            case typed.Delete(message):
                console.delete(here.user, message)
                self._teller.tell(self._words.deleted.format(message=message))

    async def _press(self, asked: typed.Press, line: str) -> None:
        match pressing.meant(asked, self._here, self._words):
            case str() if self._here.close and not asked.message:
                self._write(typed.Say(line))  # a number that answers a question
            case str(answer):
                self._teller.tell(answer)
            case card, which:
                await pressing.press(self._here, card, which, self._words, self._teller.tell)

    async def _move(self, by: str) -> None:
        if self._world.advance is None:
            self._teller.tell(self._words.own_time)
            return
        answer = await self._world.advance(by)
        now = self._words.now.format(time=self._teller.time(self._here))
        self._teller.tell(answer or now)

    def _go(self, asked: typed.Going) -> None:
        match going.go(asked, self._here, self._adapters, self._words):
            case Here() as there:
                self._here = there
                self._teller.you_are(there)
            case answer:
                self._teller.tell(answer)

    def _answer(self, asked: typed.Asking) -> None:
        match asked:
            case typed.See(""):
                self._teller.conversation(self._here.console, self._here.place, self._here.user)
            case typed.See(what):
                self._see(what)
            case typed.Help():
                self._teller.help()
            case typed.Incomplete(verb):
                self._teller.tell(self._words.how_to(verb))
            case typed.Unknown(command):
                self._teller.tell(self._words.unknown_command.format(command=command))

    def _see(self, what: str) -> None:
        channel = f"#{what.removeprefix('#')}"
        for console in self._consoles():
            if channel in console.channels():
                self._teller.conversation(console, channel)
                return
            if user := people.find(what, console.names):
                self._teller.person(console, user)
                return
        self._teller.tell(self._words.unknown_view.format(name=what))

    def _news(self) -> list[tuple[Console, Sequence[News]]]:
        found = [(reader.console, reader.read()) for reader in self._readers]
        return [(console, news) for console, news in found if news]

    def _show(self, found: list[tuple[Console, Sequence[News]]]) -> None:
        for console, news in found:
            self._teller.news(console, news, elsewhere=console is not self._here.console)

    def _consoles(self) -> Iterator[Console]:
        """Give the console where one is, then the others."""
        yield self._here.console
        for reader in self._readers:
            if reader.console is not self._here.console:
                yield reader.console

    def _toolbar(self) -> str:
        account = self._here.console.account
        return self._words.toolbar.format(account=account, time=self._teller.time(self._here))
