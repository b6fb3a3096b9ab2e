"""Looks over people's shoulders: new messages whole, of changed ones only what is new in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rich.console import RenderableType

from adapters.card import Block, Card, Quotation
from adapters.console.platform import Console
from adapters.console.state import Message
from adapters.console.terminal.news import Reader
from adapters.console.terminal.screen import Screen


@dataclass(slots=True)
class Watcher:
    """Somebody who watches one console, and forgets nothing."""

    console: Console
    screen: Screen
    _reader: Reader = field(init=False)
    _known: dict[str, Card] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Pass over what stands there already."""
        self._reader = Reader(self.console)
        self._reader.skip()

    def look(self) -> Iterator[RenderableType]:
        """Give what can be seen since the last look; what two cards say alike is shown once."""
        told: set[tuple[str, Card]] = set()
        for message in self._reader.read():
            if isinstance(message, Message) and (shown := self._news(message)):
                once = (message.conversation, replace(shown.card or Card(()), buttons=()))
                if once not in told:
                    yield self.screen.message(self.console, shown)
                told.add(once)

    def _news(self, message: Message) -> Message | None:
        """Give a message with what it did not say before; None when that is nothing."""
        before = self._known.get(message.id)
        if message.card is None:
            return message
        self._known[message.id] = message.card
        if before is None:
            return message
        told = {_said(each) for each in before.blocks}
        blocks = tuple(each for each in message.card.blocks if _said(each) not in told)
        return replace(message, card=Card(blocks, message.card.buttons)) if blocks else None


def _said(block: Block) -> Block | str:
    """Give what a block says; words that are quoted are the same whenever they were posted."""
    return block.text if isinstance(block, Quotation) else block
