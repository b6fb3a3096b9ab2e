"""A town on a real homeserver, in which every story of a test run is played."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count

from adapters.matrix import Session
from bot.directory import Directory
from bot.town import channels
from tests.matrix.people import Person
from tests.matrix.server import Credentials, Synapse
from tests.municipality import PEOPLE, Account, a_municipality

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
"""Who runs the homeserver, made every room, is in all of them and may do everything there."""


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
    made = {
        slug: synapse.register(f"{slug}-in-town", name, admin=slug == CARETAKER)
        for slug, name in names.items()
    }
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
