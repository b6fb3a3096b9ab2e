"""When nobody is asked: evenings, weekends, Friday afternoon, holidays, one's own days off."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.calendar import local
from bot.store.nouns import AskKind
from tests.nudges.calendar import (
    play_from,
    reminders,
    said,
    times,
    until,
    with_office,
    with_person,
)
from tests.stories.play import LANTERNS, Play, text

URGENT = f"met spoed: {LANTERNS}"


def test_friday_afternoon_and_the_weekend_are_quiet(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-30", "08:30")
        assert times(play, "karel") == []
        await until(play, "2026-11-30", "09:00")
        assert times(play, "karel") == ["Mon 08:45"]

    play_from("2026-11-26", "12:15", tmp_path, story)  # half-way on Friday afternoon


def test_christmas_is_quiet_and_so_is_a_day_on_which_the_office_is_closed(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-12-28", "08:30")
        assert times(play, "karel") == []
        await until(play, "2026-12-28", "12:00")
        assert times(play, "karel") == ["Mon 10:30"]

    # 24 December 2026 is a Thursday. Half-way is the tenth working hour.
    office = with_office(closing_days=["2026-12-24"])
    play_from("2026-12-23", "09:00", tmp_path, story, office)


def test_who_works_part_time_is_asked_on_their_own_days(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-12-04", "16:00")
        assert times(play, "karel") == ["Thu 08:45", "Tue 08:45"]
        assert play.case().open_of(AskKind.BROKER), "silence after two reminders"

    part_time = with_person("karel", working_days=["tue", "thu"])
    play_from("2026-11-24", "09:00", tmp_path, story, part_time)


def test_a_digest_comes_at_ones_own_hour(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-26", "15:00")
        assert times(play, "karel") == ["Wed 14:00", "Thu 14:00"]

    play_from("2026-11-24", "09:00", tmp_path, story, with_person("karel", digest="14:00"))


@pytest.mark.parametrize("hour", ["16:30", "07:00"])
def test_an_own_hour_at_which_nobody_is_asked_keeps_nobody_from_being_asked(
    hour: str, tmp_path: Path
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-25", "16:00")
        assert times(play, "karel") == ["Wed 10:30"]

    play_from("2026-11-24", "09:00", tmp_path, story, with_person("karel", digest=hour))


def test_who_works_on_fridays_only_and_reads_late_is_asked_on_friday_morning(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-27", "16:00")
        assert times(play, "karel") == ["Fri 08:45"]

    friday = with_person("karel", working_days=["fri"], digest="13:00")
    play_from("2026-11-24", "09:00", tmp_path, story, friday)


def test_what_is_urgent_waits_for_no_digest(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", URGENT)
        await until(play, "2026-11-24", "12:00")
        assert times(play, "karel") == ["Tue 10:00"]
        assert "dit is spoed" in text(reminders(play, "karel")[0])
        call = play.private("joris")
        assert f"{local(said(play, call)):%H:%M}" == "10:00"
        assert "Straatverlichting, Karel Janssen (030 555 01 15)" in text(call)
        await until(play, "2026-11-24", "15:30")
        assert play.case().open_of(AskKind.BROKER), "half a day after it was due"

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_what_is_urgent_comes_on_friday_afternoon_too(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", URGENT)
        await until(play, "2026-11-27", "16:00")
        assert times(play, "karel") == ["Fri 13:00"]

    play_from("2026-11-27", "12:00", tmp_path, story)


def test_silence_on_what_is_urgent_does_not_wait_until_monday(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", URGENT)
        await until(play, "2026-11-27", "15:45")
        assert play.case().open_of(AskKind.BROKER)

    play_from("2026-11-27", "08:45", tmp_path, story)


def test_what_is_urgent_comes_beside_the_digest_of_the_day(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-25", "10:45")
        await play.post("bas", "met spoed: de straatverlichting uit op de winterboeidreef")
        await until(play, "2026-11-25", "13:00")
        assert times(play, "karel") == ["Wed 10:30", "Wed 11:45"]
        assert "W-1" not in text(reminders(play, "karel")[1])

    play_from("2026-11-24", "09:00", tmp_path, story)
