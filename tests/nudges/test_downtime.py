"""Nobody is overdue because the bot was down, or because a platform took no messages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from adapters.base import Outgoing, Permanent, RetryAt
from adapters.console import Console
from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.municipality import FULL
from tests.nudges.calendar import asleep_until, at, play_from, reminders, times, until
from tests.stories.consoles import console_of
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, text

DARK = "de straatverlichting uit op de winterboeidreef"


def down_until(console: Console, until: datetime) -> None:
    """Have a platform take no private messages until this moment."""

    def fault(out: Outgoing) -> RetryAt | None:
        down = console.now() < until and not out.conversation
        return RetryAt(until, "is down") if down else None

    console.faults = fault


def test_after_a_week_of_downtime_there_is_one_message_and_nothing_is_taken_for_silence(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.post("bas", DARK)
        await asleep_until(play, "2026-12-01", "09:00")
        assert times(play, "karel") == ["Tue 09:00"]
        assert all(number in text(reminders(play, "karel")[0]) for number in ("W-1", "W-2"))
        await until(play, "2026-12-01", "16:45")
        assert times(play, "karel") == ["Tue 09:00"], "one a day"
        assert play.case().open_of(AskKind.OWN)
        await until(play, "2026-12-03", "16:00")
        assert times(play, "karel") == ["Tue 09:00", "Wed 08:45"]
        assert play.case().open_of(AskKind.BROKER)

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_after_downtime_an_owner_is_not_asked_three_days_in_a_row(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await asleep_until(play, "2026-12-15", "09:00")
        await until(play, "2026-12-19", "09:00")
        # Half of the three days between them; then half of the two days, which ends on Friday.
        assert times(play, "karel") == ["Tue 09:00", "Wed 13:15", "Thu 13:15"]

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_a_broker_who_was_not_reminded_is_not_passed_by(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", f"{FARM} in Leidsche Rijn")
        await asleep_until(play, "2026-12-15", "09:00")
        await until(play, "2026-12-16", "16:00")
        assert times(play, "samira") == ["Tue 09:00"]
        assert play.privately("anouk") == []

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_the_clock_starts_when_the_question_arrived(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        console, arrives = console_of(play, FULL).platform, at("2026-11-27", "08:45")
        console.faults = lambda out: (
            RetryAt(arrives, "is down")
            if out.conversation == "#verlichting" and console.now() < arrives
            else None
        )
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-27", "08:30")
        (ask,) = play.case().waiting
        assert (ask.delivered, ask.due, ask.next_at) == (None, None, None)
        await until(play, "2026-11-27", "09:00")
        assert play.case().waiting[0].due == at("2026-12-01", "12:00")
        assert times(play, "karel") == []

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_while_a_reminder_is_on_its_way_nothing_is_added_and_nobody_is_silent(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        down_until(console_of(play, FULL).platform, at("2026-12-01", "10:00"))
        await until(play, "2026-12-01", "09:45")
        assert play.privately("karel") == []
        assert play.case().open_of(AskKind.OWN)
        await until(play, "2026-12-01", "15:45")
        assert times(play, "karel") == ["Tue 10:00"]
        assert play.case().open_of(AskKind.OWN)
        await until(play, "2026-12-02", "12:00")
        assert times(play, "karel") == ["Tue 10:00", "Wed 08:45"]

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_a_reminder_that_never_arrives_is_the_coordinators_to_mend(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        console = console_of(play, FULL).platform
        console.faults = lambda out: Permanent("weg") if out.user == "karel" else None
        await play.post("fatima", LANTERNS)
        await until(play, "2026-11-27", "16:00")
        assert "Karel Janssen" in text(play.privately("anouk")[0])
        assert play.case().open_of(AskKind.BROKER), "the offer went its way all the same"

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_what_was_answered_before_the_reminder_could_be_sent_is_not_reminded_of(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        down_until(console_of(play, FULL).platform, at("2026-11-25", "14:00"))
        await until(play, "2026-11-25", "13:00")
        await play.say("kim", "!van ons W-1", INTAKE)
        await until(play, "2026-11-25", "16:00")
        assert play.case().owner == "verlichting"
        assert reminders(play, "karel") == []

    play_from("2026-11-24", "09:00", tmp_path, story)
