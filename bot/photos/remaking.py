"""A photo made anew from its pixels: no place, owner, comment or thumbnail comes along."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

from PIL import Image, ImageOps

from adapters.photo import PhotoError, PhotoFault, Picture, name_of
from bot.config.keeping import PhotoKind

MOST_PIXELS = 60_000_000
"""As a good phone makes; decoded, each takes up to four bytes of memory."""
LONGEST_SIDE = 4096
"""Pixels, enough to read a sign in the distance; what is longer is made smaller."""
QUALITY = 90
"""Of JPEG and WebP, of 100."""

# Before anything is decoded, the size that a file claims is looked at below, more strictly.
Image.MAX_IMAGE_PIXELS = None

_TRANSPARENT = {"RGBA", "LA", "PA", "La", "RGBa"}


def remade(content: bytes, kinds: Collection[PhotoKind], number: int) -> Picture:
    """Make a photo anew, upright; `number` is for its name. Takes a while: not for an event loop.

    What it is, its own bytes tell, whatever its platform says. Raises PhotoError for what is no
    photo of these kinds, and for one with too many pixels.
    """
    try:
        with Image.open(BytesIO(content), formats=[kind.value for kind in kinds]) as found:
            _refuse_too_many_pixels(found)
            kind = _kind(found)
            image, colours = _plain(found)
            made = BytesIO()
            image.save(made, kind.value, quality=QUALITY, icc_profile=colours)
    except PhotoError:
        raise
    except Exception as error:  # a broken file makes a reader raise anything at all
        raise PhotoError(PhotoFault.WRONG_KIND) from error
    media = f"image/{kind}"
    return Picture(made.getvalue(), media, name_of(media, number), image.width, image.height)


def _refuse_too_many_pixels(found: Image.Image) -> None:
    if found.width * found.height > MOST_PIXELS:
        raise PhotoError(PhotoFault.TOO_BIG)


def _kind(found: Image.Image) -> PhotoKind:
    # Of a phone with two lenses, a JPEG holds several pictures, of which this is the first.
    format_ = (found.format or "").lower()
    return PhotoKind.JPEG if format_ == "mpo" else PhotoKind(format_)


def _plain(found: Image.Image) -> tuple[Image.Image, bytes | None]:
    """Give the first frame, upright and no larger than needed, and the profile of its colours."""
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(found)
    colours = upright.info.get("icc_profile") if upright.mode in {"RGB", "RGBA"} else None
    shows_through = upright.mode in _TRANSPARENT or "transparency" in upright.info
    plain = upright.convert("RGBA" if shows_through else "RGB")
    plain.info.clear()  # or a comment would be written again
    return plain, colours
