"""The bot in a room with Fatima and Karel, and a door that only remembers what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from adapters.base import Do, Event, MessageRef, Outgoing, Sent
from adapters.card import Button, Card, Style
from adapters.matrix import MatrixAdapter, Session
from tests.adapters.builders import Clock, Ears, a_card
from tests.matrix.people import Person
from tests.matrix.server import Synapse

WAIT_SECONDS = 30
_numbers = count(1)


@dataclass
class Listening(Ears):
    """A door at which somebody can wait for what comes."""

    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        self.came.set()
        await super().accept(events, position)

    async def hears(self, wanted: Callable[[list[Event]], object]) -> None:
        """Wait until what was heard is as wanted; raises TimeoutError."""
        async with asyncio.timeout(WAIT_SECONDS):
            while not wanted(self.heard):
                self.came.clear()
                await self.came.wait()


@dataclass
class Scene:
    """One room, and who is in it. The bot goes by `session`; what it hears is in `ears`."""

    synapse: Synapse
    folder: Path
    session: Session
    fatima: Person
    karel: Person
    alias: str
    room: str = ""
    others: frozenset[str] = frozenset()
    clock: Clock = field(default_factory=Clock)
    ears: Listening = field(default_factory=Listening)
    bots: list[MatrixAdapter] = field(default_factory=list)

    @property
    def bot(self) -> MatrixAdapter:
        """The bot that was started last."""
        return self.bots[-1]

    async def start(self, *, follow: bool = False) -> MatrixAdapter:
        """Start a bot on the session, as a new process does."""
        bot = MatrixAdapter(
            "werk",
            self.session,
            frozenset({self.alias}) | self.others,
            lambda user: user in {self.fatima.user, self.karel.user},
            self.clock,
            self.folder,
            follow=follow,
        )
        self.bots.append(bot)
        await bot.start(self.ears)
        await bot.pump()
        return bot

    async def stop(self) -> None:
        """Stop the bot that was started last."""
        await self.bots.pop().stop()

    async def heard(self) -> list[Event]:
        """Give what the bot hears now that it did not hear before."""
        before = len(self.ears.heard)
        await self.bot.pump()
        return self.ears.heard[before:]

    async def send(self, card: Card, *, thread: str | None = None, key: str = "") -> str:
        """Have the bot say something in the room; gives the message's id."""
        return (await self.do(Do.SEND, card, thread=thread, key=key)).message

    async def update(self, message: str, card: Card) -> None:
        """Have the bot change what it said."""
        ref = MessageRef("werk", self.alias, message)
        await self.did(Outgoing(a_key(), Do.UPDATE, card, ref=ref))

    async def tell(self, user: str, card: Card) -> MessageRef:
        """Have the bot say something to one person."""
        return await self.did(Outgoing(a_key(), Do.SEND, card, user=user))

    async def do(
        self, do: Do, card: Card | None = None, *, thread: str | None = None, key: str = ""
    ) -> MessageRef:
        out = Outgoing(key or a_key(), do, card, conversation=self.alias, thread=thread)
        return await self.did(out)

    async def did(self, out: Outgoing) -> MessageRef:
        """Have the bot do what must succeed."""
        result = await self.bot.deliver(out)
        assert isinstance(result, Sent), result
        return result.ref


@asynccontextmanager
async def a_scene(
    synapse: Synapse, folder: Path, *, start: bool = True, url: str = ""
) -> AsyncIterator[Scene]:
    """Give a room with the bot, Fatima and Karel in it; the bot came in last.

    `url` is where the bot finds the homeserver, if not where it is.
    """
    number = next(_numbers)
    login = synapse.register(f"wijkbot{number}", "Wijkbot")
    session = Session(url or login.homeserver, login.user, login.device, login.token)
    async with (
        Person(synapse.register(f"fatima{number}", "Fatima de Wit")) as fatima,
        Person(synapse.register(f"karel{number}", "Karel Mulder")) as karel,
    ):
        local = f"signalen{number}"
        scene = Scene(
            synapse, folder / "matrix", session, fatima, karel, f"#{local}:{synapse.name}"
        )
        scene.room = await fatima.create_room(local, [karel.user, session.user])
        await karel.join(scene.room)
        try:
            if start:
                await scene.start()
            yield scene
        finally:
            for bot in scene.bots:
                await bot.stop()


def a_key() -> str:
    """Give a key that was not used before."""
    return f"key{next(_numbers)}"


def offering(*emoji: str, text: str = "Is dit van jullie?") -> Card:
    """Give a card with a button for each emoji, of which the first stands out."""
    plain = [Button(f"Knop {e}", f"value-{e}", e, f"!wijkbot {e}") for e in emoji]
    return a_card(text, [replace(each, style=Style.PRIMARY) for each in plain[:1]] + plain[1:])
