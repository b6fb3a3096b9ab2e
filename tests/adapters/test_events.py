"""What the bot hears of what people do."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.base import Capabilities, Event, EventKind
from adapters.console import BARE, FULL, Console, ConsoleAdapter
from tests.adapters.builders import Ears, a_card, a_console, buttons, sending, sent


async def heard(console: Console) -> list[Event]:
    ears = Ears()
    await ConsoleAdapter(console).start(ears)
    return ears.heard


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("!van ons W-1", "van ons W-1"),
        ("/van ons W-1", "van ons W-1"),
        ("!142 klaar", "142 klaar"),
        ("@wijkbot van ons W-1", "van ons W-1"),
        ("@Wijkbot, van ons", "van ons"),
        ("@wijkbot: van ons", "van ons"),
        ("!wijkbot van ons", "van ons"),
        ("/wijkbot van ons", "van ons"),
        ("  !état", "état"),
        ("@wijkbot", ""),
        ("/wijkbot\nvan ons", "van ons"),
    ],
)
async def test_what_opens_with_a_mention_or_a_sign_is_a_command(
    tmp_path: Path, typed: str, command: str
) -> None:
    console = a_console(tmp_path)
    console.post("karel", "#signalen", typed)
    console.post("karel", "@karel", typed)
    in_channel, in_private = await heard(console)
    assert (in_channel.kind, in_channel.text) == (EventKind.COMMAND, command)
    assert (in_private.kind, in_private.text) == (EventKind.COMMAND, command)
    assert (in_channel.private, in_private.private) == (False, True)


@pytest.mark.parametrize(
    "typed",
    [
        "!!! pas op, open put",
        "! pas op",
        "/ 2 lantaarns",
        "?!",
        "@wijkbotje hoort dit niet",
        "@karel kijk je even",
        "vraag het @wijkbot",
        "1/2 van de straat is donker",
        "",
    ],
)
async def test_other_text_stays_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    console = a_console(tmp_path)
    console.post("karel", "#signalen", typed)
    [event] = await heard(console)
    assert (event.kind, event.text) == (EventKind.POSTED, typed)


async def test_a_bot_by_another_name_answers_to_that(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.bot = "Buurt.Bot"
    console.post("karel", "#signalen", "@buurt.bot van ons")
    console.post("karel", "#signalen", "@wijkbot van ons")
    assert [event.text for event in await heard(console)] == ["van ons", "@wijkbot van ons"]


async def test_a_post_tells_who_where_when_and_in_which_thread(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    root = console.post("fatima", "#signalen", "lantaarn uit")
    reply = console.post("karel", "#signalen", "welke?", thread=root)
    console.post("fatima", "#signalen", "nummer 12", thread=reply)
    first, *replies = await heard(console)
    assert (first.account, first.conversation, first.thing) == ("werk", "#signalen", root)
    assert (first.user, first.name, first.at) == ("fatima", "Fatima de Wit", console.now())
    assert first.thread is None
    assert [event.thread for event in replies] == [root, root]
    assert {event.lane for event in replies} == {first.lane}


async def test_edits_and_deletions_are_heard_of_the_message_they_change(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    message = console.post("fatima", "#signalen", "lantaarn uit")
    console.edit("fatima", message, "twee lantaarns uit")
    console.edit("fatima", message, "drie lantaarns uit")
    console.delete("fatima", message)
    posted, *changes = await heard(console)
    assert [event.kind for event in changes] == ["edited", "edited", "deleted"]
    assert {event.thing for event in changes} == {posted.thing} == {message}
    assert [event.text for event in changes] == ["twee lantaarns uit", "drie lantaarns uit", ""]
    assert len({event.key for event in changes}) == 3


async def test_a_deleted_message_is_gone_from_sight(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    message = console.post("fatima", "#signalen", "de naam van een bewoner")
    console.delete("fatima", message)
    [gone] = console.messages("#signalen")
    assert (gone.deleted, gone.text) == (True, "")


async def test_of_what_a_moderator_removes_the_bot_hears_nothing(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    card = await sent(ConsoleAdapter(console), sending())
    post = console.post("fatima", "#signalen", "de naam van een bewoner")
    console.remove(card)
    console.remove(post)
    assert [event.kind for event in await heard(console)] == [EventKind.POSTED]
    assert all(message.deleted for message in console.messages("#signalen"))


async def test_a_join_is_heard_and_making_a_channel_is_not(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.channel("#verlichting", "karel")
    console.join("joris", "#verlichting")
    [event] = await heard(console)
    assert (event.kind, event.user, event.conversation) == ("joined", "joris", "#verlichting")
    assert console.members("#verlichting") == {"karel", "joris"}


@pytest.mark.parametrize("can", [FULL, BARE])
async def test_a_press_tells_the_button_and_its_thread(tmp_path: Path, can: Capabilities) -> None:
    console = a_console(tmp_path, can)
    adapter = ConsoleAdapter(console)
    card = await sent(adapter, sending(a_card(buttons=buttons("Van ons", "Niet van ons"))))
    console.press("karel", card, 2)
    console.press("fatima", card, "✅")
    console.press("fatima", card, "🎉")
    events = await heard(console)
    assert [(each.user, each.button) for each in events] == [
        ("karel", "value-Niet van ons"),
        ("fatima", "value-Van ons"),
    ]
    assert {each.kind for each in events} == {EventKind.PRESSED}
    assert {each.thread for each in events} == {card}
    assert len({each.key for each in events}) == 2
