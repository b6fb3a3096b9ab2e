"""`wijkbot replay`: a file of signals through the whole bot, and where each went."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import FrameType
from typing import Annotated, BinaryIO

import typer
from rich.progress import Progress

from bot.cli import lines
from bot.cli.options import EXAMPLE, ConfigOption
from bot.cli.tally import Tally, drawn
from bot.cli.terminal import err, out, say
from bot.cli.told import FAULT, Refused
from bot.config.faults import printable
from bot.config.load import load
from bot.config.schema import Config
from bot.directory import Directory
from bot.replay import NoIntake, Posting, Replay, replaying

BATCH = 50
"""Signals that are posted at once, as on a busy day."""


def replay(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.jsonl",
            help='JSON lines like {"text": "…"}, with "channel" and "poster" '
            "(a slug, or any name) where these matter.",
        ),
    ],
    config: ConfigOption = EXAMPLE,
) -> None:
    """Feed a file of signals through the whole bot, and show where each went and why.

    Everything happens on a temporary database and on consoles in files, both removed
    afterwards: nothing is sent to anybody. Of a long file the first signals are shown, and
    the totals of all. A line that cannot be read is told with its number and passed over; the
    exit code is then 1.
    """
    found = load(config)
    tally = Tally()
    with (
        _opened(file) as stream,
        _ended_by_signal(),
        TemporaryDirectory(prefix="wijkbot-replay-") as folder,
    ):
        asyncio.run(_replay(stream, found, Path(folder), tally))
    out().print(drawn(tally, Directory(found)))
    if tally.skipped or tally.failed:
        raise typer.Exit(FAULT)


async def _replay(stream: BinaryIO, config: Config, folder: Path, tally: Tally) -> None:
    try:
        async with replaying(config, folder) as bot:
            await _post_all(stream, bot, tally)
    except NoIntake as error:
        raise Refused(
            "There is no intake channel to post in: add a [[channels]] to the configuration."
        ) from error


async def _post_all(stream: BinaryIO, bot: Replay, tally: Tally) -> None:
    good = _good(stream, tally)
    with Progress(console=err(), transient=True, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("Signals", total=os.fstat(stream.fileno()).st_size)
        while batch := list(islice(good, BATCH)):
            start = perf_counter()
            outcomes = await bot.post(
                Posting(each.text, each.channel, each.poster) for each in batch
            )
            tally.seconds += perf_counter() - start
            for line, outcome in zip(batch, outcomes, strict=True):
                tally.add(line, outcome)
            progress.update(bar, completed=batch[-1].read)


def _good(stream: BinaryIO, tally: Tally) -> Iterator[lines.Line]:
    """Give the lines that hold a text, and tell of the others."""
    for line in lines.read(stream):
        match line:
            case lines.Line():
                yield line
            case lines.Bad():
                tally.skipped += 1
                say(str(line))


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    try:
        stream = file.open("rb")
    except OSError as error:
        raise Refused(f"{printable(str(file))} cannot be read: {error.strerror}.") from error
    with stream:
        yield stream


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """Have SIGTERM end the command as Ctrl-C does, so that nothing temporary stays behind."""

    def end(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
