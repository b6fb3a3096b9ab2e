"""What the bot does on a console: once, twice, not at all, or perhaps."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.base import Do, Doubtful, MessageRef, Outgoing, Permanent, Refusal, RetryAt, Sent
from adapters.console import BARE, FULL, ConsoleAdapter
from adapters.console.platform import Fault
from tests.adapters.builders import MORNING, Clock, a_card, a_console, buttons, sending, sent

LATER = MORNING + timedelta(minutes=1)


async def test_a_repeated_key_gives_the_first_message_where_the_platform_knows_keys(
    tmp_path: Path,
) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path), dedupe=True)
    assert await adapter.deliver(sending()) == await adapter.deliver(sending())
    assert len(adapter.platform.messages("#signalen")) == 1


async def test_a_repeated_key_gives_a_second_message_where_it_does_not(tmp_path: Path) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    first = await sent(adapter, sending())
    assert await sent(adapter, sending()) != first
    assert [each.key for each in adapter.platform.messages("#signalen")] == ["k1", "k1"]
    assert await adapter.lookup(sending()) == MessageRef("werk", "#signalen", first)


async def test_a_key_is_known_after_a_restart(tmp_path: Path) -> None:
    first = await sent(ConsoleAdapter(a_console(tmp_path), dedupe=True), sending())
    again = ConsoleAdapter(a_console(tmp_path), dedupe=True)
    assert await again.deliver(sending()) == Sent(MessageRef("werk", "#signalen", first))
    assert await again.lookup(sending(key="unknown")) is None


@pytest.mark.parametrize(
    ("fault", "answer", "arrived"),
    [
        ("before", Doubtful("the connection broke before it was done"), False),
        ("after", Doubtful("the connection broke after it was done"), True),
        (RetryAt(LATER, "rate limited"), RetryAt(LATER, "rate limited"), False),
        (Permanent("no such channel"), Permanent("no such channel"), False),
    ],
)
async def test_a_delivery_goes_wrong_as_the_story_wants(
    tmp_path: Path, fault: Fault, answer: object, *, arrived: bool
) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path, faults=lambda _: fault))
    assert await adapter.deliver(sending()) == answer
    assert (await adapter.lookup(sending()) is not None) is arrived
    assert len(adapter.platform.messages("#signalen")) == arrived


async def test_a_fault_can_pick_its_delivery(tmp_path: Path) -> None:
    faults = {"k2": RetryAt(LATER, "rate limited")}
    adapter = ConsoleAdapter(a_console(tmp_path, faults=lambda out: faults.get(out.key)))
    assert isinstance(await adapter.deliver(sending(key="k1")), Sent)
    assert isinstance(await adapter.deliver(sending(key="k2")), RetryAt)


async def test_a_card_is_updated_in_its_place(tmp_path: Path) -> None:
    clock = Clock()
    console = a_console(tmp_path, clock=clock)
    adapter = ConsoleAdapter(console)
    root = console.post("fatima", "#signalen", "lantaarn uit")
    card = await sent(adapter, sending(a_card(buttons=buttons("Van ons")), thread=root))
    clock.forward(minutes=5)
    ref = MessageRef("werk", "#signalen", card)
    update = Outgoing("k2", Do.UPDATE, a_card("Van verlichting"), ref=ref)
    assert await adapter.deliver(update) == Sent(ref)
    [thread] = console.view("#signalen")
    [shown] = thread.replies
    assert (shown.id, shown.card, shown.buttons) == (card, a_card("Van verlichting"), ())
    assert (shown.at, shown.changed) == (MORNING, clock.at)
    assert await adapter.lookup(update) == ref


async def test_a_private_message_needs_no_channel(tmp_path: Path) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    result = await adapter.deliver(Outgoing("k", Do.SEND, a_card(), user="joris"))
    assert isinstance(result, Sent)
    assert result.ref.conversation == "@joris"


async def test_a_conversation_is_opened_joined_and_closed(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    opened = await adapter.deliver(
        Outgoing("k1", Do.OPEN, name="overleg-w-1", members=("fatima", "karel"))
    )
    assert opened == Sent(MessageRef("werk", "#overleg-w-1", ""))
    invite = Outgoing("k2", Do.INVITE, conversation="#overleg-w-1", members=("joris",))
    assert isinstance(await adapter.deliver(invite), Sent)
    assert console.members("#overleg-w-1") == {"fatima", "karel", "joris"}

    close = Outgoing("k3", Do.CLOSE, conversation="#overleg-w-1")
    assert isinstance(await adapter.deliver(close), Sent)
    assert isinstance(await adapter.deliver(close), Sent)
    assert "#overleg-w-1" not in console.channels()


async def test_a_home_view_stands_in_one_place(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    assert console.home("karel") is None
    first = await sent(adapter, Outgoing("k1", Do.HOME, a_card("Niets"), user="karel"))
    second = await sent(adapter, Outgoing("k2", Do.HOME, a_card("Eén ding"), user="karel"))
    home = console.home("karel")
    assert home is not None
    assert (home.id, home.card) == (first, a_card("Eén ding"))
    assert first == second
    assert console.inbox("karel") == []


REF = MessageRef("werk", "#signalen", "99")


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (Outgoing("k", Do.SEND, a_card()), "neither a conversation nor a person"),
        (Outgoing("k", Do.SEND, conversation="#signalen"), "no card"),
        (Outgoing("k", Do.SEND, a_card(), conversation="#weg"), "no channel #weg"),
        (Outgoing("k", Do.SEND, a_card(), conversation="#signalen", thread="99"), "no thread 99"),
        (Outgoing("k", Do.UPDATE, a_card(), ref=REF), "no message 99"),
        (Outgoing("k", Do.UPDATE, a_card()), "without a message"),
        (
            Outgoing("k", Do.WHISPER, a_card(), conversation="#signalen", user="joris"),
            "joris is not in #signalen",
        ),
        (Outgoing("k", Do.INVITE, conversation="@karel", members=("joris",)), "no channel @karel"),
        (Outgoing("k", Do.CLOSE, conversation="#weg"), "no channel #weg"),
        (Outgoing("k", Do.OPEN, a_card(), name="overleg"), "without a card"),
        (Outgoing("k", Do.OPEN, name="Overleg W-1"), "small letters"),
    ],
)
async def test_what_will_never_work_is_permanent(tmp_path: Path, out: Outgoing, why: str) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    result = await adapter.deliver(out)
    assert isinstance(result, Permanent)
    assert why in result.why
    assert await adapter.lookup(out) is None


async def test_nothing_is_shown_any_more_in_a_closed_conversation(tmp_path: Path) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    card = await sent(adapter, sending())
    await adapter.deliver(Outgoing("k2", Do.CLOSE, conversation="#signalen"))
    ref = MessageRef("werk", "#signalen", card)
    for out in (
        sending(key="k3"),
        Outgoing("k4", Do.UPDATE, a_card(), ref=ref),
        Outgoing("k5", Do.INVITE, conversation="#signalen", members=("joris",)),
        Outgoing("k6", Do.OPEN, name="signalen"),
    ):
        assert await adapter.deliver(out) == Permanent("#signalen is closed", Refusal.NO_PLACE)


async def test_only_a_card_that_is_there_can_be_updated(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    post = console.post("fatima", "#signalen", "lantaarn uit")
    removed = await sent(adapter, sending())
    console.remove(removed)
    whisper = await sent(
        adapter, Outgoing("k2", Do.WHISPER, a_card(), conversation="#signalen", user="karel")
    )
    for message in (post, removed, whisper):
        ref = MessageRef("werk", "#signalen", message)
        assert isinstance(
            await adapter.deliver(Outgoing("k3", Do.UPDATE, a_card(), ref=ref)), Permanent
        )


@pytest.mark.parametrize("do", [Do.WHISPER, Do.HOME])
async def test_a_bare_account_has_neither_whispers_nor_home_views(tmp_path: Path, do: Do) -> None:
    out = Outgoing("k", do, a_card(), conversation="#signalen", user="karel")
    bare = ConsoleAdapter(a_console(tmp_path, BARE, account="bare"))
    full = ConsoleAdapter(a_console(tmp_path, FULL))
    assert isinstance(await bare.deliver(out), Permanent)
    assert isinstance(await full.deliver(out), Sent)
