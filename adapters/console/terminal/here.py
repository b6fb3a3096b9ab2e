"""Who one is in the chat and where, and how one gets somewhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from adapters.console.adapter import ConsoleAdapter
from adapters.console.platform import Console
from adapters.console.state import Message, is_private, private


@dataclass(frozen=True, slots=True)
class Here:
    """A person on an account, in a conversation and perhaps in a thread of it."""

    adapter: ConsoleAdapter
    user: str
    place: str
    thread: str = ""

    @property
    def console(self) -> Console:
        """The platform of the account."""
        return self.adapter.platform

    @property
    def name(self) -> str:
        """How the person is called."""
        return self.console.name(self.user)

    @property
    def close(self) -> bool:
        """Whether the bot may be waiting here for any word: in a thread and in private."""
        return bool(self.thread) or is_private(self.place)

    def become(self, user: str) -> Here:
        """Be somebody else, in the same channel if they read it, else where they are."""
        stays = not is_private(self.place) and self.console.state.can_read(self.place, user)
        place = self.place if stays else _place(self.console, user)
        return Here(self.adapter, user, place)

    def go(self, place: str, thread: str = "") -> Here:
        """Go to a conversation, or into a thread of it."""
        return replace(self, place=place, thread=thread)

    def switch(self, adapter: ConsoleAdapter) -> Here:
        """Go to another account, as the same person if they are on it."""
        console = adapter.platform
        same = (user for user, name in console.names.items() if name == self.name)
        user = self.user if self.user in console.names else next(same, None)
        return arrive(adapter, user)

    def latest_card(self) -> Message | None:
        """Give what the bot last said or changed that the person sees: here, when it is close."""
        cards = [each for each in self._seen() if each.card is not None]
        return max(cards, key=_touched, default=None)

    def _seen(self) -> Iterator[Message]:
        for message in self.console.inbox(self.user):
            here = message.conversation == self.place
            if not self.close or (here and self.thread in {"", message.root}):
                yield message


def arrive(adapter: ConsoleAdapter, user: str | None = None) -> Here:
    """Begin on an account, as its first person if none is named."""
    console = adapter.platform
    somebody = user or next(iter(console.names), "somebody")
    return Here(adapter, somebody, _place(console, somebody))


def _place(console: Console, user: str) -> str:
    mine: Sequence[str] = [each for each in console.channels() if user in console.members(each)]
    return mine[0] if mine else private(user)


def _touched(message: Message) -> tuple[object, int]:
    return (message.changed or message.at, int(message.id))
