"""Whatever breaks, and whenever the bot dies, everything is said once and in order."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.console.platform import Fault
from bot.points import Point
from bot.store.database import Database
from bot.store.nouns import OutState
from tests.traffic.builders import CHANNELS, Death, Post

SENDING = (Point.AFTER_CLAIM, Point.AFTER_DELIVERY, Point.AFTER_LOOKUP, Point.AFTER_RESULT)
FAULTS: list[Fault | None] = [None, "before", "after"]


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    cards=st.lists(st.sampled_from(CHANNELS), min_size=1, max_size=8),
    changes=st.lists(st.integers(0, 7), max_size=6),
    faults=st.lists(st.sampled_from(FAULTS), max_size=12),
    deaths=st.lists(st.tuples(st.sampled_from(SENDING), st.integers(1, 4)), max_size=4),
    dedupe=st.booleans(),
)
def test_everything_is_said_once_in_order_and_as_it_is_in_the_end(
    sqlite_template: Path,
    cards: list[str],
    changes: list[int],
    faults: list[Fault | None],
    deaths: list[tuple[Point, int]],
    *,
    dedupe: bool,
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="wijkbot-"))
    shutil.copy(sqlite_template, folder / "wijkbot.sqlite")
    database = Database(f"sqlite:///{folder / 'wijkbot.sqlite'}")
    try:
        post = Post(database, folder, dedupe=dedupe)
        post.go_wrong(*faults)
        sent = [post.send(f"card {n}", channel) for n, channel in enumerate(cards)]
        wanted = [1] * len(sent)
        for death in [*deaths, None]:
            for change in changes:
                number = change % len(sent)
                post.want(sent[number])
                wanted[number] += 1
            run_until_dead(post, death)
        calm_down(post)
        for channel in CHANNELS:
            assert post.stands(channel) == [
                f"card {n} {wanted[n]}" for n, there in enumerate(cards) if there == channel
            ]
        assert set(post.states()) == {OutState.SENT}
        assert sorted(post.arrived) == sorted(card.kind for card in sent)
    finally:
        database.close()
        shutil.rmtree(folder)


def run_until_dead(post: Post, death: tuple[Point, int] | None) -> None:
    points: Iterator[int] = iter(range(1, 10_000))

    def passing(point: Point) -> None:
        if death and point is death[0] and next(points) == death[1]:
            raise Death

    post.passing = passing
    try:
        post.restart()
    except Death:
        pass
    finally:
        post.clock.forward(seconds=1)


def calm_down(post: Post) -> None:
    """Go on until nothing waits any more, however long that takes."""
    post.passing = lambda _: None
    post.restart()
    while due := post.next_due():
        post.clock.at = due
        post.run()
