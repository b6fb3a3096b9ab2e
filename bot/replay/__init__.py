"""Signals through the whole bot, on a database and consoles that are gone afterwards."""

from bot.replay.outcomes import End, Outcome
from bot.replay.posting import NoIntake, Posting, Replay, replaying

__all__ = ["End", "NoIntake", "Outcome", "Posting", "Replay", "replaying"]
