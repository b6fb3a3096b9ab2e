"""The bot's login on a Slack workspace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from adapters.base import Capabilities, Door, MessageRef, Outgoing, SendResult, Unanswered
from adapters.slack import account as accounts
from adapters.slack import photo as photos
from adapters.slack.direct import Direct
from adapters.slack.following import Following
from adapters.slack.lookup import Lookup
from adapters.slack.sending import Sender
from adapters.slack.telling import Telling
from adapters.slack.tokens import Tokens
from adapters.slack.trouble import Trouble
from adapters.slack.web import Web

CAPABILITIES = Capabilities(
    forms=True,
    whispers=True,
    edits=True,
    threads=True,
    home=True,
    buttons=25,
    call="@wijkbot",
    invite="/invite @wijkbot",
    text=10_000,
)
"""Slack takes 40,000 characters of text, but of blocks it has refused 11,341."""
BASE_URL = "https://slack.com/api/"
PING_SECONDS = 10.0
"""Silence is noticed after twice this."""
_CONNECT_SECONDS = 10.0
"""How long a start waits for a socket; after that it opens in the background."""


class SlackAdapter:
    """Gives what happens on a workspace to the bot, and says there what the bot says.

    `channels` are the ids of the channels in the configuration: they are read for what was
    missed. `proxy` is the address of an HTTP proxy; the environment is not asked for one.
    """

    def __init__(
        self,
        account: str,
        tokens: Tokens,
        channels: frozenset[str],
        clock: Callable[[], datetime],
        *,
        base_url: str = BASE_URL,
        proxy: str | None = None,
        ping_seconds: float = PING_SECONDS,
    ) -> None:
        self._account = account
        self._tokens = tokens
        self._channels = channels
        self._clock = clock
        self._proxy = proxy
        self._ping_seconds = ping_seconds
        self._telling = Telling(account, clock)
        self._web = Web(tokens.bot, base_url, proxy, self._telling)
        self._direct = Direct(self._web)
        self._sender = Sender(account, self._web, self._direct, clock)
        self._lookup = Lookup(account, self._web, self._direct, clock)
        self._following: Following | None = None

    @property
    def account(self) -> str:
        """The name of the account in the configuration."""
        return self._account

    @property
    def capabilities(self) -> Capabilities:
        """What Slack can do."""
        return CAPABILITIES

    @property
    def silence(self) -> float | None:
        """Seconds since Slack last answered a ping; None before a socket was open."""
        return self._following.silence if self._following else None

    async def start(self, door: Door) -> None:
        """Connect, take in what was missed, and follow what comes.

        Raises AccountError for what a person must mend; what passes is tried again in the
        background.
        """
        accounts.check(self._account, self._tokens)
        following = Following(
            self._account,
            self._tokens,
            self._channels,
            self._clock,
            door,
            self._web,
            self._direct,
            self._telling,
            proxy=self._proxy,
            ping_seconds=self._ping_seconds,
        )
        try:
            await following.start()
        except BaseException:
            await self._web.close()
            raise
        self._following = following
        if following.reached:
            with suppress(TimeoutError):
                await asyncio.wait_for(following.connected.wait(), _CONNECT_SECONDS)

    async def stop(self) -> None:
        """Finish what was begun, and disconnect; what is said meanwhile is read at a next start."""
        following, self._following = self._following, None
        if following is not None:
            await following.stop()
        await self._web.close()

    async def pump(self) -> None:
        """Do nothing: Slack tells by itself."""

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing, at the pace that Slack allows."""
        return await self._sender.deliver(out)

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """Give what was sent with this key; raises Unanswered where it cannot be known now."""
        try:
            return await self._lookup(out)
        except Trouble as trouble:
            raise Unanswered(trouble.code) from trouble

    async def fetch(self, photo: str, most: int) -> bytes:
        """Give a file that somebody shared where the bot is."""
        return await photos.fetched(self._web, photo, most)
