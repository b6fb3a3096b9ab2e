"""What can go wrong at Slack's side, each to be switched on by a test."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field


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


Fault = Limit | Error | Broken | Reset


@dataclass(slots=True)
class Faults:
    """The trouble that is switched on. At first there is none."""

    ignores_close: bool = False
    """The far side does not answer a closing frame."""
    slow: float = 0.0
    """Seconds that each answer takes longer."""
    page: int | None = None
    """Objects that a page of a history holds at most, whatever is asked."""
    refuse_sockets: int = 0
    """How many times a socket's address is refused."""
    _ahead: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def next(self, method: str, *faults: Fault) -> None:
        """Let these befall the coming calls of a method, one each."""
        self._ahead[method].extend(faults)

    def take(self, method: str) -> Fault | None:
        """Give what befalls this call of a method."""
        ahead = self._ahead[method]
        return ahead.popleft() if ahead else None

    def refuses_socket(self) -> bool:
        """Tell whether a socket is refused; each refusal counts down."""
        if self.refuse_sockets <= 0:
            return False
        self.refuse_sockets -= 1
        return True
