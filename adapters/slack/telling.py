"""Trouble as it stands in the log: at once, and while it lasts only now and then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum

import structlog

from adapters.slack.trouble import MENDING

AGAIN = MENDING
"""After how long the same trouble is told again."""

_log = structlog.get_logger(__name__)


class Telling:
    """Tells of the trouble of one account. `code` is Slack's word for it, or ours."""

    def __init__(self, account: str, clock: Callable[[], datetime]) -> None:
        self._account = account
        self._clock = clock
        self._told: dict[tuple[str, str, Enum | None], datetime] = {}

    def unreached(self, code: str) -> None:
        """Tell that nobody answered at the start."""
        if self._due("not reached", code):
            _log.warning("not reached", account=self._account, code=code)

    def unconnected(self, code: str, error: Exception | None = None) -> None:
        """Tell that no socket could be opened; `error` is what is behind it, if anything."""
        if self._due("not connected", code):
            _log.warning("not connected", account=self._account, code=code, exc_info=error)

    def unread(self, code: str) -> None:
        """Tell that what was missed could not be read."""
        if self._due("not read", code):
            _log.warning("not read", account=self._account, code=code)

    def unanswered(self, code: str) -> None:
        """Tell that a call was not answered as it should."""
        if self._due("not answered", code):
            _log.warning("not answered", account=self._account, code=code)

    def unaccepted(self, code: str) -> None:
        """Tell that what somebody did was not taken in, since a call for it was refused."""
        if self._due("not accepted", code):
            _log.error("not accepted", account=self._account, code=code)

    def lasting(self, code: str, act: Enum) -> None:
        """Tell of what stays until a person mends it; `act` is the method that is refused."""
        if self._due("to be mended", code, act):
            _log.error("to be mended", account=self._account, code=code, act=act)

    def _due(self, event: str, code: str, act: Enum | None = None) -> bool:
        # Two tokens, each with scopes of its own: what one method lacks says little of another.
        now = self._clock()
        before = self._told.get((event, code, act))
        if before is not None and now - before < AGAIN:
            return False
        self._told[event, code, act] = now
        return True
