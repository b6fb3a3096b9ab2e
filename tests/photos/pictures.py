"""Photos as telephones make them, and what stands in them unseen."""

from __future__ import annotations

from io import BytesIO
from mimetypes import guess_type
from pathlib import Path

from PIL import Image

OWNER = "Telefoon van Fatima"
"""What her telephone writes into each photo."""
LATITUDE, GPS, ORIENTATION, DESCRIPTION = 2, 0x8825, 0x0112, 0x010E
ON_ITS_SIDE = 6


def a_picture(
    kind: str = "JPEG", *, size: tuple[int, int] = (80, 60), colour: str = "orange"
) -> bytes:
    """Take a photo, on its side, with where it was and whose telephone it is."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = ON_ITS_SIDE, OWNER
    exif.get_ifd(GPS)[LATITUDE] = (52.0, 5.0, 12.0)
    made = BytesIO()
    extra = {"comment": OWNER.encode()} if kind == "JPEG" else {}
    Image.new("RGB", size, colour).save(made, kind, exif=exif, **extra)
    return made.getvalue()


def a_photo(folder: Path, name: str = "IMG_2041.jpg", content: bytes | None = None) -> Path:
    """Put a photo in a file."""
    path = folder / name
    path.write_bytes(a_picture() if content is None else content)
    return path


def bytes_of(photo: Path) -> bytes:
    """Give what stands in a file."""
    return photo.read_bytes()


def kind_of(photo: Path) -> str:
    """Give the media type that a telephone tells of a file."""
    return guess_type(photo.name)[0] or "application/octet-stream"


def opened(content: bytes) -> Image.Image:
    """Open a photo, as its reader does."""
    return Image.open(BytesIO(content))
