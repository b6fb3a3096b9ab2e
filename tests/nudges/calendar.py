"""A town whose calendar is moved to a day and an hour, and who was reminded meanwhile."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from bot.calendar import ZONE, local
from bot.config.schema import Config
from bot.store import traffic
from bot.store.database import Database
from tests.municipality import a_municipality
from tests.stories.consoles import console_of, playing_on_consoles
from tests.stories.play import Play, Story
from tests.stories.stage import Seen


def at(day: str, clock: str) -> datetime:
    """Give a moment by its date and what clocks show."""
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZONE)


async def until(play: Play, day: str, clock: str) -> None:
    """Let time pass, with the bot at work."""
    await play.move(at(day, clock) - play.clock.now)


async def asleep_until(play: Play, day: str, clock: str) -> None:
    """Let time pass while the bot is down, and start it again."""
    await play.settle()
    play.clock.now = at(day, clock)
    await until(play, day, clock)
    if await play.app.tick():
        await play.settle()


def reminders(play: Play, person: str) -> list[Seen]:
    """Give the reminders that somebody got, oldest first."""
    database = Database(play.url)
    with database.read() as session:
        found = session.exec(
            select(traffic.Card.account, traffic.Card.message)
            .join(traffic.Digest, col(traffic.Digest.card_id) == col(traffic.Card.id))
            .where(traffic.Digest.person == person)
            .order_by(col(traffic.Digest.id))
        ).all()
    database.close()
    seen = {(card.account, card.id): card for card in play.cards()}
    return [seen[account, message] for account, message in found if message is not None]


def times(play: Play, person: str) -> list[str]:
    """Tell when somebody was reminded, as "Wed 10:30"."""
    return [f"{local(said(play, each)):%a %H:%M}" for each in reminders(play, person)]


def said(play: Play, card: Seen) -> datetime:
    """Tell when the bot said something."""
    return console_of(play, card.account).platform.message(card.id).at


def with_person(slug: str, **changes: object) -> Config:
    """Describe the municipality with one person otherwise."""
    config = a_municipality()
    people = [person.model_dump() for person in config.people]
    return a_municipality(
        people=[{**each, **(changes if each["slug"] == slug else {})} for each in people]
    )


def with_office(**office: Any) -> Config:  # noqa: ANN401 - as in the file
    """Describe the municipality with other office hours."""
    return a_municipality(office=office)


def play_from(
    day: str, clock: str, folder: Path, story: Story, config: Config | None = None
) -> None:
    """Play a story that starts at this moment."""
    asyncio.run(_played(at(day, clock), folder, story, config or a_municipality()))


async def _played(start: datetime, folder: Path, story: Story, config: Config) -> None:
    async with playing_on_consoles(config, folder, start) as play:
        await story(play)
