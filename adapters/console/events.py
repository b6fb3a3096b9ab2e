"""From what people do on a console to the events that the bot hears."""

from __future__ import annotations

import re

from adapters.base import Event, EventKind
from adapters.console.entry import Entry, What
from adapters.console.state import is_private

_ADDRESSED = re.compile(r"\s*(?:[/!@]wijkbot\b[:,]?|!)\s*", re.IGNORECASE)

_KINDS = {
    What.JOINED: EventKind.JOINED,
    What.POSTED: EventKind.POSTED,
    What.EDITED: EventKind.EDITED,
    What.DELETED: EventKind.DELETED,
    What.PRESSED: EventKind.PRESSED,
    What.SUBMITTED: EventKind.SUBMITTED,
}
_OF_A_MESSAGE = {What.POSTED, What.EDITED, What.DELETED}


def heard(account: str, entry: Entry) -> Event | None:
    """Give the event of an entry; None for the bot's own doing and for a mere reaction."""
    kind = _KINDS.get(entry.what)
    if kind is None or (kind is EventKind.PRESSED and not entry.button):
        return None
    text = entry.text
    private = is_private(entry.conversation)
    if kind is EventKind.POSTED and (opening := _ADDRESSED.match(text)):
        text = text[opening.end() :]
        if not private:  # there every word is for the bot
            kind = EventKind.COMMAND
    return Event(
        account=account,
        conversation=entry.conversation,
        thing=entry.message if entry.what in _OF_A_MESSAGE else str(entry.index),
        kind=kind,
        at=entry.at,
        user=entry.user,
        name=entry.name,
        text=text,
        thread=entry.thread,
        private=private,
        button=entry.button or None,
        fields=entry.fields,
    )
