"""Where a scene is played: people act, the calendar moves, and all can be watched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

from babel.dates import format_date
from rich.console import Console as Terminal
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from adapters.console.state import Message, is_private
from adapters.console.terminal.screen import MAX_WIDTH, Screen
from bot.calendar import Calendar, local
from bot.cards.when import when
from bot.cases.acts import ActName
from bot.demo.watching import Watcher
from bot.demo.words import words
from bot.language import Language
from bot.town import Town

BEAT = timedelta(seconds=1)
"""How long something is looked at, where somebody looks."""
DAY = timedelta(seconds=0.25)
"""How fast the days pass there."""


class Stage:
    """A town that is watched while a scene is played in it."""

    def __init__(self, town: Town, terminal: Terminal, say: Language) -> None:
        self.town = town
        self.say = say
        self.terminal = terminal
        self.screen = Screen(self.moment, words(say.name))
        self._calendar = Calendar(town.directory.config.office)
        self._watchers = [
            Watcher(adapter.platform, self.screen) for adapter in town.consoles.values()
        ]

    def moment(self, moment: datetime) -> str:
        """Tell a moment as people on the stage say it."""
        return when(moment, self.town.clock.now, self.say.name)

    @property
    def today(self) -> str:
        """The day, and the time on the clock."""
        return self._today().plain

    def title(self, text: str, **facts: str) -> None:
        """Announce a scene, and the day on which it begins."""
        self._print("")
        self._print(Rule(Text(self.say.text(text, **facts), style="bold"), style="cyan"))
        self._print(self._mark(), end="")
        self._print(self._today())

    def cast(self, people: Iterable[tuple[str, str, str]]) -> None:
        """Show who plays: each with what they are, and where they read."""
        table = Table.grid(padding=(0, 3, 0, 0))
        for person, part, place in people:
            name = Text(self._name(person), style="bold")
            table.add_row(" ", name, part, Text(place, style="dim"))
        self._print("")
        self._print(table)
        self._print("")

    async def tell(self, text: str, **facts: str) -> None:
        """Explain what happens."""
        told = Table.grid(padding=(0, 1, 0, 0))
        told.add_row(
            Text("▸", style="cyan"), Text(self.say.text(text, **facts), style="italic cyan")
        )
        self._print(told)
        self._print("")
        await self.pause()

    async def post(self, person: str, channel: str, text: str) -> str:
        """Have somebody post, and show what comes of it; gives the message's id."""
        message = await self.town.say(person, text, channel)
        await self.show()
        return message

    async def remove(self, person: str, message: str) -> None:
        """Have somebody take away what they posted, and show what comes of it."""
        told = self.say.text("{person} deletes the message", person=self._name(person))
        self._print(Text(f"{told}.", style="bold green"))
        self._print("")
        await self.town.remove(person, message)
        await self.show()

    async def press(self, person: str, card: Message, act: ActName, **fields: str) -> None:
        """Have somebody press a button, and fill in its form or answer what it asks."""
        account = self.town.account_of(card)
        can_fill = self.town.consoles[account].capabilities.forms
        told = self._pressed(person, card, act)
        if fields and can_fill:
            filled = ", ".join(f"‘{self._name(value)}’" for value in fields.values())
            told = self.say.text("{told}, and fills in {filled}", told=told, filled=filled)
        self._print(Text(f"{told}.", style="bold green"))
        self._print("")
        await self.town.press(person, card, act, **(fields if can_fill else {}))
        await self.show()
        if fields and not can_fill:
            # Whose it is comes first in an answer: "Wegen: de lamp hangt aan de brug".
            answer = ": ".join(self._name(value) for value in reversed(fields.values()))
            thread = None if is_private(card.conversation) else card.root
            await self.town.say(person, answer, card.conversation, thread=thread, on=account)
            await self.show()

    async def later(self, days: int = 0, hours: int = 0) -> None:
        """Let time pass, day after day, and show what comes meanwhile."""
        self._print(self._mark(), end="")
        room = self._width() - len(self._mark())
        for ahead in reversed(range(days)):
            await self.town.move(timedelta(days=1))
            if ahead:
                day = self._day("EEE d").append(" · ", style="dim")
                room = self._put(day, room)
                await self.pause(DAY)
        await self.town.move(timedelta(hours=hours))
        self._put(self._today(), room)
        self._print("\n")
        await self.show()

    async def show(self) -> None:
        """Show what is new on every console."""
        for watcher in self._watchers:
            for drawn in watcher.look():
                self._print(Padding(drawn, (0, 0, 1, 0)))
                await self.pause()

    async def pause(self, length: timedelta = BEAT) -> None:
        """Leave time to read, where somebody may be reading."""
        if self.terminal.is_interactive:
            await asyncio.sleep(length.total_seconds())

    def newest(self, place: str, act: ActName) -> Message:
        """Give the newest card in a conversation, of whichever account, that offers an act.

        Raises LookupError where there is none.
        """
        found = [
            card
            for card in self.town.cards()
            if card.conversation == place
            and any(each.value.startswith(f"{act}:") for each in card.buttons)
        ]
        if not found:
            raise LookupError(f"no card in {place} offers {act}")
        return found[-1]

    def asked(self, department: str, wijk: str, act: ActName) -> tuple[str, Message]:
        """Give who is asked for a department, and the newest card on which they can say an act."""
        lead = self.town.directory.lead(department, wijk).slug
        channel = self.town.directory.channel(department)
        return lead, self.newest(channel.user if channel else self.private(lead), act)

    def private(self, person: str) -> str:
        """Name the conversation of somebody with the bot alone."""
        home = self.town.directory.home(person)
        return f"@{home.user}" if home else ""

    def _pressed(self, person: str, card: Message, act: ActName) -> str:
        label = next(each.label for each in card.buttons if each.value.startswith(f"{act}:"))
        facts = {"person": self._name(person), "button": label}
        if is_private(card.conversation):
            return self.say.text("{person} presses [{button}], in private with the bot", **facts)
        place = card.conversation
        return self.say.text("{person} presses [{button}] in {place}", place=place, **facts)

    def _name(self, which: str) -> str:
        """Name a person or a department; words are as they are."""
        directory = self.town.directory
        found = directory.people.get(which) or directory.departments.get(which)
        return found.name if found else which

    def _mark(self) -> Text:
        return Text("  ░ ", style="yellow")

    def _today(self) -> Text:
        clock = local(self.town.clock.now).strftime("%H:%M")
        return self._day("EEEE d MMMM").append(f", {clock}")

    def _day(self, pattern: str) -> Text:
        """Write the day; one on which nobody is asked anything is dim."""
        today = local(self.town.clock.now).date()
        name = format_date(today, pattern, locale=self.say.name)
        return Text(name, style="yellow" if self._calendar.is_working_day(today) else "dim")

    def _put(self, text: Text, room: int) -> int:
        """Print on the same line where there is room, else on the next; gives the room left."""
        if len(text) > room:
            self._print("")
            self._print(self._mark(), end="")
            room = self._width() - len(self._mark())
        self._print(text, end="")
        return room - len(text)

    def _width(self) -> int:
        return min(self.terminal.width, MAX_WIDTH)

    def _print(self, *parts: RenderableType, end: str = "\n") -> None:
        """Print as wide as messages are, whatever the terminal is."""
        self.terminal.print(*parts, sep="", end=end, width=self._width())
