"""How fast what may go out, so that Slack need not refuse. Pure: the time is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from adapters.slack.web import Method


@dataclass(frozen=True, slots=True)
class Rate:
    """One in so much time, and so many at once where nothing went before."""

    every: timedelta
    burst: int


# https://docs.slack.dev/apis/web-api/rate-limits: one message a second and channel, short bursts
# are allowed; tier 2 is 20 calls a minute, tier 3 is 50, tier 4 is 100.
_TIER_3 = Rate(timedelta(seconds=60 / 50), 25)
_RATES = {
    Method.POST: Rate(timedelta(seconds=1), 10),
    Method.WHISPER: Rate(timedelta(seconds=1), 10),
    Method.PUBLISH: Rate(timedelta(seconds=60 / 100), 50),
    Method.CREATE: Rate(timedelta(seconds=60 / 20), 10),
    Method.ARCHIVE: Rate(timedelta(seconds=60 / 20), 10),
}
_BY_CHANNEL = frozenset({Method.POST, Method.WHISPER})
"""Of these each channel has its own measure; of all others the workspace has one."""

Key = tuple[Method, str]


class Pace:
    """Remembers what went out, by method and channel."""

    def __init__(self) -> None:
        self._full: dict[Key, datetime] = {}
        """When all that went out is made up for."""
        self._refused: dict[Key, datetime] = {}

    def wait(self, method: Method, channel: str, now: datetime) -> datetime | None:
        """Tell from when on this may go out; None means now, and then it is taken as gone."""
        key = _key(method, channel)
        refused = self._refused.get(key)
        if refused is not None and refused > now:
            return refused
        rate = _RATES.get(method, _TIER_3)
        full = max(self._full.get(key, now), now) + rate.every
        allowed = full - rate.burst * rate.every
        if allowed > now:
            return allowed
        self._full[key] = full
        return None

    def refuse(self, method: Method, channel: str, until: datetime) -> None:
        """Let nothing of this kind out before then: Slack said so."""
        self._refused[_key(method, channel)] = until


def _key(method: Method, channel: str) -> Key:
    return method, channel if method in _BY_CHANNEL else ""
