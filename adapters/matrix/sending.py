"""What the bot does on Matrix: each kind of delivery, under its key as transaction id."""

from __future__ import annotations

from collections.abc import Callable

from adapters.base import Do, MessageRef, Outgoing, Refusal
from adapters.card import Card
from adapters.matrix import content
from adapters.matrix.conversations import Conversations
from adapters.matrix.direct import Direct
from adapters.matrix.events import MESSAGE
from adapters.matrix.homeserver import Homeserver, Json, Refused, Unreachable
from adapters.matrix.reactions import Reactions
from adapters.matrix.rooms import Rooms


class ImpossibleError(Exception):
    """The bot asked what Matrix does not have, or named what is not there."""

    def __init__(self, why: str, refusal: Refusal = Refusal.OTHER) -> None:
        super().__init__(why)
        self.refusal = refusal


class Sending:
    """Does one thing at a time. Raises ImpossibleError, Refused or Unreachable.

    A message without all of its reactions counts as unknown: it is Unreachable then, and
    completed when it is looked up. `is_encrypted` tells of a room that nothing may be said
    there, as it would stand between encrypted words for the homeserver to read.
    """

    def __init__(
        self,
        server: Homeserver,
        rooms: Rooms,
        direct: Direct,
        conversations: Conversations,
        reactions: Reactions,
        is_encrypted: Callable[[str], bool],
    ) -> None:
        self._server = server
        self._rooms = rooms
        self._direct = direct
        self._conversations = conversations
        self._reactions = reactions
        self._is_encrypted = is_encrypted

    async def do(self, out: Outgoing) -> MessageRef:
        """Do what is asked, and tell where it stands."""
        match out.do:
            case Do.SEND:
                return await self._send(out)
            case Do.UPDATE:
                return await self._update(out)
            case Do.OPEN:
                return self._rooms.ref(
                    await self._conversations.open(out.name, out.members, out.key)
                )
            case Do.INVITE:
                room = await self._rooms.id_of(out.conversation)
                await self._conversations.invite(room, out.members)
                return self._rooms.ref(room)
            case Do.CLOSE:
                room = await self._rooms.id_of(out.conversation)
                await self._conversations.close(room)
                return self._rooms.ref(room)
            case Do.WHISPER:
                raise ImpossibleError("Matrix has no whispers")
            case Do.HOME:
                raise ImpossibleError("Matrix has no home views")
            case Do.PHOTO:
                return await self._show(out)

    async def _room(self, out: Outgoing) -> str:
        if not out.conversation and not out.user:
            raise ImpossibleError("neither a conversation nor a person to send to")
        if out.conversation:
            return await self._rooms.id_of(out.conversation)
        return await self._direct.find_or_make(out.user)

    async def _show(self, out: Outgoing) -> MessageRef:
        if out.picture is None:
            raise ImpossibleError("there is no photo to show")
        room = await self._room(out)
        self._refuse_encrypted(room)  # nor may what is not shown lie about
        address = await self._server.upload(out.picture.content, out.picture.kind)
        said = content.photo(out.picture, address, out.key, thread=out.thread)
        return self._rooms.ref(room, await self._put(room, out.key, said))

    async def _send(self, out: Outgoing) -> MessageRef:
        card = _card(out)
        room = await self._room(out)
        private = self._rooms.name(room) is None
        said = content.message(card, out.key, thread=out.thread, private=private)
        message = await self._put(room, out.key, said)
        await self.complete(room, message, said, out.key)
        return self._rooms.ref(room, message)

    async def _update(self, out: Outgoing) -> MessageRef:
        card = _card(out)
        if out.ref is None:
            raise ImpossibleError("an update without a message")
        room, message = await self._rooms.id_of(out.ref.conversation), out.ref.message
        old = await self._shown(room, message)
        said = content.edit(card, out.key, message, old["msgtype"])
        await self._put(room, out.key, said)
        offered = content.values(said["m.new_content"])
        try:
            await self._reactions.adapt(room, message, offered, out.key)
        except Refused as error:
            raise Unreachable(f"changed without all of its reactions: {error}") from error
        return self._rooms.ref(room, message)

    async def _shown(self, room: str, message: str) -> Json:
        """Give the content of a message that stands there."""
        try:
            content: Json = (await self._server.get("rooms", room, "event", message))["content"]
        except Refused as error:
            if error.code != "M_NOT_FOUND":
                raise
            content = {}
        if "msgtype" not in content:
            raise ImpossibleError(f"message {message} was removed", Refusal.NO_MESSAGE)
        return content

    async def complete(self, room: str, message: str, said: Json, key: str) -> None:
        """Place the reactions that a message of the bot is to have."""
        try:
            await self._reactions.place(room, message, content.values(said), key)
        except Refused as error:
            raise Unreachable(f"sent without all of its reactions: {error}") from error

    async def _put(self, room: str, key: str, said: Json) -> str:
        self._refuse_encrypted(room)
        path = ("rooms", room, "send", MESSAGE, key)
        return str((await self._server.put(*path, body=said))["event_id"])

    def _refuse_encrypted(self, room: str) -> None:
        if self._is_encrypted(room):
            raise ImpossibleError("the room is encrypted", Refusal.ENCRYPTED)


def _card(out: Outgoing) -> Card:
    if out.card is None:
        raise ImpossibleError("there is no card to show")
    return out.card
