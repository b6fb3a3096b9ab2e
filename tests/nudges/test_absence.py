"""Absences begin and end by the calendar: once, in hours at which people may be told."""

from __future__ import annotations

from pathlib import Path

from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.nudges.calendar import asleep_until, at, play_from, said, times, until
from tests.stories.play import LANTERNS, Play, labels, text

THURSDAY, FRIDAY = "2026-11-26", "2026-11-27"
SATURDAY, MONDAY, TUESDAY = "2026-11-28", "2026-11-30", "2026-12-01"


def stands_in(play: Play) -> tuple[str | None, str | None]:
    (ask,) = play.case().waiting
    return ask.person, ask.stands_in_for


def test_an_absence_ends_in_a_weekend_and_its_asks_come_back_on_monday_morning(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.say("karel", "vrij t/m vrijdag, Kim neemt waar")
        await until(play, MONDAY, "08:30")
        assert stands_in(play) == ("kim", "karel")
        await until(play, MONDAY, "08:45")
        assert stands_in(play) == (None, None)
        welcome = play.privately("karel")[-1]
        assert "Welkom terug, Karel." in text(welcome)
        assert said(play, welcome) == at(MONDAY, "08:45")
        assert play.case().waiting[0].due == at("2026-12-02", "12:00"), "two days of its own"

    play_from(THURSDAY, "09:00", tmp_path, story)


def test_who_says_so_in_a_weekend_is_away_at_once(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, SATURDAY, "11:00")
        await play.say("karel", "vrij tot woensdag, Kim neemt waar")
        assert stands_in(play) == ("kim", "karel")
        assert play.case().waiting[0].due == at(TUESDAY, "17:00")

    play_from(FRIDAY, "15:00", tmp_path, story)


def test_it_begins_late_where_the_bot_was_down_and_only_once(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.say("karel", "vrij vanaf maandag tot 18 december, Kim neemt waar")
        before = len(play.privately("kim"))
        await asleep_until(play, "2026-12-02", "10:00")
        assert stands_in(play) == ("kim", "karel")
        assert times(play, "karel") == []
        assert play.case().waiting[0].due == at("2026-12-04", "12:00")
        assert len(play.privately("kim")) == before + 1
        await play.app.tick()
        await play.settle()
        assert len(play.privately("kim")) == before + 1

    play_from(FRIDAY, "09:00", tmp_path, story)


def test_an_absence_during_which_the_bot_was_down_leaves_no_trace(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.say("karel", "vrij vanaf maandag tot dinsdag, Kim neemt waar")
        before = len(play.privately("kim"))
        await asleep_until(play, "2026-12-02", "10:00")
        assert stands_in(play) == (None, None)
        assert len(play.privately("kim")) == before
        assert times(play, "karel") == ["Wed 10:00"], "what waits is asked again"

    play_from(FRIDAY, "09:00", tmp_path, story)


def test_what_is_asked_between_midnight_and_morning_goes_to_who_stands_in(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.say("karel", "vrij vanaf maandag tot woensdag, Kim neemt waar")
        await until(play, MONDAY, "07:00")
        await play.post("fatima", LANTERNS)
        assert stands_in(play) == ("kim", "karel")

    play_from(FRIDAY, "09:00", tmp_path, story)


def test_who_stands_in_is_nudged_in_their_place_and_then_the_broker_has_it(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.say("karel", "vrij tot 18 december, Kim neemt waar")
        await play.post("fatima", LANTERNS)
        await until(play, "2026-12-03", "16:00")
        assert times(play, "karel") == []
        assert len(times(play, "kim")) == 2
        assert play.case().open_of(AskKind.BROKER)

    play_from(FRIDAY, "09:00", tmp_path, story)


def test_who_is_back_answers_what_came_back(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.say("karel", "vrij t/m vrijdag, Kim neemt waar")
        await asleep_until(play, MONDAY, "09:00")
        welcome = play.privately("karel")[-1]
        await play.answer("karel", welcome, ActName.TAKE)
        assert play.case().contact == "karel"

    play_from(THURSDAY, "09:00", tmp_path, story)


def test_nobody_inherits_what_is_overdue_of_another(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await until(play, "2026-12-03", "12:00")
        assert play.case().waiting[0].step == 1, "Karel was asked how it goes"
        await play.say("karel", "vrij tot 10 december, Kim neemt waar")
        assert stands_in(play) == ("kim", "karel")
        running = play.case().waiting[0]
        assert (running.step, running.due) == (0, at("2026-12-10", "12:00"))
        held = play.privately("kim")[-1]
        assert "jij neemt waar" in text(held)
        assert "Het loopt" in labels(held)

        await asleep_until(play, "2026-12-10", "09:00")
        assert stands_in(play) == ("karel", None)
        running = play.case().waiting[0]
        assert (running.step, running.due) == (0, at("2026-12-17", "12:00"))
        (held,) = (each for each in play.privately("kim") if each.id == held.id)
        assert "hier wacht niets meer op jou" in text(held)
        assert labels(held) == []

    play_from(THURSDAY, "09:00", tmp_path, story)


def test_who_is_away_reads_no_news_and_who_stands_in_reads_why_they_do(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await play.say("joris", "vrij tot 18 december, Samira neemt waar")
        before = len(play.privately("joris"))
        for day in ("2026-12-07", "2026-12-10", "2026-12-15", "2026-12-16", "2026-12-17"):
            await asleep_until(play, day, "10:00")
        told = [text(each) for each in play.privately("samira")]
        (silent,) = (each for each in told if "blijft eigenaar" in each)
        assert "Joris is er tot vrijdag 18 december niet; jij neemt waar." in silent
        assert len(play.privately("joris")) == before

    play_from("2026-11-24", "09:00", tmp_path, story)


def test_a_poster_who_is_away_has_not_said_by_it_that_all_is_solved(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await play.say("karel", "klaar W-1 gemaakt")
        await play.say("fatima", "vrij tot 10 december")
        await asleep_until(play, "2026-12-09", "10:00")
        assert play.case().state is CaseState.DONE
        assert play.case().waiting[0].due == at("2026-12-16", "17:00")
        await asleep_until(play, "2026-12-17", "10:00")
        assert play.case().state is CaseState.CLOSED

    play_from("2026-11-24", "09:00", tmp_path, story)
