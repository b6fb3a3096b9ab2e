"""People on Matrix, with another client library than the bot's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

from mautrix.api import Method, Path
from mautrix.client import ClientAPI
from mautrix.errors import MNotFound

from tests.matrix.server import Credentials, Synapse

Json = dict[str, Any]
PAGE = 100
WAIT_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Message:
    """A message as somebody sees it now: newest words, and who reacted with what."""

    id: str
    sender: str
    body: str
    html: str = ""
    type: str = "m.text"
    thread: str | None = None
    mentions: tuple[str, ...] = ()
    reactions: dict[str, dict[str, str]] = field(default_factory=dict)
    """For each key the event of each person who reacted with it."""
    edited: bool = False
    content: Json = field(default_factory=dict)

    @property
    def buttons(self) -> tuple[str, ...]:
        """The reactions that its own sender put under it, in that order."""
        return tuple(key for key, by in self.reactions.items() if self.sender in by)


class Person:
    """Somebody with an account. Rooms are ids or aliases; every method asks the server."""

    def __init__(self, credentials: Credentials) -> None:
        self.credentials = credentials
        self.user = credentials.user
        self._client = ClientAPI(
            mxid=self.user,  # type: ignore[arg-type]  # its id types are checked nowhere
            device_id=credentials.device,  # type: ignore[arg-type]
            base_url=credentials.homeserver,
            token=credentials.token,
        )
        self._rooms: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Disconnect."""
        await self._client.api.session.close()

    async def log_out(self) -> None:
        """End this login."""
        await self._client.api.request(Method.POST, Path.v3.logout)

    # What people say

    async def post(
        self, room: str, text: str, thread: str | None = None, more: Json | None = None
    ) -> str:
        """Say something, if need be in the thread of a message; gives its id.

        `more` stands in the content beside it.
        """
        content: Json = {"msgtype": "m.text", "body": text, **(more or {})}
        if thread:
            content["m.relates_to"] = {
                "rel_type": "m.thread",
                "event_id": thread,
                "is_falling_back": True,
                "m.in_reply_to": {"event_id": thread},
            }
        return await self.send(room, "m.room.message", content)

    async def show(
        self, room: str, content: bytes, kind: str, words: str = "", thread: str | None = None
    ) -> str:
        """Show a photo, with words below it if there are any; gives the message's id."""
        address = await self.upload(content, kind)
        told: Json = {
            "msgtype": "m.image",
            "url": address,
            "filename": "IMG_2041.jpg",
            "info": {"mimetype": kind, "size": len(content)},
        }
        return await self.post(room, words or told["filename"], thread, more=told)

    async def upload(self, content: bytes, kind: str) -> str:
        """Put a file in the media repository; gives its address."""
        return str(await self._client.upload_media(content, mime_type=kind))

    async def download(self, address: str) -> bytes:
        """Open a file of the media repository."""
        return bytes(await self._client.download_media(address))  # type: ignore[arg-type]  # so are its addresses

    async def reply(self, room: str, to: str, text: str) -> str:
        """Reply to one message, as clients without threads do."""
        relation = {"m.in_reply_to": {"event_id": to}}
        return await self.post(room, text, more={"m.relates_to": relation})

    async def edit(self, room: str, message: str, text: str) -> str:
        """Change one's own message; gives the id of the change."""
        relation = {"rel_type": "m.replace", "event_id": message}
        new = {"msgtype": "m.text", "body": text}
        more = {"m.new_content": new, "m.relates_to": relation}
        return await self.post(room, f"* {text}", more=more)

    async def react(self, room: str, message: str, key: str) -> str:
        """React with an emoji; gives the reaction's id."""
        relation = {"rel_type": "m.annotation", "event_id": message, "key": key}
        return await self.send(room, "m.reaction", {"m.relates_to": relation})

    async def redact(self, room: str, event: str) -> str:
        """Remove a message or reaction; gives the id of the removal."""
        place = Path.v3.rooms[await self.id_of(room)].redact[event][self._client.api.get_txn_id()]
        answer = await self._client.api.request(Method.PUT, place)
        return str(answer["event_id"])

    async def send(self, room: str, kind: str, content: Json) -> str:
        """Send any event; gives its id."""
        place = Path.v3.rooms[await self.id_of(room)].send[kind][self._client.api.get_txn_id()]
        answer = await self._client.api.request(Method.PUT, place, content=content)
        return str(answer["event_id"])

    # What people see

    async def messages(self, room: str, since: str | None = None) -> list[Message]:
        """Give the messages of a room in order; what was removed is not there."""
        return seen(await self.events(room, since))

    async def thread(self, room: str, root: str) -> list[Message]:
        """Give the messages of one thread, its root first."""
        return [each for each in await self.messages(room) if root in {each.id, each.thread}]

    async def now(self) -> str:
        """Name this moment, so that what happened since can be asked for."""
        nothing = {"filter": '{"room":{"rooms":[]},"presence":{"types":[]}}'}
        return str(
            (await self._client.api.request(Method.GET, Path.v3.sync, query_params=nothing))[
                "next_batch"
            ]
        )

    async def events(self, room: str, since: str | None = None) -> list[Json]:
        """Give the events of a room that this person may read, in order, as the server has them.

        `since` is a moment that `now` named.
        """
        place = Path.v3.rooms[await self.id_of(room)].messages
        found: list[Json] = []
        start: str | None = None
        while True:
            query = {"dir": "b", "limit": str(PAGE), "from": start, "to": since}
            answer = await self._client.api.request(
                Method.GET,
                place,
                query_params={key: value for key, value in query.items() if value},
            )
            found += answer["chunk"]
            start = answer.get("end")
            if start is None:
                return found[::-1]

    async def until(self, room: str, there: Callable[[list[Message]], bool]) -> list[Message]:
        """Wait until the messages of a room are as wanted, and give them.

        Asks the server again whenever something happened; raises TimeoutError when nothing
        happens for WAIT_SECONDS.
        """
        since = (await self._sync())["next_batch"]
        while not there(found := await self.messages(room)):
            news = await self._sync(since)
            if news["next_batch"] == since:
                raise TimeoutError(f"not seen in {room}: {[each.body for each in found]}")
            since = news["next_batch"]
        return found

    async def sees(self, room: str, user: str) -> None:
        """Wait until somebody is in a room; raises TimeoutError as `until` does."""
        since = (await self._sync())["next_batch"]
        while user not in await self.members(room):
            news = await self._sync(since)
            if news["next_batch"] == since:
                raise TimeoutError(f"{user} does not come to {room}")
            since = news["next_batch"]

    async def rooms(self) -> list[str]:
        """Name the rooms that this person is in."""
        answer = await self._client.api.request(Method.GET, Path.v3.joined_rooms)
        return list(answer["joined_rooms"])

    async def invitations(self) -> dict[str, bool]:
        """Name the rooms that this person is asked to join, and whether that is for two."""
        invited = (await self._sync()).get("rooms", {}).get("invite", {})
        return {
            room: any(
                event["type"] == "m.room.member"
                and event["state_key"] == self.user
                and event["content"].get("is_direct", False)
                for event in it["invite_state"]["events"]
            )
            for room, it in invited.items()
        }

    async def members(self, room: str) -> list[str]:
        """Name who is in a room."""
        place = Path.v3.rooms[await self.id_of(room)].joined_members
        return list((await self._client.api.request(Method.GET, place))["joined"])

    async def _sync(self, since: str | None = None) -> Json:
        query = {"timeout": str(WAIT_SECONDS * 1000), "since": since} if since else {}
        answer: Json = await self._client.api.request(Method.GET, Path.v3.sync, query_params=query)
        return answer

    # Where people come and go

    async def create_room(
        self, alias: str = "", invite: Iterable[str] = (), more: Json | None = None
    ) -> str:
        """Make a room, under this alias's local part if any; gives its id.

        `more` stands in the request beside it.
        """
        wanted = {
            "preset": "private_chat",
            "invite": list(invite),
            **({"room_alias_name": alias, "name": alias} if alias else {}),
            **(more or {}),
        }
        answer = await self._client.api.request(Method.POST, Path.v3.createRoom, content=wanted)
        return str(answer["room_id"])

    async def point(self, alias: str, room: str) -> None:
        """Have an alias stand for a room, whatever it stood for."""
        place = Path.v3.directory.room[alias]
        with suppress(MNotFound):
            await self._client.api.request(Method.DELETE, place)
        await self._client.api.request(Method.PUT, place, content={"room_id": room})
        self._rooms.pop(alias, None)

    async def invite(self, room: str, user: str) -> None:
        """Ask somebody to join."""
        place = Path.v3.rooms[await self.id_of(room)].invite
        await self._client.api.request(Method.POST, place, content={"user_id": user})

    async def join(self, room: str) -> str:
        """Join a room that is public or that one is invited to; gives its id."""
        answer = await self._client.api.request(Method.POST, Path.v3.join[room])
        return str(answer["room_id"])

    async def leave(self, room: str) -> None:
        """Leave a room."""
        await self._client.api.request(Method.POST, Path.v3.rooms[await self.id_of(room)].leave)

    async def accept(self) -> list[str]:
        """Join every room that one is invited to, and name them."""
        return [await self.join(room) for room in await self.invitations()]

    async def direct(self, other: str) -> str:
        """Make a room for two, as a client does; gives its id."""
        for_two = {"preset": "trusted_private_chat", "is_direct": True}
        return await self.create_room(invite=[other], more=for_two)

    async def kick(self, room: str, user: str) -> None:
        """Put somebody out of a room."""
        place = Path.v3.rooms[await self.id_of(room)].kick
        await self._client.api.request(Method.POST, place, content={"user_id": user})

    async def account_data(self, kind: str, content: Json | None = None) -> Json:
        """Read what a client keeps of this account, or with `content` write it."""
        place = Path.v3.user[self.user].account_data[kind]
        method = Method.GET if content is None else Method.PUT
        answer: Json = await self._client.api.request(method, place, content=content)
        return answer

    async def state(self, room: str, kind: str, key: str = "", content: Json | None = None) -> Json:
        """Read one piece of a room's state, or with `content` write it."""
        place = Path.v3.rooms[await self.id_of(room)].state[kind][key]
        method = Method.GET if content is None else Method.PUT
        answer: Json = await self._client.api.request(method, place, content=content)
        return answer

    async def rename(self, name: str) -> None:
        """Be called otherwise."""
        place = Path.v3.profile[self.user].displayname
        await self._client.api.request(Method.PUT, place, content={"displayname": name})

    async def id_of(self, room: str) -> str:
        """Give the id of a room by its alias or id."""
        if not room.startswith("#"):
            return room
        if room not in self._rooms:
            answer = await self._client.api.request(Method.GET, Path.v3.directory.room[room])
            self._rooms[room] = answer["room_id"]
        return self._rooms[room]


