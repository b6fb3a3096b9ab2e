"""One town for one test, and what people read in it at each moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.card import Card
from bot import forms
from bot.calendar import Calendar
from bot.cards.reader import Reader
from bot.cases.acts import ActName
from bot.cases.decision import Rules
from bot.config.schema import Config
from bot.language import Language
from bot.store.database import Database
from tests.municipality import FULL, a_municipality
from tests.stories.consoles import console_of, played
from tests.stories.play import Play, Story

ON_DUTY = {"person": "joris", "phone": "030 555 01 99"}
LAMPS = "straatverlichting uit op de Amsterdamsestraatweg"
ROUTE = {
    "link": "https://afval.example.org",
    "phone": "030 555 01 98",
    "text": "Zet het pas de avond ervoor buiten.",
    "phrases": ["grofvuil gedumpt"],
}
DUMPED = "container vol en vuilnis op straat, en er staat een auto fout geparkeerd"


def a_town(account: str = FULL, **municipality: object) -> Config:
    """Describe the municipality of the stories, with somebody on duty."""
    described = {"name": "Voorbeeld", "coordinator": "anouk", "on_duty": ON_DUTY, **municipality}
    town = a_municipality(account, municipality=described)
    departments = [
        {**each.model_dump(), "regular_route": ROUTE if each.id == "afval" else None}
        for each in town.departments
    ]
    return a_municipality(account, municipality=described, departments=departments)


def in_a_town(
    account: str = FULL, **municipality: object
) -> Callable[[Story], Callable[[Path], None]]:
    """Play a story as a test, on one account, with these facts of the municipality."""

    def wrap(story: Story) -> Callable[[Path], None]:
        def test(tmp_path: Path) -> None:
            asyncio.run(played(story, a_town(account, **municipality), tmp_path))

        test.__name__, test.__doc__ = story.__name__, story.__doc__
        test.__module__ = story.__module__
        return test

    return wrap


async def decline(play: Play, person: str, department: str, why: str, instead: str = "") -> None:
    """Say no to what a department is asked; whoever has no channel is asked in private."""
    private = play.directory.channel(department) is None
    card = play.private(person) if private else play.department(department)
    words = f"{instead}: {why}" if instead else why
    await play.answer(
        person, card, ActName.DECLINE, reply=words, **{forms.REASON: why, forms.INSTEAD: instead}
    )


async def done(play: Play, person: str, department: str, words: str) -> None:
    """Say that it is done."""
    card = play.department(department)
    await play.answer(person, card, ActName.DONE, **{forms.WORDS: words})


def shown(play: Play) -> Iterator[tuple[str, str, Card]]:
    """Give every card in every state in which anybody saw it, with account and conversation."""
    for account in play.stages:
        for entry in console_of(play, account).platform.journal.entries():
            if entry.card is not None:
                yield account, entry.conversation, entry.card


@contextmanager
def a_reader(play: Play, account: str = FULL) -> Iterator[Reader]:
    """Read the town's database as somebody on this account does."""
    directory = play.directory
    config = directory.config
    rules = Rules(directory, Calendar(config.office), config.clocks)
    language = Language(config.municipality.language, config.municipality.address)
    can = play.stages[account].adapter.capabilities
    database = Database(play.url)
    with database.read() as session:
        yield Reader(session, rules, language, account, {account: can}, play.clock.now)
    database.close()
