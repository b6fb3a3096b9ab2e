"""A municipality on consoles, with a calendar that moves when it is told: no account anywhere.

The demo is played on it; `replay` and the tests of stories use its consoles, with the real bot.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.base import FieldErrors, Form, Refused
from adapters.console import BARE, FULL, Console, ConsoleAdapter
from adapters.console.state import Message, is_private
from bot.app import App
from bot.cases.acts import ActName
from bot.config.schema import Config, Platform
from bot.directory import Directory
from bot.points import Passing, unhindered
from bot.store import schema
from bot.store.database import Database
from routing import Index

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

TICK = timedelta(minutes=15)
"""How finely a moving calendar is walked through: fine enough for hours of asking."""


class MovingClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


class Town:
    """The bot, its consoles, and people who act on them by their slugs."""

    def __init__(
        self,
        app: App,
        consoles: Mapping[str, ConsoleAdapter],
        directory: Directory,
        clock: MovingClock,
    ) -> None:
        self.app = app
        self.consoles = consoles
        self.directory = directory
        self.clock = clock

    async def say(
        self, person: str, text: str, where: str = "", *, thread: str | None = None, on: str = ""
    ) -> str:
        """Have somebody post, in private where no channel is given; gives the message's id."""
        account = on or self._account(person, where)
        user = self._user(person, account)
        message = self.consoles[account].platform.post(user, where or f"@{user}", text, thread)
        await self.app.settle()
        return message

    async def remove(self, person: str, message: str, *, on: str = "") -> None:
        """Have somebody take away what they posted."""
        account = on or self._account(person, "")
        self.consoles[account].platform.delete(self._user(person, account), message)
        await self.app.settle()

    async def press(
        self, person: str, card: Message, act: ActName | str, *, on: str = "", **fields: str
    ) -> Refused | FieldErrors | None:
        """Have somebody press the button of an act, or with this label, and fill in its form.

        Gives what the platform showed instead, if it was refused; raises LookupError where the
        card has no such button.
        """
        account = on or self.account_of(card)
        adapter, user = self.consoles[account], self._user(person, account)
        result = await pressed(adapter, user, card, number_of(card, act), fields)
        if not isinstance(result, Refused):
            await self.app.settle()
        return result

    async def move(self, by: timedelta) -> None:
        """Let time pass: the bot looks every quarter of an hour whether something is due."""
        await pass_time(self.app, self.clock, by)

    def cards(self, *, on: str = "") -> Iterator[Message]:
        """Give what the bot said, in the order in which it was said."""
        for account, adapter in self.consoles.items():
            if on in {"", account}:
                adapter.platform.journal.read_on()
                for message in adapter.platform.state.messages.values():
                    if message.card is not None and not message.author:
                        yield message

    def account_of(self, card: Message) -> str:
        """Tell on which account a card stands, also when it looks otherwise by now."""
        return next(
            account
            for account, adapter in self.consoles.items()
            if (found := adapter.platform.state.messages.get(card.id)) and found.key == card.key
        )

    def channel(self, department: str) -> str:
        """Name the channel of a department."""
        found = self.directory.channel(department)
        if found is None:
            raise LookupError(f"{department} has no channel")
        return found.user

    def _account(self, person: str, where: str) -> str:
        ids = self.directory.people[person].ids if person in self.directory.people else {}
        for account, adapter in self.consoles.items():
            if account in ids and (not where or where in adapter.platform.channels()):
                return account
        return next(iter(self.consoles))

    def _user(self, person: str, account: str) -> str:
        return self.directory.user(person, account) or person


def number_of(card: Message, act: ActName | str) -> int:
    """Give the number of the button of an act, or with this label; raises LookupError for none."""
    for number, button in enumerate(card.buttons, 1):
        if button.value.startswith(f"{act}:") or button.label == act:
            return number
    raise LookupError(f"message {card.id} has no button {act}")


async def pressed(
    adapter: ConsoleAdapter, user: str, card: Message, number: int, fields: Mapping[str, str]
) -> Refused | FieldErrors | None:
    """Press a button and fill in its form; gives what the platform showed instead, if refused."""
    match await adapter.press(user, card.id, number):
        case Refused() as refused:
            return refused
        case Form(button=button):
            where = {"conversation": card.conversation, "thread": card.root}
            return await adapter.submit(user, button, fields, **where)
    return None


async def pass_time(
    app: App, clock: MovingClock, by: timedelta, settle: Callable[[], Awaitable[None]] | None = None
) -> None:
    """Let time pass: the bot looks every quarter of an hour whether something is due.

    `settle` is what is done when it is, and at the end; the bot's own where none is given.
    """
    settle = settle or app.settle
    until = clock.now + by
    while clock.now < until:
        to_send = await app.next_due()
        clock.now = min(clock.now + TICK, until)
        if await app.tick() or (to_send and to_send <= clock.now):
            await settle()
    await settle()


def adapters(
    config: Config, folder: Path, clock: Callable[[], datetime], *, dedupe: bool = False
) -> dict[str, ConsoleAdapter]:
    """Make a console of every console account, each in a file in the folder, with its channels."""
    directory = Directory(config)
    made = {}
    for account in config.accounts:
        if account.platform is Platform.CONSOLE:
            names = {
                person.ids[account.name]: person.name
                for person in config.people
                if account.name in person.ids
            }
            console = Console(
                account.name,
                folder / f"{account.name}.jsonl",
                FULL if account.forms else BARE,
                now=clock,
                names=names,
            )
            for name, members in channels(directory, account.name).items():
                console.channel(name, *members)
            made[account.name] = ConsoleAdapter(console, dedupe=dedupe)
    return made


@asynccontextmanager
async def town(
    config: Config,
    folder: Path,
    start: datetime,
    *,
    index: Index | None = None,
    url: str = "",
    passing: Passing = unhindered,
) -> AsyncIterator[Town]:
    """Run a town in a folder: its database, its consoles, and the bot on them."""
    clock = MovingClock(start)
    database = Database(url or f"sqlite:///{folder / 'town.sqlite'}")
    schema.upgrade(database)
    consoles = adapters(config, folder, clock)
    app = App(config, database, consoles, clock, index=index, passing=passing)
    await app.start()
    try:
        yield Town(app, consoles, Directory(config), clock)
    finally:
        await app.stop()
        database.close()


def channels(directory: Directory, account: str) -> dict[str, tuple[str, ...]]:
    """Name the channels that an account needs, with the users in them who would be there."""
    config = directory.config
    everybody = tuple(each.ids[account] for each in config.people if account in each.ids)
    found = {each.id: everybody for each in config.channels if each.account == account}
    for department in directory.departments.values():
        name = department.channels.get(account)
        if name and not is_private(name):
            users = (directory.user(slug, account) for slug in directory.members(department.id))
            found[name] = tuple(sorted({*found.get(name, ()), *filter(None, users)}))
    return found
