"""A photo is carried in memory, one at a time, and asked for again for a day."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from adapters.base import (
    Adapter,
    Do,
    MessageRef,
    Outgoing,
    Permanent,
    Refusal,
    RetryAt,
    SendResult,
    Sent,
    Unanswered,
)
from adapters.photo import Photo, PhotoError, PhotoFault
from bot.config.keeping import PhotoKind, Photos
from bot.errand import Doubt, Errand
from bot.photos.belonging import Found
from bot.photos.carrying import PATIENCE, Carrier
from tests.adapters.builders import MORNING, Clock
from tests.photos.pictures import a_picture, opened


@dataclass
class Platform:
    """A platform of which only photos are asked."""

    content: bytes | Exception = field(default_factory=a_picture)
    shown: list[Outgoing] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    busy: int = 0
    busiest: int = 0

    async def fetch(self, photo: str, most: int) -> bytes:
        assert photo == "F1"
        self.asked.append(most)
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        if isinstance(self.content, Exception):
            raise self.content
        return self.content

    async def deliver(self, out: Outgoing) -> SendResult:
        self.shown.append(out)
        return Sent(MessageRef("plein", out.conversation, "m1"))


def a_carrier(platform: Platform, clock: Clock | None = None, **limits: Any) -> Carrier:  # noqa: ANN401 - fields
    adapters = {"plein": cast("Adapter", platform)}
    return Carrier(adapters, Photos(**limits), clock or Clock())


def an_errand(account: str = "plein", attempts: int = 1) -> Errand:
    out = Outgoing("k1", Do.PHOTO, conversation="#wegen", since=MORNING)
    found = Found(account, Photo("F1", "image/jpeg", 1, "foto 1.jpg"), 2, "fatima")
    return Errand(1, "plein", out, Doubt.NONE, attempts, None, photo=found)


async def test_it_is_fetched_made_anew_and_handed_on_with_its_number() -> None:
    platform = Platform()
    result = await a_carrier(platform, max_mb=3).carry(an_errand())
    assert isinstance(result, Sent)
    assert platform.asked == [3_000_000]
    (out,) = platform.shown
    assert out.picture is not None
    assert out.picture.name == "foto 2.jpg"
    assert not dict(opened(out.picture.content).getexif())


async def test_one_at_a_time_is_in_memory() -> None:
    platform = Platform()
    carrier = a_carrier(platform)
    await asyncio.gather(*(carrier.carry(an_errand()) for _ in range(4)))
    assert len(platform.shown) == 4
    assert platform.busiest == 1


async def test_what_cannot_be_had_is_told_with_its_fault() -> None:
    for fault in PhotoFault:
        result = await a_carrier(Platform(PhotoError(fault))).carry(an_errand())
        assert result == Permanent(fault, Refusal.PHOTO)
    result = await a_carrier(Platform(b"<svg/>")).carry(an_errand())
    assert result == Permanent(PhotoFault.WRONG_KIND, Refusal.PHOTO)
    result = await a_carrier(Platform(), types=(PhotoKind.PNG,)).carry(an_errand())
    assert result == Permanent(PhotoFault.WRONG_KIND, Refusal.PHOTO)


async def test_a_platform_that_is_away_is_asked_again_more_and_more_seldom_for_a_day() -> None:
    clock, platform = Clock(), Platform(Unanswered("unreachable"))
    carrier = a_carrier(platform, clock)
    first = await carrier.carry(an_errand())
    later = await carrier.carry(an_errand(attempts=6))
    assert isinstance(first, RetryAt)
    assert isinstance(later, RetryAt)
    assert first.at - MORNING < later.at - MORNING <= timedelta(minutes=10)
    clock.at = MORNING + PATIENCE + timedelta(seconds=1)
    assert await carrier.carry(an_errand()) == Permanent(PhotoFault.GONE, Refusal.PHOTO)
    assert platform.shown == []


async def test_of_an_account_that_is_configured_no_more_photos_are_gone() -> None:
    result = await a_carrier(Platform()).carry(an_errand(account="markt"))
    assert result == Permanent(PhotoFault.GONE, Refusal.PHOTO)
