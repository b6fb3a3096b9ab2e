"""What people write when they are away: who, when, who stands in, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.absence import leave
from bot.absence.leave import Leave
from bot.calendar import Calendar
from bot.cases.acts import ActName
from bot.commands import Said, parse
from bot.config.schema import Day, Office
from tests.calendar.builders import at

WEDNESDAY = at("2026-11-25 10:00")
OFFICE = Calendar(Office(closing_days=(date(2026, 12, 24),)))


def read(text: str, *days: Day, back_asked: bool = False) -> Leave:
    def works(day: date) -> bool:
        return OFFICE.is_working_day(day, days or None)

    return leave.read(text, WEDNESDAY, works, back_asked=back_asked)


def shown(text: str, *days: Day, back_asked: bool = False) -> str:
    found = read(text, *days, back_asked=back_asked)
    start, back = (f"{each:%a %d %b}" if each else "-" for each in (found.start, found.back))
    return f"{start} > {'open' if found.open else back}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tot maandag", "- > Mon 30 Nov"),
        ("tot 3 december", "- > Thu 03 Dec"),
        ("tot 3 dec. Kim", "- > Thu 03 Dec"),
        ("tot 14-12", "- > Mon 14 Dec"),
        ("t/m vrijdag", "- > Mon 30 Nov"),
        ("tot en met vrijdag", "- > Mon 30 Nov"),
        ("t/m woensdag", "- > Thu 03 Dec"),
        ("tot zondag", "- > Mon 30 Nov"),
        ("tot volgende week", "- > Mon 30 Nov"),
        ("t/m volgende week", "- > Mon 07 Dec"),
        ("tot kerst", "- > Mon 28 Dec"),
        ("t/m 23 december", "- > Mon 28 Dec"),
        ("t/m 8-1", "- > Mon 11 Jan"),
        ("vandaag", "Wed 25 Nov > Thu 26 Nov"),
        ("morgen", "Thu 26 Nov > Fri 27 Nov"),
        ("vrijdag", "Fri 27 Nov > Mon 30 Nov"),
        ("maandag en dinsdag", "Mon 30 Nov > Wed 02 Dec"),
        ("maandag t/m woensdag", "Mon 30 Nov > Thu 03 Dec"),
        ("vrijdag tot woensdag", "Fri 27 Nov > Wed 02 Dec"),
        ("vanaf maandag tot vrijdag", "Mon 30 Nov > Fri 04 Dec"),
        ("van 1 tot 5 december", "Tue 01 Dec > Mon 07 Dec"),
        ("1 t/m 5 december", "Tue 01 Dec > Mon 07 Dec"),
        ("van 20 december tot en met 4 januari", "Sun 20 Dec > Tue 05 Jan"),
        ("de rest van de week", "Wed 25 Nov > Mon 30 Nov"),
        ("volgende week", "Mon 30 Nov > Mon 07 Dec"),
        ("2 weken", "- > Wed 09 Dec"),
        ("vanaf maandag een week", "Mon 30 Nov > Mon 07 Dec"),
        ("tot nader order", "- > open"),
        ("until 3 December", "- > Thu 03 Dec"),
        ("from Monday to Friday", "Mon 30 Nov > Fri 04 Dec"),
        ("through Friday", "- > Mon 30 Nov"),
        ("vanaf maandag", "Mon 30 Nov > -"),
        ("", "- > -"),
        ("veel rommel op straat", "- > -"),
        ("van 9 tot 11 uur", "- > -"),
    ],
)
def test_the_day_back_is_read_as_people_say_it(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_who_works_part_time_is_back_on_a_day_of_their_own() -> None:
    assert shown("tot donderdag", Day.MON, Day.WED) == "- > Mon 30 Nov"


@pytest.mark.parametrize("text", ["3 december", "op 3 december", "tot 3 december", "3-12, Kim"])
def test_a_mere_day_answers_when_they_are_back(text: str) -> None:
    assert shown(text, back_asked=True) == "- > Thu 03 Dec"


def test_up_to_and_including_stays_so_as_an_answer() -> None:
    assert shown("t/m 3 december", back_asked=True) == "- > Fri 04 Dec"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tot 3 december, Anna neemt waar", "Anna"),
        ("tot 3 december Anna neemt waar", "Anna"),
        ("tot maandag en Kim neemt het over", "Kim"),
        ("tot vrijdag, dan neemt Kim de Boer het over", "Kim de Boer"),
        ("t/m vrijdag, vervanger: Kim de Boer", "Kim de Boer"),
        ("tot 4 januari, ik word vervangen door Wilma Visser", "Wilma Visser"),
        ("vrijdag, Kim valt in", "Kim"),
        ("until Monday, Anna stands in", "Anna"),
    ],
)
def test_who_stands_in_is_read_from_what_they_do(text: str, name: str) -> None:
    assert read(text).substitute == name
    assert read(text).dated


def test_other_names_are_left_to_be_found_before_and_behind_the_days() -> None:
    assert read("karel vanaf vrijdag t/m maandag: Kim").before == ("karel",)
    assert read("vanaf vrijdag t/m maandag: Kim").behind == ("Kim",)
    assert read("Jan Jansen: tot maandag").who == "Jan Jansen"
    assert read("vanaf vrijdag t/m maandag: Kim").who == ""


@given(st.text(max_size=80), st.integers(-700, 1400), st.integers(0, 1439))
def test_whatever_is_written_the_day_back_is_a_working_day_to_come(
    text: str, days: int, minutes: int
) -> None:
    now = WEDNESDAY + timedelta(days=days, minutes=minutes)
    for said in (text, f"tot {text}", f"van {text} t/m vrijdag"):
        back = leave.read(said, now, OFFICE.is_working_day).back
        assert back is None or (back > now.date() and OFFICE.is_working_day(back))


@pytest.mark.parametrize(
    ("text", "act", "rest"),
    [
        ("karel is vrij tot maandag", ActName.AWAY, "karel: tot maandag"),
        (
            "Karel is tot maandag vrij, Kim neemt waar",
            ActName.AWAY,
            "Karel: tot maandag , Kim neemt waar",
        ),
        ("ik ben er niet tot maandag", ActName.AWAY, "tot maandag"),
        ("Zoë Mulder is er niet t/m vrijdag", ActName.AWAY, "Zoë Mulder: t/m vrijdag"),
        ("I am away until Monday", ActName.AWAY, "until Monday"),
        ("kim is weer aan het werk", ActName.BACK_AT_WORK, "kim:"),
        ("ik ben weer aan het werk", ActName.BACK_AT_WORK, ""),
        ("afwezig 3 december", ActName.AWAY, "3 december"),
    ],
)
def test_a_command_may_stand_behind_who_it_is_about(text: str, act: ActName, rest: str) -> None:
    said = parse(text)
    assert isinstance(said, Said)
    assert (said.act, said.case) == (act, None)
    assert said.rest.startswith(rest)


def test_what_is_free_without_being_away_is_no_such_command() -> None:
    for text in ("de lamp is weg", "het is vrijdag", "er is te weinig ruimte vrij"):
        said = parse(text)
        assert not isinstance(said, Said) or said.act is not ActName.AWAY
