"""Stories on a real homeserver: a town on it, in which every story of a test run is played."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import unquote

from adapters.matrix import MatrixAdapter, Session
from bot.directory import Directory
from bot.town import channels
from tests.matrix.people import Message, Person
from tests.matrix.server import Credentials, Synapse
from tests.municipality import PEOPLE, Account, a_municipality
from tests.stories.elsewhere import Elsewhere, StoryClock
from tests.stories.play import INTAKE
from tests.stories.stage import Pressable, Seen

NAME = "matrix"
"""The account of the bot on this homeserver."""
SERVER = "gemeente.test"
ACCOUNT = Account(
    {
        "name": NAME,
        "platform": "matrix",
        "homeserver": f"https://{SERVER}",
        "user": f"@wijkbot-in-town:{SERVER}",
    },
    user=lambda slug: f"@{slug}-in-town:{SERVER}",
    channel=lambda name: f"{name}-in-town:{SERVER}",
)
CARETAKER = "caretaker"
"""Who made every room, is in all of them, and may do everything there."""
SAID_SO = "nl.wijkbot.buttons"
PERSON = "https://matrix.to/#/"
LINK = re.compile(r'<a href="([^"]*)"')
BUTTON = re.compile(r"(?P<emoji>\S+) (?P<label>.+) · !wijkbot .+")


@dataclass
class MatrixTown:
    """A bot, everybody of the municipality and their rooms, to be reused by story after story.

    `private` are the rooms of one person with the bot, as far as there are any yet.
    """

    synapse: Synapse
    bot: Session
    people: dict[str, Credentials]
    rooms: frozenset[str]
    private: dict[str, str] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=count)

    def person(self, slug: str) -> Person:
        """Have somebody take part."""
        return Person(self.people[slug])


def matrix_town(synapse: Synapse) -> MatrixTown:
    """Make accounts and rooms for the whole municipality."""
    names = {"wijkbot": "Wijkbot", CARETAKER: "Beheer", **PEOPLE}
    made = {slug: synapse.register(f"{slug}-in-town", name) for slug, name in names.items()}
    bot = made.pop("wijkbot")
    directory = Directory(a_municipality(NAME, accounts={NAME: ACCOUNT}))
    rooms = channels(directory, NAME)

    async def furnish() -> None:
        async with AsyncExitStack() as stack:
            people = {
                slug: await stack.enter_async_context(Person(who)) for slug, who in made.items()
            }
            everybody = [*people.values(), await stack.enter_async_context(Person(bot))]
            for alias, members in rooms.items():
                invited = [bot.user, *members]
                local = alias.removeprefix("#").split(":")[0]
                await people[CARETAKER].create_room(local, invited)
                for each in everybody:
                    if each.user in invited:
                        await each.join(alias)

    asyncio.run(furnish())
    session = Session(bot.homeserver, bot.user, bot.device, bot.token)
    return MatrixTown(synapse, session, made, frozenset(rooms))


class MatrixStage:
    """People in their rooms, who see what is said there from now on."""

    def __init__(
        self,
        town: MatrixTown,
        people: Mapping[str, Person],
        adapter: Elsewhere,
        since: str,
        leaving: AsyncExitStack,
    ) -> None:
        self.town = town
        self._leaving = leaving
        self.adapter = adapter
        self._people = dict(people)
        self._since = since
        self._private = dict(town.private)
        self._rooms: dict[str, str] = {}
        self._seen: dict[str, list[Seen]] = {}

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
        self, person: str, conversation: str, text: str, thread: str | None = None
    ) -> str:
        """Say something."""
        room = await self._room(conversation)
        message = await self._people[person].post(room, text, thread)
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

    async def heard(self) -> None:
        """Nothing is to be waited for: the bot asks the homeserver when it settles."""

    async def look(self) -> None:
        """Read every room in which the bot said something."""
        for room, user in dict.fromkeys(self.adapter.said):
            reader = self.caretaker if room in self.town.rooms else await self._at_home(room, user)
            self._seen[room] = [
                self._read(room, each)
                for each in await reader.messages(room, self._since)
                if each.sender == self.town.bot.user
            ]
        self.adapter.said.clear()

    def cards(self) -> Sequence[Seen]:
        """Give what the bot said, room by room."""
        return [each for seen in self._seen.values() for each in seen]

    def _read(self, room: str, message: Message) -> Seen:
        self._rooms[message.id] = room
        values = message.content.get(SAID_SO, {})
        lines, buttons = [], []
        for line in message.body.split("\n"):
            said = BUTTON.fullmatch(line)
            if said and said["emoji"] in values:
                pressable = Pressable(said["label"], values[said["emoji"]], said["emoji"])
                # What stands in the words can be typed; pressed only what is under them.
                buttons += [pressable] if pressable.mark in message.buttons else []
            elif line:
                lines.append(line)
        return Seen(
            account=NAME,
            id=message.id,
            conversation=self._name(room),
            thread=message.thread,
            text=_without_marks(lines),
            buttons=tuple(buttons),
            titled="<strong>" in message.html,
            calls=frozenset(self._called(message)),
            links=frozenset(
                each for each in LINK.findall(message.html) if not each.startswith(PERSON)
            ),
        )

    def _called(self, message: Message) -> Iterator[str]:
        """Tell whose phone rings, or would in a client that goes by the words."""
        if message.content["m.mentions"].get("room"):
            yield "room"
        links = [each for each in LINK.findall(message.html) if each.startswith(PERSON)]
        linked = [unquote(each.removeprefix(PERSON)) for each in links]
        users = {person.user: slug for slug, person in self._people.items()}
        for user in (*message.mentions, *linked):
            yield users.get(user, user)

    def _name(self, room: str) -> str:
        if room in self.town.rooms:
            return room.split("-in-town", maxsplit=1)[0]
        return next(f"@{slug}" for slug, private in self._private.items() if private == room)

    async def _room(self, conversation: str) -> str:
        """Name the room of a conversation; somebody's own with the bot is made if need be."""
        if not conversation.startswith("@"):
            return ACCOUNT.channel(conversation)
        slug = conversation.removeprefix("@")
        if slug not in self._private:
            room = await self._people[slug].direct(self.town.bot.user)
            await self.adapter.pump()
            assert self.town.bot.user in await self._people[slug].members(room)
            self._keep(slug, room)
        return self._private[slug]

    async def _at_home(self, room: str, user: str) -> Person:
        """Give who reads a private room, and have them join if the bot has just made it."""
        for slug, private in self._private.items():
            if private == room:
                return self._people[slug]
        slug = next(slug for slug, person in self._people.items() if person.user == user)
        await self._people[slug].join(room)
        self._keep(slug, room)
        return self._people[slug]

    def _keep(self, slug: str, room: str) -> None:
        self._private[slug] = room
        if slug in self.town.people:  # guests come for one story
            self.town.private[slug] = room


