"""What a homeserver's answer means for a message on its way."""

from __future__ import annotations

from datetime import datetime, timedelta

from adapters.base import Doubtful, Permanent, RetryAt
from adapters.matrix.homeserver import Refused, Unreachable

MENDED_AFTER = timedelta(minutes=5)
"""How long to wait for what only a person can mend."""
PATIENCE = timedelta(seconds=5)
"""Where the homeserver asks for patience and does not say how much."""

_MENDED_BY_SOMEBODY = {"M_CONSENT_NOT_GIVEN", "M_RESOURCE_LIMIT_EXCEEDED", "M_USER_LOCKED"}


def outcome(error: Refused | Unreachable, now: datetime) -> RetryAt | Doubtful | Permanent:
    """Tell what becomes of what was asked."""
    match error:
        case Unreachable():
            return Doubtful(str(error))
        case Refused(limited=True):
            return RetryAt(now + patience(error), str(error))
        case Refused(signed_out=True):
            return RetryAt(now + MENDED_AFTER, f"{error}; log in again: wijkbot matrix login")
        case Refused(code=code) if code in _MENDED_BY_SOMEBODY:
            return RetryAt(now + MENDED_AFTER, str(error))
        case Refused():
            return Permanent(str(error))


def patience(error: Refused) -> timedelta:
    """Tell how long the homeserver wants to be left alone."""
    return timedelta(milliseconds=error.wait_ms) if error.wait_ms else PATIENCE
