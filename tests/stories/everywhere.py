"""Where stories are played: each test says whether on consoles alone or on every platform."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.config.schema import Config, Platform
from bot.directory import Directory
from bot.town import adapters
from tests.municipality import BARE, FULL, a_municipality
from tests.stories.consoles import ConsoleStage, played
from tests.stories.elsewhere import StoryClock
from tests.stories.matrix import town as matrix
from tests.stories.matrix.stage import matrix_stage
from tests.stories.matrix.town import MatrixTown
from tests.stories.play import TUESDAY, Play, Story, playing
from tests.stories.slack import people as slack
from tests.stories.slack.stage import slack_stage
from tests.stories.stage import Stage

REAL = {slack.NAME: slack.ACCOUNT, matrix.NAME: matrix.ACCOUNT}
CONSOLES: Mapping[str, Callable[[], Config]] = {
    "full": lambda: a_municipality(FULL),
    "bare": lambda: a_municipality(BARE),
    "across": lambda: a_municipality(FULL, posters_on=BARE),
}
"""On the account with everything, on the one with little, and posters there and owners here."""
PLATFORMS: Mapping[str, Callable[[], Config]] = {
    **CONSOLES,
    "slack": lambda: on(slack.NAME),
    "matrix": lambda: on(matrix.NAME),
}
"""Besides on Slack, and on Matrix."""
EVERYWHERE: Mapping[str, Callable[[], Config]] = {
    **PLATFORMS,
    "mixed": lambda: a_municipality(
        slack.NAME, posters_on=matrix.NAME, wijkmanagers_on=matrix.NAME, accounts=REAL
    ),
}
"""And with departments on Slack, and posters and wijkmanagers on Matrix."""

Test = Callable[[str, Path, pytest.FixtureRequest], None]


def on(account: str) -> Config:
    """Describe the municipality on one account only."""
    return a_municipality(account, accounts={account: REAL[account]})


def on_consoles(story: Story) -> Test:
    """Play a story on both consoles, and once across the two."""
    return _on(CONSOLES, story)


def on_every_platform(story: Story) -> Test:
    """Play a story on the consoles, on Slack and on Matrix."""
    return _on(PLATFORMS, story)


def everywhere(story: Story) -> Test:
    """Play a story on the consoles, on Slack, on Matrix, and across these two."""
    return _on(EVERYWHERE, story)


def _on(platforms: Mapping[str, Callable[[], Config]], story: Story) -> Test:
    @pytest.mark.parametrize("platform", list(platforms))
    def test(platform: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
        config = platforms[platform]()
        if platform in CONSOLES:
            asyncio.run(played(story, config, tmp_path))
            return

        town = town_of(config, request)

        async def play() -> None:
            async with playing_anywhere(config, tmp_path, town) as play:
                await story(play)

        asyncio.run(play())

    test.__name__, test.__doc__ = story.__name__, story.__doc__
    test.__module__ = story.__module__
    return test


def town_of(config: Config, request: pytest.FixtureRequest) -> MatrixTown | None:
    """Give the town on the homeserver, where a story needs it."""
    if all(account.platform is not Platform.MATRIX for account in config.accounts):
        return None
    found = request.getfixturevalue("matrix_town")
    assert isinstance(found, MatrixTown)
    return found


@asynccontextmanager
async def playing_anywhere(
    config: Config, folder: Path, town: MatrixTown | None
) -> AsyncIterator[Play]:
    """Start the bot on the platforms of the configuration."""
    clock, directory = StoryClock(TUESDAY), Directory(config)
    async with AsyncExitStack() as stack:
        stages: dict[str, Stage] = {
            name: ConsoleStage(adapter, directory)
            for name, adapter in adapters(config, folder, clock).items()
        }
        for account in config.accounts:
            match account.platform:
                case Platform.SLACK:
                    stage = slack_stage(config, clock)
                    stages[account.name] = await stack.enter_async_context(stage)
                case Platform.MATRIX:
                    assert town is not None
                    real = matrix_stage(town, clock, folder)
                    stages[account.name] = await stack.enter_async_context(real)
        url = f"sqlite:///{folder / 'town.sqlite'}"
        yield await stack.enter_async_context(playing(config, stages, clock, url))