@asynccontextmanager
async def matrix_stage(
    town: MatrixTown, clock: StoryClock, folder: Path
) -> AsyncIterator[MatrixStage]:
    """Begin a story in the town: the bot knows nothing of what was said there before."""
    adapter = MatrixAdapter(
        NAME,
        town.bot,
        town.rooms,
        lambda user: user.endswith(f":{SERVER}"),
        clock,
        folder / NAME,
        follow=False,
    )
    async with AsyncExitStack() as stack:
        people = {slug: town.person(slug) for slug in town.people}
        since = await people[CARETAKER].now()
        stage = MatrixStage(town, people, Elsewhere(adapter, clock), since, stack)
        for person in people.values():
            await stack.enter_async_context(person)
        yield stage


def _without_marks(lines: Sequence[str]) -> str:
    """Read quoted lines as what somebody says."""
    read: list[str] = []
    quoted: list[str] = []
    for line in (*lines, ""):
        if line.startswith("> "):
            quoted.append(line.removeprefix("> "))
            continue
        if quoted:
            *words, last = quoted
            whose = last.startswith("— ") and words
            said = "\n".join(words if whose else quoted)
            read.append(f"‘{said}’ {last}" if whose else f"‘{said}’")
            quoted = []
        read.append(line)
    return "\n".join(read[:-1])
