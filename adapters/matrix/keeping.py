"""Doing one thing over and over, whatever goes wrong in between."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

FIRST_PAUSE_SECONDS = 1
LONGEST_PAUSE_SECONDS = 60


async def keep_on(
    step: Callable[[], Awaitable[None]], troubled: Callable[[Exception], None]
) -> None:
    """Take step after step until cancelled; after one that fails, pause twice as long as before.

    `troubled` hears of each failure, as nobody else does.
    """
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            await step()
        except Exception as error:  # noqa: BLE001 - nothing that happens here may end the loop
            troubled(error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
        else:
            pause = FIRST_PAUSE_SECONDS
