"""What a Slack workspace holds: people, channels, messages, views. State only, nothing sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any

Json = dict[str, Any]
"""A JSON object as it comes and goes."""

TEAM = "T0GEMEENTE"
DOMAIN = "gemeente"
APP = "A0WIJKBOT"
BOT = "B0WIJKBOT"
BOT_USER = "U0WIJKBOT"


class Refusal(Exception):
    """Slack says no: its error code, and messages that tell a developer more."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(error, *messages)
        self.error = error
        self.messages = messages
        self.more = more


class Kind(StrEnum):
    """What sort of conversation it is, in the words of `channel_type`."""

    PUBLIC = "channel"
    PRIVATE = "group"
    IM = "im"


@dataclass(slots=True)
class User:
    """Somebody with a place in the workspace. `name` is the handle, `real_name` what is read."""

    id: str
    name: str
    real_name: str
    bot: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Channel:
    """A conversation. Of a private one between two, `user` is the one who is not the bot."""

    id: str
    name: str
    kind: Kind
    created: int
    creator: str
    members: list[str]
    archived: bool = False
    user: str = ""
    previous_names: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class File:
    """A file that somebody shared, or that the app uploads."""

    id: str
    user: str
    name: str
    title: str
    mimetype: str = ""
    content: bytes = field(default=b"", repr=False)
    created: int = 0
    deleted: bool = False


@dataclass(slots=True)
class Message:
    """One message. `reader` is set on an ephemeral one: only that person sees it."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    metadata: Json | None = None
    client_msg_id: str | None = None
    edited: str | None = None
    edited_by: str = ""
    subtype: str | None = None
    inviter: str | None = None
    files: list[File] = field(default_factory=list)
    reader: str | None = None

    @property
    def from_app(self) -> bool:
        """Whether our app posted it."""
        return self.user == BOT_USER


@dataclass(slots=True)
class View:
    """A modal or a home tab as somebody has it before them."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    offered: dict[str, list[Json]] = field(default_factory=dict)
    """Options that were offered while somebody typed, by block."""
    values: dict[str, Json] = field(default_factory=dict)
    """What was filled in, by block: action id to its state."""

    @property
    def modal(self) -> bool:
        """Whether it is a form, not a home tab."""
        return bool(self.body["type"] == "modal")


class Workspace:
    """Everything there is. `clock` gives the time for each `ts`; `seed` makes ids repeatable."""

    def __init__(self, clock: Callable[[], datetime], *, seed: int = 0) -> None:
        self.clock = clock
        self.random = Random(seed)
        self.origin = ""
        """Where files are kept."""
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.whispers: dict[str, list[Message]] = {}
        self.files: dict[str, File] = {}
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self._last = 0
        self._taken: set[str] = set()
        self.users["USLACKBOT"] = User("USLACKBOT", "slackbot", "Slackbot", bot=True)
        self.users[BOT_USER] = User(BOT_USER, "wijkbot", "Wijkbot", bot=True)

    def ts(self) -> str:
        """Give a new time stamp: never the same, never before an earlier one."""
        self._last = max(self._last + 1, int(self.clock().timestamp() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def now(self) -> int:
        """Give the time in whole seconds."""
        return int(self.clock().timestamp())

    def fresh(self, prefix: str, length: int = 8) -> str:
        """Give an id that nothing else has."""
        while True:
            letters = self.random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=length)
            made = prefix + "".join(letters)
            if made not in self._taken:
                self._taken.add(made)
                return made

    def add_user(self, name: str, real_name: str, *, user: str = "") -> str:
        """Give somebody a place, and return their id."""
        user = user or self.fresh("U")
        self.users[user] = User(user, name, real_name)
        return user

    def add_channel(
        self,
        name: str,
        members: Iterable[str],
        *,
        channel: str = "",
        private: bool = False,
        bot: bool = True,
    ) -> str:
        """Make a channel with these people in it, and the bot too, and return its id."""
        channel = channel or self.fresh("C")
        inside = list(dict.fromkeys([*members, *([BOT_USER] if bot else [])]))
        kind = Kind.PRIVATE if private else Kind.PUBLIC
        creator = inside[0] if inside else "USLACKBOT"
        self._keep(Channel(channel, name, kind, self.now(), creator, inside))
        return channel

    def direct(self, user: str) -> Channel:
        """Give the private conversation of somebody and the bot, made when first asked for."""
        for channel in self.channels.values():
            if channel.kind is Kind.IM and channel.user == user:
                return channel
        members = [user, BOT_USER]
        made = Channel(self.fresh("D"), "", Kind.IM, self.now(), user, members, user=user)
        self._keep(made)
        return made

    def _keep(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        self.messages[channel.id] = {}
        self.whispers[channel.id] = []

    def keep(self, message: Message) -> None:
        """Put a message where it belongs."""
        if message.reader:
            self.whispers[message.channel].append(message)
        else:
            self.messages[message.channel][message.ts] = message

    def message(self, channel: str, ts: str) -> Message | None:
        """Give a message that everybody in its channel sees."""
        return self.messages.get(channel, {}).get(ts)

    def replies(self, root: Message) -> list[Message]:
        """Give what was answered in the thread of a message, in order."""
        return [
            each
            for each in self.messages[root.channel].values()
            if each.thread_ts == root.ts and each.ts != root.ts
        ]

    def named(self, blocks: list[Json]) -> list[Json]:
        """Give blocks with the ids that Slack makes up where none is given."""
        return [self._named(block) for block in blocks]

    def _named(self, block: Json) -> Json:
        made = {**block}
        made.setdefault("block_id", self.fresh("", 5))
        if made["type"] in {"actions", "context_actions"}:
            made["elements"] = [self._actionable(each) for each in made["elements"]]
        for part in ("accessory", "element"):
            if part in made:
                made[part] = self._actionable(made[part])
        return made

    def _actionable(self, element: Json) -> Json:
        if element["type"] == "image":
            return element
        return {"action_id": self.fresh("", 5), **element}
