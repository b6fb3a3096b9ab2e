"""`wijkbot route`: who would be asked about a text, and why."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot import learned
from bot.cli import lines, wire
from bot.cli.explained import explained
from bot.cli.options import EXAMPLE, ConfigOption, opened
from bot.cli.terminal import out, say
from bot.cli.told import FAULT, Refused
from bot.config.load import load
from bot.config.schema import Config
from bot.directory import Directory
from bot.knowledge import knowledge
from bot.store.text import storable
from routing import Index, prepare
from routing import route as routed


def route(
    *,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="What somebody wrote, between quotes.")
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json",
            help='Read JSON lines like {"text": "…", "channel": "…"} from standard input, and '
            "write one JSON object for each.",
        ),
    ] = False,
    channel: Annotated[
        str,
        typer.Option(metavar="ID", help="The intake channel in which TEXT was said."),
    ] = "",
    learned: Annotated[
        bool,
        typer.Option(
            "--learned",
            help="Count in what `wijkbot learn` added, from the database of the configuration.",
        ),
    ] = False,
    config: ConfigOption = EXAMPLE,
) -> None:
    """Explain who would be asked about a text, and by which words. Nothing is stored or sent.

    With --json a line that cannot be read is told on standard error with its number, and
    passed over; the exit code is then 1.
    """
    if text is None and not json:
        raise Refused(
            'Give a text between quotes, like `wijkbot route "lantaarn kapot"`, or --json.'
        )
    if text is not None and json:
        raise Refused("With --json texts are read from standard input: leave TEXT out.")
    found = load(config)
    index = _with_learned(found) if learned else prepare(knowledge(found))
    if text is None:
        _route_lines(index, usual_wijken(found))
    else:
        words = storable(text)
        routing = routed(words, index, default_wijk=usual_wijken(found).get(channel))
        out().print(explained(words, routing, Directory(found)))


def _with_learned(config: Config) -> Index:
    with opened(config) as database, database.read() as session:
        return prepare(knowledge(config)).with_learned(learned.active(session))


def usual_wijken(config: Config) -> dict[str, str]:
    """Give the default wijk by channel, for the channels that have one."""
    return {channel.id: channel.wijk for channel in config.channels if channel.wijk}


def _route_lines(index: Index, usual: dict[str, str]) -> None:
    skipped = count = 0
    for line in lines.read(sys.stdin.buffer):
        count += 1
        match line:
            case lines.Bad():
                skipped += 1
                say(str(line))
            case lines.Line(text=text, channel=channel):
                routing = routed(text, index, default_wijk=usual.get(channel))
                sys.stdout.buffer.write(wire.written(text, routing))
                sys.stdout.buffer.flush()
    if skipped:
        say(f"{skipped} of {count} lines passed over.")
        raise typer.Exit(FAULT)
