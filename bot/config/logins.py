"""What an account needs on its platform, and what it cannot have there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from bot.config.faults import Finding, Key
from bot.config.schema import Account, Config, Platform

MATRIX_USER = re.compile(r"@[^:\s]+:\S+")

_ELSEWHERE: dict[str, tuple[Platform, str]] = {
    "homeserver": (Platform.MATRIX, "Only a Matrix account has a homeserver."),
    "user": (Platform.MATRIX, "Only a Matrix account names its user: elsewhere the token tells."),
    "inviters": (Platform.MATRIX, "Only on Matrix does a bot come when it is invited."),
    "proxy": (Platform.SLACK, "Only a Slack account goes through a proxy."),
    "forms": (Platform.CONSOLE, "Only a console may have forms or not."),
}
"""Keys that one platform has, and what is wrong with them elsewhere."""


def logins(config: Config) -> Iterator[Finding]:
    """Whatever keeps an account from its platform, and what would do nothing there."""
    for index, account in enumerate(config.accounts):
        key = ("accounts", index)
        yield from _of_elsewhere(key, account)
        if account.platform is Platform.MATRIX:
            yield from _on_matrix(key, account)
        elif account.platform is Platform.SLACK and account.proxy:
            yield from _through_proxy((*key, "proxy"), account.proxy)


def _of_elsewhere(key: Key, account: Account) -> Iterator[Finding]:
    for name, (platform, wrong) in _ELSEWHERE.items():
        if name in account.model_fields_set and account.platform is not platform:
            yield Finding((*key, name), wrong, "Remove it here.")


def _on_matrix(key: Key, account: Account) -> Iterator[Finding]:
    if not re.match(r"https?://\S", account.homeserver):
        wrong = "A Matrix account needs the address of its homeserver."
        fix = 'Write it like homeserver = "https://matrix.example.org".'
        yield Finding((*key, "homeserver"), wrong, fix)
    if not MATRIX_USER.fullmatch(account.user):
        wrong = "A Matrix account needs the full name of its user."
        yield Finding((*key, "user"), wrong, 'Write it like user = "@wijkbot:example.org".')


def _through_proxy(key: Key, given: str) -> Iterator[Finding]:
    """See that it is the address of an HTTP proxy; no message repeats it, for its password."""
    if not _is_proxy(given):
        wrong = "This is not the address of an HTTP proxy, which begins with http:// or https://."
        yield Finding(key, wrong, 'Write it like proxy = "http://proxy.example.org:3128".')


def _is_proxy(given: str) -> bool:
    try:
        found = urlsplit(given)
        return found.scheme in {"http", "https"} and _is_bare(found) and found.port != 0
    except ValueError:
        return False


def _is_bare(found: SplitResult) -> bool:
    host = found.hostname or ""
    return bool(re.fullmatch(r"[\w.:-]+", host)) and found.path in {"", "/"} and not found.query
