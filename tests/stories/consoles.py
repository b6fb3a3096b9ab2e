"""Stories on consoles: what people do and see there, and how a bot is started on them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from adapters.base import FieldErrors, Permanent, Refusal, Refused
from adapters.card import Bold, Card, Inline, Link, Mention, Paragraph, plain
from adapters.console import Console, ConsoleAdapter
from adapters.console.state import Message, is_private
from bot.config.schema import Config
from bot.directory import Directory
from bot.town import MovingClock, adapters, pressed
from routing import Index
from tests.stories.play import INTAKE, TUESDAY, Play, Story, playing
from tests.stories.stage import Pressable, Seen, Shown


class ConsoleStage:
    """People on a console, who see at once what the bot says."""

    def __init__(self, adapter: ConsoleAdapter, directory: Directory) -> None:
        self.adapter = adapter
        self._directory = directory

    @property
    def platform(self) -> Console:
        """What they are on."""
        return self.adapter.platform

    def has(self, channel: str) -> bool:
        """Tell whether there is such a channel."""
        return channel in self.platform.channels()

    async def guest(self, person: str, name: str) -> None:
        """Give somebody a name, and let them into the channel for signals."""
        self.platform.names[person] = name
        self.platform.join(person, INTAKE)

    async def post(
        self,
        person: str,
        conversation: str,
        text: str,
        thread: str | None = None,
        photo: Path | None = None,
    ) -> str:
        """Say something, or show a photo."""
        user = self._user(person)
        place = f"@{user}" if is_private(conversation) else conversation
        return self.platform.post(user, place, text, thread, [photo] if photo else [])

    async def edit(self, person: str, message: str, text: str) -> None:
        """Change one's own message."""
        self.platform.edit(self._user(person), message, text)

    async def delete(self, person: str, message: str) -> None:
        """Remove one's own message."""
        self.platform.delete(self._user(person), message)

    async def remove(self, message: str) -> None:
        """Remove any message."""
        self.platform.remove(message)

    async def press(
        self, person: str, card: Seen, button: Pressable, fields: dict[str, str]
    ) -> str | None:
        """Press a button by its number, and fill in its form."""
        message, number = self.platform.message(card.id), int(button.mark)
        if button.value not in {each.value for each in message.buttons}:
            # Who looks at an old version of a card presses what stood there.
            where = {"conversation": message.conversation, "thread": message.root}
            self.platform.submit(self._user(person), button.value, fields, **where)
            return None
        match await pressed(self.adapter, self._user(person), message, number, fields):
            case Refused(why):
                return why
            case FieldErrors(errors):
                return "\n".join(errors.values())
        return None

    @asynccontextmanager
    async def closed(self, conversation: str) -> AsyncIterator[None]:
        """Keep the bot out of a channel."""
        self.platform.faults = lambda out: (
            Permanent("is weg", Refusal.NO_PLACE) if out.conversation == conversation else None
        )
        yield
        self.platform.faults = None

    async def heard(self) -> None:
        """Nothing is to be waited for: the bot reads the journal when it settles."""

    async def look(self, *conversations: str) -> None:
        """Nothing is to be fetched."""

    def cards(self) -> Sequence[Seen]:
        """Give what the bot said."""
        self.platform.journal.read_on()
        return [
            self._seen(message, message.card)
            for message in self.platform.state.messages.values()
            if message.card is not None and not message.author
        ]

    def photos(self) -> Sequence[Shown]:
        """Give the photos that the bot shows."""
        self.platform.journal.read_on()
        return [
            Shown(self._place(message.conversation), message.thread, photo.name, content)
            for message in self.platform.state.messages.values()
            for photo in message.photos
            if not message.author and (content := self.platform.album.read(photo.ref, photo.size))
        ]

    def _seen(self, message: Message, card: Card) -> Seen:
        buttons = enumerate(card.buttons, 1)
        parts = list(_parts(card))
        return Seen(
            account=self.adapter.account,
            id=message.id,
            conversation=self._place(message.conversation),
            thread=message.thread,
            text=plain(card),
            buttons=tuple(Pressable(each.label, each.value, str(n)) for n, each in buttons),
            titled=any(isinstance(part, Bold) for part in parts),
            calls=frozenset(self._person(each.user) for each in parts if isinstance(each, Mention)),
            links=frozenset(each.url for each in parts if isinstance(each, Link)),
            only=self._person(message.only) if message.only else None,
        )

    def _place(self, conversation: str) -> str:
        if not is_private(conversation):
            return conversation
        return f"@{self._person(conversation.removeprefix('@'))}"

    def _person(self, user: str) -> str:
        slug = self._directory.speaker(self.adapter.account, user)
        return slug if slug in self._directory.people else user

    def _user(self, person: str) -> str:
        return self._directory.user(person, self.adapter.account) or person


def _parts(card: Card) -> Iterator[Inline]:
    for block in card.blocks:
        yield from block.line if isinstance(block, Paragraph) else block.source
    yield from card.footer


@asynccontextmanager
async def playing_on_consoles(
    config: Config,
    folder: Path,
    start: datetime = TUESDAY,
    *,
    url: str = "",
    index: Index | None = None,
) -> AsyncIterator[Play]:
    """Start the bot on consoles in a folder, on SQLite where no other database is given."""
    clock, directory = MovingClock(start), Directory(config)
    consoles = adapters(config, folder, clock)
    stages = {name: ConsoleStage(adapter, directory) for name, adapter in consoles.items()}
    url = url or f"sqlite:///{folder / 'town.sqlite'}"
    async with playing(config, stages, clock, url, index=index) as play:
        yield play


async def played(
    story: Story, config: Config, folder: Path, url: str = "", *, index: Index | None = None
) -> None:
    """Play a story on consoles of its own."""
    async with playing_on_consoles(config, folder, url=url, index=index) as play:
        await story(play)


def console_of(play: Play, account: str) -> ConsoleStage:
    """Give the console of an account, to look behind the stage."""
    stage = play.stages[account]
    assert isinstance(stage, ConsoleStage)
    return stage
