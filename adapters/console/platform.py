"""The console as a chat platform: what its people can do, and what they see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from adapters.base import Capabilities, Outgoing, RetryAt
from adapters.card import Button
from adapters.console.entry import Entry, What
from adapters.console.journal import Journal
from adapters.console.state import Message, State, Thread, is_private, private

Fault = Literal["before", "after"] | RetryAt
Faults = Callable[[Outgoing], Fault | None]


class Impossible(ValueError):
    """Somebody tried what this platform does not allow, or named what is not there."""


class Console:
    """A chat platform in one journal file: what people and the bot did, in order.

    `names` tells how people are called; who is not in it goes by their user id. `faults`
    is asked before each delivery whether it goes wrong, and how.
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

    # What people do

    def channel(self, name: str, *members: str) -> None:
        """Make a channel with these members, or add them to it; tells the bot nothing."""
        there = self.state.conversations.get(name)
        if there is None or not there.members.issuperset(members):
            self.write(What.CHANNEL, name, members=members)

    def join(self, user: str, conversation: str) -> None:
        """Become a member of a channel, which is made if need be; the bot hears it."""
        self.write(What.JOINED, conversation, user=user, name=self.name(user), members=(user,))

    def post(self, user: str, conversation: str, text: str, thread: str | None = None) -> str:
        """Post in a channel or one's private conversation, and give the message's id.

        Who posts in a channel is a member from then on. Raises Impossible for a closed
        conversation, somebody else's private one or a thread that is not there.
        """
        with self.journal.writing():
            self._may_write(user, conversation)
            if thread is not None:
                thread = self._in(conversation, thread).root
            posted = {"user": user, "name": self.name(user), "text": text}
            return self.write(What.POSTED, conversation, thread=thread, **posted).message

    def edit(self, user: str, message: str, text: str) -> None:
        """Change one's own message; raises Impossible for another's or one that is gone."""
        with self.journal.writing():
            old = self._own(user, message)
            self._change(What.EDITED, user, old, text=text)

    def delete(self, user: str, message: str) -> None:
        """Remove one's own message or one of the bot; of its own the bot hears nothing."""
        with self.journal.writing():
            old = self.message(message)
            own = old.author and self._own(user, message)
            self._change(What.DELETED, user if own else "", old)

    def press(self, user: str, message: str, which: int | str) -> Entry | None:
        """Press a button, by its number from 1 or its emoji, without any form.

        Another emoji is a mere reaction. Where buttons are reactions a person reacts once
        with each: None tells that this one already stands. Raises Impossible for a number
        that is no button and for a message that the person does not see.
        """
        with self.journal.writing():
            card = self.visible(user, message)
            button = find(card, which)
            emoji = button.emoji if button else str(which)
            if button and self.capabilities.forms:
                emoji = ""
            elif (emoji, user) in card.reactions:
                return None
            pressed = {"emoji": emoji, "button": button.value if button else ""}
            return self._interact(What.PRESSED, user, card, **pressed)

    def take_back(self, user: str, message: str, emoji: str) -> None:
        """Remove one's reaction; the bot hears nothing, and it can be given again."""
        with self.journal.writing():
            card = self.visible(user, message)
            if (emoji, user) not in card.reactions:
                raise Impossible(f"{user} did not react with {emoji}")
            self._interact(What.TAKEN_BACK, user, card, emoji=emoji)

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
            raise Impossible("this account has no forms")
        return self.write(
            What.SUBMITTED,
            conversation or private(user),
            user=user,
            name=self.name(user),
            button=button,
            fields=dict(fields),
            thread=thread,
        )

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
        replies: dict[str, list[Message]] = {}
        for message in self.messages(conversation, reader):
            replies.setdefault(message.root, []).append(message)
        return [
            Thread(
                self.state.messages[root],
                tuple(each for each in found if each.id != root),
            )
            for root, found in replies.items()
        ]

    def inbox(self, user: str) -> Sequence[Message]:
        """Give what somebody sees: private conversation, whispers and their channels."""
        self.journal.read_on()
        return [
            message
            for message in self.state.messages.values()
            if not message.home and self._sees(user, message)
        ]

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
            raise Impossible(f"there is no message {message}")
        return found

    def visible(self, user: str, message: str) -> Message:
        """Give a message that somebody sees; raises Impossible for one they do not."""
        found = self.message(message)
        if not self._sees(user, found):
            raise Impossible(f"{user} does not see message {message}")
        return found

    # What both do

    def write(self, what: What, conversation: str, **more: Any) -> Entry:
        """Add an entry to the journal. A new message is named by the entry's index."""
        return self.journal.add(lambda index: self._entry(index, what, conversation, more))

    def _entry(self, index: int, what: What, conversation: str, more: dict[str, Any]) -> Entry:
        if what in {What.POSTED, What.SENT, What.WHISPERED, What.HOME}:
            more = {"message": str(index), **more}
        return Entry(
            **{"index": index, "at": self.now(), "what": what, "conversation": conversation, **more}
        )

    def _change(self, what: What, user: str, old: Message, **more: Any) -> Entry:
        # Two changes at one moment are told apart by their time.
        at = max(self.now(), (old.changed or old.at) + timedelta(microseconds=1))
        name = self.name(user)
        changed = {"user": user, "name": name, "message": old.id, "thread": old.thread}
        return self.write(what, old.conversation, at=at, **changed, **more)

    def _interact(self, what: What, user: str, card: Message, **more: Any) -> Entry:
        name = self.name(user)
        thread = None if card.home else card.root
        where = {"user": user, "name": name, "message": card.id, "thread": thread}
        return self.write(what, card.conversation, **where, **more)

    def _may_write(self, user: str, conversation: str) -> None:
        if is_private(conversation) and conversation != private(user):
            raise Impossible(f"{conversation} is private")
        there = self.state.conversations.get(conversation)
        if there is not None and there.closed:
            raise Impossible(f"{conversation} is closed")

    def _in(self, conversation: str, message: str) -> Message:
        found = self.state.messages.get(message)
        if found is None or found.conversation != conversation:
            raise Impossible(f"there is no message {message} in {conversation}")
        return found

    def _own(self, user: str, message: str) -> Message:
        found = self.message(message)
        if found.author != user:
            raise Impossible(f"message {message} is not of {user}")
        return found

    def _sees(self, user: str, message: Message) -> bool:
        return message.seen_by(user) and self.state.can_read(message.conversation, user)


def find(card: Message, which: int | str) -> Button | None:
    """Find a button by number from 1, or by emoji; raises Impossible for another number."""
    if isinstance(which, int):
        if not 0 < which <= len(card.buttons):
            raise Impossible(f"message {card.id} has no button {which}")
        return card.buttons[which - 1]
    return next((each for each in card.buttons if each.emoji == which), None)
