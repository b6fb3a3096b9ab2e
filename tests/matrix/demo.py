"""`make demo-matrix`: scene 1 on a homeserver of its own, for any Matrix client to look at.

    python -m tests.matrix.demo [--once]

Three people play it, the bot answers, and a week passes in a moment. Then the homeserver and the
bot go on until Ctrl-C (with `--once` they end): log in as any of the three, and take part.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.matrix import MatrixAdapter, Session
from bot import logs
from bot.app import App
from bot.cli.options import EXAMPLE
from bot.cli.service import Service
from bot.config.load import load
from bot.config.schema import Account, Channel, Config, Platform
from bot.store import schema
from bot.store.database import Database
from bot.town import pass_time
from tests.matrix.people import Message, Person
from tests.matrix.server import Synapse
from tests.stories.elsewhere import Elsewhere, StoryClock

NAME = "matrix"
POSTER, LEAD, WIJKMANAGER = "fatima", "karel", "joris"
CAST = (POSTER, LEAD, WIJKMANAGER)
INTAKE, DEPARTMENT = "signalen", "verlichting"


class GoingClock(StoryClock):
    """A clock that goes on from where it was moved to."""

    @property
    def now(self) -> datetime:
        """The time in the story."""
        return self.in_the_story(datetime.now(UTC))

    @now.setter
    def now(self, moment: datetime) -> None:
        StoryClock.now.__set__(self, moment)  # type: ignore[attr-defined]  # a property has one

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


class Demo:
    """The bot, and what three people say and see."""

    def __init__(
        self, synapse: Synapse, app: App, clock: GoingClock, people: dict[str, Person]
    ) -> None:
        self.synapse = synapse
        self.app = app
        self.clock = clock
        self.people = people

    async def play(self) -> None:
        """Two lamps near a school: found, asked about, fixed, doubted, fixed."""
        signals, office = (f"#{name}:{self.synapse.name}" for name in (INTAKE, DEPARTMENT))
        await self._says(
            POSTER,
            signals,
            "bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen fietsen in "
            "het donker",
        )
        await self._presses(LEAD, office, "🔁", "SV-4411")
        await pass_time(self.app, self.clock, timedelta(days=8))
        (private,) = await self.people[LEAD].accept()
        await self._presses(LEAD, private, "🏁", "vrijdag gemaakt")
        await self._presses(POSTER, signals, "👎", "er knippert er nog één")
        await self._presses(LEAD, office, "🏁", "nu branden ze allebei")
        await self._presses(POSTER, signals, "👍")

    async def _says(self, who: str, room: str, text: str, thread: str | None = None) -> None:
        print(f"  {who:7} {text}")  # noqa: T201 - a demo speaks
        await self.people[who].post(room, text, thread)
        await self.app.settle()

    async def _presses(self, who: str, room: str, emoji: str, words: str = "") -> None:
        """React to the newest card that has this button, and answer what the bot asks then."""
        card = [each for each in await self._cards(who, room) if emoji in each.buttons][-1]
        print(f"  {who:7} {emoji}")  # noqa: T201 - a demo speaks
        await self.people[who].react(room, card.id, emoji)
        await self.app.settle()
        if words:
            in_thread = None if room.startswith("!") else card.thread or card.id
            await self._says(who, room, words, in_thread)

    async def _cards(self, who: str, room: str) -> list[Message]:
        return await self.people[who].messages(room)


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[Demo]:
    """Start a homeserver with three people, their rooms and the bot."""
    synapse = Synapse(folder / "synapse", name="gemeente.test")
    await asyncio.to_thread(synapse.start)
    async with AsyncExitStack() as stack:
        stack.callback(synapse.stop)
        config = configured(synapse)
        names = {person.slug: person.name for person in config.people}
        who = synapse.register("wijkbot", "Wijkbot")
        people = {
            slug: await stack.enter_async_context(Person(synapse.register(slug, names[slug])))
            for slug in CAST
        }
        for room, members in ((INTAKE, CAST), (DEPARTMENT, (LEAD,))):
            first, *others = (people[slug] for slug in members)
            await first.create_room(room, [who.user, *(each.user for each in others)])
            for each in others:
                await each.accept()
        clock = GoingClock(datetime.now(UTC))
        adapter = Elsewhere(
            MatrixAdapter(
                NAME,
                Session(who.homeserver, who.user, who.device, who.token),
                frozenset(f"#{room}:{synapse.name}" for room in (INTAKE, DEPARTMENT)),
                lambda user: user.endswith(f":{synapse.name}"),
                clock,
                folder / NAME,
                follow=False,
            ),
            clock,
        )
        database = Database(f"sqlite:///{folder / 'wijkbot.sqlite'}")
        schema.upgrade(database)
        app = App(config, database, {NAME: adapter}, clock)
        await app.start()
        stack.push_async_callback(app.stop)
        await app.settle()
        yield Demo(synapse, app, clock, people)


def configured(synapse: Synapse) -> Config:
    """Move the example municipality to Matrix, with no more people there than play."""
    config = load(EXAMPLE)
    account = Account(
        name=NAME, platform=Platform.MATRIX, homeserver=synapse.url, user=f"@wijkbot:{synapse.name}"
    )
    office = {NAME: f"#{DEPARTMENT}:{synapse.name}"}
    changes = {
        "accounts": (account,),
        "channels": (Channel(account=NAME, id=f"#{INTAKE}:{synapse.name}"),),
        "municipality": config.municipality.model_copy(update={"coordinator": WIJKMANAGER}),
        "departments": tuple(
            each.model_copy(update={"channels": office if each.id == DEPARTMENT else {}})
            for each in config.departments
        ),
        "people": tuple(
            each.model_copy(
                update={
                    "ids": {NAME: f"@{each.slug}:{synapse.name}"} if each.slug in CAST else {},
                    "home": None,
                }
            )
            for each in config.people
        ),
    }
    return config.model_copy(update=changes)


async def main(*, once: bool) -> None:
    """Play the scene, and stay until Ctrl-C."""
    with tempfile.TemporaryDirectory(prefix="wijkbot-matrix-") as name:
        folder = Path(name)
        with logs.private_file(folder / "log") as file:
            logs.configure(file)
            await _stay(folder, once=once)


async def _stay(folder: Path, *, once: bool) -> None:
    async with demo(folder) as town:
        print("Scene 1 is played on a homeserver of its own:\n")  # noqa: T201 - a demo speaks
        await town.play()
        print(_told(town.synapse))  # noqa: T201 - a demo speaks
        if not once:
            service = Service(town.app, print)
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, service.stop)
            await service.run()


def _told(synapse: Synapse) -> str:
    logins = "\n".join(f"  {slug:7} {synapse.password(slug)}" for slug in CAST)
    return f"""
Look at it with any Matrix client on this machine: the homeserver is {synapse.url}
(write it as the address of a server of your own), and these are its people and passwords:

{logins}

The signal is in #{INTAKE}, the question to the department in #{DEPARTMENT}, and {LEAD} was asked
in private how it goes. For the bot it is eight days later by now. Post something as {POSTER}, or
say help to it in private. Ctrl-C ends it all, and leaves nothing behind.
"""


if __name__ == "__main__":
    asyncio.run(main(once="--once" in sys.argv[1:]))
