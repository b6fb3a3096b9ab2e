"""What kinds of messages there are. A card's row names its kind and what it is about."""

from __future__ import annotations

from enum import StrEnum


class CardKind(StrEnum):
    """What to draw."""

    RECEIPT = "receipt"
    """In the thread of a signal: what became of it."""
    ASK = "ask"
    """What somebody is asked; drawn by the kind of the ask."""
    NEWS = "news"
    DIGEST = "digest"
    ANSWER = "answer"
    """What only one person reads: a refusal, an explanation, help."""
    PROMPT = "prompt"
    """The question that the next reply answers."""
    REFERRAL = "referral"


LIVE = (CardKind.RECEIPT, CardKind.ASK)
"""What is drawn anew whenever its case changes."""
