"""Prints what the chat has to say, and what is new on its consoles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console as Terminal
from rich.padding import Padding
from rich.rule import Rule

from adapters.console.entry import Entry, What
from adapters.console.platform import Console
from adapters.console.state import Message, is_private
from adapters.console.terminal import draw
from adapters.console.terminal.here import Here
from adapters.console.terminal.news import News
from adapters.console.terminal.screen import Screen

SHOWN_THREADS = 10
"""Of a conversation, when it is shown."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes on a terminal, line after line."""

    terminal: Terminal
    screen: Screen

    def tell(self, text: str) -> None:
        """Say something of the chat's own."""
        self.terminal.print(draw.words(text, style="italic"))

    def help(self) -> None:
        """Show what can be typed."""
        self.terminal.print(draw.words(self.screen.words.help))

    def conversation(self, console: Console, place: str, reader: str | None = None) -> None:
        """Show a conversation as somebody sees it; None sees all."""
        self.terminal.print(self.screen.conversation(console, place, reader, SHOWN_THREADS))

    def person(self, console: Console, user: str) -> None:
        """Show what is for one person alone."""
        self.terminal.print(self.screen.person(console, user, SHOWN_THREADS))

    def news(self, console: Console, news: Sequence[News], *, elsewhere: bool) -> None:
        """Show what is new on a console, below its account's name if one is elsewhere."""
        if news and elsewhere:
            self.terminal.print(Rule(draw.one_line(console.account), align="left", style="dim"))
        for each in news:
            if isinstance(each, Entry):
                self._gathering(console, each)
            else:
                self._message(console, each)

    def you_are(self, here: Here) -> None:
        """Say who one is and where, and whether one sees anything there."""
        words = self.screen.words
        self.tell(words.you_are.format(name=here.name, where=self.where(here)))
        if not here.console.state.can_read(here.place, here.user):
            self.tell(words.not_member.format(name=here.name, place=here.place))

    def where(self, here: Here) -> str:
        """Give the words for a place, on one line."""
        words = self.screen.words
        private = is_private(here.place)
        where = words.private if private else words.place.format(place=here.place)
        if here.thread:
            where = f"{where}, {words.thread.format(message=here.thread)}"
        return draw.one_line(where)

    def time(self, here: Here) -> str:
        """Give the words for the time."""
        return self.screen.clock(here.console.now())

    def _message(self, console: Console, message: Message) -> None:
        self.terminal.print(Padding(self.screen.message(console, message), (0, 0, 1, 0)))

    def _gathering(self, console: Console, entry: Entry) -> None:
        words = self.screen.words
        text = {
            What.JOINED: words.joined,
            What.OPENED: words.opened,
            What.INVITED: words.invited,
            What.CLOSED: words.shut,
        }[entry.what]
        names = ", ".join(console.name(each) for each in entry.members)
        self.tell(text.format(names=names, place=entry.conversation))
