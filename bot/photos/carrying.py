"""Carrying a photo from where it was posted to where it is asked about, in memory only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.base import Adapter, Permanent, Refusal, RetryAt, SendResult, Unanswered
from adapters.photo import PhotoError, PhotoFault, Picture
from bot import errand as errands
from bot.config.keeping import Photos
from bot.errand import Errand
from bot.photos.belonging import Found
from bot.photos.limits import most_bytes
from bot.photos.remaking import remade

PATIENCE = timedelta(days=1)
"""How long a photo is asked for that its platform does not give."""


class Carrier:
    """Fetches photos, makes them anew and hands them on, one at a time as each takes memory."""

    def __init__(
        self, adapters: Mapping[str, Adapter], limits: Photos, clock: Callable[[], datetime]
    ) -> None:
        self._adapters = adapters
        self._limits = limits
        self._clock = clock
        self._turn = asyncio.Lock()

    async def carry(self, errand: Errand) -> SendResult:
        """Bring the photo of an errand where it is to be shown."""
        assert errand.photo is not None
        async with self._turn:
            try:
                picture = await self._fetched(errand.photo)
            except PhotoError as error:
                return Permanent(error.fault, Refusal.PHOTO)
            except Unanswered as error:
                now = self._clock()
                if errand.out.since is not None and now - errand.out.since > PATIENCE:
                    return Permanent(PhotoFault.GONE, Refusal.PHOTO)
                return RetryAt(now + errands.wait(errand.attempts), f"not fetched: {error.code}")
            out = replace(errand.out, picture=picture)
            return await self._adapters[errand.account].deliver(out)

    async def _fetched(self, found: Found) -> Picture:
        adapter = self._adapters.get(found.account)
        if adapter is None:  # that account is configured no more
            raise PhotoError(PhotoFault.GONE)
        content = await adapter.fetch(found.photo.ref, most_bytes(self._limits))
        return await asyncio.to_thread(remade, content, self._limits.types, found.number)
