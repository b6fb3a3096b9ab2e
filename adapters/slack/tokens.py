"""The two secrets of a Slack app, and what is wrong with them as far as one can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

BOT_PREFIX = "xoxb-"
APP_PREFIX = "xapp-"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the bot acts with (`bot`), and what opens its sockets (`app`). Never printed."""

    bot: str = field(repr=False)
    app: str = field(repr=False)


def bot_variable(account: str) -> str:
    """Name the environment variable of an account's bot token."""
    return f"{_prefix(account)}_BOT_TOKEN"


def app_variable(account: str) -> str:
    """Name the environment variable of an account's app-level token."""
    return f"{_prefix(account)}_APP_TOKEN"


def faults(account: str, tokens: Tokens) -> Iterator[str]:
    """Say which token is missing or of the wrong kind, and where the right one is found."""
    if not tokens.bot.startswith(BOT_PREFIX):
        yield (
            f"{bot_variable(account)} must hold the Bot User OAuth Token, which starts with "
            f"{BOT_PREFIX}: see OAuth & Permissions on the page of the Slack app"
        )
    if not tokens.app.startswith(APP_PREFIX):
        yield (
            f"{app_variable(account)} must hold an app-level token, which starts with "
            f"{APP_PREFIX}: see Basic Information on the page of the Slack app, and give it the "
            "scope connections:write"
        )


def _prefix(account: str) -> str:
    return f"WIJKBOT_{account.upper().replace('-', '_')}"
