"""How a long-running bot looks for garbage, so that nobody who posts waits for it."""

from __future__ import annotations

import gc


def settle() -> None:
    """Leave alone from now on what was loaded so far, and look at the rest little and often.

    What routing knows stays: to look through it would hold up whoever posts then. What a text
    leaves behind is little, and a look at all of that at once would too.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 5, 1_000)
