"""Stories on the stand-in for Slack: a workspace, and the bot in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from adapters.base import Adapter
from adapters.slack import SlackAdapter, Tokens
from bot.config.schema import Config
from bot.directory import Directory
from bot.town import channels
from tests.slack import scopes
from tests.slack.server import Slack
from tests.stories.slack.people import NAME, SlackPeople, handle

PING_SECONDS = 5.0
HEARD_SECONDS = 10.0


class SlackStage(SlackPeople):
    """A workspace with the bot in it."""

    def __init__(self, slack: Slack, directory: Directory, adapter: Adapter) -> None:
        super().__init__(slack, directory)
        self.adapter = adapter

    async def heard(self) -> None:
        """Wait until the bot has a connection and has answered for all that it was told.

        What it did not answer for is told again, if it is time for that.
        """
        await self.slack.connected()
        await self.slack.redeliver()
        await self.slack.sockets.answered(HEARD_SECONDS)

    async def look(self, *conversations: str) -> None:
        """Nothing is to be fetched."""


def slack_adapter(
    base_url: str,
    heard: frozenset[str],
    clock: Callable[[], datetime],
    ping: float = PING_SECONDS,
) -> SlackAdapter:
    """Give a bot of this workspace, with these channels in its configuration."""
    tokens = Tokens(Slack.bot_token, Slack.app_token)
    return SlackAdapter(NAME, tokens, heard, clock, base_url=base_url, ping_seconds=ping)


@asynccontextmanager
async def workspace(config: Config, clock: Callable[[], datetime]) -> AsyncIterator[Slack]:
    """Stand in for a workspace with everybody in it who is on this account."""
    slack = Slack(clock, scopes=scopes.of_manifest())
    for person in config.people:
        if user := person.ids.get(NAME):
            slack.workspace.add_user(handle(person.name), person.name, user=user)
    for channel, members in channels(Directory(config), NAME).items():
        name = channel.removeprefix("C0").lower()
        slack.workspace.add_channel(name, members, channel=channel)
    async with slack:
        yield slack


@asynccontextmanager
async def slack_stage(
    config: Config, clock: Callable[[], datetime], ping: float = PING_SECONDS
) -> AsyncIterator[SlackStage]:
    """Begin a story in a workspace of its own."""
    directory = Directory(config)
    async with workspace(config, clock) as slack:
        heard = frozenset(channels(directory, NAME))
        yield SlackStage(slack, directory, slack_adapter(slack.base_url, heard, clock, ping))
