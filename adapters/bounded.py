"""The answer to a request, and no more of it than there is room for."""

from __future__ import annotations

from aiohttp import ClientResponse

_CHUNK = 64 * 1024


async def body(answer: ClientResponse, most: int) -> bytes | None:
    """Read what an answer holds; None where that is more than `most` bytes."""
    if (answer.content_length or 0) > most:
        return None
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > most:
            return None
    return bytes(content)
