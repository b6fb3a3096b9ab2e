"""What people, channels and the bot itself are called on each platform."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.config.faults import Finding, Key, quoted
from bot.config.schema import Account, Config, Platform


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How something is written on a platform, and where to find it."""

    shape: re.Pattern[str]
    wrong: str
    fix: str


_MATRIX_USER = re.compile(r"@[^:\s]+:\S+")
_USERS = {
    Platform.SLACK: _Spelling(
        re.compile(r"[UW][A-Z0-9]{2,}"),
        "Slack knows people by their member id, not by {given}.",
        "Write it like U012AB3CD: it stands in somebody's profile, under ⋮, Copy member ID.",
    ),
    Platform.MATRIX: _Spelling(
        _MATRIX_USER,
        "Matrix knows people by their full user id, not by {given}.",
        "Write it like @fatima:example.org.",
    ),
}
_CHANNELS = {
    Platform.SLACK: _Spelling(
        re.compile(r"[CGD][A-Z0-9]{2,}"),
        "Slack knows channels by their id, not by {given}.",
        "Write it like C012AB3CD: it stands at the foot of the channel's details.",
    ),
    Platform.MATRIX: _Spelling(
        re.compile(r"#[^:\s]+:\S+|![^:\s]+(?::\S+)?"),
        "Matrix knows rooms by their address or id, not by {given}.",
        "Write it like #signalen:example.org, or as the id that begins with an exclamation mark.",
    ),
}


def addresses(config: Config) -> Iterator[Finding]:
    """Whatever cannot exist on the platform for which it is written."""
    # Of two accounts with one name, which is a fault of its own, the first counts.
    platforms = {account.name: account.platform for account in reversed(config.accounts)}
    for index, account in enumerate(config.accounts):
        yield from _of_account(("accounts", index), account)
    for key, account_name, given in _channels(config):
        yield from _misspelt(_CHANNELS, platforms.get(account_name), key, given)
    for index, person in enumerate(config.people):
        for account_name, given in person.ids.items():
            key = ("people", index, "ids", account_name)
            yield from _misspelt(_USERS, platforms.get(account_name), key, given)


def _of_account(key: Key, account: Account) -> Iterator[Finding]:
    if account.platform is not Platform.MATRIX:
        if account.inviters:
            wrong = "Only on Matrix does a bot come when it is invited."
            yield Finding((*key, "inviters"), wrong, "Remove it here.")
        return
    if not re.match(r"https?://\S", account.homeserver):
        wrong = "A Matrix account needs the address of its homeserver."
        fix = 'Write it like homeserver = "https://matrix.example.org".'
        yield Finding((*key, "homeserver"), wrong, fix)
    if not _MATRIX_USER.fullmatch(account.user):
        wrong = "A Matrix account needs the full name of its user."
        yield Finding((*key, "user"), wrong, 'Write it like user = "@wijkbot:example.org".')


def _channels(config: Config) -> Iterator[tuple[Key, str, str]]:
    for index, channel in enumerate(config.channels):
        yield ("channels", index, "id"), channel.account, channel.id
    for home in ("departments", "parties"):
        for index, department in enumerate(getattr(config, home)):
            for account, given in department.channels.items():
                yield (home, index, "channels", account), account, given


def _misspelt(
    spellings: dict[Platform, _Spelling], platform: Platform | None, key: Key, given: str
) -> Iterator[Finding]:
    spelling = spellings.get(platform) if platform else None
    if spelling is not None and not spelling.shape.fullmatch(given):
        yield Finding(key, spelling.wrong.format(given=quoted(given)), spelling.fix)
