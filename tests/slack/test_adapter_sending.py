"""What the bot says on Slack: where, to whom, how fast, and whether it arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.base import (
    Do,
    Doubtful,
    MessageRef,
    Outgoing,
    Permanent,
    Refusal,
    RetryAt,
    Sent,
    Unanswered,
)
from tests.slack.bench import a_button, a_card, connected
from tests.slack.faults import Broken, Error, Fault, Limit, Reset
from tests.slack.reading import Seen


async def test_a_card_is_read_in_its_channel() -> None:
    async with connected() as bench:
        buttons = (a_button("Van ons", first=True), a_button("Niet van ons", form=True))
        ref = await bench.send(a_card(buttons=buttons))
        (seen,) = bench.slack.messages("C1", "U2")
    assert ref == MessageRef("slack", "C1", seen.ts)
    assert seen.text.splitlines() == [
        "Lantaarns · Noordwest",
        "2 lantarens uit",
        "— Fatima, vandaag 08:12",
        "@Joris de Wit, is dit van jullie?",
        "W-142",
    ]
    assert seen.buttons == ("Van ons", "Niet van ons")
    assert seen.mentions == ("U1",)
    assert seen.notice == (
        "Lantaarns · Noordwest\n‘2 lantarens uit’ — Fatima, vandaag 08:12\n"
        "@Joris de Wit, is dit van jullie?"
    )


async def test_a_card_stands_in_a_thread_and_is_changed_there() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        ref = await bench.send(thread=root)
        await bench.send(a_card("Nu 3"), do=Do.UPDATE, ref=ref)
        _, seen = bench.slack.messages("C1", "U1")
    assert seen.thread_ts == root
    assert "Nu 3" in seen.text


async def test_who_is_told_in_private_answers_in_the_conversation_of_the_reference() -> None:
    async with connected() as bench:
        ref = await bench.send(user="U1", conversation="")
        await bench.send(user="U1", conversation="", key="k2")
        await bench.slack.post("U1", bench.slack.direct("U1"), "Ja")
        (event,) = await bench.door.wait(1)
        opened = [call for call in bench.slack.api.calls if call.method == "conversations.open"]
    assert ref.conversation == event.conversation
    assert len(opened) == 1


async def test_a_whisper_is_read_by_one_person() -> None:
    async with connected() as bench:
        await bench.send(do=Do.WHISPER, conversation="C1", user="U1")
        (seen,) = bench.slack.messages("C1", "U1")
        assert not bench.slack.messages("C1", "U2")
    assert seen.whisper


async def test_a_whisper_about_what_nobody_answered_yet_stands_beside_it() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U1", "C1", "de lantaarn is stuk")
        await bench.send(do=Do.WHISPER, conversation="C1", user="U1", thread=root)
        await bench.slack.post("U2", "C1", "hier ook", root)
        await bench.send(do=Do.WHISPER, conversation="C1", user="U1", thread=root)
        seen = [each for each in bench.slack.messages("C1", "U1") if each.whisper]
    assert [each.thread_ts for each in seen] == [None, root]


async def test_a_whisper_to_somebody_outside_is_said_in_private() -> None:
    async with connected() as bench:
        ref = await bench.send(do=Do.WHISPER, conversation="C1", user="U3", thread="1.000000")
        direct = bench.slack.direct("U3")
        (seen,) = bench.slack.messages(direct, "U3")
    assert ref == MessageRef("slack", direct, seen.ts)


async def test_a_home_view_is_seen_by_whose_it_is() -> None:
    async with connected() as bench:
        card = a_card(buttons=(a_button("Van ons"),))
        ref = await bench.send(card, do=Do.HOME, user="U1", conversation="")
        home = bench.slack.home("U1")
        assert home is not None
        await bench.slack.press_in("U1", home.id, "Van ons")
        (event,) = await bench.door.wait(1)
    assert ref.message == home.id
    assert (event.conversation, event.thread) == (ref.conversation, None)
    assert event.private


async def test_a_conversation_is_opened_filled_and_closed_once_however_often_it_is_asked() -> None:
    async with connected() as bench:
        out = Outgoing("k", Do.OPEN, name="#overleg-w-142", members=("U1", "U2"))
        opened = await bench.adapter.deliver(out)
        assert isinstance(opened, Sent)
        assert await bench.adapter.deliver(out) == opened
        ref = opened.ref
        await bench.send(do=Do.INVITE, conversation=ref.conversation, members=("U1", "U3"))
        channel = bench.slack.workspace.channels[ref.conversation]
        for _ in range(2):
            await bench.send(do=Do.CLOSE, conversation=ref.conversation)
    assert channel.name == "overleg-w-142"
    assert {"U1", "U2", "U3"} < set(channel.members)
    assert len(channel.members) == 4
    assert channel.archived


async def test_a_channel_that_is_not_the_bots_is_not_taken_for_its_own() -> None:
    async with connected() as bench:
        bench.slack.workspace.add_channel("overleg-w-142", ["U1"], bot=False)
        out = Outgoing("k", Do.OPEN, name="overleg-w-142")
        assert await bench.adapter.deliver(out) == Permanent("name_taken")


SENT = Outgoing("k1", Do.SEND, a_card(), conversation="C1")


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (Limit(7), 7),
        (Error("service_unavailable"), 60),
        (Error("message_limit_exceeded"), 3600),
        (Error("missing_scope"), 600),
    ],
)
async def test_what_was_not_done_is_tried_again_when_slack_says(fault: Fault, seconds: int) -> None:
    async with connected() as bench:
        bench.slack.faults.next("chat.postMessage", fault)
        result = await bench.adapter.deliver(SENT)
        assert isinstance(result, RetryAt)
        assert result.at == bench.clock.now + timedelta(seconds=seconds)
        # Until then Slack is not even asked.
        calls = len(bench.slack.api.calls)
        assert isinstance(await bench.adapter.deliver(SENT), RetryAt)
        assert len(bench.slack.api.calls) == calls
        bench.clock.now = result.at
        assert isinstance(await bench.adapter.deliver(SENT), Sent)


async def test_a_limit_holds_up_no_other_channel() -> None:
    async with connected() as bench:
        bench.slack.workspace.add_channel("wegen", ["U1"], channel="C2")
        bench.slack.faults.next("chat.postMessage", Limit(7))
        assert isinstance(await bench.adapter.deliver(SENT), RetryAt)
        await bench.send(conversation="C2")


async def test_a_burst_is_spread_before_slack_has_to_ask_for_it() -> None:
    async with connected() as bench:
        results = [
            await bench.adapter.deliver(replace(SENT, key=f"k{number}")) for number in range(30)
        ]
        sent = [each for each in results if isinstance(each, Sent)]
        last = results[-1]
        assert isinstance(last, RetryAt)
        assert last.at == bench.clock.now + timedelta(seconds=1)
    assert 1 < len(sent) < 30


@pytest.mark.parametrize(
    ("error", "refusal", "privately"),
    [
        ("not_in_channel", Refusal.BARRED, Refusal.NO_READER),
        ("channel_not_found", Refusal.NO_PLACE, Refusal.NO_READER),
        ("is_archived", Refusal.NO_PLACE, Refusal.NO_READER),
        ("messages_tab_disabled", Refusal.NO_READER, Refusal.NO_READER),
        ("cannot_reply_to_message", Refusal.NO_MESSAGE, Refusal.NO_MESSAGE),
        ("msg_too_long", Refusal.CONTENT, Refusal.CONTENT),
        ("new_one", Refusal.OTHER, Refusal.OTHER),
    ],
)
async def test_what_slack_refuses_is_not_tried_again(
    error: str, refusal: Refusal, privately: Refusal
) -> None:
    async with connected() as bench:
        bench.slack.faults.next("chat.postMessage", Error(error), Error(error))
        assert await bench.adapter.deliver(SENT) == Permanent(error, refusal)
        private = replace(SENT, conversation="", user="U1")
        assert await bench.adapter.deliver(private) == Permanent(error, privately)
        bench.slack.api.calls.clear()


@pytest.mark.parametrize("do", [Do.SEND, Do.UPDATE, Do.WHISPER, Do.HOME])
async def test_nothing_is_sent_without_a_card(do: Do) -> None:
    async with connected() as bench:
        ref = MessageRef("slack", "C1", "1.000000")
        out = Outgoing("k", do, conversation="C1", user="U1", ref=ref)
        assert await bench.adapter.deliver(out) == Permanent("no_card")


@pytest.mark.parametrize(
    ("fault", "there"),
    [
        (Broken(503), False),
        (Error("internal_error"), False),
        (Reset(done=False), False),
        (Reset(done=True), True),
    ],
)
@pytest.mark.parametrize("place", ["channel", "thread", "private"])
async def test_what_may_have_arrived_is_looked_up(fault: Fault, there: bool, place: str) -> None:  # noqa: FBT001 - a table
    async with connected() as bench:
        root = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        out = {
            "channel": SENT,
            "thread": replace(SENT, thread=root),
            "private": replace(SENT, conversation="", user="U1"),
        }[place]
        await bench.adapter.deliver(replace(out, key="k0"))
        bench.slack.faults.next("chat.postMessage", fault)
        assert isinstance(await bench.adapter.deliver(out), Doubtful)
        bench.slack.faults.page = 1
        ref = await bench.adapter.lookup(replace(out, card=None, since=bench.clock.now))
        assert (ref is not None) == there
        if ref is not None:
            assert said(bench.slack.messages(ref.conversation, "U1"))[-1] == ref.message


async def test_a_whisper_is_never_found() -> None:
    async with connected() as bench:
        out = Outgoing("k1", Do.WHISPER, a_card(), conversation="C1", user="U1")
        assert isinstance(await bench.adapter.deliver(out), Sent)
        assert await bench.adapter.lookup(out) is None


async def test_what_cannot_be_looked_up_now_is_not_called_missing() -> None:
    async with connected() as bench:
        bench.slack.faults.next("conversations.history", Limit(3))
        with pytest.raises(Unanswered, match="ratelimited"):
            await bench.adapter.lookup(SENT)


async def test_nothing_is_sent_while_slack_is_not_there() -> None:
    async with connected() as bench:
        await bench.slack.stop()
        before, after = [await bench.adapter.deliver(SENT) for _ in range(2)]
    # The first may have gone over a connection that was still open.
    assert isinstance(before, Doubtful | RetryAt)
    assert isinstance(after, RetryAt)


def said(messages: list[Seen]) -> list[str]:
    return [message.ts for message in messages]
