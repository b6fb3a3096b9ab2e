"""What is kept and passed on, for how long and under which name."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from bot.config.model import Model, Text
from bot.config.titles import ALLOWED, NEVER


class Titles(Model):
    """What a case may be called."""

    never: tuple[Text, ...] = NEVER
    """Words of groups, origin and family: what holds one, also in a compound, is no title."""
    allowed: tuple[Text, ...] = ALLOWED
    """Places and things that hold such a word, and may be a title."""


class Retention(Model):
    """Calendar days that something is kept."""

    raw_events_days: int = Field(default=7, ge=1)
    """After handling, what a platform sent: who it was, and what they said."""
    failed_events_days: int = Field(default=30, ge=1)
    """The same of what could not be handled, so that somebody can find out why."""
    chatter_days: int = Field(default=30, ge=1)
    """The words of what was no signal."""
    closed_words_days: int = Field(default=365, ge=1)
    """After closing, the words of a case; at least as long as its poster may reopen it."""


class PhotoKind(StrEnum):
    """A kind of photo that can be made anew, without what its maker wrote in it unseen."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"


class Photos(Model):
    """Which photos are passed on with a signal. None of them is kept."""

    max_mb: int = Field(default=10, ge=1, le=50)
    most: int = Field(default=5, ge=0, le=20)
    """With one signal; 0 passes none on."""
    types: tuple[PhotoKind, ...] = tuple(PhotoKind)
