"""Draws what stands on a console: a conversation, what one person sees, or one message.

Every message has its number before it, by which it is answered or its buttons are pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rich.console import Console as Terminal
from rich.console import ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from adapters.console.platform import Console
from adapters.console.state import Message, Thread, is_private, private
from adapters.console.terminal import draw
from adapters.console.terminal.words import Words

NUMBER_WIDTH = 4
THREAD_LINE = "│ "
"""Before each line of a reply."""
MAX_WIDTH = 92
"""Columns that a message takes at most: longer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How a console is drawn; `clock` tells a moment as people say it."""

    clock: Callable[[datetime], str]
    words: Words = field(default_factory=Words)

    def conversation(
        self, console: Console, name: str, reader: str | None = None, limit: int | None = None
    ) -> RenderableType:
        """Draw a conversation as somebody sees it; None sees all.

        Of more than `limit` threads those that were quiet longest are left out.
        """
        return Group(
            _heading(self._title(console, name)), self._threads(console, name, reader, limit)
        )

    def person(self, console: Console, user: str, limit: int | None = None) -> RenderableType:
        """Draw what one person sees alone: home view, private conversation and whispers."""
        name = console.name(user)
        own = private(user)
        parts: list[RenderableType] = []
        if home := console.home(user):
            parts += [_heading(self.words.home_title.format(name=name)), self._alone(console, home)]
        parts += [self.conversation(console, own, user, limit)]
        if whispers := [each for each in console.inbox(user) if each.only == user]:
            parts.append(_heading(self.words.whispers_title.format(name=name)))
            parts += [self.message(console, each) for each in whispers]
        places = [each for each in console.channels() if user in console.members(each)]
        if places:
            reads = self.words.reads_along.format(name=name, places=", ".join(places))
            parts.append(Text(draw.one_line(reads), style="dim italic"))
        return Group(*parts)

    def message(self, console: Console, message: Message) -> RenderableType:
        """Draw one message by itself, with where it stands and for whom."""
        return self._alone(console, message, self._place(console, message))

    def _title(self, console: Console, name: str) -> str:
        if is_private(name):
            person = console.name(name.removeprefix("@"))
            return self.words.private_title.format(name=person, bot=console.bot)
        closed = name not in console.channels() and name in console.state.conversations
        return f"{name} ({self.words.closed})" if closed else name

    def _threads(
        self, console: Console, name: str, reader: str | None, limit: int | None
    ) -> RenderableType:
        threads = console.view(name, reader)
        shown = threads if limit is None else _liveliest(threads, limit)
        parts: list[RenderableType] = []
        if not threads:
            parts.append(Text(self.words.nothing, style="dim italic"))
        if left_out := len(threads) - len(shown):
            earlier = self.words.earlier.format(count=left_out)
            parts.append(Text(earlier, style="dim italic"))
        for number, thread in enumerate(shown):
            parts += [Text("")] if number else []
            parts.append(self._thread(console, thread))
        return Group(*parts)

    def _thread(self, console: Console, thread: Thread) -> RenderableType:
        replies = [
            _Numbered(each.id, self._content(console, each), THREAD_LINE, _bar(each))
            for each in thread.replies
        ]
        return Group(self._alone(console, thread.root), *replies)

    def _alone(self, console: Console, message: Message, place: str = "") -> RenderableType:
        return _Numbered(message.id, self._content(console, message, place), "", _bar(message))

    def _content(self, console: Console, message: Message, place: str = "") -> RenderableType:
        parts: list[RenderableType] = [self._header(console, message, place)]
        if message.card is not None:
            parts.append(draw.card(message.card, forms=console.capabilities.forms))
        elif message.text:
            parts.append(draw.words(message.text))
        if message.photos:
            parts.append(draw.photos(message.photos))
        if message.reactions:
            parts.append(_reactions(console, message))
        return Group(*parts)

    def _header(self, console: Console, message: Message, place: str) -> Text:
        author = Text(
            draw.one_line(message.name), style="bold" if message.author else "bold magenta"
        )
        notes = [place, self.clock(message.changed or message.at), *self._notes(console, message)]
        return author.append("".join(f" · {note}" for note in notes if note), "not bold dim")

    def _notes(self, console: Console, message: Message) -> Iterator[str]:
        if message.only is not None and not message.home:
            yield self.words.whisper.format(name=draw.one_line(console.name(message.only)))
        if message.deleted:
            yield self.words.removed
        elif message.changed:
            yield self.words.edited if message.author else self.words.updated

    def _place(self, console: Console, message: Message) -> str:
        if not is_private(message.conversation):
            place = self.words.place.format(place=draw.one_line(message.conversation))
        elif message.author:
            place = self.words.private
        else:
            name = console.name(message.conversation.removeprefix("@"))
            place = self.words.private_to.format(name=draw.one_line(name))
        if message.thread:
            place = f"{place}, {self.words.thread.format(message=message.thread)}"
        return place


def _liveliest(threads: Sequence[Thread], limit: int) -> Sequence[Thread]:
    latest = {thread.root.id: _latest(thread) for thread in threads}
    kept = set(sorted(latest, key=lambda root: latest[root])[len(latest) - limit :])
    return [thread for thread in threads if thread.root.id in kept]


def _latest(thread: Thread) -> datetime:
    return max(each.changed or each.at for each in (thread.root, *thread.replies))


def _heading(title: str) -> RenderableType:
    rule = Rule(Text(draw.one_line(title), style="bold"), align="left", style="dim")
    return Padding(rule, (1, 0, 0, 0))


def _reactions(console: Console, message: Message) -> Text:
    given = (
        f"{draw.one_line(emoji)} {draw.one_line(console.name(user))}"
        for emoji, user in message.reactions
    )
    return Text("  ".join(given), style="dim")


def _bar(message: Message) -> str:
    return "" if message.author else "┃ "


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A message with its number in the margin, and a bar before it when it is of the bot."""

    number: str
    content: RenderableType
    line: str
    bar: str

    def __rich_console__(self, terminal: Terminal, options: ConsoleOptions) -> RenderResult:
        used = NUMBER_WIDTH + 1 + len(self.line) + len(self.bar)
        width = max(min(options.max_width, MAX_WIDTH) - used, 1)
        inside = options.update(width=width, height=None)
        margin = self.number
        for line in terminal.render_lines(self.content, inside, pad=False):
            yield Segment(f"{margin:>{NUMBER_WIDTH}} {self.line}", Style(dim=True))
            yield Segment(self.bar, Style(color="magenta"))
            yield from line
            yield Segment.line()
            margin = ""
