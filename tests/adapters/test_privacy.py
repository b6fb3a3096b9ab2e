"""What is said to one person is seen by that person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.base import Do, Outgoing
from adapters.console import Console, ConsoleAdapter, Impossible, Reason
from tests.adapters.builders import a_card, a_console, buttons, sending, sent


def whisper(user: str = "karel", thread: str | None = None) -> Outgoing:
    card = a_card("Alleen voor jou", buttons("Goed"))
    return Outgoing("w", Do.WHISPER, card, conversation="#signalen", user=user, thread=thread)


def seen(console: Console, user: str) -> list[str]:
    return [message.id for message in console.inbox(user)]


async def test_a_private_conversation_is_seen_by_its_person_alone(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    mine = console.post("karel", "@karel", "mijn vraag")
    answer = await sent(
        ConsoleAdapter(console), Outgoing("k", Do.SEND, a_card(buttons=buttons("Ja")), user="karel")
    )
    assert seen(console, "karel") == [mine, answer]
    assert seen(console, "fatima") == []
    assert console.messages("@karel", reader="fatima") == ()
    with pytest.raises(Impossible, match="not for you"):
        console.press("fatima", answer, 1)


async def test_a_channel_is_seen_by_its_members(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    post = console.post("fatima", "#signalen", "lantaarn uit")
    assert seen(console, "karel") == [post]
    assert seen(console, "joris") == []
    console.join("joris", "#signalen")
    assert seen(console, "joris") == [post]


async def test_a_whisper_is_seen_by_one_person_in_its_thread(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    root = console.post("fatima", "#signalen", "lantaarn uit")
    message = await sent(ConsoleAdapter(console), whisper(thread=root))
    assert [each.id for each in console.view("#signalen", "karel")[0].replies] == [message]
    assert console.view("#signalen", "fatima")[0].replies == ()
    for attempt in (
        lambda: console.press("fatima", message, 1),
        lambda: console.post("fatima", "#signalen", "wat?", thread=message),
    ):
        _refused(Reason.NOT_SEEN, attempt)


async def test_an_answer_to_a_whisper_goes_to_the_thread_around_it(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    root = console.post("fatima", "#signalen", "lantaarn uit")
    inside = await sent(adapter, whisper(thread=root))
    reply = console.post("karel", "#signalen", "dank je", thread=inside)
    assert console.message(reply).thread == root

    outside = await sent(adapter, whisper())
    _refused(
        Reason.NO_ANSWER, lambda: console.post("karel", "#signalen", "dank je", thread=outside)
    )


async def test_a_home_view_is_for_one_person(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    home = await sent(
        ConsoleAdapter(console), Outgoing("k", Do.HOME, a_card(buttons=buttons("Ja")), user="karel")
    )
    console.press("karel", home, 1)
    _refused(Reason.NOT_SEEN, lambda: console.press("fatima", home, 1))


def test_nobody_enters_another_private_conversation(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.post("karel", "@karel", "mijn vraag")
    for attempt in (
        lambda: console.post("fatima", "@karel", "hallo"),
        lambda: console.join("fatima", "@karel"),
        lambda: console.channel("@karel", "fatima"),
        lambda: console.submit("fatima", "b", {}, conversation="@karel"),
    ):
        _refused(Reason.PRIVATE, attempt)


async def test_only_ones_own_words_can_be_changed(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    post = console.post("fatima", "#signalen", "lantaarn uit")
    _refused(Reason.NOT_YOURS, lambda: console.edit("karel", post, "lantaarn aan"))
    _refused(Reason.NOT_YOURS, lambda: console.delete("karel", post))
    card = await sent(ConsoleAdapter(console), sending())
    _refused(Reason.NOT_YOURS, lambda: console.delete("karel", card))


def test_what_is_gone_cannot_be_touched(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    post = console.post("fatima", "#signalen", "lantaarn uit")
    console.delete("fatima", post)
    _refused(Reason.NO_MESSAGE, lambda: console.edit("fatima", post, "toch niet"))
    _refused(Reason.NO_MESSAGE, lambda: console.press("fatima", "99", 1))
    _refused(Reason.NO_MESSAGE, lambda: console.post("fatima", "#signalen", "?", thread="99"))


async def test_in_a_closed_channel_people_only_read(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    post = console.post("fatima", "#signalen", "lantaarn uit")
    card = await sent(adapter, sending(a_card(buttons=buttons("Van ons"))))
    await adapter.deliver(Outgoing("k2", Do.CLOSE, conversation="#signalen"))
    for attempt in (
        lambda: console.post("fatima", "#signalen", "nog een"),
        lambda: console.edit("fatima", post, "toch niet"),
        lambda: console.delete("fatima", post),
        lambda: console.press("fatima", card, 1),
        lambda: console.join("joris", "#signalen"),
    ):
        _refused(Reason.CLOSED, attempt)
    assert seen(console, "fatima") == [post, card]


def _refused(reason: Reason, attempt: Callable[[], object]) -> None:
    with pytest.raises(Impossible) as refused:
        attempt()
    assert refused.value.reason is reason
