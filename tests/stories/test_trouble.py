"""What a platform does to a bot in the middle of a story, and nobody notices."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import ClientSession
from sqlmodel import col, func, select

from bot.cases.acts import ActName
from bot.store import traffic
from bot.store.database import Database
from bot.store.nouns import OutState
from tests.slack.faults import Limit
from tests.stories.elsewhere import StoryClock
from tests.stories.everywhere import on
from tests.stories.matrix import town as matrix
from tests.stories.matrix.stage import MatrixStage, matrix_stage
from tests.stories.matrix.town import CARETAKER, MatrixTown
from tests.stories.play import INTAKE, LANTERNS, TUESDAY, Play, moments, playing, text
from tests.stories.slack import people as slack
from tests.stories.slack.stage import SlackStage, slack_stage

QUICK_PING_SECONDS = 0.2
MANY = 2
"""Signals, each with a receipt and an offer: more than may be sent at once."""
TOO_MANY = 429


def on_slack(url: str, story: Callable[[Play, SlackStage], Awaitable[None]]) -> None:
    """Play a story in a workspace in which silence is soon noticed."""

    async def told() -> None:
        config, clock = on(slack.NAME), StoryClock(TUESDAY)
        async with (
            slack_stage(config, clock, ping=QUICK_PING_SECONDS) as stage,
            playing(config, {slack.NAME: stage}, clock, url) as play,
        ):
            await story(play, stage)

    asyncio.run(told())


def on_matrix(
    url: str, folder: Path, town: MatrixTown, story: Callable[[Play, MatrixStage], Awaitable[None]]
) -> None:
    """Play a story on the homeserver."""

    async def told() -> None:
        config, clock = on(matrix.NAME), StoryClock(TUESDAY)
        async with (
            matrix_stage(town, clock, folder) as stage,
            playing(config, {matrix.NAME: stage}, clock, url) as play,
        ):
            await story(play, stage)

    asyncio.run(told())


def unsent(play: Play) -> int:
    """Count what waits to be sent."""
    database = Database(play.url)
    with database.read() as session:
        waiting = col(traffic.Outbox.state) != OutState.SENT
        found = session.exec(select(func.count()).select_from(traffic.Outbox).where(waiting)).one()
    database.close()
    return found


async def is_told_once(play: Play, signal: str) -> None:
    """See one receipt and one offer, and go on with them."""
    assert unsent(play) == 0
    (receipt,) = play.thread(signal)
    assert "Ik heb Straatverlichting gevraagd" in text(receipt)
    (offer,) = [each for each in play.cards() if each.conversation == "#verlichting"]
    await play.answer("karel", offer, ActName.TAKE)
    assert "Karel Janssen van Straatverlichting pakt het op" in text(play.thread(signal)[0])


def test_a_homeserver_that_is_killed_and_comes_back(
    sqlite_url: str, tmp_path: Path, matrix_town: MatrixTown
) -> None:
    async def story(play: Play, stage: MatrixStage) -> None:
        signal = await stage.post("fatima", INTAKE, LANTERNS)
        await stage.adapter.pump()
        await asyncio.to_thread(matrix_town.synapse.kill)
        try:
            await play.app.settle()
            assert unsent(play) == 2
        finally:
            await asyncio.to_thread(matrix_town.synapse.start)
        await play.move(moments(hours=1))
        await is_told_once(play, signal)

    on_matrix(sqlite_url, tmp_path, matrix_town, story)


def test_a_connection_that_goes_deaf(sqlite_url: str) -> None:
    async def story(play: Play, stage: SlackStage) -> None:
        (socket,) = stage.slack.sockets.open
        stage.slack.sockets.deafen()
        signal = await play.post("fatima", LANTERNS)
        assert play.thread(signal) == [], "nobody heard it"
        await stage.slack.sockets.renewed(socket, seconds=10)
        await play.move(moments(hours=1))
        await is_told_once(play, signal)

    on_slack(sqlite_url, story)


async def many_signals(play: Play) -> None:
    """Post more than may be sent at once, and see that all arrives, once and in order."""
    for number in range(MANY):
        await play.post("fatima", f"{LANTERNS}, paal {number}")
    while unsent(play):
        await play.move(moments(hours=0.25))
    offers = [each for each in play.cards() if each.conversation == "#verlichting"]
    assert [f"paal {number}" in text(each) for number, each in enumerate(offers)] == [True] * MANY


def test_a_workspace_that_asks_for_patience(sqlite_url: str) -> None:
    async def story(play: Play, stage: SlackStage) -> None:
        stage.slack.faults.next("chat.postMessage", *[Limit(30), Limit(2)] * MANY)
        await many_signals(play)
        assert sum(call.status == TOO_MANY for call in stage.slack.api.calls) == 2 * MANY

    on_slack(sqlite_url, story)


def test_a_homeserver_that_asks_for_patience(
    sqlite_url: str, tmp_path: Path, matrix_town: MatrixTown
) -> None:
    async def story(play: Play, _: MatrixStage) -> None:
        address = f"{matrix_town.synapse.url}/_synapse/admin/v1/users/{matrix_town.bot.user}"
        limit = f"{address}/override_ratelimit"
        token = {"Authorization": f"Bearer {matrix_town.people[CARETAKER].token}"}
        async with ClientSession(headers=token, raise_for_status=True) as admin:
            await admin.post(limit, json={"messages_per_second": 8, "burst_count": 1})
            try:
                await many_signals(play)
            finally:
                await admin.delete(limit)
        assert tried(play) > 2 * MANY, "some were refused at first"

    on_matrix(sqlite_url, tmp_path, matrix_town, story)


def tried(play: Play) -> int:
    """Count all attempts to send."""
    database = Database(play.url)
    with database.read() as session:
        found = session.exec(select(func.sum(traffic.Outbox.attempts))).one()
    database.close()
    return found
