"""A story on consoles: who says what, who presses what, and what people then read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from adapters.card import Bold, Paragraph, plain
from adapters.console.state import Message
from bot import forms
from bot.cases.acts import ActName
from bot.cases.state import Case
from bot.config.schema import Config
from bot.store import cases, tables
from bot.store.database import Database
from bot.town import Town, town
from routing import Index
from tests.municipality import BARE, FULL, a_municipality, an_index

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
INTAKE = "#signalen"

LANTERNS = "bij de school aan het vechtplantsoen doen 2 lantarens het niet"
FENCE = "hekwerk zonder vergunning rond de woonwagenlocatie"
FARM = "de kinderboerderij dreigt te sluiten en de buurt wil haar houden"


class Play:
    """A town with short ways to look at it."""

    def __init__(self, town: Town, url: str) -> None:
        self.town = town
        self.url = url

    async def post(self, person: str, text: str) -> str:
        """Post in the channel for signals."""
        return await self.town.say(person, text, INTAKE)

    async def answer(
        self, person: str, card: Message, act: ActName, *, reply: str = "", **fields: str
    ) -> None:
        """Press a button and fill in what it asks, by a reply where there are no forms."""
        account = self.account(card)
        can = self.town.consoles[account].capabilities
        refused = await self.town.press(person, card, act, **(fields if can.forms else {}))
        assert refused is None, refused
        if not can.forms and fields:
            said = reply or fields.get(forms.DEPARTMENT) or next(iter(fields.values()))
            thread = None if card.conversation.startswith("@") else card.root
            await self.town.say(person, said, card.conversation, thread=thread, on=account)

    def account(self, card: Message) -> str:
        """Tell on which account a message stands."""
        return self.town.account_of(card)

    def department(self, department: str) -> Message:
        """Give the newest card that opens a thread in a department's channel."""
        channel = self.town.channel(department)
        cards = [card for card in self.town.cards() if card.conversation == channel]
        return [card for card in cards if card.thread is None][-1]

    def private(self, person: str) -> Message:
        """Give the newest card about a case that somebody got in private."""
        return [card for card in self.privately(person) if is_about_a_case(card)][-1]

    def privately(self, person: str) -> list[Message]:
        """Give what somebody got in private, whispers too."""
        return [
            card
            for card in self.town.cards()
            if card.conversation == f"@{person}" or card.only == person
        ]

    def thread(self, message: str, reader: str = "fatima") -> list[Message]:
        """Give what the bot said openly in the thread of a message."""
        home = self.town.directory.home(reader)
        assert home is not None
        cards = self.town.cards(on=home.account)
        return [card for card in cards if card.thread == message and card.only is None]

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


def text(message: Message) -> str:
    """Give what people read in a card."""
    return plain(message.card) if message.card else ""


def is_about_a_case(message: Message) -> bool:
    """Tell a card with a title from the answer to a press or a command."""
    blocks = message.card.blocks if message.card else ()
    return any(
        isinstance(part, Bold)
        for block in blocks
        if isinstance(block, Paragraph)
        for part in block.line
    )


def labels(message: Message) -> list[str]:
    """Give what can be pressed on a card."""
    return [button.label for button in message.buttons]


def moments(days: float = 0, hours: float = 0) -> timedelta:
    """Say how much time passes."""
    return timedelta(days=days, hours=hours)


Story = Callable[[Play], Awaitable[None]]

PLATFORMS = {
    "full": lambda: a_municipality(FULL),
    "bare": lambda: a_municipality(BARE),
    "across": lambda: a_municipality(FULL, posters_on=BARE),
}
"""On the account with everything, on the one with little, and posters there and owners here."""


def on_every_account(story: Story) -> Callable[[str, Path], None]:
    """Play a story on both accounts, and once across the two."""

    @pytest.mark.parametrize("account", list(PLATFORMS))
    def test(account: str, tmp_path: Path) -> None:
        asyncio.run(played(story, PLATFORMS[account](), tmp_path))

    test.__name__, test.__doc__ = story.__name__, story.__doc__
    test.__module__ = story.__module__
    return test


async def played(
    story: Story, config: Config, folder: Path, url: str = "", *, index: Index | None = None
) -> None:
    """Play a story in a town of its own, on SQLite where no other database is given."""
    url = url or f"sqlite:///{folder / 'town.sqlite'}"
    async with town(config, folder, TUESDAY, index=index or an_index(), url=url) as place:
        await story(Play(place, url))
