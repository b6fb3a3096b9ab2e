"""`wijkbot run`: the bot itself, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

import structlog

from adapters.console import ConsoleAdapter
from bot import logs, memory
from bot.app import App
from bot.cli import accounts
from bot.cli.chat import chat
from bot.cli.options import EXAMPLE, ConfigOption, database_url
from bot.cli.service import Service
from bot.cli.terminal import say
from bot.config.load import load
from bot.config.schema import Config
from bot.store import schema
from bot.store.database import Database
from bot.store.lock import lock

log = structlog.get_logger(__name__)


def run(config: ConfigOption = EXAMPLE) -> None:
    """Run the bot until Ctrl-C or SIGTERM.

    Where the configuration has consoles you get a chat in the terminal, in which you can be
    everybody; without a terminal the bot works on what other programs add to them. A new
    database gets its tables; an older one is left alone until `wijkbot db upgrade`. Two at once
    on one database are refused.
    """
    found = load(config)
    with closing(Database(database_url(found))) as database, lock(database):
        if schema.current(database) is None:
            schema.upgrade(database)
        schema.require(database)
        asyncio.run(_serve(found, database))


async def _serve(config: Config, database: Database) -> None:
    opened = accounts.opened(config, database, _now)
    consoles = [each for each in opened.values() if isinstance(each, ConsoleAdapter)]
    app = App(config, database, opened, _now)
    memory.settle()
    service = Service(app, say)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, service.stop)
    try:
        await app.start()
        log.info("started")
        if consoles and sys.stdin.isatty() and sys.stdout.isatty():
            await _chat(config, database, consoles, service)
        else:
            await service.run()
    finally:
        await app.stop()
        log.info("stopped")


async def _chat(
    config: Config, database: Database, consoles: Sequence[ConsoleAdapter], service: Service
) -> None:
    """Let somebody chat; the log, which would stand between what is said, goes to a file."""
    path = accounts.beside(database, "log")
    say(f"Wijkbot works on {database.where}. Its log is {path}.")
    with logs.private_file(path) as file:
        logs.configure(file)
        try:
            await chat(config.municipality, consoles, service)
        finally:
            logs.configure()


def _now() -> datetime:
    return datetime.now(UTC)
