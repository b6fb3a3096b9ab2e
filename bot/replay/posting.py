"""Posting texts to a bot of one's own, as somebody in an intake channel."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from adapters.base import Event, EventKind
from adapters.console import ConsoleAdapter
from bot.app import App
from bot.config.schema import Account, Channel, Config, Platform
from bot.directory import Directory
from bot.replay.outcomes import Outcome, outcomes
from bot.store import schema
from bot.store.database import Database
from bot.town import adapters

POSTER = "replay"
"""Who posts what has no poster: nobody of the configuration, so that no wijk is theirs."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A text to post. `channel` is the id of an intake channel, `poster` a slug or user id."""

    text: str
    channel: str = ""
    poster: str = ""


class NoIntake(Exception):
    """The configuration has no intake channel, so nothing can be posted."""


class Replay:
    """The bot at work on what is posted, as fast as it can."""

    def __init__(
        self, app: App, database: Database, consoles: Mapping[str, ConsoleAdapter], config: Config
    ) -> None:
        self._app = app
        self._database = database
        self._consoles = consoles
        self._directory = Directory(config)
        self._channels = config.channels
        if not self._channels:
            raise NoIntake

    async def post(self, postings: Iterable[Posting]) -> list[Outcome]:
        """Post texts, let the bot handle all of them, and tell where each went."""
        posted = [self._post(each) for each in postings]
        await self._app.settle()
        with self._database.read() as session:
            return outcomes(session, posted)

    def _post(self, posting: Posting) -> Event:
        channel = self._channel(posting)
        user = self._directory.user(posting.poster, channel.account) or posting.poster or POSTER
        platform = self._consoles[channel.account].platform
        return Event(
            channel.account,
            channel.id,
            platform.post(user, channel.id, posting.text),
            EventKind.POSTED,
            at=platform.now(),
            user=user,
        )

    def _channel(self, posting: Posting) -> Channel:
        """The channel that is asked for; else one where the poster is, best without a wijk."""
        named = [each for each in self._channels if each.id == posting.channel]
        person = self._directory.people.get(posting.poster)
        theirs = [each for each in self._channels if person and each.account in person.ids]
        found = named or theirs or self._channels
        return next((each for each in found if each.wijk is None), found[0])


@asynccontextmanager
async def replaying(config: Config, folder: Path) -> AsyncIterator[Replay]:
    """Start the bot in a folder that is its own; nobody is nudged, as no clock ticks.

    Every account is on a console, whatever its platform. Raises NoIntake.
    """
    config = config.model_copy(update={"accounts": tuple(map(_on_console, config.accounts))})
    database = Database(f"sqlite:///{folder / 'replay.sqlite'}")
    schema.upgrade(database)
    consoles = adapters(config, folder, _now)
    app = App(config, database, consoles, _now)
    try:
        replay = Replay(app, database, consoles, config)
        await app.start()
        yield replay
    finally:
        await app.stop()
        database.close()


def _on_console(account: Account) -> Account:
    forms = account.forms and account.platform is not Platform.MATRIX
    return Account(name=account.name, platform=Platform.CONSOLE, forms=forms)


def _now() -> datetime:
    return datetime.now(UTC)
