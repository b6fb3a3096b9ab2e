"""What people do in the rooms of the town, and what they see there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from tests.matrix.people import Person
from tests.photos.pictures import bytes_of, kind_of
from tests.stories.matrix.reading import read
from tests.stories.matrix.town import ACCOUNT, CARETAKER, MatrixTown
from tests.stories.play import INTAKE
from tests.stories.stage import Pressable, Seen, Shown


class MatrixPeople:
    """People in their rooms, who see what is said there since a moment that `since` names."""

    def __init__(self, town: MatrixTown, since: str, leaving: AsyncExitStack) -> None:
        self.town = town
        self._since = since
        self._leaving = leaving
        self._people = {slug: town.person(slug) for slug in town.people}
        for person in self._people.values():
            leaving.push_async_callback(person.close)
        self._private = dict(town.private)
        self._rooms: dict[str, str] = {}
        self._seen: dict[str, list[Seen]] = {}
        self._shown: dict[str, list[Shown]] = {}

    @property
    def caretaker(self) -> Person:
        """Who may do everything."""
        return self._people[CARETAKER]

    def has(self, channel: str) -> bool:
        """Tell whether there is such a channel."""
        return ACCOUNT.channel(channel) in self.town.rooms

    async def guest(self, person: str, name: str) -> None:
        """Register somebody, and let them into the room for signals."""
        local = f"{person}-{next(self.town.numbers)}"
        who = await asyncio.to_thread(self.town.synapse.register, local, name)
        self._people[person] = await self._leaving.enter_async_context(Person(who))
        room = ACCOUNT.channel(INTAKE)
        await self.caretaker.invite(room, who.user)
        await self._people[person].join(room)

    async def post(
        self,
        person: str,
        conversation: str,
        text: str,
        thread: str | None = None,
        photo: Path | None = None,
    ) -> str:
        """Say something, or show a photo."""
        room, who = await self._room(conversation), self._people[person]
        if photo is None:
            message = await who.post(room, text, thread)
        else:
            message = await who.show(room, bytes_of(photo), kind_of(photo), text, thread)
        self._rooms[message] = room
        return message

    async def edit(self, person: str, message: str, text: str) -> None:
        """Change one's own message."""
        await self._people[person].edit(self._rooms[message], message, text)

    async def delete(self, person: str, message: str) -> None:
        """Remove one's own message."""
        await self._people[person].redact(self._rooms[message], message)

    async def remove(self, message: str) -> None:
        """Remove any message."""
        await self.caretaker.redact(self._rooms[message], message)

    async def press(
        self, person: str, card: Seen, button: Pressable, fields: dict[str, str]
    ) -> str | None:
        """React with the emoji of a button; a refusal comes in private."""
        assert not fields, "nothing can be filled in here"
        await self._people[person].react(self._rooms[card.id], card.id, button.mark)
        return None

    @asynccontextmanager
    async def closed(self, conversation: str) -> AsyncIterator[None]:
        """Let nobody say anything in a room for a while."""
        room = await self._room(conversation)
        before = await self.caretaker.state(room, "m.room.power_levels")
        silent = {**before, "events_default": 50}
        await self.caretaker.state(room, "m.room.power_levels", content=silent)
        yield
        await self.caretaker.state(room, "m.room.power_levels", content=before)

    async def look_at(self, conversation: str) -> None:
        """Read a room; somebody's own with the bot is joined first, if it is new."""
        person = conversation.removeprefix("@")
        if person != conversation and person not in self._private:
            for room in await self._people[person].accept():
                self._keep(person, room)
            if person not in self._private:
                return
        reader = self._people.get(person, self.caretaker)
        room = await self._room(conversation)
        users = {each.user: slug for slug, each in self._people.items()}
        said = [
            each
            for each in await reader.messages(room, self._since)
            if each.sender == self.town.bot.user
        ]
        self._seen[room] = [
            read(each, conversation, users) for each in said if each.type != "m.image"
        ]
        self._shown[room] = [
            Shown(conversation, each.thread, each.body, await reader.download(each.content["url"]))
            for each in said
            if each.type == "m.image"
        ]
        self._rooms |= {card.id: room for card in self._seen[room]}

    def cards(self) -> Sequence[Seen]:
        """Give what the bot said, room by room."""
        return [each for seen in self._seen.values() for each in seen]

    def photos(self) -> Sequence[Shown]:
        """Give the photos that the bot shows."""
        return [each for shown in self._shown.values() for each in shown]

    def _name(self, room: str) -> str:
        if room in self.town.rooms:
            return room.split("-in-town", maxsplit=1)[0]
        return next(f"@{slug}" for slug, private in self._private.items() if private == room)

    async def _room(self, conversation: str) -> str:
        if conversation.startswith("@"):
            return self._private[conversation.removeprefix("@")]
        return ACCOUNT.channel(conversation)

    def _keep(self, person: str, room: str) -> None:
        self._private[person] = room
        if person in self.town.people:  # guests come for one story
            self.town.private[person] = room
