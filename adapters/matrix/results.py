"""What a homeserver's answer means for a message on its way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from adapters.base import Doubtful, Permanent, Refusal, RetryAt
from adapters.matrix.homeserver import Refused, Unreachable

MENDED_AFTER = timedelta(minutes=5)
"""How long to wait for what only a person can mend."""
PATIENCE = timedelta(seconds=5)
"""Where the homeserver asks for patience and does not say how much."""

_MENDED_BY_SOMEBODY = {"M_CONSENT_NOT_GIVEN", "M_RESOURCE_LIMIT_EXCEEDED", "M_USER_LOCKED"}

_REFUSALS: Mapping[str, Refusal] = {
    "M_BAD_JSON": Refusal.CONTENT,
    "M_FORBIDDEN": Refusal.BARRED,
    "M_INVALID_PARAM": Refusal.CONTENT,
    "M_NOT_FOUND": Refusal.NO_PLACE,
    "M_NOT_JSON": Refusal.CONTENT,
    "M_TOO_LARGE": Refusal.CONTENT,
}
_OF_A_PERSON: Mapping[str, Refusal] = {
    **_REFUSALS,
    "M_FORBIDDEN": Refusal.NO_READER,
    "M_INVALID_PARAM": Refusal.NO_READER,
    "M_NOT_FOUND": Refusal.NO_READER,
}
"""Where one person should have read it: the private room is theirs to leave or to refuse."""


def outcome(
    error: Refused | Unreachable, now: datetime, *, private: bool = False
) -> RetryAt | Doubtful | Permanent:
    """Tell what becomes of what was asked; `private` is for one person to read."""
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
            kinds = _OF_A_PERSON if private else _REFUSALS
            return Permanent(str(error), kinds.get(error.code, Refusal.OTHER))


def patience(error: Refused) -> timedelta:
    """Tell how long the homeserver wants to be left alone."""
    return timedelta(milliseconds=error.wait_ms) if error.wait_ms else PATIENCE
