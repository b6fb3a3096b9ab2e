"""Secrets are planted wherever people can put words, and looked for where none may be.

Never in the log, as lines and as JSON; and after blacking out nowhere in the database either.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
import structlog
from sqlmodel import SQLModel

from adapters.base import Outgoing, Permanent, Refusal
from bot import forms, logs
from bot.cases.acts import ActName
from bot.store.database import Database
from tests.municipality import BARE, FULL, a_municipality
from tests.stories.consoles import console_of, playing_on_consoles
from tests.stories.play import INTAKE, LANTERNS, Play, moments

WORDS = ("Zwaluwstaart", "Kievitsbloem", "Pimpernel", "Wolfsmelk", "Duizendblad", "Heermoes")
POSTED, EDITED, TOLD, TYPED, ANSWERED, FILLED = WORDS
GUEST, USER = "Sneeuwklokje Bosanemoon", "dotterbloem"
PLATFORM = "Herfsttijloos"
SECRETS = (*WORDS, "Sneeuwklokje", "Bosanemoon", USER, PLATFORM)


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    handlers = logging.root.handlers[:]
    yield
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()


async def plant(play: Play) -> None:
    """Put a secret wherever somebody can put words, or be named."""
    signal = await play.post("fatima", f"{LANTERNS}, zegt {POSTED}")
    await play.edit("fatima", signal, f"{LANTERNS}, zegt {POSTED} of {EDITED}")
    await play.say("karel", f"spoed W-1: {TOLD} is gevallen")
    await play.say("karel", f"xyzzy {TYPED}")
    await play.say("karel", f"wie {TYPED} heeft een losse stoeptegel")
    await play.say("karel", f"geef W-1 aan {TYPED}")
    no = {forms.REASON: f"niet van ons, zegt {FILLED}"}
    await play.answer("karel", play.department("verlichting"), ActName.DECLINE, **no)
    await play.say("bas", f"weglakken W-1: {POSTED}")
    await play.say("bas", f"vraag W-1: mag dat, van {ANSWERED}?")
    await play.say("joris", f"vraag W-1: waar is {ANSWERED}?")
    await play.say("fatima", f"bij {ANSWERED}", INTAKE, thread=signal)
    await play.guest(USER, GUEST, beside="fatima")
    await play.say(USER, f"{LANTERNS}, zegt {POSTED}", INTAKE)
    await play.say(USER, f"dit is {TYPED} weer")
    await play.move(moments(days=3))


def breaking(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a platform refuse and fail with a secret in what it says, and handling fail too."""

    def refuse(out: Outgoing) -> Permanent:
        raise RuntimeError(f"{PLATFORM}: cannot say {out.card}")

    def not_taken(_: Outgoing) -> Permanent:
        return Permanent(f"msg_blocked: {PLATFORM}", Refusal.OTHER)

    def unroutable(text: str, *_: object, **__: object) -> None:
        raise ValueError(f"cannot route {text}")

    console_of(play, FULL).platform.faults = refuse
    console_of(play, BARE).platform.faults = not_taken
    monkeypatch.setattr("bot.intake.signals.route", unroutable)


def told(folder: Path, stream: StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """Play it all with a log, and give the log."""

    async def story() -> None:
        config = a_municipality(posters_on=BARE)
        async with playing_on_consoles(config, folder) as play:
            logs.configure(stream)
            await plant(play)
            breaking(play, monkeypatch)
            await play.say("fatima", f"{LANTERNS}, zegt {POSTED}", INTAKE)
            await play.say("karel", f"voortgang W-1: {TOLD}")
            await play.say("fatima", f"weglakken W-1: {POSTED}, want {EDITED} vroeg het")

    asyncio.run(story())
    return stream.getvalue()


@pytest.mark.parametrize("stream", [StringIO, Terminal])
def test_no_secret_is_ever_in_the_log(
    stream: type[StringIO], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = told(tmp_path, stream(), monkeypatch)

    assert "denied" in log
    assert "event failed" in log
    assert "message lost" in log or "adapter failed" in log
    for secret in SECRETS:
        assert secret.casefold() not in log.casefold()


MAY_HOLD_WORDS = defaultdict(
    set[str],
    inbox={"event", "key", "lane"},
    signal_version={"words"},
    note={"words", "author"},
    open_form={"fields", "button", "person", "conversation"},
    person={"slug", "user", "name"},
    history={"person", "user", "name"},
    signal={"poster", "conversation"},
    framing={"author"},
    ask={"person", "asker"},
    anchor={"conversation"},
    card={"person", "user", "conversation", "shown_in"},
    outbox={"lane", "trouble"},
    nudge={"person"},
    digest={"person"},
)
"""Where people's words are kept, where somebody is named, and what a platform said went wrong."""


def test_words_are_kept_where_they_can_be_taken_out_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path, StringIO(), monkeypatch)
    with closing(sqlite3.connect(tmp_path / "town.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        for table in SQLModel.metadata.sorted_tables:
            for row in connection.execute(f'SELECT * FROM "{table.name}"'):
                for name in set(row.keys()) - MAY_HOLD_WORDS[table.name]:
                    held = [each for each in SECRETS if each in str(row[name])]
                    assert not held, f"{table.name}.{name} has {row[name]}"


def test_nothing_of_what_was_blacked_out_is_left_in_the_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'town.sqlite'}"

    async def story() -> None:
        async with playing_on_consoles(a_municipality(), tmp_path, url=url) as play:
            await plant(play)
            for secret in WORDS:
                for case in play.cases():
                    await play.say("anouk", f"weglakken W-{case}: {secret}")
            await play.app.forget()
            assert not [card.text for card in play.cards() if POSTED in card.text and not card.only]

    asyncio.run(story())
    with closing(Database(url)) as database:
        database.settle()
    with closing(sqlite3.connect(tmp_path / "town.sqlite")) as connection:
        kept = "\n".join(connection.iterdump())
    for secret in (POSTED, EDITED, TOLD, FILLED, ANSWERED):
        assert secret not in kept
        assert secret.encode() not in (tmp_path / "town.sqlite").read_bytes()
