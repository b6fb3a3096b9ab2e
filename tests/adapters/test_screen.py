"""What a terminal shows of a console, at the widths that people have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from adapters.base import Do, MessageRef, Outgoing
from adapters.console import BARE, ConsoleAdapter
from adapters.console.terminal import Screen, Words
from tests.adapters.builders import Clock, a_card, a_console, buttons, sending, sent
from tests.adapters.test_draw import drawn

DUTCH = Words(removed="verwijderd", place="in {place}", thread="draad {message}")


def clock(at: datetime) -> str:
    return f"di 24 nov {at:%H:%M}"


SCREEN = Screen(clock)
LONG = (
    "bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen fietsen in het donker"
)


def a_whisper(card: str = "Dit kan alleen Joris.") -> Outgoing:
    return Outgoing("w", Do.WHISPER, a_card(card), conversation="#signalen", user="karel")


async def test_a_conversation_shows_its_threads_with_numbers_in_the_margin(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    root = console.post("fatima", "#signalen", LONG)
    card = a_card("Ik vraag het Karel.", buttons("Klopt niet", "Geen signaal"))
    await sent(ConsoleAdapter(console), sending(card, thread=root))
    console.post("fatima", "#signalen", "en een losse tegel")
    console.post("karel", "#signalen", "welke school?", thread=root)
    assert drawn(SCREEN.conversation(console, "#signalen")).splitlines() == [
        "",
        "#signalen " + "─" * 70,
        "   2 Fatima de Wit · di 24 nov 07:12",
        "     bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen",
        "     fietsen in het donker",
        "   3 │ ┃ Wijkbot · di 24 nov 07:12",
        "     │ ┃ Ik vraag het Karel.",
        "     │ ┃ [1 Klopt niet]  [2 Geen signaal]",
        "   5 │ Karel Mulder · di 24 nov 07:12",
        "     │ welke school?",
        "",
        "   4 Fatima de Wit · di 24 nov 07:12",
        "     en een losse tegel",
    ]


async def test_where_buttons_are_reactions_the_given_ones_are_shown(tmp_path: Path) -> None:
    console = a_console(tmp_path, BARE)
    card = await sent(ConsoleAdapter(console), sending(a_card(buttons=buttons("Van ons"))))
    console.press("karel", card, 1)
    assert drawn(SCREEN.conversation(console, "#signalen")).splitlines()[2:] == [
        "   2 ┃ Wijkbot · di 24 nov 07:12",
        "     ┃ Is dit van jullie?",
        "     ┃ [1 ✅ Van ons]  !Van ons",
        "     ┃ ✅ Karel Mulder",
    ]


@pytest.mark.parametrize("width", [12, 40, 80, 100, 200])
async def test_no_line_is_wider_than_the_terminal_or_too_long_to_read(
    tmp_path: Path, width: int
) -> None:
    console = a_console(tmp_path)
    root = console.post("fatima", "#signalen", LONG)
    await sent(ConsoleAdapter(console), sending(a_card(LONG, buttons("Ja")), thread=root))
    shown = drawn(SCREEN.conversation(console, "#signalen"), width=width).splitlines()
    assert max(map(len, shown)) <= width
    assert max(map(len, shown[2:])) <= 92


async def test_a_message_tells_what_became_of_it(tmp_path: Path) -> None:
    clock_ = Clock()
    console = a_console(tmp_path, clock=clock_)
    adapter = ConsoleAdapter(console)
    edited = console.post("fatima", "#signalen", "een lantaarn")
    removed = console.post("fatima", "#signalen", "een naam")
    updated = await sent(adapter, sending(a_card(buttons=buttons("Van ons"))))
    clock_.forward(minutes=5)
    console.edit("fatima", edited, "twee lantaarns")
    console.delete("fatima", removed)
    ref = MessageRef("werk", "#signalen", updated)
    await adapter.deliver(Outgoing("k2", Do.UPDATE, a_card("Van Karel."), ref=ref))
    await adapter.deliver(a_whisper())
    shown = drawn(SCREEN.conversation(console, "#signalen")).splitlines()
    assert [line for line in shown[2:] if line] == [
        "   2 Fatima de Wit · di 24 nov 07:17 · edited",
        "     twee lantaarns",
        "   3 Fatima de Wit · di 24 nov 07:12 · removed",
        "   4 ┃ Wijkbot · di 24 nov 07:17 · updated",
        "     ┃ Van Karel.",
        "   8 ┃ Wijkbot · di 24 nov 07:17 · only Karel Mulder",
        "     ┃ Dit kan alleen Joris.",
    ]


async def test_a_reader_sees_what_is_for_them(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.post("fatima", "#signalen", "een lantaarn")
    await ConsoleAdapter(console).deliver(a_whisper())
    assert "Joris" in drawn(SCREEN.conversation(console, "#signalen", reader="karel"))
    assert "Joris" not in drawn(SCREEN.conversation(console, "#signalen", reader="fatima"))
    outsider = drawn(SCREEN.conversation(console, "#signalen", reader="joris"))
    assert outsider.splitlines()[2:] == ["Nothing here yet."]


def test_of_many_threads_the_liveliest_are_shown_in_their_order(tmp_path: Path) -> None:
    clock_ = Clock()
    console = a_console(tmp_path, clock=clock_)
    posts = []
    for number in range(4):
        posts.append(console.post("fatima", "#signalen", f"signaal {number}"))
        clock_.forward(minutes=1)
    console.post("karel", "#signalen", "nog nieuws?", thread=posts[0])
    shown = drawn(SCREEN.conversation(console, "#signalen", limit=2))
    assert "Quiet threads left out: 2." in shown
    assert shown.index("signaal 0") < shown.index("nog nieuws?") < shown.index("signaal 3")
    assert "signaal 1" not in shown
    assert "signaal 2" not in shown
    assert "signaal" not in drawn(SCREEN.conversation(console, "#signalen", limit=0))


async def test_a_closed_channel_and_an_empty_one_say_so(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    await ConsoleAdapter(console).deliver(Outgoing("k", Do.CLOSE, conversation="#signalen"))
    shown = drawn(SCREEN.conversation(console, "#signalen")).splitlines()
    assert shown[1].startswith("#signalen (closed) ─")
    assert shown[2] == "Nothing here yet."


async def test_a_person_sees_home_private_conversation_and_whispers(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    root = console.post("fatima", "#signalen", "een lantaarn")
    console.post("karel", "@karel", "mijn")
    home = Outgoing("k1", Do.HOME, a_card("Twee dingen wachten."), user="karel")
    await adapter.deliver(home)
    await adapter.deliver(
        Outgoing(
            "k2",
            Do.WHISPER,
            a_card("Dit kan alleen Joris."),
            conversation="#signalen",
            user="karel",
            thread=root,
        )
    )
    assert drawn(SCREEN.person(console, "karel")).splitlines() == [
        "",
        "Home of Karel Mulder " + "─" * 59,
        "   4 ┃ Wijkbot · di 24 nov 07:12",
        "     ┃ Twee dingen wachten.",
        "",
        "Karel Mulder and Wijkbot, in private " + "─" * 43,
        "   3 Karel Mulder · di 24 nov 07:12",
        "     mijn",
        "",
        "In a channel, for Karel Mulder alone " + "─" * 43,
        "   5 ┃ Wijkbot · in #signalen, thread 2 · di 24 nov 07:12 · only Karel Mulder",
        "     ┃ Dit kan alleen Joris.",
        "Karel Mulder also reads #signalen.",
    ]


async def test_a_message_by_itself_tells_where_it_stands_and_for_whom(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    root = console.post("fatima", "#signalen", "een lantaarn")
    reply = console.post("karel", "#signalen", "welke?", thread=root)
    asked = console.post("karel", "@karel", "mijn")
    answer = await sent(adapter, Outgoing("k", Do.SEND, a_card("Niets."), user="karel"))
    screen = Screen(clock, DUTCH)
    first = [
        drawn(screen.message(console, console.message(each))).splitlines()[0]
        for each in (root, reply, asked, answer)
    ]
    assert first == [
        "   2 Fatima de Wit · in #signalen · di 24 nov 07:12",
        "   3 Karel Mulder · in #signalen, draad 2 · di 24 nov 07:12",
        "   4 Karel Mulder · in private · di 24 nov 07:12",
        "   5 ┃ Wijkbot · to Karel Mulder, in private · di 24 nov 07:12",
    ]


def test_names_and_channels_are_drawn_as_harmless_as_texts(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.names["fatima"] = "Fatima\x1b[31m [bold]\nde Wit"
    console.post("fatima", "#\x1b[2Jkanaal", "hallo")
    shown = drawn(SCREEN.conversation(console, "#\x1b[2Jkanaal"))
    assert "\x1b" not in shown
    assert "Fatima␛[31m [bold] de Wit" in shown
    assert "#␛[2Jkanaal" in shown
