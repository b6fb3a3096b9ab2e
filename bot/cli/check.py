"""`wijkbot check`: all that is wrong with a configuration, at once."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from bot.cli.options import EXAMPLE, ConfigOption
from bot.cli.terminal import out, plain
from bot.config.faults import ConfigError
from bot.config.load import load
from bot.config.schema import Config


def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="The configuration, if --config does not name it."),
    ] = None,
    config: ConfigOption = EXAMPLE,
) -> None:
    """Check a configuration, and name all that is wrong with it at once.

    Each fault is told with its file, line and key, what is wrong, and what to write instead.
    Included files are checked too. The exit code is 1 when there is any fault.
    """
    path = file or config
    try:
        found = load(path)
    except ConfigError as error:
        out().print(Text(str(error)), soft_wrap=True)
        count = len(error.faults)
        out().print(f"\n{count} {'fault' if count == 1 else 'faults'}.")
        raise typer.Exit(1) from error
    counted = ", ".join(_counted(found))
    out().print(plain(f"{path} is fine: {counted}."), soft_wrap=True)


def _counted(config: Config) -> Iterator[str]:
    yield _number(config.wijken, "wijk", "wijken")
    yield _number(config.departments, "department", "departments")
    if config.parties:
        yield _number(config.parties, "outside party", "outside parties")
    if config.themes:
        yield _number(config.themes, "theme", "themes")
    if config.elsewhere:
        yield _number(config.elsewhere, "outsider", "outsiders")
    yield _number(config.people, "person", "people")
    yield _number(config.channels, "intake channel", "intake channels")
    yield _number(config.accounts, "account", "accounts")


def _number(found: Sized, one: str, more: str) -> str:
    return f"{len(found)} {one if len(found) == 1 else more}"
