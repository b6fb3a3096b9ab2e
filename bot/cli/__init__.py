"""The command line: `wijkbot`, for whoever runs the bot."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from bot import logs
from bot.cli import check, database, demo, learn, matrix, privacy, replay, route, run, status
from bot.cli.terminal import write_anything
from bot.cli.told import told

__all__ = ["app"]

app = typer.Typer(
    name="wijkbot",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # an error may hold what people wrote
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    demo.demo,
    check.check,
    run.run,
    route.route,
    replay.replay,
    status.status,
):
    app.command()(told(command))

db = typer.Typer(no_args_is_help=True, help="Keep the database.")
db.command()(told(database.upgrade))
app.add_typer(db, name="db")

learning = typer.Typer(no_args_is_help=True, help="Learn from what people put right.")
learning.command("list")(told(learn.propose))
learning.command()(told(learn.apply))
learning.command()(told(learn.withdraw))
learning.command()(told(learn.applied))
app.add_typer(learning, name="learn")

guarding = typer.Typer(no_args_is_help=True, help="See and erase what is kept about somebody.")
guarding.command()(told(privacy.show))
guarding.command()(told(privacy.erase))
app.add_typer(guarding, name="privacy")

on_matrix = typer.Typer(no_args_is_help=True, help="Set up a Matrix account.")
on_matrix.command()(told(matrix.login))
app.add_typer(on_matrix, name="matrix")


def _version(asked: bool) -> None:  # noqa: FBT001 - as Typer calls it
    if asked:
        typer.echo(f"wijkbot {version('wijkbot')}")
        raise typer.Exit


@app.callback()
def main(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    """Bring signals from the neighbourhoods to the colleague who owns them.

    Every command works with the configuration that --config names, and without it with an
    invented municipality, so that everything can be tried at once. `wijkbot COMMAND --help`
    tells more about each.
    """
    write_anything()
    logs.configure()
