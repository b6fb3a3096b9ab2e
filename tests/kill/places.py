"""The platforms on which bots are killed: their people, and a new bot for every life."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from adapters.base import Adapter
from adapters.matrix import Session
from bot.directory import Directory
from bot.town import adapters, channels
from tests.kill.victim import Home
from tests.municipality import a_municipality
from tests.stories.consoles import ConsoleStage
from tests.stories.elsewhere import Elsewhere, StoryClock
from tests.stories.everywhere import on
from tests.stories.matrix import town as matrix
from tests.stories.matrix.people import MatrixPeople
from tests.stories.matrix.stage import MatrixStage, matrix_adapter
from tests.stories.matrix.town import CARETAKER, MatrixTown
from tests.stories.play import INTAKE, TUESDAY, Play, playing
from tests.stories.slack import people as slack
from tests.stories.slack.people import SlackPeople
from tests.stories.slack.stage import SlackStage, slack_adapter, workspace
from tests.stories.stage import People, Stage


@dataclass
class Place:
    """A platform and who is there; `stages` gives it with a new bot on it."""

    home: Home
    clock: StoryClock
    people: People
    stages: Callable[[], Mapping[str, Stage]]

    async def post(self, *texts: str) -> None:
        """Have a colleague post while no bot is there."""
        for text in texts:
            await self.people.post("fatima", INTAKE, text)

    def alive(self) -> AbstractAsyncContextManager[Play]:
        """Have a bot live here, in this process."""
        return playing(self.home.config, self.stages(), self.clock, self.home.url)


@asynccontextmanager
async def on_consoles(url: str, folder: Path) -> AsyncIterator[Place]:
    """Give consoles in a folder."""
    config, clock = a_municipality(), StoryClock(TUESDAY)
    directory, accounts = Directory(config), partial(adapters, config, folder)

    def stages() -> dict[str, ConsoleStage]:
        return {name: ConsoleStage(each, directory) for name, each in accounts(clock).items()}

    yield Place(Home(url, config, accounts), clock, next(iter(stages().values())), stages)


@asynccontextmanager
async def on_slack(url: str) -> AsyncIterator[Place]:
    """Give a workspace. What is posted before a bot came is told to it as soon as it comes."""
    config, clock = on(slack.NAME), StoryClock(TUESDAY)
    directory = Directory(config)
    async with workspace(config, clock) as place:
        accounts = partial(
            slack_accounts, place.base_url, frozenset(channels(directory, slack.NAME))
        )

        def stages() -> dict[str, SlackStage]:
            (adapter,) = accounts(clock).values()
            return {slack.NAME: SlackStage(place, directory, adapter)}

        yield Place(Home(url, config, accounts), clock, SlackPeople(place, directory), stages)


@asynccontextmanager
async def on_matrix(url: str, folder: Path, town: MatrixTown) -> AsyncIterator[Place]:
    """Give the town's rooms. A bot has been there before, so it hears what is said from now on."""
    config, clock = on(matrix.NAME), StoryClock(TUESDAY)
    accounts = partial(matrix_accounts, town.bot, town.rooms, folder)
    async with AsyncExitStack() as leaving, town.person(CARETAKER) as caretaker:
        since = await caretaker.now()

        def stages() -> dict[str, MatrixStage]:
            (adapter,) = accounts(clock).values()
            return {matrix.NAME: MatrixStage(town, since, leaving, adapter)}

        people = MatrixPeople(town, since, leaving)
        place = Place(Home(url, config, accounts), clock, people, stages)
        async with place.alive():
            pass
        yield place


def slack_accounts(base_url: str, heard: frozenset[str], clock: StoryClock) -> dict[str, Adapter]:
    """Give a bot's way to a workspace."""
    return {slack.NAME: slack_adapter(base_url, heard, clock)}


def matrix_accounts(
    session: Session, rooms: frozenset[str], folder: Path, clock: StoryClock
) -> dict[str, Elsewhere]:
    """Give a bot's way to a homeserver."""
    return {matrix.NAME: Elsewhere(matrix_adapter(session, rooms, folder, clock), clock)}
