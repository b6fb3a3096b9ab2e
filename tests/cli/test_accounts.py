"""An account that somebody must mend stops no other, and works again without a new start."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from adapters.base import AccountError, Door
from adapters.console import ConsoleAdapter
from bot import logs
from bot.store.database import Database
from tests.cli.builders import a_town, wijkbot
from tests.cli.work import Work, at_work
from tests.municipality import BARE, FULL

MEND = "Slack refuses the token. Copy it once more."
TROUBLE = "account cannot be used"
LANTERN = "lantaarn brandt niet op het vechtplantsoen"


class Dead:
    """The token of an account, which Slack refuses until somebody mends it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.mended = False
        self.tries = 0
        self._monkeypatch = monkeypatch

    def take(self, work: Work) -> None:
        """Be the token of the account on which departments are asked."""
        console = work.town.consoles[FULL]
        start = console.start

        async def started(door: Door) -> None:
            self.tries += 1
            if not self.mended:
                raise AccountError(MEND)
            await start(door)

        self._monkeypatch.setattr(console, "start", started)


def test_an_account_that_somebody_must_mend_is_told_and_holds_up_no_other(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = StringIO()
    logs.configure(log)
    dead = Dead(monkeypatch)

    async def story() -> Work:
        async with at_work(sqlite_database, tmp_path, posters_on=BARE, before=dead.take) as work:
            work.post(LANTERN, on=BARE)
            receipts = work.town.consoles[BARE].platform
            await work.until(lambda: any(not e.author for e in receipts.messages("#signalen")))
            assert await work.app.next_due() is None, "what waits for an account is not due"
            return work

    work = asyncio.run(story())

    [told] = work.told
    assert f'The account "{FULL}" cannot be used:\n{MEND}' in told
    assert "waits" in told
    assert work.asks() == 0
    assert dead.tries == 1
    [logged] = [json.loads(each) for each in log.getvalue().splitlines() if TROUBLE in each]
    assert (logged["level"], logged["account"]) == ("error", FULL)


def test_what_waited_is_said_when_the_account_is_mended(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = StringIO()
    logs.configure(log)
    dead = Dead(monkeypatch)

    async def story() -> Work:
        async with at_work(sqlite_database, tmp_path, posters_on=BARE, before=dead.take) as work:
            work.post(LANTERN, on=BARE)
            for tries in (2, 3):
                work.town.clock.now += timedelta(minutes=6)
                await work.service.struck()
                await work.until(lambda tries=tries: dead.tries == tries)  # type: ignore[misc]
            dead.mended = True
            work.town.clock.now += timedelta(minutes=6)
            await work.service.struck()
            await work.until(lambda: work.asks() == 1)
            await work.until(lambda: len(work.told) == 2)
            return work

    work = asyncio.run(story())

    assert work.told[1] == f'The account "{FULL}" works again.'
    assert log.getvalue().count(TROUBLE) == 1, "the same again is not told again"
    assert log.getvalue().count("account works again") == 1


def test_where_no_account_can_be_used_it_ends_with_all_that_is_to_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dead(adapter: ConsoleAdapter, _door: Door) -> None:
        raise AccountError(f"account {adapter.account}: {MEND}")

    monkeypatch.setattr(ConsoleAdapter, "start", dead)

    ended = wijkbot("run", "--config", a_town(tmp_path))

    assert ended.exit_code == 1
    assert f"account plein: {MEND}\naccount markt: {MEND}\n" in ended.stderr
