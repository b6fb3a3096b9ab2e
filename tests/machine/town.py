"""A town on a console that is driven step by step, and all that can be seen and read in it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session, col, select

from adapters.card import plain
from adapters.console.state import Message, is_private
from bot.cases.state import Case
from bot.store import cases, tables
from bot.store.database import Database
from bot.town import Town, pressed, town
from tests.municipality import FULL, a_municipality, an_index
from tests.stories.play import INTAKE, TUESDAY

WORD = re.compile(r"\bkenmerk\d+\b")
"""A word by which all that somebody wrote is known again."""


class Driven:
    """The bot in a town, driven from outside of its loop; close it in the end."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        self.town: Town = self._runner.run(
            self._stack.enter_async_context(
                town(a_municipality(), folder, TUESDAY, index=an_index())
            )
        )
        self._database = Database(f"sqlite:///{folder / 'town.sqlite'}")
        self._seen: dict[str, str] = {}

    def close(self) -> None:
        """Stop the bot and leave nothing behind."""
        self._database.close()
        self._runner.run(self._stack.aclose())
        self._runner.close()
        self._folder.cleanup()

    def post(self, person: str, text: str) -> str:
        """Post in the channel for signals."""
        return self._runner.run(self.town.say(person, text, INTAKE, on=FULL))

    def say(self, person: str, text: str) -> None:
        """Tell the bot something in private."""
        self._runner.run(self.town.say(person, text, on=FULL))

    def reply(self, person: str, card: Message, text: str) -> None:
        """Say something below a message of the bot."""
        self._runner.run(self.town.say(person, text, card.conversation, thread=card.root, on=FULL))

    def edit(self, person: str, message: str, text: str) -> None:
        """Change what somebody posted."""
        self.town.consoles[FULL].platform.edit(person, message, text)
        self._runner.run(self.town.app.settle())

    def delete(self, person: str, message: str) -> None:
        """Remove what somebody posted."""
        self.town.consoles[FULL].platform.delete(person, message)
        self._runner.run(self.town.app.settle())

    def press(self, person: str, card: Message, number: int, word: str) -> None:
        """Press a button, and fill in its form with a word where it has one."""
        fields = dict.fromkeys(("reason", "words", "number", "question"), f"want {word}")
        adapter = self.town.consoles[FULL]
        self._runner.run(pressed(adapter, person, card, number, fields))
        self._runner.run(self.town.app.settle())

    def wait(self, by: timedelta) -> None:
        """Let time pass."""
        self._runner.run(self.town.move(by))

    def cards(self, reader: str | None = None) -> list[Message]:
        """Give what the bot said and still stands, of which somebody sees all or some."""
        state = self.town.consoles[FULL].platform.state
        return [
            card
            for card in self.town.cards(on=FULL)
            if not card.deleted
            and card.seen_by(reader)
            and state.can_read(card.conversation, reader)
        ]

    def news(self) -> Iterator[tuple[Message, str]]:
        """Give each message that is new or says something else since the last time."""
        for card in self.cards():
            assert card.card is not None
            text = plain(card.card)
            if self._seen.get(card.id) != text:
                self._seen[card.id] = text
                yield card, text

    def in_channels(self) -> str:
        """Give all that everybody can read of the bot now."""
        shown = (
            plain(card.card)
            for card in self.cards()
            if card.card and card.only is None and not is_private(card.conversation)
        )
        return "\n".join(shown)

    def read(self) -> Stored:
        """Read all cases with their history, and which words belong to which."""
        with self._database.read() as session:
            return Stored(session)


class Stored:
    """All cases as they are stored at one moment."""

    def __init__(self, session: Session) -> None:
        numbers = session.exec(select(tables.Case.id).order_by(col(tables.Case.id))).all()
        self.cases: dict[int, Case] = cases.load_all(session, [n for n in numbers if n])
        ordered = select(tables.History).order_by(
            col(tables.History.case_id), col(tables.History.seq)
        )
        self.history = [row.model_copy() for row in session.exec(ordered)]
        self.words: dict[str, int] = {}
        for signal, words in session.exec(
            select(tables.Signal, tables.SignalVersion.words).join(
                tables.SignalVersion, col(tables.SignalVersion.signal_id) == col(tables.Signal.id)
            )
        ):
            self._of(signal.case_id, words)
        for note in session.exec(select(tables.Note)):
            self._of(note.case_id, note.words)

    def turns(self, case: int) -> list[tables.History]:
        """Give what happened on one case, in order."""
        return [each for each in self.history if each.case_id == case]

    def _of(self, case: int | None, text: str | None) -> None:
        for word in WORD.findall(text or ""):
            if case is not None:
                self.words[word] = case
