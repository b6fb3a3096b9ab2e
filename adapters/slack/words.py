"""What somebody typed, as they read it themselves: Slack's marks become characters again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.me import Json

_MARK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_SHORTCODE = re.compile(r":([a-z0-9_+'-]+(?:::skin-tone-\d)?):")
_SAFE = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ESCAPED = re.compile("|".join(_SAFE))


def mentioned(text: str) -> set[str]:
    """Name the users that a text mentions."""
    found = (mark[1] for mark in _MARK.finditer(text))
    return {each.removeprefix("@") for each in found if each.startswith("@")}


def plain(text: str, names: Mapping[str, str], blocks: Sequence[Json] = ()) -> str:
    """Give a text in plain characters.

    `names` are those of mentioned users by id. `blocks` are the message's own: they tell which
    character an emoji stands for.
    """
    emoji = dict(_emoji(list(blocks)))
    shown = _SHORTCODE.sub(lambda code: emoji.get(code[1], code[0]), text) if emoji else text
    # Characters come last, or an escaped mark would be read as one.
    return _characters(_MARK.sub(lambda mark: _mark(mark[1], mark[2] or "", names), shown))


def _mark(target: str, label: str, names: Mapping[str, str]) -> str:
    kind, rest = target[0], target[1:]
    match kind:
        case "@":
            return f"@{names.get(rest) or label or rest}"
        case "#":
            return f"#{label or rest}"
        case "!":
            command, _, _ = rest.partition("^")
            return label or f"@{command}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    if not label or label in address:
        return label or address
    return f"{label} ({address})"


def _characters(text: str) -> str:
    return _ESCAPED.sub(lambda found: _SAFE[found[0]], text)


def _emoji(part: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any part of a block
    match part:
        case {"type": "emoji", "name": str(name), "unicode": str(points)}:
            yield name, "".join(chr(int(point, 16)) for point in points.split("-"))
        case dict():
            yield from _emoji(list(part.values()))
        case list():
            for each in part:
                yield from _emoji(each)
