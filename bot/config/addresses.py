"""What people, channels and the bot itself are called on each platform."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.config.faults import Finding, Key, quoted
from bot.config.logins import MATRIX_USER
from bot.config.schema import Config, Platform


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How something is written on a platform, and where to find it."""

    shape: re.Pattern[str]
    wrong: str
    fix: str


_USERS = {
    Platform.SLACK: _Spelling(
        re.compile(r"[UW][A-Z0-9]{2,}"),
        "Slack knows people by their member id, not by {given}.",
        "Write it like U012AB3CD: it stands in somebody's profile, under ⋮, Copy member ID.",
    ),
    Platform.MATRIX: _Spelling(
        MATRIX_USER,
        "Matrix knows people by their full user id, not by {given}.",
        "Write it like @fatima:example.org.",
    ),
}
_CHANNELS = {
    Platform.SLACK: _Spelling(
        re.compile(r"[CG][A-Z0-9]{2,}"),
        "Slack knows channels by their id, not by {given}.",
        "Write it like C012AB3CD: it stands at the foot of the channel's details.",
    ),
    Platform.MATRIX: _Spelling(
        re.compile(r"#[^:\s]+:\S+|![^:\s]+(?::\S+)?"),
        "Matrix knows rooms by their address or id, not by {given}.",
        "Write it like #signalen:example.org, or as the id that begins with an exclamation mark.",
    ),
}
_SLACK_PRIVATE = re.compile(r"D[A-Z0-9]{2,}")
_PRIVATE_WRONG = "This is a private conversation, in which nobody else can read along."
_PRIVATE_FIX = (
    "Write the id of a channel, like C012AB3CD. A department without a channel is asked through "
    "its lead, in private."
)


def addresses(config: Config) -> Iterator[Finding]:
    """Whatever cannot exist on the platform for which it is written."""
    # Of two accounts with one name, which is a fault of its own, the first counts.
    platforms = {account.name: account.platform for account in reversed(config.accounts)}
    for key, account_name, given in _channels(config):
        platform = platforms.get(account_name)
        if platform is Platform.SLACK and _SLACK_PRIVATE.fullmatch(given):
            yield Finding(key, _PRIVATE_WRONG, _PRIVATE_FIX)
        else:
            yield from _misspelt(_CHANNELS, platform, key, given)
    for index, person in enumerate(config.people):
        for account_name, given in person.ids.items():
            key = ("people", index, "ids", account_name)
            yield from _misspelt(_USERS, platforms.get(account_name), key, given)


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
