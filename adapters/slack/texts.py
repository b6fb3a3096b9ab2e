"""Texts in which Slack finds no markup, no mention and no emoji, and that fit. Pure."""

from __future__ import annotations

import re

from adapters.slack.me import Json
from adapters.unseen import UNSEEN

_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKS = re.compile(r"(?<!\w)[*_~`:]|[*_~`:](?!\w)|^>|@(?=\w)|#(?=\w)", re.MULTILINE)
NOTHING = "…"
"""Stands where there is nothing to be seen: Slack takes no empty text."""
_APART = "\N{WORD JOINER}"


def text(words: str) -> Json:
    """Give words as an object in which Slack reads no markup and no emoji."""
    return {"type": "plain_text", "text": seen(words) or NOTHING, "emoji": False}


def seen(words: str) -> str:
    """Give words without characters that are not seen and change what is."""
    return UNSEEN.sub("", words)


def escaped(words: str) -> str:
    """Give words so that Slack finds no mention and no link in them where it reads markup."""
    return "".join(_SPECIAL.get(each, each) for each in seen(words))


def inert(words: str) -> str:
    """Give words so that nothing in them is markup or an emoji where Slack reads markup.

    A character that is not seen stands at each mark that could open or close something.
    """
    return _MARKS.sub(lambda mark: f"{_APART}{mark[0]}{_APART}", escaped(words))


def shortened(words: str, most: int) -> str:
    """Give at most so many characters of a text, and an ellipsis if there were more."""
    words = seen(words)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
