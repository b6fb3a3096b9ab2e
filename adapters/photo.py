"""Photos between platforms: where one stands, why one cannot be had, and one on its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo, or another file, that somebody posted: where it is, and never the thing itself.

    `ref` is its platform's own id for it. `kind` is its media type and `size` its bytes, as the
    platform told them with the message: "" and 0 where it told none. `name` is of our making,
    as people's own names of files tell too much.
    """

    ref: str
    kind: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo on its way, in memory only. `content` shows what was to be seen and no more."""

    content: bytes
    kind: str
    name: str
    width: int
    height: int


class PhotoFault(StrEnum):
    """Why a photo cannot be passed on."""

    GONE = "gone"
    """It stands there no more, or not for the bot."""
    TOO_BIG = "too_big"
    WRONG_KIND = "wrong_kind"
    """It is no photo, or not of a kind that is passed on."""


class PhotoError(Exception):
    """A photo that will never be had; `fault` tells why."""

    def __init__(self, fault: PhotoFault) -> None:
        super().__init__(fault)
        self.fault = fault


def name_of(kind: str, number: int) -> str:
    """Name a photo, or another file, by its kind and its number from 1."""
    family, _, format_ = kind.partition("/")
    if family != "image":
        return f"bijlage {number}"
    return (
        f"foto {number}.{_ENDINGS.get(format_, format_)}" if format_.isalnum() else f"foto {number}"
    )


_ENDINGS = {"jpeg": "jpg"}
