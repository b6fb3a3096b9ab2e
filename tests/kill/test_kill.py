"""A real process is killed at each named point and started again: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlmodel import Session, select

from bot.points import Point
from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import AskKind, Intake, OutState
from tests.kill.places import Place, on_consoles, on_matrix, on_slack
from tests.kill.victim import IMPOSSIBLE, failing, killed
from tests.stories.play import INTAKE, LANTERNS, TUESDAY, Play

NUDGING = TUESDAY + timedelta(days=1, hours=2)
"""A day later the owner is due to be asked again."""
LATER = timedelta(minutes=6)
"""After which whatever is tried again was tried again."""
ROOT = Path(__file__).parents[2]
DOUBTED = ((Point.AFTER_DELIVERY, 1), (Point.AFTER_LOOKUP, 1))

Deaths = tuple[tuple[Point, int], ...]
On = Callable[[Callable[[Place], Awaitable[None]]], None]

EVERYWHERE: tuple[Deaths, ...] = (
    ((Point.BEFORE_INBOX_COMMIT, 1),),
    ((Point.AFTER_INBOX_COMMIT, 1),),
    ((Point.AFTER_CLAIM, 1),),
    ((Point.AFTER_DELIVERY, 1),),
    DOUBTED,
    ((Point.AFTER_RESULT, 1),),
)
"""Where what becomes of it is also the platform's business."""
CONSOLES: tuple[Deaths, ...] = (
    *EVERYWHERE,
    ((Point.BEFORE_HANDLING_COMMIT, 1),),
    ((Point.BEFORE_HANDLING_COMMIT, 2),),
    ((Point.AFTER_HANDLING_COMMIT, 1),),
    ((Point.AFTER_DELIVERY, 3),),
    ((Point.AFTER_RESULT, 2),),
)
PLATFORMS = ("console", "slack", "matrix")


def named(deaths: Deaths) -> str:
    """Name a test by where the bot dies in it."""
    return "+".join(f"{point}-{passes}" for point, passes in deaths)


@pytest.fixture
def on(request: pytest.FixtureRequest, sqlite_url: str, tmp_path: Path) -> Callable[[str], On]:
    """Give a way to have something happen on a platform, by its name."""

    def place(platform: str) -> AbstractAsyncContextManager[Place]:
        match platform:
            case "slack":
                return on_slack(sqlite_url)
            case "matrix":
                return on_matrix(sqlite_url, tmp_path, request.getfixturevalue("matrix_town"))
        return on_consoles(sqlite_url, tmp_path)

    def on(platform: str) -> On:
        opened = place(platform)

        async def happens(story: Callable[[Place], Awaitable[None]]) -> None:
            async with opened as there:
                await story(there)

        return lambda story: asyncio.run(happens(story))

    return on


def check_once(session: Session, play: Play, signals: int) -> None:
    """Each signal is there once, its owner is asked once, and nothing waits to be sent."""
    assert len(session.exec(select(tables.Signal)).all()) == signals
    cases = session.exec(select(tables.Case.id)).all()
    asks = session.exec(select(tables.Ask).where(tables.Ask.kind == AskKind.OWN)).all()
    assert sorted(ask.case_id for ask in asks) == sorted(filter(None, cases))
    assert len(asks) == signals
    for place in ("#verlichting", INTAKE):
        shown = [each for each in play.cards() if each.conversation == place]
        assert len(shown) == signals, f"one message for each signal in {place}"
    states = set(session.exec(select(traffic.Outbox.state)).all())
    assert states <= {OutState.SENT}
    history = session.exec(select(tables.History.case_id, tables.History.seq)).all()
    assert max(Counter(history).values()) == 1


async def lives_on(play: Play, *private: str) -> None:
    """Let some time pass with a bot at work, and look where it may have said something."""
    if await play.app.tick():
        await play.settle()
    await play.move(LATER)
    for stage in play.stages.values():
        await stage.look(INTAKE, "#verlichting", *private)


@pytest.mark.parametrize(
    ("platform", "deaths"),
    [
        *(pytest.param("console", each, id=f"console-{named(each)}") for each in CONSOLES),
        *(pytest.param("slack", each, id=f"slack-{named(each)}") for each in EVERYWHERE),
        *(pytest.param("matrix", each, id=f"matrix-{named(each)}") for each in EVERYWHERE),
    ],
)
def test_each_signal_is_there_once_and_its_owner_is_asked_once(
    platform: str, deaths: Deaths, on: Callable[[str], On]
) -> None:
    async def story(place: Place) -> None:
        await place.post(LANTERNS, f"nog een keer: {LANTERNS}")
        for point, passes in deaths:
            end = await killed(place.home, place.clock.now, point, passes)
            assert end == -signal.SIGKILL, f"came by {point}"
        async with place.alive() as play:
            await lives_on(play)
            database = Database(place.home.url)
            with database.read() as session:
                check_once(session, play, signals=2)
            database.close()

    on(platform)(story)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("point", [Point.BEFORE_NUDGE_COMMIT, Point.AFTER_NUDGE_COMMIT])
def test_a_nudge_comes_once(point: Point, platform: str, on: Callable[[str], On]) -> None:
    async def story(place: Place) -> None:
        await place.post(LANTERNS)
        async with place.alive() as play:
            await lives_on(play)
        place.clock.now = NUDGING
        assert await killed(place.home, NUDGING, point, 1) == -signal.SIGKILL
        async with place.alive() as play:
            await lives_on(play, "@karel")
            (reminder,) = play.privately("karel")
            assert "Is dit van jullie?" in reminder.text
        database = Database(place.home.url)
        with database.read() as session:
            assert len(session.exec(select(traffic.Nudge)).all()) == 1
        database.close()

    on(platform)(story)


@pytest.mark.parametrize("point", [Point.BEFORE_FAILURE_COMMIT, Point.AFTER_FAILURE_COMMIT])
def test_what_cannot_be_handled_is_told_once_and_holds_up_nobody(
    point: Point, on: Callable[[str], On]
) -> None:
    async def story(place: Place) -> None:
        await place.post(IMPOSSIBLE, LANTERNS)
        assert await killed(place.home, TUESDAY, point, 1) == -signal.SIGKILL
        async with place.alive() as play:
            await lives_on(play)
            assert len(play.privately("anouk")) == 1
            database = Database(place.home.url)
            with database.read() as session:
                check_once(session, play, signals=1)
                failed = select(traffic.Inbox).where(traffic.Inbox.state == Intake.FAILED)
                assert len(session.exec(failed).all()) == 1
            database.close()

    with patch("bot.intake.signals.route", failing):
        on("console")(story)


def test_every_point_is_told_of_in_the_documentation() -> None:
    told = (ROOT / "docs" / "delivery.md").read_text(encoding="utf-8")
    assert [point for point in Point if point.value not in told] == []
