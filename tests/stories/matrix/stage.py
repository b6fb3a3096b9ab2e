"""Stories on Matrix: a bot that begins now, and people who read where it said something."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path

from adapters.matrix import MatrixAdapter, Session
from tests.stories.elsewhere import Elsewhere, StoryClock
from tests.stories.matrix.people import MatrixPeople
from tests.stories.matrix.town import CARETAKER, NAME, SERVER, MatrixTown


class MatrixStage(MatrixPeople):
    """A homeserver with the bot on it."""

    def __init__(
        self, town: MatrixTown, since: str, leaving: AsyncExitStack, adapter: Elsewhere
    ) -> None:
        super().__init__(town, since, leaving)
        self.adapter = adapter

    async def heard(self) -> None:
        """Nothing is to be waited for: the bot asks the homeserver when it settles."""

    async def look(self, *conversations: str) -> None:
        """Read every room in which the bot said something, and these."""
        for conversation in conversations:
            await self.look_at(conversation)
        for room, user in dict.fromkeys(self.adapter.said):
            known = room in self.town.rooms
            await self.look_at(self._name(room) if known else f"@{self._whose(room, user)}")
        self.adapter.said.clear()

    async def _room(self, conversation: str) -> str:
        """Name the room of a conversation; somebody's own with the bot is made if need be."""
        person = conversation.removeprefix("@")
        if person != conversation and person not in self._private:
            room = await self._people[person].direct(self.town.bot.user)
            await self.adapter.pump()
            assert self.town.bot.user in await self._people[person].members(room)
            self._keep(person, room)
        return await super()._room(conversation)

    def _whose(self, room: str, user: str) -> str:
        known = {private: person for person, private in self._private.items()}
        users = {person.user: slug for slug, person in self._people.items()}
        return known.get(room) or users[user]


def matrix_adapter(
    session: Session, rooms: frozenset[str], folder: Path, clock: Callable[[], datetime]
) -> MatrixAdapter:
    """Give a bot of this town; it hears what happens when it is asked to."""
    return MatrixAdapter(NAME, session, rooms, is_here, clock, folder / NAME, follow=False)


def is_here(user: str) -> bool:
    """Tell whether somebody is of this homeserver."""
    return user.endswith(f":{SERVER}")


@asynccontextmanager
async def matrix_stage(
    town: MatrixTown, clock: StoryClock, folder: Path
) -> AsyncIterator[MatrixStage]:
    """Begin a story in the town: the bot knows nothing of what was said there before."""
    async with AsyncExitStack() as leaving, town.person(CARETAKER) as caretaker:
        adapter = matrix_adapter(town.bot, town.rooms, folder, clock)
        since = await caretaker.now()
        yield MatrixStage(town, since, leaving, Elsewhere(adapter, clock))
