"""Sockets that are refused, that go deaf and that break; and what was said meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from yarl import URL

from adapters.base import Event, EventKind
from adapters.slack.following import OVERLAP, SILENT_PINGS
from adapters.slack.handler import Handler
from tests.slack.bench import Bench, connected, seen
from tests.slack.faults import Broken, Limit


def texts(events: list[Event]) -> list[str]:
    return [event.text for event in events]


async def test_a_socket_that_is_refused_is_tried_at_another_address() -> None:
    bench = Bench()
    async with bench.slack:
        bench.slack.faults.refuse_sockets = 2
        bench.adapter = bench.make()
        await bench.adapter.start(bench.door)
        await bench.slack.connected(1)
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.quiet()
        await bench.adapter.stop()
    assert texts(bench.door.events) == ["Lantaarn kapot"]


async def test_a_deaf_socket_is_noticed_and_replaced() -> None:
    async with connected() as bench:
        (deaf,) = bench.slack.sockets.open
        deaf.deaf = True
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await seen(lambda: bench.slack.sockets.open and deaf not in bench.slack.sockets.open)
        bench.clock.move(minutes=1)
        await bench.slack.redeliver()
        await bench.slack.quiet()
        assert bench.adapter.silence is not None
    assert texts(bench.door.events) == ["Lantaarn kapot"]


async def test_a_socket_that_breaks_is_replaced() -> None:
    async with connected() as bench:
        for number in range(3):
            bench.slack.sockets.cut()
            await bench.slack.connected(0)
            await bench.slack.connected(1)
            await bench.slack.post("U1", "C1", f"Lantaarn {number}")
            await bench.slack.quiet()
    assert texts(bench.door.events) == ["Lantaarn 0", "Lantaarn 1", "Lantaarn 2"]


@pytest.mark.parametrize("cut", [True, False])
async def test_slack_may_ask_for_a_new_socket_at_any_time(*, cut: bool) -> None:
    async with connected() as bench:
        (first,) = bench.slack.sockets.open
        await bench.slack.sockets.disconnect(cut=cut)
        await seen(lambda: bench.slack.sockets.open and first not in bench.slack.sockets.open)
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.quiet()
        assert len(bench.door.events) == 1


async def test_it_stops_though_slack_does_not_say_goodbye() -> None:
    bench = Bench()
    async with bench.slack:
        bench.slack.faults.ignores_close = True
        adapter = bench.make()
        await adapter.start(bench.door)
        async with asyncio.timeout(5):
            await adapter.stop()


async def test_what_is_being_stored_is_answered_before_it_stops() -> None:
    async with connected() as bench:
        bench.door.open.clear()
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.door.knocked()
        stopping = asyncio.create_task(bench.adapter.stop())
        await asyncio.sleep(0)
        bench.door.open.set()
        await stopping
        await bench.slack.quiet()
        assert len(bench.door.events) == 1


async def test_what_comes_while_it_stops_is_left_for_slack_to_tell_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    began: list[object] = []
    handle = Handler.handle

    async def noted(
        handler: Handler, client: AsyncBaseSocketModeClient, req: SocketModeRequest
    ) -> None:
        began.append(req)
        await handle(handler, client, req)

    monkeypatch.setattr(Handler, "handle", noted)
    async with connected() as bench:
        bench.door.open.clear()
        await bench.slack.post("U1", "C1", "eerste")
        await bench.door.knocked()
        stopping = asyncio.create_task(bench.adapter.stop())
        await asyncio.sleep(0)
        await bench.slack.post("U1", "C1", "tweede")
        await seen(lambda: len(began) == 2)
        bench.door.open.set()
        await stopping
        assert texts(bench.door.events) == ["eerste"]
        assert len(bench.slack.sockets.pending) == 1
        await bench.adapter.start(bench.door)
        bench.clock.move(minutes=1)
        await bench.slack.redeliver()
        await bench.slack.quiet()
    assert texts(bench.door.events) == ["eerste", "tweede"]


# What was missed


async def away(bench: Bench) -> None:
    """Let the bot know the workspace, and go."""
    await bench.slack.post("U1", "C1", "eerste")
    await bench.slack.quiet()
    await bench.adapter.stop()
    await bench.slack.connected(0)


async def back(bench: Bench) -> None:
    """Let the bot come back when Slack has given up on all that it missed."""
    bench.clock.move(hours=1)
    await bench.slack.redeliver()
    bench.slack.sockets.pending.clear()
    bench.adapter = bench.make()
    await bench.adapter.start(bench.door)
    await bench.slack.connected(1)


async def test_what_was_said_while_it_was_away_is_heard_once_and_in_order() -> None:
    async with connected(channels=frozenset({"C1", "C2"})) as bench:
        bench.slack.workspace.add_channel("wegen", ["U1", "U2"], channel="C2")
        await away(bench)
        bench.slack.faults.page = 15
        said: dict[str, list[str]] = {"C1": ["eerste"], "C2": []}
        for number in range(200):
            bench.clock.move(seconds=1)
            channel = f"C{number % 2 + 1}"
            await bench.slack.post(f"U{number % 2 + 1}", channel, f"bericht {number}")
            said[channel].append(f"bericht {number}")
        await back(bench)
        events = await bench.door.wait(201)
    for channel, words in said.items():
        assert texts([event for event in events if event.conversation == channel]) == words
    assert {event.name for event in events} == {"Joris de Wit", "Fatima Yilmaz"}


async def test_answers_in_older_threads_and_in_private_are_heard_too() -> None:
    async with connected() as bench:
        old = await bench.slack.post("U1", "C1", "oude draad")
        await bench.slack.quiet()
        bench.clock.move(days=6)
        direct = bench.slack.direct("U2")
        await away(bench)
        await bench.slack.post("U2", "C1", "antwoord", old)
        await bench.slack.post("U2", direct, "in vertrouwen")
        await back(bench)
        events = await bench.door.wait(4)
    assert texts(events) == ["oude draad", "eerste", "antwoord", "in vertrouwen"]
    assert [events[2].thread, events[3].private] == [old, True]


async def test_an_edit_that_was_missed_is_heard_with_its_last_words() -> None:
    async with connected() as bench:
        ts = await bench.slack.post("U1", "C1", "een lantaarn")
        await away(bench)
        bench.clock.move(minutes=1)
        await bench.slack.edit("U1", "C1", ts, "twee lantaarns")
        await back(bench)
        *_, edited = await bench.door.wait(3)
    assert (edited.kind, edited.thing, edited.text) == (EventKind.EDITED, ts, "twee lantaarns")


async def first_start(bench: Bench) -> None:
    """Start the bot for the first time, an hour after something was said."""
    await bench.slack.post("U1", "C1", "van gisteren")
    bench.slack.sockets.pending.clear()
    bench.clock.move(hours=1)
    bench.adapter = bench.make()
    await bench.adapter.start(bench.door)


async def test_what_was_there_before_the_bot_is_nobodys_signal() -> None:
    bench = Bench()
    async with bench.slack:
        await first_start(bench)
        await bench.slack.connected(1)
        await away(bench)
        await back(bench)
        await bench.slack.post("U1", "C1", "van vandaag")
        events = await bench.door.wait(2)
        await bench.adapter.stop()
    assert texts(events) == ["eerste", "van vandaag"]


async def test_what_was_said_before_it_ever_heard_anything_is_read_at_its_second_start() -> None:
    bench = Bench()
    async with bench.slack:
        await first_start(bench)
        await bench.adapter.stop()
        bench.clock.move(minutes=1)
        await bench.slack.post("U1", "C1", "gemist")
        await back(bench)
        assert texts(await bench.door.wait(1)) == ["gemist"]
        await bench.adapter.stop()


async def test_what_is_said_while_it_cannot_start_for_the_first_time_is_read() -> None:
    bench = Bench()
    await bench.slack.start()
    port = URL(bench.slack.base_url).port
    assert port
    bench.adapter = bench.make()
    await bench.slack.stop()
    await bench.adapter.start(bench.door)
    bench.clock.move(hours=1)
    await bench.slack.post("U1", "C1", "gemist")
    bench.slack.sockets.pending.clear()
    await bench.slack.start(port)
    assert texts(await bench.door.wait(1)) == ["gemist"]
    await bench.adapter.stop()
    await bench.slack.stop()


async def test_the_place_to_resume_from_moves_though_nothing_was_said() -> None:
    async with connected() as bench:
        first = bench.door.place
        await bench.adapter.stop()
        await back(bench)
        await seen(lambda: bench.door.place != first)
        await bench.slack.post("U1", "C1", "van vandaag")
        await bench.slack.quiet()
        await bench.adapter.stop()
    assert bench.door.place is not None
    assert (bench.clock.now - OVERLAP).isoformat() in bench.door.place


async def test_reading_what_was_missed_waits_as_long_as_slack_asks() -> None:
    async with connected() as bench:
        await away(bench)
        await bench.slack.post("U1", "C1", "gemist")
        bench.slack.faults.next("conversations.history", Limit(0), Broken(500), Limit(0))
        await back(bench)
        assert texts(await bench.door.wait(2)) == ["eerste", "gemist"]


async def test_what_was_said_in_a_long_silence_is_read_when_a_socket_is_open_again() -> None:
    async with connected(ping_seconds=0.05) as bench:
        await bench.slack.post("U1", "C1", "eerste")
        await bench.slack.quiet()
        await bench.slack.stop()
        await bench.slack.post("U1", "C1", "gemist")
        bench.slack.sockets.pending.clear()
        silent = SILENT_PINGS * 0.05
        await seen(lambda: (bench.adapter.silence or 0) > silent)
        port = URL(bench.slack.base_url).port
        assert port
        await bench.slack.start(port)
        assert texts(await bench.door.wait(2)) == ["eerste", "gemist"]


async def test_a_channel_that_cannot_be_read_holds_up_no_other() -> None:
    async with connected(channels=frozenset({"C0", "C1"})) as bench:
        await away(bench)
        await bench.slack.post("U1", "C1", "gemist")
        await back(bench)
        assert texts(await bench.door.wait(2)) == ["eerste", "gemist"]


async def test_the_place_to_resume_from_moves_only_when_all_was_read() -> None:
    async with connected() as bench:
        await away(bench)
        before = bench.door.place
        await bench.slack.post("U1", "C1", "gemist")
        bench.door.fails = 1
        await back(bench)
        await bench.door.wait(2)
        await seen(lambda: bench.door.place != before)
    read = bench.clock.now - OVERLAP
    assert bench.door.place is not None
    assert read.isoformat() in bench.door.place
    assert timedelta(minutes=5) < OVERLAP
