"""What people do in a workspace, and what they see there."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.directory import Directory
from tests.municipality import Account
from tests.photos.pictures import bytes_of
from tests.slack import reading
from tests.slack.server import Slack
from tests.slack.workspace import Json, Kind, Message
from tests.stories.play import INTAKE
from tests.stories.stage import Pressable, Seen, Shown

NAME = "slack"
"""The account of the bot in this workspace."""
ACCOUNT = Account(
    {"name": NAME, "platform": "slack"},
    user=lambda slug: f"U0{slug.upper()}",
    channel=lambda name: f"C0{name.removeprefix('#').upper()}",
)


LINKED = re.compile(r"<([^@#!|>][^|>]*)")


class SlackPeople:
    """People in a workspace, who see at once what the bot says."""

    def __init__(self, slack: Slack, directory: Directory) -> None:
        self.slack = slack
        self._directory = directory
        self._guests: dict[str, str] = {}
        self._posted: dict[str, str] = {}

    def has(self, channel: str) -> bool:
        """Tell whether there is such a channel."""
        return ACCOUNT.channel(channel) in self.slack.workspace.channels

    async def guest(self, person: str, name: str) -> None:
        """Give somebody a place in the workspace, and let them into the channel for signals."""
        user = self._guests[person] = self.slack.workspace.add_user(handle(name), name)
        await self.slack.join(user, ACCOUNT.channel(INTAKE))

    async def post(
        self,
        person: str,
        conversation: str,
        text: str,
        thread: str | None = None,
        photo: Path | None = None,
    ) -> str:
        """Say something, or show a photo."""
        place, user = self._place(conversation), self._user(person)
        if photo is None:
            message = await self.slack.post(user, place, text, thread)
        else:
            content = bytes_of(photo)
            message = await self.slack.share(user, place, content, photo.name, text, thread)
        self._posted[message] = place
        return message

    async def edit(self, person: str, message: str, text: str) -> None:
        """Change one's own message."""
        await self.slack.edit(self._user(person), self._posted[message], message, text)

    async def delete(self, person: str, message: str) -> None:
        """Remove one's own message."""
        await self.slack.delete(self._user(person), self._posted[message], message)

    async def remove(self, message: str) -> None:
        """Remove any message."""
        for channel, messages in self.slack.workspace.messages.items():
            if message in messages:
                await self.slack.delete(messages[message].user, channel, message)
                return
        raise LookupError(message)

    async def press(
        self, person: str, card: Seen, button: Pressable, fields: dict[str, str]
    ) -> str | None:
        """Press a button, and fill in the form that opens."""
        user, place = self._user(person), self._place(card.conversation)
        await self.slack.press(user, place, card.id, button.value)
        await self.slack.quiet()
        for form in self.slack.views(user):
            sent = await self.slack.submit(user, form.id, fields) if form.submit else None
            if sent is None or not sent.closed:
                shown = "\n".join(sent.errors.values()) if sent else form.text
                (still,) = self.slack.views(user)
                await self.slack.close(user, still.id)
                return shown or still.text
        return None

    @asynccontextmanager
    async def closed(self, conversation: str) -> AsyncIterator[None]:
        """Put a channel in the archive for a while."""
        channel = self.slack.workspace.channels[self._place(conversation)]
        channel.archived = True
        yield
        channel.archived = False

    def cards(self) -> Sequence[Seen]:
        """Give what the bot said."""
        said = [
            each
            for place in (self.slack.workspace.messages, self.slack.workspace.whispers)
            for each in _all(place)
            if each.from_app and not each.files
        ]
        return [self._seen(each) for each in sorted(said, key=lambda each: each.ts)]

    def photos(self) -> Sequence[Shown]:
        """Give the photos that the bot shows."""
        return [
            Shown(self._name(message.channel), message.thread_ts, file.title, file.content)
            for message in _all(self.slack.workspace.messages)
            for file in message.files
            if message.from_app
        ]

    def _seen(self, message: Message) -> Seen:
        workspace = self.slack.workspace
        pressable = [each for _, each in reading.actionable(message.blocks)]
        return Seen(
            account=NAME,
            id=message.ts,
            conversation=self._name(message.channel),
            thread=message.thread_ts,
            text="\n".join(self._read(message.blocks)),
            buttons=tuple(
                Pressable(reading.label(workspace, each), each["value"], each["action_id"])
                for each in pressable
            ),
            titled=any(part.get("style", {}).get("bold") for part in _parts(message.blocks)),
            calls=frozenset(
                self._person(each) if each in workspace.users else each
                for each in reading.message(workspace, message).mentions
            ),
            links=frozenset(_links(message)),
            only=self._person(message.reader) if message.reader else None,
        )

    def _read(self, blocks: Sequence[Json]) -> Iterator[str]:
        """Read a message line by line: a mention as the name, a quotation as what is said."""
        for block in blocks:
            match block:
                case {"elements": [{"type": "rich_text_quote"} as quoted]}:
                    words, dash, whose = self._words(quoted).rpartition("\n— ")
                    yield f"‘{words}’ — {whose}" if dash else f"‘{whose}’"
                case {"type": "rich_text"}:
                    yield "".join(self._words(each) for each in block["elements"])
                case _:
                    yield from reading.lines_of(self.slack.workspace, [block])

    def _words(self, section: Json) -> str:
        workspace = self.slack.workspace
        words = []
        for part in section["elements"]:
            if part["type"] == "user":
                words.append(workspace.users[part["user_id"]].real_name.split()[0])
            else:
                words.extend(reading.rich(workspace, part))
        return "".join(words)

    def _name(self, channel: str) -> str:
        found = self.slack.workspace.channels[channel]
        return f"@{self._person(found.user)}" if found.kind is Kind.IM else f"#{found.name}"

    def _person(self, user: str) -> str:
        guests = {user: person for person, user in self._guests.items()}
        return guests.get(user) or self._directory.speaker(NAME, user)

    def _place(self, conversation: str) -> str:
        if conversation.startswith("@"):
            return self.slack.direct(self._user(conversation.removeprefix("@")))
        return ACCOUNT.channel(conversation)

    def _user(self, person: str) -> str:
        return self._guests.get(person) or ACCOUNT.user(person)


def handle(name: str) -> str:
    """Give the name by which somebody is called in a workspace."""
    return ".".join(re.findall(r"\w+", name.lower()))


def _all(place: dict[str, dict[str, Message]] | dict[str, list[Message]]) -> Iterator[Message]:
    for messages in place.values():
        yield from messages.values() if isinstance(messages, dict) else messages


def _links(message: Message) -> Iterator[str]:
    """Give the addresses that can be followed, from blocks and from marked-up texts."""
    for part in _parts(message.blocks):
        if part.get("type") == "link":
            yield part["url"]
        if part.get("type") == "mrkdwn":
            yield from LINKED.findall(part["text"])
    yield from LINKED.findall(message.text)


def _parts(it: object) -> Iterator[Json]:
    """Give every object in a message, however deep."""
    match it:
        case dict():
            if isinstance(it.get("style", {}), dict):  # that of a button is a word
                yield it
            for each in it.values():
                yield from _parts(each)
        case list():
            for each in it:
                yield from _parts(each)
