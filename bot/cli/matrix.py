"""`wijkbot matrix`: what a Matrix account needs once."""

from __future__ import annotations

import asyncio
import os
from contextlib import closing
from typing import Annotated

import typer

from adapters import matrix
from bot.cli.accounts import matrix_folder
from bot.cli.options import EXAMPLE, ConfigOption, database_url
from bot.cli.terminal import say
from bot.cli.told import Refused
from bot.config.load import load
from bot.config.schema import Account, Config, Platform
from bot.store.database import Database


def login(
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="The name of a Matrix account.")
    ] = "",
    config: ConfigOption = EXAMPLE,
) -> None:
    """Log a Matrix account in, once; its device is kept beside the database.

    The password is asked for, or taken from WIJKBOT_ACCOUNT_PASSWORD, and not kept. A login that
    still holds stays as it is; one that was ended is renewed for the same device.
    """
    found = load(config)
    chosen = _chosen(found, account)
    with closing(Database(database_url(found))) as database:
        folder = matrix_folder(database, chosen.name)
    session = matrix.session(folder)
    if session is not None and asyncio.run(matrix.holds(session, chosen.user)):
        say(f"{session.user} is logged in already, as device {session.device}.")
        return
    password = _password(chosen)
    session = asyncio.run(matrix.login(chosen.homeserver, chosen.user, password, folder))
    say(f"{session.user} is logged in, as device {session.device}. It is kept in {folder}.")


def _chosen(config: Config, name: str) -> Account:
    there = [each for each in config.accounts if each.platform is Platform.MATRIX]
    found = [each for each in there if name in {"", each.name}]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.name for each in there)
    if not there:
        raise Refused('The configuration has no account with platform = "matrix".')
    raise Refused(f"Say which Matrix account: {names}.")


def _password(account: Account) -> str:
    variable = f"WIJKBOT_{account.name}_PASSWORD".upper().replace("-", "_")
    return os.environ.get(variable) or typer.prompt(f"Password of {account.user}", hide_input=True)
