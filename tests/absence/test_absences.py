"""When somebody is away, where they told it more than once."""

from __future__ import annotations

from bot import absence
from bot.absence import Absence, Absences
from tests.absence.builders import FRI, MON, NEXT_MON, NOW, THU, TUE, WED, absences, away, midnight
from tests.calendar.builders import at


def told_too(known: Absences, new: Absence) -> Absences:
    kept, instead_of = absence.told(known, new, NOW)
    left = (each for each in known.told if each not in instead_of)
    return absences(*left, kept)


def test_somebody_is_away_from_the_first_day_until_just_before_they_are_back() -> None:
    known = absences(away("karel", FRI, since=WED))
    assert not known.is_away("karel", at(f"{TUE} 23:59"))
    assert known.is_away("karel", at(f"{WED} 00:00"))
    assert known.is_away("karel", at(f"{THU} 23:59"))
    assert not known.is_away("karel", at(f"{FRI} 00:00"))
    assert known.away(at(f"{THU} 12:00")) == {"karel"}


def test_absences_that_overlap_or_follow_each_other_are_one() -> None:
    known = absences(away("karel", WED), away("karel", NEXT_MON, "kim", since=WED))
    whole = known.at("karel", NOW)
    assert whole is not None
    assert (whole.start, whole.end) == (midnight(MON), midnight(NEXT_MON))
    assert len(absences(away("karel", WED), away("karel", FRI, since=THU)).of("karel")) == 2


def test_who_stands_in_is_whom_they_named_last_for_that_day() -> None:
    known = absences(away("karel", WED, "kim"), away("karel", FRI, "wilma", since=WED))
    named = [known.at("karel", at(f"{day} 12:00")) for day in (TUE, THU)]
    assert [each.substitute for each in named if each] == ["kim", "wilma"]


def test_who_is_away_and_tells_it_again_corrects_the_day_back() -> None:
    known = absences(away("karel", NEXT_MON, "kim"))
    corrected = told_too(known, Absence("karel", NOW, midnight(THU)))
    whole = corrected.at("karel", NOW)
    assert whole is not None
    assert (whole.end, whole.substitute) == (midnight(THU), "kim")
    assert not corrected.is_away("karel", at(f"{THU} 09:00"))


def test_what_is_told_of_later_days_is_added_and_told_again_replaced() -> None:
    known = absences(away("karel", WED))
    both = told_too(known, away("karel", NEXT_MON, since=FRI))
    assert not both.is_away("karel", at(f"{THU} 09:00"))
    assert both.is_away("karel", at(f"{FRI} 09:00"))
    never_mind = told_too(both, away("karel", "2026-11-28", since=FRI))
    assert not never_mind.is_away("karel", at("2026-11-28 09:00"))


def test_who_is_back_is_back_and_keeps_what_was_planned() -> None:
    known = absences(away("karel", WED), away("karel", NEXT_MON, since=FRI), away("kim"))
    assert absence.back(known, "karel", NOW) == known.told[:1]
    assert absence.back(known, "karel", at(f"{THU} 09:00")) == known.told[:2], "nothing now"
    assert absence.back(known, "wilma", NOW) == ()
