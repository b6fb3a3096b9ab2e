"""Which of the photos that somebody posted can be passed on, by what their platform tells. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.photo import Photo, PhotoFault
from bot.config.keeping import Photos

BYTES_IN_MB = 1_000_000
"""As phones count."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of the photos of one message, by their places in it."""

    fitting: tuple[int, ...]
    faulty: tuple[tuple[int, PhotoFault], ...] = ()
    too_many: tuple[int, ...] = ()
    """Fitting, but behind the most that one signal can have."""


def seen(photos: Sequence[Photo], before: int, limits: Photos) -> Seen:
    """Sort the photos of a message; `before` tells how many its signal has already.

    What a platform does not tell is left to when the photo is fetched.
    """
    faults = [(place, fault(photo, limits)) for place, photo in enumerate(photos)]
    fitting = tuple(place for place, found in faults if found is None)
    room = max(limits.most - before, 0)
    return Seen(
        fitting[:room],
        tuple((place, found) for place, found in faults if found is not None),
        fitting[room:],
    )


def fault(photo: Photo, limits: Photos) -> PhotoFault | None:
    """Tell what is wrong with a photo as its platform describes it, if anything."""
    if photo.kind and photo.kind not in {f"image/{kind}" for kind in limits.types}:
        return PhotoFault.WRONG_KIND
    if photo.size > most_bytes(limits):
        return PhotoFault.TOO_BIG
    return None


def most_bytes(limits: Photos) -> int:
    """Give how many bytes a photo can have."""
    return limits.max_mb * BYTES_IN_MB
