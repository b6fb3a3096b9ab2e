"""Rich text: what it says, where it leads, and whom it mentions."""

from __future__ import annotations

from collections.abc import Container, Iterator

from tests.slack.workspace import Json

SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""Where a link may lead; a button only to the first two."""


def wrong(part: object) -> Iterator[str]:
    """Tell of texts that say nothing, and of links that no person should follow."""
    for each in _parts(part):
        match each:
            case {"type": "text", "text": ""}:
                yield "[ERROR] must be more than 0 characters"
            case {"type": "link", "url": str(url)} if not url.startswith(SCHEMES):
                yield f"[ERROR] not a valid url: {url[:20]}"
            case {"type": "button", "url": str(url)} if not url.startswith(SCHEMES[:2]):
                yield f"[ERROR] not a valid url: {url[:20]}"


def strangers(part: object, users: Container[str]) -> Iterator[str]:
    """Tell of mentions of whom the workspace does not know."""
    for each in _parts(part):
        match each:
            case {"type": "user", "user_id": str(user)} if user not in users:
                yield f"[ERROR] no such user: {user}"


def _parts(it: object) -> Iterator[Json]:
    """Give every object in a part, however deep."""
    if isinstance(it, dict):
        yield it
    inside = it.values() if isinstance(it, dict) else it if isinstance(it, list) else ()
    for each in inside:
        yield from _parts(each)
