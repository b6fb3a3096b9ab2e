"""A real process is killed at each named point and started again: nothing lost, nothing twice."""

from __future__ import annotations

import signal
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlmodel import select

from bot.points import Point
from bot.store import traffic
from bot.store.nouns import Intake
from tests.kill.once import check_once, lives_on, reading
from tests.kill.places import Place
from tests.kill.victim import IMPOSSIBLE, failing, killed
from tests.stories.play import LANTERNS, TUESDAY

pytestmark = pytest.mark.long

NUDGING = TUESDAY + timedelta(days=1, hours=2)
"""A day later the owner is due to be asked again."""
ROOT = Path(__file__).parents[2]
DOUBTED = ((Point.AFTER_DELIVERY, 1), (Point.AFTER_LOOKUP, 1))

Deaths = tuple[tuple[Point, int], ...]
On = Callable[[str, Callable[[Place], Awaitable[None]]], None]

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


@pytest.mark.parametrize(
    ("platform", "deaths"),
    [
        *(pytest.param("console", each, id=f"console-{named(each)}") for each in CONSOLES),
        *(pytest.param("slack", each, id=f"slack-{named(each)}") for each in EVERYWHERE),
        *(pytest.param("matrix", each, id=f"matrix-{named(each)}") for each in EVERYWHERE),
    ],
)
def test_each_signal_is_there_once_and_its_owner_is_asked_once(
    platform: str, deaths: Deaths, on: On
) -> None:
    async def story(place: Place) -> None:
        await place.post(LANTERNS, f"nog een keer: {LANTERNS}")
        for point, passes in deaths:
            end = await killed(place.home, place.clock.now, point, passes)
            assert end == -signal.SIGKILL, f"came by {point}"
        async with place.alive() as play:
            await lives_on(play)
            check_once(play, signals=2)

    on(platform, story)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("point", [Point.BEFORE_NUDGE_COMMIT, Point.AFTER_NUDGE_COMMIT])
def test_a_nudge_comes_once(point: Point, platform: str, on: On) -> None:
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
            with reading(play) as session:
                assert len(session.exec(select(traffic.Nudge)).all()) == 1

    on(platform, story)


@pytest.mark.parametrize("point", [Point.BEFORE_FAILURE_COMMIT, Point.AFTER_FAILURE_COMMIT])
def test_what_cannot_be_handled_is_told_once_and_holds_up_nobody(point: Point, on: On) -> None:
    async def story(place: Place) -> None:
        await place.post(IMPOSSIBLE, LANTERNS)
        assert await killed(place.home, TUESDAY, point, 1) == -signal.SIGKILL
        async with place.alive() as play:
            await lives_on(play)
            assert len(play.privately("anouk")) == 1
            check_once(play, signals=1)
            failed = select(traffic.Inbox).where(traffic.Inbox.state == Intake.FAILED)
            with reading(play) as session:
                assert len(session.exec(failed).all()) == 1

    with patch("bot.intake.signals.route", failing):
        on("console", story)


def test_every_point_is_told_of_in_the_documentation() -> None:
    told = (ROOT / "docs" / "delivery.md").read_text(encoding="utf-8")
    assert [point for point in Point if point.value not in told] == []
