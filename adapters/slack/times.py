"""Slack's time stamps: seconds and microseconds since 1970, which are ids at the same time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_MICROSECONDS = 1_000_000


def moment(ts: str) -> datetime:
    """Give the time that a stamp like `1700000000.000100` says; raises ValueError for no stamp."""
    seconds, _, fraction = ts.partition(".")
    microseconds = int(fraction.ljust(6, "0")[:6] or 0)
    return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=microseconds)


def stamp(at: datetime) -> str:
    """Write a time as a stamp."""
    since = at - datetime.fromtimestamp(0, UTC)
    return f"{since // timedelta(seconds=1)}.{since.microseconds:06d}"
