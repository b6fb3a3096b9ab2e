"""What was added to a console since somebody last looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.console.entry import Entry, What
from adapters.console.platform import Console
from adapters.console.state import Message

_MESSAGES = {What.POSTED, What.EDITED, What.SENT, What.UPDATED, What.WHISPERED}
_GATHERINGS = {What.JOINED, What.OPENED, What.INVITED, What.CLOSED}

News = Message | Entry
"""A message as it stands now, or an entry about a conversation and who is in it."""


@dataclass(slots=True)
class Reader:
    """Somebody who looks at one console now and then."""

    console: Console
    position: int = 0

    def skip(self) -> None:
        """Pass over what is there."""
        self.position = len(self.console.journal.entries())

    def read(self) -> Sequence[News]:
        """Give what is new, in order; a message that changed more than once is there once."""
        entries = self.console.journal.entries(self.position)
        self.position += len(entries)
        found: dict[str, News] = {}
        for entry in entries:
            if entry.what in _GATHERINGS:
                found[f"entry {entry.index}"] = entry
            elif entry.what in _MESSAGES and not self._gone(entry.message):
                found.pop(entry.message, None)
                found[entry.message] = self.console.message(entry.message)
        return tuple(found.values())

    def _gone(self, message: str) -> bool:
        return self.console.state.messages[message].deleted
