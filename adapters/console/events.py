"""From what people do on a console to the events that the bot hears."""

from __future__ import annotations

from adapters.addressing import addressed
from adapters.base import Event, EventKind
from adapters.console.entry import Entry, What
from adapters.console.state import is_private

_KINDS = {
    What.JOINED: EventKind.JOINED,
    What.POSTED: EventKind.POSTED,
    What.EDITED: EventKind.EDITED,
    What.DELETED: EventKind.DELETED,
    What.PRESSED: EventKind.PRESSED,
    What.SUBMITTED: EventKind.SUBMITTED,
}
_SAID = {EventKind.POSTED, EventKind.EDITED}
_OF_A_MESSAGE = {What.POSTED, What.EDITED, What.DELETED}


def heard(account: str, bot: str, entry: Entry) -> Event | None:
    """Give the event of an entry; None for what a platform does not tell its bots.

    That is what the bot did itself, what a moderator did to that, and a mere reaction.
    """
    kind = _KINDS.get(entry.what)
    if kind is None or not entry.user or (kind is EventKind.PRESSED and not entry.button):
        return None
    text = entry.text
    if kind in _SAID and (said := addressed(text, bot)) is not None:
        kind = EventKind.COMMAND if kind is EventKind.POSTED else kind
        text = said
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
        private=is_private(entry.conversation),
        button=entry.button or None,
        fields=entry.fields,
        photos=entry.photos,
    )
