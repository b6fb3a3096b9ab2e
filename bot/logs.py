"""The log: numbers, closed sets of words and places in the code; never what people wrote.

What may stand in it is listed here. All else is counted and left out, so that nobody has to
think of it where something is logged. Of an error its type is told and where it came through.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot import mishap

_CODE_WORDS = re.compile(r"[a-z]+(?: [a-z]+){0,7}")
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_PLACE = re.compile(r"[\w./-]{1,200}:\d+ [\w<>]{1,80}")
_ERROR = re.compile(rf"[A-Z]\w{{1,80}}(?:Error| in {_PLACE.pattern})")
_ANSWER = re.compile(r"[A-Za-z]\w{0,60}", re.ASCII)
_ROOM = re.compile(r"[!#][\w.=/+:-]{1,255}|[CDG][A-Z0-9]{2,20}", re.ASCII)
_LIBRARY = re.compile(r"[a-z_][\w.]{0,80}")
_LEVEL = re.compile(r"[a-z]{1,10}")
_TIME = re.compile(r"[\dT:.+Z-]{1,40}")

_TEXTS: Mapping[str, re.Pattern[str]] = {
    "event": _CODE_WORDS,
    "account": _SLUG,
    "department": _SLUG,
    "why": _ERROR,
    "trace": _PLACE,
    "code": _ANSWER,  # of a platform, to what the bot asked
    "room": _ROOM,  # as its platform calls it; never its title
    "library": _LIBRARY,
    "place": _PLACE,
    "level": _LEVEL,
    "timestamp": _TIME,
}
"""Keys whose values are words of the program's own, and what those look like."""

_NUMBERS = frozenset({"inbox", "outbox", "case", "ask", "card", "signal", "count", "tries"})
_CLOSED_SETS = frozenset({"kind", "act", "state", "point"})

_MASKED = "masked"
_PLAIN = (bool, int, float, datetime, timedelta, type(None))


def configure(stream: TextIO | None = None) -> None:
    """Have everything logged in a stream, standard error if none is given.

    On a terminal lines are for reading, elsewhere each is a JSON object.
    """
    out = stream or sys.stderr
    renderer: Processor = (
        structlog.dev.ConsoleRenderer() if out.isatty() else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            mishaps,
            mask,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_Libraries()], level=logging.WARNING, force=True)


def private_file(path: Path) -> TextIO:
    """Open a log file to add to, which only its owner may read."""
    path.touch(mode=0o600)
    return path.open("a", encoding="utf-8", buffering=1)


def is_event(name: str) -> bool:
    """Tell whether something can be the name of an event: a few words of the program's own."""
    return _CODE_WORDS.fullmatch(name) is not None


def mishaps(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put an error's type and places where the error itself was."""
    event.pop("stack_info", None)
    error = _error_in(event.pop("exc_info", None))
    if error is not None:
        event["why"], event["trace"] = mishap.why(error), mishap.trace(error)
    return event


def mask(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Leave out all that is not listed, and tell how much that was."""
    shown = {key: value for key, value in event.items() if _may_be_told(key, value)}
    left_out = len(event) - len(shown)
    shown.setdefault("event", _MASKED)
    return {**shown, _MASKED: left_out} if left_out else shown


def _error_in(told: object) -> BaseException | None:
    """Find an error in any of the forms in which structlog and `logging` pass one."""
    match told:
        case BaseException():
            return told
        case (_, BaseException() as error, _):
            return error
        case True:
            return sys.exc_info()[1]
        case _:
            return None


def _may_be_told(key: str, value: Any) -> bool:  # noqa: ANN401 (anything can be logged)
    match value:
        case Enum():
            return key in _CLOSED_SETS
        case str():
            return key in _TEXTS and _TEXTS[key].fullmatch(value) is not None
        case list() | tuple():
            return key in _TEXTS and all(_may_be_told(key, each) for each in value)
        case _:
            return key in _NUMBERS and isinstance(value, _PLAIN)


class _Libraries(logging.Handler):
    """What libraries tell: which of them, where, and of which error; without their words."""

    def emit(self, record: logging.LogRecord) -> None:
        place = f"{record.filename}:{record.lineno} {record.funcName}"
        log = structlog.get_logger(record.name)
        told: Callable[..., None] = log.error if record.levelno >= logging.ERROR else log.warning
        told("told by a library", library=record.name, place=place, exc_info=record.exc_info)
