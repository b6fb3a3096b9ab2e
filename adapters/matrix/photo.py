"""Photos on Matrix: what a message tells of one, and what its homeserver gives."""

from __future__ import annotations

import re

from adapters.base import Unanswered
from adapters.matrix.homeserver import Homeserver, Json, Refused, Unreachable
from adapters.photo import Photo, PhotoError, PhotoFault, name_of

_ADDRESS = re.compile(r"mxc://([A-Za-z0-9._:\[\]-]{1,255})/([A-Za-z0-9_-]{1,255})")
"""Of a file, as the specification has it: its homeserver, and its id there."""
_KIND = re.compile(r"[a-z0-9]+/[a-z0-9.+-]+")
_KIND_CHARS = 100


def posted(content: Json) -> tuple[Photo, ...]:
    """Give the photo, or other file, of a message; anybody can write anything in one.

    An encrypted one has no address of its own, and is none.
    """
    address = content.get("url")
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
        return ()
    told = content.get("info")
    info: Json = told if isinstance(told, dict) else {}
    kind, size = info.get("mimetype"), info.get("size")
    if not isinstance(kind, str) or not _KIND.fullmatch(kind[:_KIND_CHARS]):
        kind = ""
    size = max(size, 0) if isinstance(size, int) else 0
    return (Photo(address, kind, size, name_of(kind or "image/", 1)),)


async def fetched(server: Homeserver, address: str, most: int) -> bytes:
    """Give what stands at an address; raises PhotoError or Unanswered."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise PhotoError(PhotoFault.GONE)
    try:
        content = await server.download(found[1], found[2], most)
    except Refused as error:
        if error.passing:
            raise Unanswered(error.code) from error
        raise PhotoError(PhotoFault.GONE) from error
    except Unreachable as error:
        raise Unanswered(error.code) from error
    if content is None:
        raise PhotoError(PhotoFault.TOO_BIG)
    return content
