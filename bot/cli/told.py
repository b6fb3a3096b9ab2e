"""What can go wrong in a command, told to who runs it: a message and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec

import structlog
import typer

from adapters.base import AccountError
from adapters.console.journal import JournalError
from bot import mishap
from bot.cli.terminal import say
from bot.config.faults import ConfigError, printable
from bot.store.database import StoreError

FAULT = 1
"""Exit code: something that was looked at, or needed, is not in order."""
MISUSE = 2
"""Exit code: what was asked for cannot be done, as with a wrong option."""

NO_ROOM = "There is no room left on the disk. What came before is safe; make room and start again."

P = ParamSpec("P")

log = structlog.get_logger(__name__)


class Refused(Exception):
    """A command cannot do what is asked; the message says why, and what to do."""

    def __init__(self, message: str, code: int = MISUSE) -> None:
        super().__init__(message)
        self.code = code


def told(command: Callable[P, None]) -> Callable[P, None]:
    """Have a command end with a message where something is wrong, never with a traceback."""

    @wraps(command)
    def run(*args: P.args, **options: P.kwargs) -> None:
        try:
            command(*args, **options)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Refused as error:
            raise _ended(str(error), error.code) from error
        except JournalError as error:
            what_to_do = "Put the right file back, or begin anew with another database."
            raise _ended(f"{error}. {what_to_do}") from error
        except (AccountError, ConfigError, StoreError) as error:
            raise _ended(str(error)) from error
        except BrokenPipeError as error:
            _let_go_of_output()
            raise typer.Exit(FAULT) from error
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise _ended(NO_ROOM) from error
            if error.filename is None:
                raise _unexpected(error) from error
            name = printable(os.fsdecode(error.filename))
            raise _ended(f"{name}: {error.strerror}.") from error
        except Exception as error:  # its words may be people's: only type and places are told
            raise _unexpected(error) from error

    return run


def _ended(message: str, code: int = FAULT) -> typer.Exit:
    say(message)
    return typer.Exit(code)


def _unexpected(error: Exception) -> typer.Exit:
    log.error("command failed", exc_info=error)
    return _ended(
        f"Wijkbot has a fault of its own: {mishap.why(error)}. The log has all places that it "
        "came through; send these to who maintains it."
    )


def _let_go_of_output() -> None:
    """Nobody reads on: what is still buffered goes nowhere, instead of failing once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
