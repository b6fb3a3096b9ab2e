"""An ask that waits too long is put before people again: once per step, in one daily message."""

from __future__ import annotations

from pathlib import Path

from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.nudges.calendar import at, play_from, reminders, times, until
from tests.stories.play import FARM, LANTERNS, Play, text

DARK = "de straatverlichting uit op de winterboeidreef"
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = ("2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27")
NEXT_TUESDAY = "2026-12-01"


def test_a_silent_offer_is_reminded_half_way_and_at_its_end_and_is_then_the_brokers(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        assert play.case().waiting[0].due == at(THURSDAY, "12:00")
        await until(play, FRIDAY, "08:30")
        assert times(play, "karel") == ["Wed 10:30", "Thu 12:00"]
        assert play.case().open_of(AskKind.OWN)
        await until(play, FRIDAY, "08:45")
        assert [ask.kind for ask in play.case().waiting] == [AskKind.BROKER]
        await until(play, NEXT_TUESDAY, "16:00")
        assert len(times(play, "karel")) == 2

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_an_answer_stops_it(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await until(play, WEDNESDAY, "10:30")
        await play.answer("karel", reminders(play, "karel")[0], ActName.TAKE)
        await until(play, NEXT_TUESDAY, "10:00")
        assert times(play, "karel") == ["Wed 10:30"]

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_all_that_waits_for_somebody_comes_in_one_message_and_at_most_one_a_day(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.post("bas", DARK)
        await until(play, TUESDAY, "11:30")
        await play.post("bas", DARK)  # due later on the days on which the others are
        await until(play, FRIDAY, "08:00")
        assert times(play, "karel") == ["Wed 10:30", "Thu 08:45"]
        first, second = (text(each) for each in reminders(play, "karel"))
        assert [number in first for number in ("W-1", "W-2", "W-3")] == [True, True, False]
        assert "W-3" in second

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_each_person_gets_a_message_of_their_own(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.post("bas", "de container vol op de winterboeidreef")
        await until(play, WEDNESDAY, "12:00")
        assert times(play, "karel") == times(play, "aysel") == ["Wed 10:30"]
        assert "W-2" not in text(reminders(play, "karel")[0])

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_an_owner_is_asked_how_it_goes_three_times_and_then_the_broker_hears(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await until(play, "2026-12-10", "16:00")
        # Five days on, and three and five days after that; Friday at twelve is too late.
        assert times(play, "karel") == ["Tue 12:00", "Mon 08:45", "Tue 12:00"]
        assert play.case().state is CaseState.OWNED
        assert "Straatverlichting blijft eigenaar" in text(play.private("joris"))

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_a_broker_is_reminded_and_after_ten_days_the_coordinator_sees_it(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", f"{FARM} in Leidsche Rijn")
        await until(play, "2026-12-08", "11:00")
        assert times(play, "samira") == ["Mon 08:45"]
        assert play.privately("anouk") == []
        await until(play, "2026-12-08", "16:00")
        assert "Samira El Idrissi" in text(play.private("anouk"))
        assert play.case().open_of(AskKind.BROKER)[0].cycle == 2

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_a_poster_who_does_not_know_the_wijk_is_reminded_once(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", FARM)
        await until(play, NEXT_TUESDAY, "16:00")
        assert times(play, "fatima") == ["Wed 10:30"]
        assert not play.case().open_of(AskKind.WHICH_WIJK)

    play_from(TUESDAY, "09:00", tmp_path, story)


def test_the_owner_hears_who_did_not_say_whether_they_take_part(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", "lantaarn brandt niet. losse stoeptegel, vechtplantsoen")
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        assert [ask.department for ask in play.case().open_of(AskKind.CONTRIBUTE)] == ["wegen"]
        await until(play, "2026-12-03", "09:00")
        assert len(times(play, "wilma")) == 2
        assert not play.case().open_of(AskKind.CONTRIBUTE)
        told = [text(each) for each in play.privately("karel")]
        assert any("of zij meedoen: Wegen, Wilma Visser" in each for each in told)

    play_from(TUESDAY, "09:00", tmp_path, story)
