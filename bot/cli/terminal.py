"""Where commands write: results to standard output, all that is said about them to the other."""

from __future__ import annotations

import sys
from contextlib import suppress
from io import TextIOWrapper

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.config.faults import printable

PIPED_WIDTH = 120
"""Columns of what goes to a file or another program."""


def out() -> Console:
    """Give the terminal for results."""
    return Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)


def err() -> Console:
    """Give the terminal for messages, which no other program reads as a result."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """Tell something beside the result; brackets are no markup in it."""
    err().print(Text(message))


def plain(text: str) -> Text:
    """Give what people wrote, without what could steer a terminal."""
    return Text(printable(text))


def columns(*headers: str) -> Table:
    """Give a table without rows, in which what is long goes on below."""
    table = Table()
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def write_anything() -> None:
    """Let a terminal that lacks a character show something else for it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(ValueError, OSError):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
