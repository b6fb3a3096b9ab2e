"""What people say and do on Slack, as the bot hears it: once, and stored before Slack knows."""

from __future__ import annotations

import pytest

from adapters.base import Do, EventKind
from tests.slack.bench import connected


async def test_a_message_is_heard_with_its_place_its_time_and_who_said_it() -> None:
    async with connected() as bench:
        ts = await bench.slack.post("U1", "C1", "Lantaarn kapot <&> *nu*")
        await bench.slack.quiet()
        (event,) = bench.door.events
    assert (event.kind, event.conversation, event.thing) == (EventKind.POSTED, "C1", ts)
    assert (event.user, event.name) == ("U1", "Joris de Wit")
    assert event.text == "Lantaarn kapot <&> *nu*"
    assert (event.thread, event.private) == (None, False)
    assert event.at == bench.clock.now


async def test_an_answer_is_heard_in_its_thread() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.post("U2", "C1", "Welke?", root)
        first, answer = await bench.door.wait(2)
    assert (first.thread, answer.thread) == (None, root)
    assert first.lane == answer.lane


async def test_words_in_private_are_known_as_such() -> None:
    async with connected() as bench:
        direct = bench.slack.direct("U1")
        await bench.slack.post("U1", direct, "hoi")
        (event,) = await bench.door.wait(1)
    assert (event.conversation, event.private) == (direct, True)


async def test_an_edit_and_a_deletion_name_the_message_that_they_are_of() -> None:
    async with connected() as bench:
        ts = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.quiet()
        bench.clock.move(seconds=5)
        await bench.slack.edit("U1", "C1", ts, "Twee lantaarns kapot")
        await bench.slack.quiet()
        await bench.slack.delete("U1", "C1", ts)
        posted, edited, deleted = await bench.door.wait(3)
    assert [each.thing for each in (posted, edited, deleted)] == [ts, ts, ts]
    assert [each.kind for each in (edited, deleted)] == [EventKind.EDITED, EventKind.DELETED]
    assert (edited.text, edited.at) == ("Twee lantaarns kapot", bench.clock.now)
    assert (deleted.user, deleted.text) == ("U1", "")


async def test_a_message_that_opened_a_thread_is_heard_to_be_deleted_too() -> None:
    async with connected() as bench:
        ts = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.post("U2", "C1", "Welke?", ts)
        await bench.slack.quiet()
        await bench.slack.delete("U1", "C1", ts)
        *_, deleted = await bench.door.wait(3)
    assert (deleted.kind, deleted.thing, deleted.user) == (EventKind.DELETED, ts, "U1")


async def test_a_mention_is_one_command_though_slack_tells_of_it_twice() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.mention("U2", "C1", "toon W-1", root)
        await bench.slack.quiet()
        _, command = bench.door.events
        assert bench.door.came == 3
    assert (command.kind, command.text) == (EventKind.COMMAND, "toon W-1")
    assert command.thread == root


async def test_who_is_mentioned_is_heard_by_name() -> None:
    async with connected() as bench:
        await bench.slack.post("U1", "C1", "@fatima zag het ook, @wijkbot")
        await bench.slack.quiet()
        (event,) = bench.door.events
    assert event.kind is EventKind.POSTED
    assert event.text == "@Fatima Yilmaz zag het ook, @wijkbot"


@pytest.mark.parametrize(
    ("command", "text", "heard"),
    [("/wijkbot", "toon W-1", "toon W-1"), ("/wb", "", ""), ("/opschalen", "W-1", "opschalen W-1")],
)
async def test_a_slash_command_is_said_in_private(command: str, text: str, heard: str) -> None:
    async with connected() as bench:
        await bench.slack.command("U1", "C1", command, text)
        await bench.slack.quiet()
        (event,) = bench.door.events
        private = bench.slack.direct("U1")
    assert (event.kind, event.text, event.conversation) == (EventKind.COMMAND, heard, private)
    assert (event.private, event.thread, event.root) == (True, None, None)


async def test_a_command_is_heard_also_where_the_bot_is_not() -> None:
    async with connected() as bench:
        bench.slack.workspace.add_channel("elders", ["U1"], channel="C9", bot=False)
        await bench.slack.command("U1", "C9", "/wijkbot", "help")
        await bench.slack.quiet()
        (event,) = bench.door.events
        assert event.conversation == bench.slack.direct("U1")


async def test_the_bot_does_not_hear_itself() -> None:
    async with connected() as bench:
        ref = await bench.send()
        await bench.send(do=Do.UPDATE, ref=ref)
        await bench.slack.quiet()
        assert not bench.door.events


async def test_the_bot_does_not_hear_other_apps() -> None:
    async with connected() as bench:
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.quiet()
        told = bench.slack.news.sent[-1]
        by_app = {"ts": bench.slack.workspace.ts(), "user": "U0WEATHER", "bot_id": "B0WEATHER"}
        await bench.slack.news.repeat({**told, "event": {**told["event"], **by_app}})
        await bench.slack.quiet()
        (event,) = bench.door.events
    assert event.user == "U1"


async def test_who_names_the_bot_only_in_an_edit_edits_and_commands_nothing() -> None:
    async with connected() as bench:
        ts = await bench.slack.post("U1", "C1", "toon W-1")
        await bench.slack.quiet()
        bench.clock.move(seconds=5)
        await bench.slack.edit("U1", "C1", ts, "@wijkbot toon W-1")
        await bench.slack.quiet()
        told = bench.slack.news.sent[-1]
        mention = {**told["event"]["message"], "type": "app_mention", "channel": "C1"}
        await bench.slack.news.repeat({**told, "event": mention})
        await bench.slack.quiet()
        kinds = [event.kind for event in bench.door.events]
    assert "edited" in mention
    assert kinds == [EventKind.POSTED, EventKind.EDITED]


async def test_what_could_not_be_stored_is_not_acknowledged_and_comes_again() -> None:
    async with connected() as bench:
        bench.door.fails = 1
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        with pytest.raises(TimeoutError):
            await bench.slack.quiet(seconds=0.2)
        assert not bench.door.events
        bench.clock.move(minutes=1)
        await bench.slack.redeliver()
        await bench.slack.quiet()
        (event,) = bench.door.events
    assert event.text == "Lantaarn kapot"


async def test_what_nobody_listens_to_is_answered_all_the_same() -> None:
    async with connected() as bench:
        await bench.slack.look_home("U1")
        await bench.slack.quiet()
        assert not bench.door.events
