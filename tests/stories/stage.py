"""One account and its people, as a story sees them, whatever chat platform it is on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from adapters.base import Adapter


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button as it is read, what it stands for, and how its platform knows it."""

    label: str
    value: str
    mark: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the bot as people read it now.

    `conversation` is "#channel", or "@person" for somebody's private one. A whisper has
    `only`, the person who sees it; `titled` tells that words stand out in it. `calls` are
    those whose phone rings for it, and `links` the addresses that can be followed from it.
    """

    account: str
    id: str
    conversation: str
    thread: str | None
    text: str
    buttons: tuple[Pressable, ...] = ()
    titled: bool = False
    calls: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    only: str | None = None

    @property
    def root(self) -> str:
        """The message that opens its thread: itself, when it is no reply."""
        return self.thread or self.id

    @property
    def private(self) -> bool:
        """Whether it stands in a private conversation."""
        return self.conversation.startswith("@")

    def button(self, which: str) -> Pressable:
        """Find the button of an act, or with this label; raises LookupError for another."""
        for each in self.buttons:
            if each.label == which or each.value.startswith(f"{which}:"):
                return each
        raise LookupError(f"{which} is none of {[each.label for each in self.buttons]}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo that the bot shows, with what people get when they open it."""

    conversation: str
    thread: str | None
    name: str
    content: bytes = field(repr=False)


class People(Protocol):
    """What people on one account do and see; they go by their slugs, channels as "#name".

    A message goes by the id that its platform gave it. Who is no colleague becomes known by
    `guest`.
    """

    def has(self, channel: str) -> bool:
        """Tell whether there is such a channel."""

    async def guest(self, person: str, name: str) -> None:
        """Let somebody in whom the configuration does not know."""

    async def post(
        self,
        person: str,
        conversation: str,
        text: str,
        thread: str | None = None,
        photo: Path | None = None,
    ) -> str:
        """Say something, if need be in the thread of a message, or show a photo; gives its id."""

    async def edit(self, person: str, message: str, text: str) -> None:
        """Change one's own message."""

    async def delete(self, person: str, message: str) -> None:
        """Remove one's own message."""

    async def remove(self, message: str) -> None:
        """Remove any message, as a moderator does."""

    async def press(
        self, person: str, card: Seen, button: Pressable, fields: dict[str, str]
    ) -> str | None:
        """Press a button and fill in the form that opens; gives what is read there if refused."""

    def closed(self, conversation: str) -> AbstractAsyncContextManager[None]:
        """Keep the bot from saying anything in a channel for a while."""

    def cards(self) -> Sequence[Seen]:
        """Give what the bot said here and still stands, in the order in which it was said."""

    def photos(self) -> Sequence[Shown]:
        """Give the photos that the bot shows here, in the order in which they came."""


class Stage(People, Protocol):
    """One account: its people, and the bot among them."""

    @property
    def adapter(self) -> Adapter:
        """The bot's login here."""

    async def heard(self) -> None:
        """Wait until the bot was given all that people did."""

    async def look(self, *conversations: str) -> None:
        """See what the bot has said since, and what stands in these; `cards` tells it."""
