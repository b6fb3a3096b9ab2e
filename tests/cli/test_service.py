"""The bot at work goes on through trouble with its database, and loses nothing by it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlmodel import select

from adapters.base import Outgoing, SendResult
from adapters.card import plain
from bot import logs
from bot.cli import service
from bot.store.database import Database
from bot.store.tables import SignalVersion
from tests.cli.work import ROOM, at_work
from tests.municipality import BARE, FULL

LONG = "lantaarn brandt niet op het vechtplantsoen " * 900
"""Some 40 kB: more than the free room that a database keeps."""


def test_a_full_disk_is_told_once_and_when_there_is_room_it_goes_on_by_itself(
    sqlite_database: Database, tmp_path: Path
) -> None:
    log = StringIO()
    logs.configure(log)

    async def story() -> list[str]:
        async with at_work(sqlite_database, tmp_path) as work:
            work.post(LONG)
            await work.until(lambda: work.asks() == 1)
            work.disk.pages = 1
            for _ in range(3):
                work.post(LONG)
            await work.until(lambda: bool(work.told))
            before = work.disk.tries
            await work.until(lambda: work.disk.tries > before + 5)
            assert len(work.told) == 1
            work.disk.pages = ROOM
            await work.until(lambda: work.asks() == 4)
            await work.until(lambda: len(work.told) == 2)
            return work.told

    full, again = asyncio.run(story())

    assert "There is no room left" in full
    assert "keeps trying, and loses nothing" in full
    assert "goes on" in again
    assert log.getvalue().count("database cannot be used") == 1
    assert log.getvalue().count("database works again") == 1


def test_a_platform_that_does_not_answer_holds_up_no_other(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "PATIENCE_SECONDS", 0.01)

    async def story() -> int:
        async with at_work(sqlite_database, tmp_path, posters_on=BARE) as work:
            slow, answers = work.town.consoles[BARE], asyncio.Event()
            deliver = slow.deliver

            async def in_the_end(out: Outgoing) -> SendResult:
                await answers.wait()
                return await deliver(out)

            monkeypatch.setattr(slow, "deliver", in_the_end)
            for asked in (1, 2):  # the second while the receipt of the first is on its way
                work.post("lantaarn brandt niet op het vechtplantsoen", on=BARE)
                await work.until(lambda asked=asked: work.asks() == asked)  # type: ignore[misc]
            answers.set()
            receipts = slow.platform
            await work.until(
                lambda: sum(not each.author for each in receipts.messages("#signalen")) == 2
            )
            return work.asks()

    assert asyncio.run(story()) == 2


def test_what_waits_too_long_is_nudged_when_a_minute_has_passed(
    sqlite_database: Database, tmp_path: Path
) -> None:
    async def story() -> str:
        async with at_work(sqlite_database, tmp_path) as work:
            work.post("lantaarn brandt niet op het vechtplantsoen")
            await work.until(lambda: work.clocks() == 1)
            work.town.clock.now += timedelta(days=1, hours=4)
            await work.service.struck()
            platform = work.town.consoles[FULL].platform
            await work.until(lambda: bool(platform.messages("@karel")))
            card = platform.messages("@karel")[0].card
            return plain(card) if card else ""

    assert "W-1" in asyncio.run(story())


def test_a_minute_that_passes_while_the_bot_nudges_is_not_forgotten(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> int:
        async with at_work(sqlite_database, tmp_path) as work:
            ticks = 0
            tick = work.app.tick

            async def slowly() -> int:
                nonlocal ticks
                ticks += 1
                if ticks == 1:
                    await work.service.struck()
                return await tick()

            monkeypatch.setattr(work.app, "tick", slowly)
            await work.until(lambda: ticks == 2)
            return ticks

    assert asyncio.run(story()) == 2


def test_old_words_go_when_the_bot_starts_and_every_day(
    sqlite_database: Database, tmp_path: Path
) -> None:
    log = StringIO()
    logs.configure(log)

    def words() -> str:
        with sqlite_database.read() as session:
            return str(session.exec(select(SignalVersion.words)).all())

    async def story() -> None:
        async with at_work(sqlite_database, tmp_path) as work:
            for long_ago in ("hoi allemaal", "goedemorgen allemaal"):
                work.post(long_ago)
                await work.until(lambda said=long_ago: said in words())  # type: ignore[misc]
                work.town.clock.now += timedelta(days=31)
                await work.service.day_began()
                await work.until(lambda said=long_ago: said not in words())  # type: ignore[misc]

    asyncio.run(story())
    assert log.getvalue().count("old words removed") == 2
    assert "goedemorgen" not in log.getvalue()