def person(synapse: Synapse, localpart: str, displayname: str = "") -> Person:
    """Make an account and give who holds it; only where an event loop runs."""
    return Person(synapse.register(localpart, displayname))


def seen(events: Iterable[Json]) -> list[Message]:
    """Give the messages in a room's events, as a client puts them together."""
    messages: dict[str, Message] = {}
    for event in events:
        content = event.get("content", {})
        relation = content.get("m.relates_to", {})
        target = messages.get(relation.get("event_id", ""))
        match event["type"], relation.get("rel_type"):
            case "m.reaction", "m.annotation" if target:
                by = target.reactions.setdefault(relation["key"], {})
                by[event["sender"]] = event["event_id"]
            case "m.room.message", "m.replace" if target and target.sender == event["sender"]:
                new = _message(event, content["m.new_content"])
                messages[target.id] = replace(
                    new,
                    id=target.id,
                    thread=target.thread,
                    reactions=target.reactions,
                    edited=True,
                )
            case "m.room.message", _ if content:
                messages[event["event_id"]] = _message(event, content)
    return list(messages.values())


def _message(event: Json, content: Json) -> Message:
    relation = content.get("m.relates_to", {})
    return Message(
        id=event["event_id"],
        sender=event["sender"],
        body=content.get("body", ""),
        html=content.get("formatted_body", ""),
        type=content.get("msgtype", ""),
        thread=relation["event_id"] if relation.get("rel_type") == "m.thread" else None,
        mentions=tuple(content.get("m.mentions", {}).get("user_ids", ())),
        content=content,
    )
