"""Tokens and passwords in a file: they belong in the environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.config.faults import Finding, Key

_SECRET_KEY = re.compile(
    r"(?:.*[_-])?(?:tokens?|passwords?|passwd|wachtwoord|secrets?|api[_-]?key|private[_-]?key|pickle[_-]?key)",
    re.IGNORECASE,
)
_SECRET_VALUE = re.compile(r"xox[a-z]-|xapp-\d|syt_|ghp_")
"""How the tokens of Slack and of Matrix's Synapse begin."""
_PASSWORD_IN_URL = re.compile(r"[\w+.-]+://[^/:@]*:[^@]+@|[\w+.-]+://.*[?&]password=")
_PASSWORD_IN_ADDRESS = re.compile(r"(?:[\w+.-]+://|(?![\w+.-]+://))[^/:@]*:[^@]*@")

_PROXY_FIX = (
    "Have the proxy know this machine without a password, and write its address alone, like "
    "http://proxy.example.org:3128. Replace the password if others could read it."
)
_FIX = "Remove it from the file and give it in the environment. Replace it if others could read it."


def leaks(data: dict[str, Any]) -> Iterator[Finding]:
    """All keys that look like a secret, wherever they stand. No message repeats a value."""
    waiting: list[tuple[Key, Any]] = [((), data)]
    while waiting:
        key, value = waiting.pop()
        match value:
            case dict():
                for name, below in value.items():
                    if _SECRET_KEY.fullmatch(name) and not isinstance(below, dict | list):
                        yield Finding((*key, name), "This is a secret.", _FIX)
                    else:
                        waiting.append(((*key, name), below))
            case list():
                waiting += [((*key, index), below) for index, below in enumerate(value)]
            case str() if key == ("database",) and _PASSWORD_IN_URL.match(value):
                fix = "The URL belongs in the environment variable WIJKBOT_DATABASE_URL."
                yield Finding(key, "There is a password in this URL.", fix)
            case str() if key[-1:] == ("proxy",) and _PASSWORD_IN_ADDRESS.match(value):
                yield Finding(key, "There is a password in this address.", _PROXY_FIX)
            case str() if _SECRET_VALUE.match(value):
                yield Finding(key, "This looks like a token.", _FIX)
