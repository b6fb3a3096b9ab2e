"""Who the bot is, and whether a person must mend something before it can work."""

from __future__ import annotations

from adapters.base import AccountError
from adapters.slack.me import Me
from adapters.slack.tokens import Tokens, app_variable, bot_variable, faults
from adapters.slack.trouble import ACCOUNT, Never, Trouble
from adapters.slack.web import Method, Web


class ToMend(AccountError):
    """What a person must mend; `code` is Slack's word for it, `act` what it refuses."""

    def __init__(self, code: str, act: Method, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.act = act


SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "groups:write",
        "im:history",
        "im:read",
        "im:write",
        "users:read",
    }
)
"""What the bot token must allow; the same stand in the manifest."""


def check(account: str, tokens: Tokens) -> None:
    """Raise AccountError for tokens that cannot be right."""
    for fault in faults(account, tokens):
        raise AccountError(f"account {account}: {fault}.")


async def identify(account: str, web: Web) -> Me:
    """Ask Slack who the bot is.

    Raises `ToMend` for what a person must mend, and `Trouble` for what passes.
    """
    try:
        answer = await web(Method.TEST)
    except Trouble as trouble:
        raise _to_mend(trouble, Method.TEST, account, bot_variable(account), _BOT_TOKEN) from None
    granted = answer.headers.get("x-oauth-scopes")
    missing = SCOPES - set(granted.replace(" ", "").split(",")) if granted else frozenset[str]()
    if missing:
        raise ToMend(
            "missing_scope",
            Method.TEST,
            f"account {account}: the Slack app lacks {', '.join(sorted(missing))}. Compare its "
            "manifest with docs/slack-manifest.yaml and install it again.",
        )
    return Me(account, answer["user_id"], answer["bot_id"], answer["team_id"], answer["user"])


async def socket_url(account: str, web: Web, app_token: str) -> str:
    """Give an address at which one socket can be opened, once; raises as `identify` does."""
    try:
        answer = await web(Method.CONNECT, app_token=app_token)
    except Trouble as trouble:
        raise _to_mend(
            trouble, Method.CONNECT, account, app_variable(account), _APP_TOKEN
        ) from None
    return str(answer["url"])


_BOT_TOKEN = "It takes the Bot User OAuth Token from OAuth & Permissions"  # noqa: S105 - advice
_APP_TOKEN = "It takes an app-level token with the scope connections:write, and Socket Mode on"  # noqa: S105 - advice


def _to_mend(trouble: Trouble, act: Method, account: str, variable: str, advice: str) -> Exception:
    if trouble.code in ACCOUNT or isinstance(trouble, Never):
        return ToMend(
            trouble.code,
            act,
            f"account {account}: Slack refuses what {variable} holds ({trouble.code}). {advice}.",
        )
    return trouble
