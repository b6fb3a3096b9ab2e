"""What can go wrong at Slack's side, each to be switched on by a test."""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """Too many calls: come back after so many seconds."""

    seconds: int = 1


@dataclass(frozen=True, slots=True)
class Error:
    """An answer with this error, and nothing done."""

    error: str = "internal_error"


@dataclass(frozen=True, slots=True)
class Broken:
    """An answer that is not Slack's: a proxy's, or a server's in trouble."""

    status: int = 503


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection breaks without an answer: before the work is done, or after."""

    done: bool


@dataclass(frozen=True, slots=True)
class Held:
    """The work is done, as `done` tells, but the answer only comes once `until` is set."""

    done: asyncio.Event = field(default_factory=asyncio.Event)
    until: asyncio.Event = field(default_factory=asyncio.Event)


Fault = Limit | Error | Broken | Reset | Held


@dataclass(slots=True)
class Faults:
    """The trouble that is switched on. At first there is none."""

    ignores_close: bool = False
    """The far side does not answer a closing frame."""
    page: int | None = None
    """Objects that a page of a history holds at most, whatever is asked."""
    refuse_sockets: int = 0
    """How many times a socket's address is refused."""
    every: dict[str, timedelta] = field(default_factory=dict)
    """How long after a call of a method the next one is allowed, by the clock."""
    _last: dict[str, datetime] = field(default_factory=dict)
    _ahead: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def next(self, method: str, *faults: Fault) -> None:
        """Let these befall the coming calls of a method, one each."""
        self._ahead[method].extend(faults)

    def take(self, method: str, now: datetime) -> Fault | None:
        """Give what befalls this call of a method."""
        ahead = self._ahead[method]
        if ahead:
            return ahead.popleft()
        between, last = self.every.get(method), self._last.get(method)
        if between and last and now < last + between:
            return Limit(math.ceil((last + between - now).total_seconds()))
        self._last[method] = now
        return None

    def refuses_socket(self) -> bool:
        """Tell whether a socket is refused; each refusal counts down."""
        if self.refuse_sockets <= 0:
            return False
        self.refuse_sockets -= 1
        return True
