"""Times of day and moments, told in minutes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st


def clock(minutes: int) -> time:
    """The time of day so many minutes after midnight."""
    return time(minutes // 60, minutes % 60)


def moments(
    days: st.SearchStrategy[date], minutes: st.SearchStrategy[int]
) -> st.SearchStrategy[datetime]:
    """Moments so many minutes from the start of a day in UTC."""
    return st.builds(
        lambda day, later: (
            datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=later)
        ),
        days,
        minutes,
    )
