"""What people say while no bot is there: all of it is taken in once, in the order of each room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from sqlmodel import col, select

from bot.inbox import event_of
from bot.store import traffic
from tests.kill.once import check_once, lives_on, reading
from tests.kill.places import Place
from tests.stories.play import INTAKE, LANTERNS

pytestmark = pytest.mark.long

SAID = 24
EVERY = 6
"""One in so many is a signal; the others are talk."""


@pytest.mark.parametrize("platform", ["console", "slack", "matrix"])
def test_what_is_said_while_the_bot_is_away_is_taken_in_once_and_in_order(
    platform: str, on: Callable[[str, Callable[[Place], Awaitable[None]]], None]
) -> None:
    async def story(place: Place) -> None:
        async with place.alive() as play:
            await play.post("bas", "hoi")
        said = [
            f"hoi {number}" if number % EVERY else f"{LANTERNS}, paal {number}"
            for number in range(SAID)
        ]
        for text in said:
            await place.people.post("fatima", INTAKE, text)
            await place.people.post("karel", "#verlichting", f"onder ons: {text}")
        async with place.alive() as play:
            await lives_on(play)
            check_once(play, signals=SAID // EVERY)
            offers = [each.text for each in play.cards() if each.conversation == "#verlichting"]
            for offer, number in zip(offers, range(0, SAID, EVERY), strict=True):
                assert f"paal {number}" in offer
            with reading(play) as session:
                rows = session.exec(select(traffic.Inbox).order_by(col(traffic.Inbox.id))).all()
        heard: dict[str, list[str]] = {}
        for event in map(event_of, rows):
            person = play.directory.speaker(event.account, event.user)
            heard.setdefault(person, []).append(event.text)
        assert heard == {
            "bas": ["hoi"],
            "fatima": said,
            "karel": [f"onder ons: {text}" for text in said],
        }

    on(platform, story)
