"""The stand-in's trouble: what each fault does to a client that is Slack's own."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta

import pytest
from aiohttp import ClientError, ClientSession, WSServerHandshakeError
from slack_sdk.errors import SlackApiError

from tests.slack.app import App, a_workspace, refused
from tests.slack.deliveries import Envelope
from tests.slack.faults import Broken, Error, Held, Limit, Reset


async def test_too_many_calls_are_told_when_to_come_back() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        slack.faults.next("chat.postMessage", Limit(7))
        with pytest.raises(SlackApiError) as caught:
            await app.web.chat_postMessage(channel="C1", text="Hoi")
        await app.web.chat_postMessage(channel="C1", text="Hoi")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"
    assert len(slack.messages("C1", "U1")) == 1


async def test_a_method_may_be_allowed_once_a_minute() -> None:
    slack, clock = a_workspace()
    slack.faults.every["conversations.history"] = timedelta(minutes=1)
    async with slack, App(slack) as app:
        await app.web.conversations_history(channel="C1")
        clock.move(seconds=20)
        with pytest.raises(SlackApiError) as caught:
            await app.web.conversations_history(channel="C1")
        clock.move(seconds=40)
        await app.web.conversations_history(channel="C1")
    assert caught.value.response.headers["Retry-After"] == "40"


async def test_a_full_channel_is_an_error_of_its_own() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        slack.faults.next("chat.postMessage", Error("message_limit_exceeded"))
        call = app.web.chat_postMessage(channel="C1", text="Hoi")
        assert await refused(call) == "message_limit_exceeded"
    assert not slack.api.refusals


@pytest.mark.parametrize("done", [False, True])
async def test_a_connection_breaks_before_the_work_or_after(done: bool) -> None:  # noqa: FBT001
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        app.web.retry_handlers.clear()
        slack.faults.next("chat.postMessage", Reset(done=done))
        with pytest.raises(ClientError):
            await app.web.chat_postMessage(channel="C1", text="Hoi")
    assert len(slack.messages("C1", "U1")) == done


async def test_an_upstream_in_trouble_answers_no_json() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        slack.faults.next("auth.test", Broken(502))
        with pytest.raises(SlackApiError) as caught:
            await app.web.auth_test()
    assert caught.value.response.status_code == 502


async def test_an_answer_comes_late() -> None:
    slack, _ = a_workspace()
    held = Held()
    async with slack, App(slack) as app:
        slack.faults.next("chat.postMessage", held)
        call = asyncio.ensure_future(app.web.chat_postMessage(channel="C1", text="Hoi"))
        await held.done.wait()
        assert slack.messages("C1", "U1")
        assert not call.done()
        held.until.set()
        assert (await call)["ok"]


async def test_pages_are_as_small_as_slack_likes() -> None:
    slack, _ = a_workspace()
    slack.faults.page = 15
    async with slack, App(slack) as app:
        for number in range(40):
            await slack.post("U1", "C1", str(number))
        sizes, texts = [], []
        async for page in await app.web.conversations_history(channel="C1", limit=200):
            sizes.append(len(page["messages"]))
            texts += [each["text"] for each in page["messages"]]
    assert sizes == [15, 15, 10]
    assert texts == [str(number) for number in reversed(range(40))]


async def test_what_is_not_acknowledged_comes_again_at_once_after_one_and_five_minutes() -> None:
    slack, clock = a_workspace()
    async with slack, App(slack, silent=True) as app:
        await app.connect()
        await slack.post("U1", "C1", "Lantaarn kapot")
        start = clock.now
        while slack.sockets.pending:
            await slack.redeliver()
            clock.move(seconds=30)
        await app.took(4)
    tries = [(number, at - start) for _, number, at in slack.sockets.attempts]
    minutes = [timedelta(0), timedelta(0), timedelta(minutes=1), timedelta(minutes=5)]
    assert tries == list(enumerate(minutes))
    assert [each.retry_attempt for each in app.got] == [0, 1, 2, 3]
    assert len({each.payload["event_id"] for each in app.got}) == 1
    assert [each.told for each in slack.sockets.lost] == ["message 'Lantaarn kapot'"]


async def test_what_was_posted_while_no_socket_was_open_comes_with_the_next() -> None:
    slack, clock = a_workspace()
    async with slack, App(slack) as app:
        await slack.post("U1", "C1", "Lantaarn kapot")
        clock.move(seconds=30)
        await app.connect()
        assert not await slack.redeliver()
        clock.move(seconds=30)
        assert await slack.redeliver() == 1
        await slack.quiet()
    assert [each.retry_attempt for each in app.got] == [2]


async def test_after_five_minutes_without_a_socket_an_event_is_lost() -> None:
    slack, clock = a_workspace()
    async with slack, App(slack) as app:
        await slack.post("U1", "C1", "Lantaarn kapot")
        clock.move(minutes=6)
        await app.connect()
        await slack.quiet()
    assert not app.got
    assert len(slack.sockets.lost) == 1


async def test_what_was_under_way_on_a_socket_that_breaks_comes_again() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack, silent=True) as app:
        await app.connect()
        await slack.post("U1", "C1", "Lantaarn kapot")
        await app.took(1)
        app.silent = False
        first = slack.sockets.open[0]
        await slack.sockets.disconnect()
        await slack.sockets.renewed(first, seconds=5)
        await slack.quiet()
    assert [each.retry_attempt for each in app.got] == [0, 1]


async def test_the_same_event_comes_under_another_id_and_without_a_word_of_a_retry() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        await slack.post("U1", "C1", "Lantaarn kapot")
        await slack.news.repeat(slack.news.sent[0])
        await slack.quiet()
    first, again = app.got
    assert first.payload["event"] == again.payload["event"]
    assert first.payload["event_id"] != again.payload["event_id"]
    assert again.retry_attempt == 0


async def test_a_refused_socket_uses_its_ticket_up() -> None:
    slack, _ = a_workspace()
    slack.faults.refuse_sockets = 1
    async with slack, App(slack) as app, ClientSession() as session:
        address = await app.address()
        for status in ("503", "401"):
            with pytest.raises(WSServerHandshakeError, match=status):
                await session.ws_connect(address)
        socket = await session.ws_connect(await app.address())
        await socket.close()


async def test_a_deaf_socket_answers_no_ping_and_loses_what_is_sent() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack, ping_seconds=0.1) as app:
        await app.connect()
        first = slack.sockets.open[0]
        slack.sockets.deafen()
        await slack.post("U1", "C1", "Lantaarn kapot")
        await slack.sockets.renewed(first, seconds=5)
        await slack.quiet()
    assert [each.retry_attempt for each in app.got] == [1]


async def test_a_far_side_that_ignores_a_close_keeps_the_client_waiting() -> None:
    slack, _ = a_workspace()
    slack.faults.ignores_close = True
    async with slack, App(slack) as app, ClientSession() as session:
        socket = await session.ws_connect(await app.address())
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.close(), 0.05)
        await slack.connected(0)


async def test_a_press_is_never_sent_twice() -> None:
    slack, clock = a_workspace()
    async with slack, App(slack, silent=True) as app:
        await app.connect()
        await slack.command("U1", "C1", "/wijkbot", "help")
        clock.move(minutes=10)
        assert not await slack.redeliver()
        slack.sockets.cut()
        with contextlib.suppress(TimeoutError):
            await slack.quiet(seconds=1)
    assert [each.kind for each in slack.sockets.lost] == [Envelope.COMMAND]
