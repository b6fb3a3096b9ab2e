"""The words of every act, by family: how it is typed, pressed, confirmed, told and explained."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cases.acts import ActName
from bot.vocabulary import (
    absence,
    asking,
    finishing,
    handing,
    looking,
    owning,
    privacy,
    signals,
    weighing,
)
from bot.vocabulary.words import Words

__all__ = ["WORDS", "Words"]

WORDS: Mapping[ActName, Words] = {
    **signals.WORDS,
    **owning.WORDS,
    **handing.WORDS,
    **finishing.WORDS,
    **asking.WORDS,
    **weighing.WORDS,
    **looking.WORDS,
    **absence.WORDS,
    **privacy.WORDS,
}
"""Every act has its words."""
