"""Where a scene is played: people act, the calendar moves, and all can be watched."""

from __future__ import annotations

from datetime import datetime, timedelta

from rich.console import Console as Terminal
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from adapters.console.state import Message
from adapters.console.terminal.news import Reader
from adapters.console.terminal.screen import Screen
from adapters.console.terminal.telling import Teller
from bot.calendar import local
from bot.cards.when import when
from bot.cases.acts import ActName
from bot.demo.words import words
from bot.language import Language
from bot.town import Town


class Stage:
    """A town that is watched while a scene is played in it."""

    def __init__(self, town: Town, terminal: Terminal, say: Language) -> None:
        self.town = town
        self.say = say
        self.terminal = terminal
        self.screen = Screen(self.moment, words(say.name))
        self._teller = Teller(terminal, self.screen)
        self._readers = [Reader(adapter.platform) for adapter in town.consoles.values()]
        for reader in self._readers:
            reader.skip()

    def moment(self, moment: datetime) -> str:
        """Tell a moment as people on the stage say it."""
        return when(moment, self.town.clock.now, self.say.name)

    def title(self, text: str, **facts: str) -> None:
        """Announce a scene."""
        self.terminal.print(Rule(Text(self.say.text(text, **facts), style="bold"), style="cyan"))
        self.terminal.print()

    def tell(self, text: str, **facts: str) -> None:
        """Explain what is going to happen."""
        told = Text(f"▸ {self.say.text(text, **facts)}", style="cyan")
        self.terminal.print(Padding(told, (0, 0, 1, 0)))

    async def post(self, person: str, channel: str, text: str) -> str:
        """Have somebody post, and show what comes of it."""
        message = await self.town.say(person, text, channel)
        self.show()
        return message

    async def press(self, person: str, card: Message, act: ActName, **fields: str) -> None:
        """Have somebody press a button and fill in its form, and show what comes of it."""
        label = next(each.label for each in card.buttons if each.value.startswith(f"{act}:"))
        name = self.town.directory.people[person].name
        pressed = self.say.text("{person} presses [{button}]", person=name, button=label)
        filled = "".join(f" ‘{value}’" for value in fields.values())
        self.terminal.print(Padding(Text(f"{pressed}{filled}", style="bold green"), (0, 0, 1, 0)))
        await self.town.press(person, card, act, **fields)
        self.show()

    async def later(self, by: timedelta) -> None:
        """Let time pass, and show the day that it is then and what came meanwhile."""
        await self.town.move(by)
        now = local(self.town.clock.now)
        day = when(now, now - timedelta(days=2), self.say.name)
        self.terminal.print(Rule(Text(day, style="dim"), style="dim"))
        self.show()

    def show(self) -> None:
        """Show what is new on every console."""
        for reader in self._readers:
            self._teller.news(reader.console, reader.read(), elsewhere=len(self._readers) > 1)

    def newest(self, place: str) -> Message:
        """Give the newest card with buttons in a conversation, of whichever account."""
        return [card for card in self.town.cards() if card.conversation == place and card.buttons][
            -1
        ]

    def asked(self, department: str, wijk: str | None = None) -> tuple[str, Message]:
        """Give who is asked for a department, and the card that asks it."""
        lead = self.town.directory.lead(department, wijk).slug
        channel = self.town.directory.channel(department)
        home = self.town.directory.home(lead)
        assert home is not None, "a lead can be reached"
        return lead, self.newest(channel.user if channel else f"@{home.user}")
