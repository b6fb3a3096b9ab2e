"""Days as people type them: what is read as one, and what is not."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.calendar import ZONE, spoken

NOW = datetime(2026, 11, 25, 15, 30, tzinfo=ZONE)
"""A Wednesday."""
TODAY = NOW.date()
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

ONE_DAY = {
    "vandaag": date(2026, 11, 25),
    "morgen": date(2026, 11, 26),
    "overmorgen": date(2026, 11, 27),
    "donderdag": date(2026, 11, 26),
    "Vrijdag": date(2026, 11, 27),
    "woensdag": date(2026, 12, 2),
    "deze vrijdag": date(2026, 11, 27),
    "deze maandag": date(2026, 11, 30),
    "aanstaande donderdag": date(2026, 11, 26),
    "vrijdag a.s.": date(2026, 11, 27),
    "komende dinsdag": date(2026, 12, 1),
    "volgende vrijdag": date(2026, 12, 4),
    "volgende week vrijdag": date(2026, 12, 4),
    "volgende week op dinsdag": date(2026, 12, 1),
    "vrijdag volgende week": date(2026, 12, 4),
    "maandag over een week": date(2026, 12, 7),
    "over twee weken op dinsdag": date(2026, 12, 8),
    "over 3 dagen": date(2026, 11, 28),
    "over drie dagen": date(2026, 11, 28),
    "over één week": date(2026, 12, 2),
    "over twee weken": date(2026, 12, 9),
    "over een paar weken": date(2026, 12, 16),
    "over anderhalve week": date(2026, 12, 5),
    "over een maand": date(2026, 12, 25),
    "over een half jaar": date(2027, 5, 25),
    "binnen 5 werkdagen": date(2026, 12, 2),
    "nog drie weken": date(2026, 12, 16),
    "12 december": date(2026, 12, 12),
    "12 dec.": date(2026, 12, 12),
    "de 12e december": date(2026, 12, 12),
    "12 december 2027": date(2027, 12, 12),
    "zaterdag 12 december": date(2026, 12, 12),
    "ma 30 nov": date(2026, 11, 30),
    "1 jan": date(2027, 1, 1),
    "12 maart": date(2027, 3, 12),
    "25 november": date(2026, 11, 25),
    "29 februari": date(2028, 2, 29),
    "12-12-2026": date(2026, 12, 12),
    "12/12/26": date(2026, 12, 12),
    "2026-12-11": date(2026, 12, 11),
    "op 12-12": date(2026, 12, 12),
    "ma 30-11": date(2026, 11, 30),
    "op de 12e": date(2026, 12, 12),
    "uiterlijk de 3e": date(2026, 12, 3),
    "eind van de maand": date(2026, 11, 30),
    "eind deze maand": date(2026, 11, 30),
    "eind van de week": date(2026, 11, 27),
    "eind volgende week": date(2026, 12, 4),
    "aan het eind van volgende maand": date(2026, 12, 31),
    "half december": date(2026, 12, 15),
    "eind januari": date(2027, 1, 31),
    "na kerst": date(2026, 12, 27),
    "voor de kerst": date(2026, 12, 24),
    "na het weekend": date(2026, 11, 30),
    "vóór het weekend": date(2026, 11, 27),
    "na de jaarwisseling": date(2027, 1, 2),
    "na de zomer": date(2027, 9, 1),
    "na pasen": date(2027, 3, 30),
    "na vrijdag": date(2026, 11, 28),
    "na volgende week": date(2026, 12, 7),
    "tomorrow": date(2026, 11, 26),
    "by Friday": date(2026, 11, 27),
    "next Friday": date(2026, 12, 4),
    "in 3 days": date(2026, 11, 28),
    "in a fortnight": date(2026, 12, 9),
    "Dec 12th": date(2026, 12, 12),
    "12th of December": date(2026, 12, 12),
    "end of the month": date(2026, 11, 30),
    "after the weekend": date(2026, 11, 30),
    "after Christmas": date(2026, 12, 27),
}

STRETCHES = {
    "volgende week": (date(2026, 11, 30), date(2026, 12, 4)),
    "deze week": (TODAY, date(2026, 11, 27)),
    "begin volgende week": (date(2026, 11, 30), date(2026, 12, 1)),
    "week 50": (date(2026, 12, 7), date(2026, 12, 11)),
    "wk 3": (date(2027, 1, 18), date(2027, 1, 22)),
    "dit weekend": (date(2026, 11, 28), date(2026, 11, 29)),
    "volgende maand": (date(2026, 12, 1), date(2026, 12, 31)),
    "in januari": (date(2027, 1, 1), date(2027, 1, 31)),
    "begin maart": (date(2027, 3, 1), date(2027, 3, 7)),
    "maart 2028": (date(2028, 3, 1), date(2028, 3, 31)),
    "in november": (TODAY, date(2026, 11, 30)),
    "eerste kwartaal": (date(2027, 1, 1), date(2027, 3, 31)),
    "Q2 2027": (date(2027, 4, 1), date(2027, 6, 30)),
    "volgend jaar": (date(2027, 1, 1), date(2027, 12, 31)),
    "dit voorjaar": (date(2027, 3, 1), date(2027, 5, 31)),
    "met kerst": (date(2026, 12, 25), date(2026, 12, 26)),
    "tussen 12 en 15 december": (date(2026, 12, 12), date(2026, 12, 15)),
    "12 of 13 december": (date(2026, 12, 12), date(2026, 12, 13)),
    "next week": (date(2026, 11, 30), date(2026, 12, 4)),
}

NO_DAY = (
    "2 lantaarns", "W-12", "lantaarn 14", "lantaarn 14 en 15", "huisnummer 12-14", "nummer 12/3",
    "10-12 lantaarns", "2-3 dagen werk", "de 2e lantaarn", "voor de derde keer",
    "1/2 van de lampen", "24/7", "12", "12.12", "10:30", "versie 2.12.2026.1", "06-12345678",
    "030 1234567", "over 2 bruggen", "over de brug", "voor 2 personen", "op 2 plekken",
    "Vrijdagmarkt 3", "Kerststraat 12", "1 Meistraat", "'s maandags", "elke maandag",
    "iedere week", "sinds maandag", "goede morgen", "goedemorgen allemaal", "in de morgen",
    "al drie weken", "drie weken geleden", "gisteren", "vorige week", "vorige week vrijdag",
    "afgelopen vrijdag", "vrijdag jl.", "vrijdag was het al stuk", "december vorig jaar",
    "12 maart 2025", "2025-12-12", "31 april", "31-02-2027", "12-13-2026", "week 60",
    "12-12-3026", "over 999 weken", "zo snel mogelijk", "zo", "nu", "straks", "binnenkort",
    "als de onderdelen er zijn", "weet ik niet", "ja", "", "?", "we may march on", "in 2027",
    "klaar", "het loopt",
)  # fmt: skip

ONLY_WHEN_ASKED = {
    "12-12": date(2026, 12, 12),
    "2 weken": date(2026, 12, 9),
    "een maand": date(2026, 12, 25),
    "de 12e": date(2026, 12, 12),
    "kerst": date(2026, 12, 25),
    "mei": date(2027, 5, 1),
    "vr": date(2026, 11, 27),
    "2 weken: de aannemer is dicht": date(2026, 12, 9),
    "2 weken want de aannemer is dicht": date(2026, 12, 9),
}

IN_WORDS = {
    "het loopt, volgende week dinsdag klaar": "volgende week dinsdag",
    "vrijdag gemaakt": "vrijdag",
    "2 lantaarns zijn vrijdag klaar": "vrijdag",
    "lantaarn 14 komt op 12 december": "op 12 december",
    "we wachten op onderdelen, uiterlijk eind januari": "uiterlijk eind januari",
    "komt goed vóór het weekend, denk ik": "vóór het weekend",
    "levertijd van zes weken, helaas": "levertijd van zes weken",
    "The parts come in two weeks": "in two weeks",
}


@pytest.mark.parametrize(("text", "day"), ONE_DAY.items())
def test_a_day_is_read_as_people_say_it(text: str, day: date) -> None:
    found = spoken.read(text, NOW)

    assert found is not None
    assert (found.first, found.last, text[found.start : found.end]) == (
        day,
        day,
        text.removeprefix("aan "),
    )


@pytest.mark.parametrize(("text", "days"), STRETCHES.items())
def test_a_stretch_of_days_has_a_first_and_a_last(text: str, days: tuple[date, date]) -> None:
    found = spoken.read(text, NOW)

    assert found is not None
    assert (found.first, found.last) == days


@pytest.mark.parametrize("text", NO_DAY)
def test_numbers_streets_and_what_has_been_are_no_days_to_come(text: str) -> None:
    assert spoken.read(text, NOW) is None
    assert spoken.every(text, NOW) == ()


@pytest.mark.parametrize(("text", "day"), ONLY_WHEN_ASKED.items())
def test_the_short_answer_to_which_day_is_none_in_running_words(text: str, day: date) -> None:
    found = spoken.read(text, NOW)

    assert found is not None
    assert found.first == day
    assert spoken.every(text, NOW) == ()


@pytest.mark.parametrize(("text", "said"), IN_WORDS.items())
def test_running_words_hold_a_day_with_the_small_words_in_front_of_it(text: str, said: str) -> None:
    assert [text[each.start : each.end] for each in spoken.every(text, NOW)] == [said]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("vrijdag om 10 uur", time(10)),
        ("vrijdag 14:30", time(14, 30)),
        ("morgen om 3 uur", time(15)),
        ("morgenochtend", time(9)),
        ("vrijdagmiddag", time(12)),
        ("vrijdag 's middags", time(12)),
        ("over 2 uur", time(17, 30)),
        ("5 Dec 10am", time(10)),
        ("vrijdag", None),
        ("vrijdag 2 lantaarns", None),
    ],
)
def test_a_time_of_day_is_kept_where_one_is_said(text: str, clock: time | None) -> None:
    found = spoken.read(text, NOW)

    assert found is not None
    assert found.clock == clock


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vrijdag komt de aannemer, maandag is het klaar", date(2026, 11, 30)),
        ("het loopt, volgende week klaar", date(2026, 12, 4)),
        ("vandaag klaar", TODAY),
        ("vandaag gebeld, we horen nog", None),
        ("het loopt", None),
    ],
)
def test_words_about_progress_promise_the_last_day_they_name(text: str, day: date | None) -> None:
    assert spoken.promised(text, NOW) == day


def test_today_is_the_day_on_the_clocks_of_the_municipality() -> None:
    just_before_midnight_in_utc = datetime.fromisoformat("2026-11-25T23:30:00+00:00")

    found = spoken.read("morgen", just_before_midnight_in_utc)

    assert found is not None
    assert found.first == date(2026, 11, 27)


moments = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - the zone is `timezones`
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(ZONE),
)
ahead = st.integers(min_value=0, max_value=364)
talk = st.text(alphabet="abdeknorst .,:;", max_size=12).map(lambda words: f"{words} ")


@given(moments, ahead, st.sampled_from(["iso", "full", "name", "figures", "weekday"]), talk, talk)
def test_any_coming_date_is_read_however_it_is_written_and_whatever_stands_around_it(
    now: datetime, days: int, form: str, before: str, after: str
) -> None:
    day = now.date() + timedelta(days=days)
    name, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    written = {
        "iso": day.isoformat(),
        "full": f"{name} {day.day} {month} {day.year}",
        "name": f"{day.day} {month}",
        "figures": f"{day.day}-{day.month}-{day.year}",
        "weekday": f"{name} {day.day}-{day.month}",
    }[form]

    found = spoken.every(f"{before}{written}, {after}", now)

    assert [(each.first, each.last) for each in found] == [(day, day)]


@given(moments, st.integers(0, 6))
def test_a_weekday_is_the_next_one(now: datetime, number: int) -> None:
    found = spoken.read(WEEKDAYS[number], now)

    assert found is not None
    assert found.first.weekday() == number
    assert timedelta(0) < found.first - now.date() <= timedelta(days=7)


phrases = st.sampled_from([*ONE_DAY, *STRETCHES, *NO_DAY, *ONLY_WHEN_ASKED, *IN_WORDS])


@given(moments, st.lists(phrases | st.text(max_size=8), max_size=4).map(" ".join))
@example(NOW, "op " * 2000)
@example(NOW, "1-1-1-1-" * 500)
@example(NOW, "İ 12 december")
def test_no_text_is_read_as_a_day_that_has_been(now: datetime, text: str) -> None:
    read = spoken.read(text, now)
    found = (*spoken.every(text, now), *((read,) if read else ()))

    for each in found:
        assert now.date() <= each.first <= each.last <= now.date() + timedelta(days=3 * 366)
        assert text[each.start : each.end].strip()
