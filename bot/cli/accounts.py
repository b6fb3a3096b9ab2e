"""The accounts of a configuration, opened: on consoles, on Matrix and on Slack."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from adapters import console, matrix, slack
from adapters.base import AccountError, Adapter, Capabilities
from adapters.matrix import MatrixAdapter
from adapters.slack import SlackAdapter, Tokens
from adapters.slack.tokens import app_variable, bot_variable, faults
from bot.cli import unready
from bot.config.schema import Account, Config, Platform
from bot.store.database import Database
from bot.town import adapters as consoles

Clock = Callable[[], datetime]


def opened(config: Config, database: Database, clock: Clock) -> dict[str, Adapter]:
    """Open every account, in the order of the configuration; nothing connects yet.

    One whose token is missing, or on which nobody logged in yet, is told of when it should
    connect, and holds up no other. Raises JournalError for a console's file that is none.
    """
    found: dict[str, Adapter] = {**consoles(config, beside(database, "consoles"), clock)}
    for account in config.accounts:
        match account.platform:
            case Platform.MATRIX:
                make = partial(_on_matrix, account, config, database, clock)
                found[account.name] = unready.opened(account.name, _can(account), make, clock)
            case Platform.SLACK:
                make = partial(_on_slack, account, config, clock)
                found[account.name] = unready.opened(account.name, _can(account), make, clock)
            case Platform.CONSOLE:
                pass
    return {account.name: found[account.name] for account in config.accounts}


def capabilities(config: Config) -> dict[str, Capabilities]:
    """Tell what each account can do, without opening any."""
    return {account.name: _can(account) for account in config.accounts}


def beside(database: Database, what: str) -> Path:
    """Name a file or folder that belongs to a database: next to it, or here if it is remote."""
    path = database.path or Path("wijkbot")
    return path.with_name(f"{path.name}.{what}")


def matrix_folder(database: Database, account: str) -> Path:
    """Name the folder that holds the device of a Matrix account, and what it has heard."""
    return beside(database, "matrix") / account


def _can(account: Account) -> Capabilities:
    match account.platform:
        case Platform.MATRIX:
            return replace(matrix.CAPABILITIES, invite=f"/invite {account.user}")
        case Platform.SLACK:
            return slack.CAPABILITIES
        case Platform.CONSOLE:
            return console.FULL if account.forms else console.BARE


def _on_matrix(account: Account, config: Config, database: Database, clock: Clock) -> Adapter:
    folder = matrix_folder(database, account.name)
    session = matrix.session(folder)
    here = (account.homeserver.rstrip("/"), account.user)
    if session is None or (session.homeserver, session.user) != here:
        raise AccountError(
            f'The account "{account.name}" is not logged in as {account.user} on '
            f"{account.homeserver}. Do that once: wijkbot matrix login {account.name} --config FILE"
        )
    people = {person.ids.get(account.name) for person in config.people}

    def may_invite(user: str) -> bool:
        return user in people or any(fnmatchcase(user, each) for each in account.inviters)

    rooms = channels(config, account.name)
    return MatrixAdapter(account.name, session, rooms, may_invite, clock, folder)


def _on_slack(account: Account, config: Config, clock: Clock) -> Adapter:
    given = (
        os.environ.get(variable(account.name), "") for variable in (bot_variable, app_variable)
    )
    tokens = Tokens(*given)
    wrong = ";\n".join(faults(account.name, tokens))
    if wrong:
        raise AccountError(f'The account "{account.name}" cannot reach Slack:\n{wrong}.')
    heard = channels(config, account.name)
    return SlackAdapter(account.name, tokens, heard, clock, proxy=account.proxy or None)


def channels(config: Config, account: str) -> frozenset[str]:
    """Name the channels that the configuration gives a meaning on an account."""
    intake = {channel.id for channel in config.channels if channel.account == account}
    of_departments = {
        each.channels[account]
        for each in (*config.departments, *config.parties)
        if account in each.channels
    }
    return frozenset(intake | of_departments)
