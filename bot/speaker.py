"""Who does something, and from where: as history keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.directory import WIJKBOT


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person's slug, with account, id and name as they are now."""

    slug: str
    account: str | None = None
    user: str | None = None
    name: str | None = None


BOT = Speaker(WIJKBOT)
"""The bot itself, where it acts because time passed."""
