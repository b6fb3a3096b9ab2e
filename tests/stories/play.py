"""A story: who says what, who presses what, and what people then read, on any platform."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from adapters.base import Capabilities
from bot import forms
from bot.app import App
from bot.cases.acts import ActName
from bot.cases.state import Case
from bot.config.schema import Config
from bot.directory import Directory
from bot.points import Passing, unhindered
from bot.store import cases, schema, tables
from bot.store.database import Database
from bot.town import MovingClock, pass_time
from routing import Index
from tests.municipality import an_index
from tests.stories.stage import Seen, Shown, Stage

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
INTAKE = "#signalen"
MOMENT = timedelta(seconds=10)
"""How long people wait for an answer without calling it time."""

LANTERNS = "bij de school aan het vechtplantsoen doen 2 lantarens het niet"
FENCE = "hekwerk zonder vergunning rond de woonwagenlocatie"
FARM = "de kinderboerderij dreigt te sluiten en de buurt wil haar houden"


class Play:
    """The bot, the stages that it is on, and people who act there by their slugs."""

    def __init__(
        self,
        app: App,
        stages: Mapping[str, Stage],
        directory: Directory,
        clock: MovingClock,
        url: str,
    ) -> None:
        self.app = app
        self.stages = stages
        self.directory = directory
        self.clock = clock
        self.url = url
        self._guests: dict[str, str] = {}
        self._posted: dict[str, str] = {}

    # What people do

    async def post(self, person: str, text: str, photo: Path | None = None) -> str:
        """Post in the channel for signals; gives the message's id."""
        return await self.say(person, text, INTAKE, photo=photo)

    async def say(
        self,
        person: str,
        text: str,
        where: str = "",
        *,
        thread: str | None = None,
        on: str = "",
        photo: Path | None = None,
    ) -> str:
        """Post anywhere, in private where no channel is given; gives the message's id."""
        account, place = on or self._account(person, where), where or f"@{person}"
        message = await self.stages[account].post(person, place, text, thread, photo)
        self._posted[message] = account
        await self.settle()
        return message

    async def reply(self, person: str, card: Seen, text: str) -> str:
        """Post in the thread of a card."""
        return await self.say(person, text, card.conversation, thread=card.root, on=card.account)

    async def edit(self, person: str, message: str, text: str) -> None:
        """Have somebody change what they said."""
        await self.stages[self._posted[message]].edit(person, message, text)
        await self.settle()

    async def delete(self, person: str, message: str) -> None:
        """Have somebody remove what they said."""
        await self.stages[self._posted[message]].delete(person, message)
        await self.settle()

    async def remove(self, message: str | Seen) -> None:
        """Have a moderator remove what somebody or the bot said."""
        account = message.account if isinstance(message, Seen) else self._posted[message]
        await self.stages[account].remove(message.id if isinstance(message, Seen) else message)
        await self.settle()

    async def press(
        self, person: str, card: Seen, which: ActName | str, /, **fields: str
    ) -> str | None:
        """Press the button of an act, or with this label, and fill in its form if there is one.

        Gives what was shown instead, if it was refused; raises LookupError where the card has
        no such button.
        """
        stage, filled = self.stages[card.account], fields if self.can(card).forms else {}
        shown = await stage.press(person, card, card.button(which), filled)
        await self.settle()
        return shown

    async def at_once(self, *presses: tuple[str, Seen, ActName]) -> None:
        """Have several people press before the bot has done anything about it."""
        for person, card, act in presses:
            await self.stages[card.account].press(person, card, card.button(act), {})
        await self.settle()

    async def answer(
        self, person: str, card: Seen, act: ActName, /, *, reply: str = "", **fields: str
    ) -> None:
        """Press a button and fill in what it asks, by a reply where there are no forms."""
        refused = await self.press(person, card, act, **fields)
        assert refused is None, refused
        if fields and not self.can(card).forms:
            said = reply or fields.get(forms.DEPARTMENT) or next(iter(fields.values()))
            thread = None if card.private else card.root
            await self.say(person, said, card.conversation, thread=thread, on=card.account)

    async def guest(self, person: str, name: str, *, beside: str) -> None:
        """Let somebody in whom the configuration does not know, where another person is."""
        account = self.home(beside)
        self._guests[person] = account
        await self.stages[account].guest(person, name)

    @asynccontextmanager
    async def closed(self, department: str) -> AsyncIterator[None]:
        """Keep the bot out of a department's channel for a while."""
        channel = self.directory.channel(department)
        assert channel is not None
        async with self.stages[channel.account].closed(self.channel(department)):
            yield

    async def settle(self) -> None:
        """Have the bot do all that there is to do, and see what came of it.

        Where a platform asks for a moment's patience, that moment passes.
        """
        for stage in self.stages.values():
            await stage.heard()
        await self.app.settle()
        while (due := await self.app.next_due()) and due - self.clock.now <= MOMENT:
            self.clock.now = due
            await self.app.settle()
        for stage in self.stages.values():
            await stage.look()

    async def move(self, by: timedelta) -> None:
        """Let time pass: the bot looks every quarter of an hour whether something is due."""
        await pass_time(self.app, self.clock, by, self.settle)

    # What people see

    def cards(self, *, on: str = "") -> list[Seen]:
        """Give what the bot said, in the order in which it was said."""
        return [
            card
            for account, stage in self.stages.items()
            if on in {"", account}
            for card in stage.cards()
        ]

    def department(self, department: str) -> Seen:
        """Give the newest card that opens a thread in a department's channel."""
        channel = self.channel(department)
        cards = [card for card in self.cards() if card.conversation == channel]
        return [card for card in cards if card.thread is None][-1]

    def private(self, person: str) -> Seen:
        """Give the newest card about a case that somebody got in private."""
        return [card for card in self.privately(person) if card.titled][-1]

    def privately(self, person: str) -> list[Seen]:
        """Give what somebody got in private, whispers too."""
        return [
            card
            for card in self.cards()
            if card.conversation == f"@{person}" or card.only == person
        ]

    def thread(self, message: str, reader: str = "fatima") -> list[Seen]:
        """Give what the bot said openly in the thread of a message."""
        cards = self.cards(on=self.home(reader))
        return [card for card in cards if card.thread == message and card.only is None]

    def photos(self, where: str) -> list[Shown]:
        """Give the photos that the bot shows in a channel, or to "@person" in private."""
        shown = (photo for stage in self.stages.values() for photo in stage.photos())
        return [photo for photo in shown if photo.conversation == where]

    def can(self, card: Seen) -> Capabilities:
        """Tell what the platform of a card can do."""
        return self.stages[card.account].adapter.capabilities

    def home(self, person: str) -> str:
        """Name the account on which somebody is reached in private."""
        home = self.directory.home(person)
        return home.account if home else self._guests[person]

    def channel(self, department: str) -> str:
        """Name the channel of a department."""
        return f"#{department}"

    # What is stored

    def cases(self) -> list[int]:
        """Number all cases that are stored."""
        database = Database(self.url)
        with database.read() as session:
            numbers = session.exec(select(tables.Case.id).order_by(col(tables.Case.id))).all()
        database.close()
        return [number for number in numbers if number is not None]

    def case(self, number: int = 1) -> Case:
        """Read a case as it is stored."""
        database = Database(self.url)
        with database.read() as session:
            case = cases.load(session, number)
        database.close()
        assert case is not None
        return case

    def _account(self, person: str, where: str) -> str:
        if person in self._guests:
            return self._guests[person]
        ids = self.directory.people[person].ids if person in self.directory.people else {}
        for account, stage in self.stages.items():
            if account in ids and (not where.startswith("#") or stage.has(where)):
                return account
        return next(iter(self.stages))


def text(card: Seen) -> str:
    """Give what people read in a card."""
    return card.text


def labels(card: Seen) -> list[str]:
    """Give what can be pressed on a card."""
    return [button.label for button in card.buttons]


def moments(days: float = 0, hours: float = 0) -> timedelta:
    """Say how much time passes."""
    return timedelta(days=days, hours=hours)


Story = Callable[[Play], Awaitable[None]]


@asynccontextmanager
async def playing(
    config: Config,
    stages: Mapping[str, Stage],
    clock: MovingClock,
    url: str,
    *,
    index: Index | None = None,
    passing: Passing = unhindered,
) -> AsyncIterator[Play]:
    """Start the bot on these stages, for a story."""
    database = Database(url)
    schema.upgrade(database)
    accounts = {name: stage.adapter for name, stage in stages.items()}
    app = App(config, database, accounts, clock, index=index or an_index(), passing=passing)
    play = Play(app, stages, Directory(config), clock, url)
    await app.start()
    try:
        await play.settle()
        yield play
    finally:
        await app.stop()
        database.close()
