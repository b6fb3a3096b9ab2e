"""The accounts that this version can speak on, and where they keep what is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from adapters.console import ConsoleAdapter
from bot.cli.told import Refused
from bot.config.schema import Config, Platform
from bot.store.database import Database
from bot.town import adapters


def require_consoles(config: Config) -> None:
    """Raise Refused for a configuration with accounts that only a later version can use."""
    others = [
        f'"{account.name}" ({account.platform.value})'
        for account in config.accounts
        if account.platform is not Platform.CONSOLE
    ]
    if others:
        raise Refused(
            f"This version of Wijkbot speaks only on consoles, not yet on {', '.join(others)}. "
            'To try it out, set platform = "console" at each [[accounts]] in a copy of the '
            "configuration; everything else can stay as it is."
        )


def beside(database: Database, what: str) -> Path:
    """Name a file or folder that belongs to a database: next to it, or here if it is remote."""
    path = database.path or Path("wijkbot")
    return path.with_name(f"{path.name}.{what}")


def opened(
    config: Config, database: Database, clock: Callable[[], datetime]
) -> dict[str, ConsoleAdapter]:
    """Open the console of every account. Raises JournalError for a file that is none."""
    return adapters(config, beside(database, "consoles"), clock)
