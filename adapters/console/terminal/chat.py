"""A chat in the terminal: be anybody on one or more consoles, and see what the bot does.

It knows words, cards and people; what the bot is and how time moves is passed in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from rich.console import Console as Terminal
from rich.console import RenderableType
from rich.rule import Rule

from adapters.console.adapter import ConsoleAdapter
from adapters.console.entry import What
from adapters.console.impossible import Impossible
from adapters.console.platform import Console
from adapters.console.state import Message, is_private
from adapters.console.terminal import draw, going, people, pressing, typed
from adapters.console.terminal.completion import Commands
from adapters.console.terminal.here import Here, arrive
from adapters.console.terminal.news import News, Reader
from adapters.console.terminal.screen import Screen

SHOWN_THREADS = 10
"""Of a conversation, when it is shown."""


@dataclass(frozen=True, slots=True)
class World:
    """What is behind the consoles.

    `settle` returns when the bot has handled everything. `advance` moves time by what was
    typed ("+2d"), or gives what to tell instead; without it time is real. With `look` the chat
    also shows what is added while one types, looking once so often.
    """

    settle: Callable[[], Awaitable[None]]
    advance: Callable[[str], Awaitable[str | None]] | None = None
    look: timedelta | None = None


class Chat:
    """One person at a keyboard, who can be everybody."""

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
        self._screen = screen
        self._words = screen.words
        self._terminal = terminal
        self._here = here or arrive(adapters[0])
        self._readers = [Reader(each.platform) for each in adapters]
        for reader in self._readers:
            reader.skip()

    async def run(self) -> None:
        """Take one line after another until the person ends it."""
        self._tell(self._words.welcome)
        self._show_where()
        looking = asyncio.create_task(self._look(self._world.look)) if self._world.look else None
        try:
            await self._take_lines()
        finally:
            if looking:
                looking.cancel()
                with suppress(asyncio.CancelledError):
                    await looking
        self._tell(self._words.goodbye)

    async def _take_lines(self) -> None:
        prompts: PromptSession[str] = PromptSession(
            message=lambda: f"{self._here.name} {self._where()} › ",
            bottom_toolbar=self._toolbar,
            completer=Commands(self._fitting),
            complete_while_typing=False,
            erase_when_done=True,  # what was typed comes back as the message that it became
        )
        while True:
            try:
                line = (await prompts.prompt_async()).strip()
            except KeyboardInterrupt:
                self._tell(self._words.interrupted)
                continue
            except EOFError:
                return
            if line and not await self._do(line):
                return

    async def _look(self, every: timedelta) -> None:
        while True:
            await asyncio.sleep(every.total_seconds())
            await run_in_terminal(self._show_news)

    async def _do(self, line: str) -> bool:
        """Do what a line asks for; False ends the chat."""
        asked = typed.read(line, self._around())
        try:
            match asked:
                case typed.Say() | typed.Edit() | typed.Delete():
                    self._write(asked)
                case typed.Press():
                    await self._press(asked, line)
                case typed.Move(by):
                    await self._move(by)
                case typed.Stop():
                    return False
                case typed.See() | typed.Help() | typed.Incomplete() | typed.Unknown():
                    self._answer(asked)
                case _:
                    self._go(asked)
        except Impossible as error:
            self._tell(self._words.impossible(error, self._here.name))
        await self._world.settle()
        self._show_news()
        return True

    # What one does

    def _write(self, asked: typed.Writing) -> None:
        here, console = self._here, self._here.console
        match asked:
            case typed.Say(text, ""):
                console.post(here.user, here.place, text, here.thread or None)
            case typed.Say(text, message):
                place = console.visible(here.user, message).conversation
                console.post(here.user, place, text, message)
            case typed.Edit(message, text):
                console.edit(here.user, message, text)
            case typed.Delete(message):
                console.delete(here.user, message)
                self._tell(self._words.deleted.format(message=message))

    async def _press(self, asked: typed.Press, line: str) -> None:
        found = pressing.meant(asked, self._here, self._words)
        match found:
            case str() if self._here.close and not asked.message:
                self._write(typed.Say(line))  # a number that answers a question
            case str():
                self._tell(found)
            case card, which:
                await pressing.press(self._here, card, which, self._words, self._tell)

    async def _move(self, by: str) -> None:
        if self._world.advance is None:
            self._tell(self._words.own_time)
        else:
            answer = await self._world.advance(by)
            self._tell(answer or self._words.now.format(time=self._time()))

    def _go(self, asked: typed.Going) -> None:
        there = going.go(asked, self._here, self._adapters, self._words)
        if isinstance(there, str):
            self._tell(there)
        else:
            self._here = there
            self._show_where()

    def _answer(self, asked: typed.Asking) -> None:
        match asked:
            case typed.See(what):
                self._see(what)
            case typed.Help():
                self._print(draw.words(self._words.help))
            case typed.Incomplete(verb):
                self._tell(self._words.how_to(verb))
            case typed.Unknown(command):
                self._tell(self._words.unknown_command.format(command=command))

    def _see(self, what: str) -> None:
        if not what:
            self._show(self._here.console, self._here.place, self._here.user)
            return
        for console in self._consoles():
            if what in console.channels():
                self._show(console, what)
                return
            if user := people.find(what, console.names):
                self._print(self._screen.person(console, user, SHOWN_THREADS))
                return
        self._tell(self._words.unknown_view.format(name=what))

    # What one sees

    def _show_where(self) -> None:
        here = self._here
        self._tell(self._words.you_are.format(name=here.name, where=self._where()))
        if not here.console.state.can_read(here.place, here.user):
            self._tell(self._words.not_member.format(name=here.name, place=here.place))

    def _show(self, console: Console, place: str, reader: str | None = None) -> None:
        self._print(self._screen.conversation(console, place, reader, SHOWN_THREADS))

    def _show_news(self) -> None:
        for reader in self._readers:
            news = reader.read()
            if news and reader.console is not self._here.console:
                self._print(Rule(reader.console.account, align="left", style="dim"))
            for each in news:
                self._show_one(reader.console, each)

    def _show_one(self, console: Console, new: News) -> None:
        if isinstance(new, Message):
            self._print(self._screen.message(console, new))
            return
        text = {
            What.JOINED: self._words.joined,
            What.OPENED: self._words.opened,
            What.INVITED: self._words.invited,
            What.CLOSED: self._words.shut,
        }[new.what]
        names = ", ".join(console.name(each) for each in new.members)
        self._tell(text.format(names=names, place=new.conversation))

    def _where(self) -> str:
        if is_private(self._here.place):
            where = self._words.private
        else:
            where = self._words.place.format(place=self._here.place)
        if self._here.thread:
            where = f"{where}, {self._words.thread.format(message=self._here.thread)}"
        return draw.one_line(where)

    def _toolbar(self) -> str:
        account = self._here.console.account
        return self._words.toolbar.format(account=account, time=self._time())

    def _time(self) -> str:
        return self._screen.clock(self._here.console.now())

    def _tell(self, text: str) -> None:
        self._print(draw.words(text, style="italic"))

    def _print(self, what: RenderableType) -> None:
        self._terminal.print(what)

    # What the reading of a line depends on

    def _around(self) -> typed.Around:
        here = self._here
        names = [
            name for console in self._consoles() for each in console.names.items() for name in each
        ]
        return typed.Around(names, here.console.channels(), here.console.bot, close=here.close)

    def _consoles(self) -> Iterator[Console]:
        """Give the console where one is, then the others."""
        yield self._here.console
        for reader in self._readers:
            if reader.console is not self._here.console:
                yield reader.console

    def _fitting(self, verb: str) -> Iterable[str]:
        console = self._here.console
        match verb:
            case "":
                return typed.VERBS
            case "als" | "as":
                return console.names
            case "in":
                return console.channels()
            case "zie" | "see":
                return [*console.names, *console.channels()]
            case "met" | "with":
                return [console.bot.casefold()]
            case "account":
                return self._adapters
            case _:
                return ()
