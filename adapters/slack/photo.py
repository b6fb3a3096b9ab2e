"""Photos on Slack: the files of a message, what Slack gives of one, and the names of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from adapters.base import Unanswered
from adapters.photo import Photo, PhotoError, PhotoFault, Picture, name_of
from adapters.slack.trouble import Never, Trouble
from adapters.slack.web import Method, Web

_ID = re.compile(r"F[A-Z0-9]{2,40}")
_GONE = frozenset({"tombstone", "hidden_by_limit"})
_ELSEWHERE = "application/x-elsewhere"
"""The kind of what is only a link to another service, whatever is to be seen there."""


def posted(message: Mapping[str, Any]) -> tuple[Photo, ...]:
    """Give the files of a message, as far as they are there."""
    files = [
        file
        for file in message.get("files") or ()
        if file.get("mode") not in _GONE and _ID.fullmatch(str(file.get("id")))
    ]
    return tuple(_photo(file, number) for number, file in enumerate(files, 1))


async def fetched(web: Web, file: str, most: int) -> bytes:
    """Give a file by its id, of which Slack tells where it is; raises PhotoError or Unanswered."""
    try:
        known = (await web(Method.FILE, file=file))["file"]
        if known.get("is_external"):
            raise PhotoError(PhotoFault.WRONG_KIND)
        content = await web.download(str(known.get("url_private")), most)
    except Never as never:
        raise PhotoError(PhotoFault.GONE) from never
    except Trouble as trouble:
        raise Unanswered(trouble.code) from trouble
    if content is None:
        raise PhotoError(PhotoFault.TOO_BIG)
    return content


def file_name(key: str, picture: Picture) -> str:
    """Name a file so that it is found again; people read its title."""
    return f"wijkbot-{key}.{picture.kind.partition('/')[2]}"


def found(message: Mapping[str, Any], key: str) -> str | None:
    """Give the id of the file in a message that was shown with this key; None if it is another."""
    for file in message.get("files") or ():
        if str(file.get("name")).startswith(f"wijkbot-{key}."):
            return str(file["id"])
    return None


def _photo(file: Mapping[str, Any], number: int) -> Photo:
    kind, size = str(file.get("mimetype") or ""), file.get("size")
    if file.get("is_external"):
        kind = _ELSEWHERE
    size = size if isinstance(size, int) else 0
    return Photo(str(file["id"]), kind, size, name_of(kind or "image/", number))
