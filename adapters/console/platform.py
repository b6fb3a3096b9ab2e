"""The console as a chat platform: what its people can do, and what they see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from adapters.base import Capabilities, Outgoing, Permanent, RetryAt
from adapters.card import Button
from adapters.console.album import Album
from adapters.console.entry import Entry, What
from adapters.console.impossible import Impossible, Reason
from adapters.console.journal import Journal
from adapters.console.state import Message, State, Thread, is_private, private
from adapters.photo import Photo

Fault = Literal["before", "after"] | RetryAt | Permanent
Faults = Callable[[Outgoing], Fault | None]


class Console:
    """A chat platform in one journal file: what people and the bot did, in order.

    Photos stand in a folder beside it.

    `names` tells how people are called; who is not in it goes by their user id. `faults`
    is asked before each delivery whether it goes wrong, and how: the connection breaks
    "before" or "after" it is done, or the platform gives another answer.
    """

    def __init__(
        self,
        account: str,
        path: Path,
        capabilities: Capabilities,
        *,
        now: Callable[[], datetime],
        names: Mapping[str, str] | None = None,
        bot: str = "Wijkbot",
        faults: Faults | None = None,
    ) -> None:
        self.account = account
        self.capabilities = capabilities
        self.bot = bot
        self.faults = faults
        self.now = now
        self.names = dict(names or {})
        self.state = State(account)
        self.journal = Journal(path, self.state.take)
        self.album = Album(path.with_name(f"{path.stem}.photos"))

    # What people do. Each raises Impossible for what this platform does not allow.

    def channel(self, name: str, *members: str) -> None:
        """Make a channel with these members, or add them to it; tells the bot nothing."""
        with self.journal.writing():
            self._not_private(name)
            there = self.state.conversations.get(name)
            if there is None or not there.members.issuperset(members):
                self.journal.add(Entry(What.CHANNEL, name, self.now(), members=members))

    def join(self, user: str, conversation: str) -> None:
        """Become a member of a channel, which is made if need be; the bot hears it."""
        with self.journal.writing():
            self._not_private(conversation)
            self._not_closed(conversation)
            joined = self._by(user, What.JOINED, conversation)
            self.journal.add(replace(joined, members=(user,)))

    def post(
        self,
        user: str,
        conversation: str,
        text: str,
        thread: str | None = None,
        photos: Sequence[Path] = (),
    ) -> str:
        """Post in a channel or one's private conversation, and give the message's id.

        Who posts in a channel is a member from then on. `thread` is any message of the
        thread that is answered; `photos` are files, which come with the words or without any.
        """
        added = self._added(photos)
        with self.journal.writing():
            if conversation != private(user):
                self._not_private(conversation)
            self._not_closed(conversation)
            if thread is not None:
                thread = self._answered(user, conversation, thread)
            posted = self._by(user, What.POSTED, conversation)
            return self.journal.add(replace(posted, text=text, thread=thread, photos=added)).message

    def edit(self, user: str, message: str, text: str) -> None:
        """Change one's own message."""
        with self.journal.writing():
            old = self._own(user, message)
            self.journal.add(replace(self._changing(user, What.EDITED, old), text=text))

    def delete(self, user: str, message: str) -> None:
        """Remove one's own message."""
        with self.journal.writing():
            old = self._own(user, message)
            self.journal.add(self._changing(user, What.DELETED, old))

    def remove(self, message: str) -> None:
        """Remove any message as a moderator does; nobody tells the bot."""
        with self.journal.writing():
            self.journal.add(self._changing("", What.DELETED, self.message(message)))

    def press(self, user: str, message: str, which: int | str) -> Entry | None:
        """Press a button, by its number from 1 or its emoji, without any form.

        Another emoji is a mere reaction. Where buttons are reactions a person reacts once
        with each: None tells that this one already stands.
        """
        with self.journal.writing():
            card = self.visible(user, message)
            button = find(card, which)
            emoji = button.emoji if button else str(which)
            if button and self.capabilities.forms:
                emoji = ""
            elif (emoji, user) in card.reactions:
                return None
            pressed = self._at(user, What.PRESSED, card)
            value = button.value if button else ""
            return self.journal.add(replace(pressed, emoji=emoji, button=value))

    def take_back(self, user: str, message: str, emoji: str) -> None:
        """Remove one's reaction; the bot hears nothing, and it can be given again."""
        with self.journal.writing():
            card = self.visible(user, message)
            if (emoji, user) not in card.reactions:
                raise Impossible(Reason.NO_REACTION, emoji)
            self.journal.add(replace(self._at(user, What.TAKEN_BACK, card), emoji=emoji))

    def submit(
        self,
        user: str,
        button: str,
        fields: Mapping[str, str],
        *,
        conversation: str = "",
        thread: str | None = None,
    ) -> Entry:
        """Send a form in. The place is where the card stands whose button opened it."""
        if not self.capabilities.forms:
            raise Impossible(Reason.NO_FORMS, self.account)
        place = conversation or private(user)
        if not self.state.can_read(place, user):
            raise Impossible(Reason.PRIVATE, place)
        sent = self._by(user, What.SUBMITTED, place)
        sent = replace(sent, button=button, fields=dict(fields), thread=thread)
        return self.journal.add(sent)

    # What people see

    def name(self, user: str) -> str:
        """Tell how somebody is called."""
        return self.names.get(user, user)

    def channels(self) -> Sequence[str]:
        """Name the channels that are not closed, in the order in which they were made."""
        self.journal.read_on()
        found = self.state.conversations.values()
        return [each.name for each in found if not (each.closed or is_private(each.name))]

    def members(self, conversation: str) -> frozenset[str]:
        """Name who is in a channel."""
        self.journal.read_on()
        found = self.state.conversations.get(conversation)
        return frozenset(found.members if found else ())

    def messages(self, conversation: str, reader: str | None = None) -> Sequence[Message]:
        """Give the messages of a conversation in order, as somebody sees it; None sees all."""
        self.journal.read_on()
        return tuple(self.state.within(conversation, reader))

    def view(self, conversation: str, reader: str | None = None) -> Sequence[Thread]:
        """Give the same as threads; a whisper stands in the thread it was said in."""
        self.journal.read_on()
        return self.state.threads(conversation, reader)

    def inbox(self, user: str) -> Sequence[Message]:
        """Give what somebody sees: private conversation, whispers and their channels."""
        self.journal.read_on()
        found = self.state.messages.values()
        return [each for each in found if not each.home and self.state.sees(user, each)]

    def home(self, user: str) -> Message | None:
        """Give somebody's home view."""
        self.journal.read_on()
        found = self.state.homes.get(user)
        return self.state.messages[found] if found else None

    def message(self, message: str) -> Message:
        """Give a message that is there; raises Impossible for one that is not, or is gone."""
        self.journal.read_on()
        found = self.state.messages.get(message)
        if found is None or found.deleted:
            raise Impossible(Reason.NO_MESSAGE, message)
        return found

    def visible(self, user: str, message: str) -> Message:
        """Give a message that somebody sees; raises Impossible for one they do not."""
        found = self.message(message)
        if not self.state.sees(user, found):
            raise Impossible(Reason.NOT_SEEN, message)
        return found

    # How an entry is made, and what stands in its way

    def _added(self, photos: Sequence[Path]) -> tuple[Photo, ...]:
        try:
            return tuple(self.album.add_file(path, n) for n, path in enumerate(photos, 1))
        except OSError as error:
            raise Impossible(Reason.NO_FILE, str(error.filename)) from error

    def _by(self, user: str, what: What, conversation: str) -> Entry:
        return Entry(what, conversation, self.now(), user=user, name=self.name(user))

    def _at(self, user: str, what: What, card: Message) -> Entry:
        self._not_closed(card.conversation)
        thread = None if card.home else card.root
        return replace(self._by(user, what, card.conversation), message=card.id, thread=thread)

    def _changing(self, user: str, what: What, old: Message) -> Entry:
        self._not_closed(old.conversation)
        # Two changes at one moment are told apart by their time.
        at = max(self.now(), (old.changed or old.at) + timedelta(microseconds=1))
        entry = self._by(user, what, old.conversation)
        return replace(entry, at=at, message=old.id, thread=old.thread)

    def _not_private(self, conversation: str) -> None:
        if is_private(conversation):
            raise Impossible(Reason.PRIVATE, conversation)

    def _not_closed(self, conversation: str) -> None:
        there = self.state.conversations.get(conversation)
        if there is not None and there.closed:
            raise Impossible(Reason.CLOSED, conversation)

    def _answered(self, user: str, conversation: str, message: str) -> str:
        if not self.capabilities.threads:
            raise Impossible(Reason.NO_THREADS, self.account)
        found = self.state.messages.get(message)
        if found is None or found.home or found.conversation != conversation:
            raise Impossible(Reason.NO_MESSAGE, message)
        if not found.seen_by(user):
            raise Impossible(Reason.NOT_SEEN, message)
        if not self.state.answerable(found):
            raise Impossible(Reason.NO_ANSWER, message)
        return found.root

    def _own(self, user: str, message: str) -> Message:
        found = self.message(message)
        if found.author != user:
            raise Impossible(Reason.NOT_YOURS, message)
        return found


def find(card: Message, which: int | str) -> Button | None:
    """Find a button by number from 1, or by emoji; raises Impossible for another number."""
    if isinstance(which, int):
        if not 0 < which <= len(card.buttons):
            raise Impossible(Reason.NO_BUTTON, card.id)
        return card.buttons[which - 1]
    return next((each for each in card.buttons if each.emoji == which), None)
