"""Tells the app what happens in the workspace, as far as it is a member and has subscribed."""

from __future__ import annotations

from enum import StrEnum

from tests.slack import bodies, events
from tests.slack.deliveries import Delivery, Envelope
from tests.slack.sockets import Sockets
from tests.slack.workspace import BOT_USER, Channel, Json, Kind, Message, Workspace

SUBSCRIBED = frozenset(
    {
        "app_home_opened",
        "app_mention",
        "member_joined_channel",
        "message.channels",
        "message.groups",
        "message.im",
    }
)
"""The event subscriptions of the app, by the names of a manifest."""

MESSAGES = {
    Kind.PUBLIC: "message.channels",
    Kind.PRIVATE: "message.groups",
    Kind.IM: "message.im",
}


class Order(StrEnum):
    """Which comes first when the app is named: the message, or the mention."""

    MESSAGE = "message"
    MENTION = "mention"
    EITHER = "either"


class News:
    """The Events API, seen from Slack's side."""

    def __init__(
        self, workspace: Workspace, sockets: Sockets, subscribed: frozenset[str] = SUBSCRIBED
    ) -> None:
        self._workspace = workspace
        self._sockets = sockets
        self._subscribed = subscribed
        self.order = Order.EITHER
        self.sent: list[Json] = []
        """Every event that went out, as it was wrapped."""

    async def posted(self, channel: Channel, message: Message) -> None:
        """Tell of a new message, and of the mention in it, in whichever order."""
        tell = [(MESSAGES[channel.kind], events.posted(self._workspace, channel, message))]
        named = f"<@{BOT_USER}>" in message.text and not message.subtype
        if named and channel.kind is not Kind.IM and not message.from_app:
            mention = events.mentioned(self._workspace, channel, message)
            tell.append(("app_mention", mention))
        if self.order is Order.MENTION or (
            self.order is Order.EITHER and self._workspace.random.random() < 0.5
        ):
            tell.reverse()
        for subscription, event in tell:
            await self._tell(channel, subscription, event)

    async def changed(self, channel: Channel, message: Message, before: Json) -> None:
        """Tell that a message reads otherwise."""
        now = bodies.message(self._workspace, message)
        event = events.changed(self._workspace, channel, now, before)
        await self._tell(channel, MESSAGES[channel.kind], event)

    async def deleted(self, channel: Channel, before: Json) -> None:
        """Tell that a message is gone."""
        event = events.deleted(self._workspace, channel, before)
        await self._tell(channel, MESSAGES[channel.kind], event)

    async def joined(self, channel: Channel, user: str, inviter: str | None) -> None:
        """Tell that somebody came in: in an event, and in a line in the channel."""
        event = events.joined(self._workspace, channel, user, inviter)
        await self._tell(channel, "member_joined_channel", event)
        text = f"<@{user}> has joined the channel"
        line = Message(
            self._workspace.ts(), channel.id, user, text, [],
            subtype="channel_join", inviter=inviter,
        )  # fmt: skip
        self._workspace.keep(line)
        await self.posted(channel, line)

    async def home_opened(self, user: str) -> None:
        """Tell that somebody looks at the home tab."""
        channel = self._workspace.direct(user)
        view = self._workspace.homes.get(user)
        event = events.home_opened(self._workspace, channel, user, view)
        await self._tell(channel, "app_home_opened", event)

    async def _tell(self, channel: Channel, subscription: str, event: Json) -> None:
        if BOT_USER in channel.members and subscription in self._subscribed:
            await self.send(events.wrapped(self._workspace, event))

    async def send(self, wrapped: Json) -> Delivery:
        """Send an event that is wrapped already."""
        self.sent.append(wrapped)
        return await self._sockets.send(Envelope.EVENT, wrapped)

    async def repeat(self, wrapped: Json) -> Delivery:
        """Send an event once more, as if it were another: under a new id and no retry."""
        return await self.send({**wrapped, "event_id": self._workspace.fresh("Ev")})
