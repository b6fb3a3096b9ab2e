"""A line is said unless all of it fits something that can be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console.terminal import typed
from adapters.console.terminal.typed import (
    Around,
    Become,
    Delete,
    Edit,
    Go,
    Help,
    Incomplete,
    Move,
    Press,
    Private,
    Say,
    See,
    Show,
    Stop,
    Switch,
    Thread,
    Typed,
    Unknown,
    Verb,
)

PEOPLE = ("fatima", "Fatima de Wit", "karel", "Karel Mulder")
HERE = Around(PEOPLE, ("#signalen", "#verlichting"))
CLOSE = Around(PEOPLE, ("#signalen", "#verlichting"), close=True)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("als fatima", Become("fatima")),
        ("as Karel", Become("Karel")),
        ("als Fatima de Wit", Become("Fatima de Wit")),
        ("als", Become()),
        ("in #signalen", Go("#signalen")),
        ("in signalen", Go("#signalen")),
        ("in #bestaat-niet", Go("#bestaat-niet")),
        ("in", Go()),
        ("met wijkbot", Private()),
        ("with Wijkbot", Private()),
        ("met bot", Private()),
        ("/foto lamp.jpg", Show("lamp.jpg")),
        ("/photo ~/fotos/lamp.jpg de lamp is stuk", Show("~/fotos/lamp.jpg", "de lamp is stuk")),
        ('/foto "mijn foto.jpg" stuk', Show("mijn foto.jpg", "stuk")),
        ("/foto", Incomplete(Verb.SHOW)),
        ("draad 12 welke lantaarn?", Say("welke lantaarn?", "12")),
        ("thread 12\nregel twee", Say("regel twee", "12")),
        ("draad 12", Thread("12")),
        ("draad", Thread()),
        ("druk 12 1", Press(1, "12")),
        ("press 12 ✅", Press("✅", "12")),
        ("druk 12", Press(None, "12")),
        ("1", Press(1)),
        ("zie karel", See("karel")),
        ("see Karel Mulder", See("Karel Mulder")),
        ("zie #verlichting", See("#verlichting")),
        ("zie", See()),
        ("+2d", Move("+2d")),
        ("+4 u", Move("+4 u")),
        ("+", Say("+")),
        ("account markt", Switch("markt")),
        ("account", Switch()),
        ("wijzig 12 drie lantaarns", Edit("12", "drie lantaarns")),
        ("edit 12 three lamps", Edit("12", "three lamps")),
        ("wis 12", Delete("12")),
        ("DELETE 12", Delete("12")),
        ("hulp", Help()),
        ("help", Help()),
        ("?", Help()),
        ("stop", Stop()),
        ("quit", Stop()),
        ("zeg stop", Say("stop")),
        ("say 1", Say("1")),
        (":als karel", Become("karel")),
        (": zie", See()),
    ],
)
def test_what_fits_is_done(line: str, asked: Typed) -> None:
    assert typed.read(line, HERE) == asked


@pytest.mark.parametrize(
    "line",
    [
        "in de Vechtstraat is een lantaarn uit",
        "als het regent loopt de put over",
        "met de lantaarn is iets mis",
        "zie de foto hieronder",
        "druk op de knop bij het stoplicht",
        "wis de graffiti van de muur",
        "wijzig graag de afvalkalender",
        "account van de buurt is gehackt",
        "in #signalen staat al iets",
        "help, de kade zakt weg",
        "stop met grofvuil dumpen",
        "123",
        "1 het loopt",
        "+31 6 12345678",
        "+31612345678",
        "!van ons W-1",
        "@wijkbot help",
        "/help",
        "/fotos",
        "foto lamp.jpg",
        "lantaarn uit",
        "🏮",
    ],
)
def test_a_sentence_is_said_though_it_begins_like_something_to_do(line: str) -> None:
    assert typed.read(line, HERE) == Say(line)


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("druk", Verb.PRESS),
        ("press", Verb.PRESS),
        ("wijzig", Verb.EDIT),
        ("edit 12", Verb.EDIT),
        ("wis", Verb.DELETE),
        ("zeg", Verb.SAY),
    ],
)
def test_what_is_incomplete_is_known_as_such(line: str, verb: Verb) -> None:
    assert typed.read(line, HERE) == Incomplete(verb)


@pytest.mark.parametrize("line", ["stop", "help", "hulp"])
def test_in_a_thread_or_in_private_stop_and_help_are_for_the_bot(line: str) -> None:
    assert typed.read(line, CLOSE) == Say(line)
    assert typed.read(f":{line}", CLOSE) in {Stop(), Help()}


def test_a_question_mark_helps_everywhere() -> None:
    assert typed.read("?", CLOSE) == Help()


@pytest.mark.parametrize("line", [":dans", ":", ":als het regent loopt de put over"])
def test_after_a_colon_nothing_is_said_by_mistake(line: str) -> None:
    assert typed.read(line, HERE) == Unknown(line)


@given(st.text(min_size=1))
def test_every_line_means_something(line: str) -> None:
    assert isinstance(typed.read(line, HERE), Typed)


@given(st.text(min_size=1).filter(str.strip))
def test_what_is_said_plainly_stays_as_it_was_typed(text: str) -> None:
    match typed.read(f"zeg {text}", HERE):
        case Say(said):
            assert said == text.lstrip()
        case other:
            pytest.fail(f"{text!r} became {other}")
