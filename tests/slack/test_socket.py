"""The stand-in's Socket Mode, with Slack's own client at the other end."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from tests.slack.app import App, a_workspace
from tests.slack.forms import CannotDo
from tests.slack.news import Order
from tests.slack.people import Unanswered


async def test_a_socket_says_hello_and_how_many_there_are() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as one, App(slack) as other:
        await one.connect()
        await other.connect()
        await slack.post("U1", "C1", "Lantaarn kapot")
        await slack.quiet()
    assert one.hellos[0]["num_connections"] == 1
    assert other.hellos[0]["num_connections"] == 2


async def test_the_address_of_a_socket_opens_it_once() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app, ClientSession() as session:
        address = await app.address()
        socket = await session.ws_connect(address)
        with pytest.raises(WSServerHandshakeError, match="401"):
            await session.ws_connect(address)
        await socket.close()


async def test_each_thing_goes_over_one_socket_chosen_by_chance() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as one, App(slack) as other:
        await one.connect()
        await other.connect()
        for number in range(20):
            await slack.post("U1", "C1", f"Signaal {number}")
        await slack.quiet()
    assert len(one.got) + len(other.got) == 20
    assert one.got
    assert other.got


async def test_quiet_tells_what_is_not_acknowledged() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack, silent=True) as app:
        await app.connect()
        await slack.post("U1", "C1", "Lantaarn kapot")
        with pytest.raises(TimeoutError, match="message 'Lantaarn kapot'"):
            await slack.quiet(seconds=0.05)


async def test_a_mention_comes_twice_under_two_ids_in_either_order() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        for order in (Order.MESSAGE, Order.MENTION):
            slack.news.order = order
            await slack.mention("U1", "C1", "help")
        await slack.quiet()
    kinds = [event["type"] for event in app.events]
    assert kinds == ["message", "app_mention", "app_mention", "message"]
    assert len({each.payload["event_id"] for each in app.got}) == 4
    assert app.events[0]["ts"] == app.events[1]["ts"]


async def test_the_bot_hears_nothing_where_it_is_not() -> None:
    slack, _ = a_workspace()
    slack.workspace.add_channel("borrel", ["U1"], channel="C2", bot=False)
    async with slack, App(slack) as app:
        await app.connect()
        await slack.mention("U1", "C2", "help")
        await slack.quiet()
    assert not app.got


async def test_events_it_did_not_subscribe_to_stay_away() -> None:
    slack, _ = a_workspace(subscribed=frozenset({"message.im"}))
    async with slack, App(slack) as app:
        await app.connect()
        await slack.post("U1", "C1", "Lantaarn kapot")
        await slack.post("U1", slack.direct("U1"), "help")
        await slack.quiet()
    assert [event["channel_type"] for event in app.events] == ["im"]


async def test_a_command_answered_in_its_acknowledgement_is_whispered() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        app.answer = lambda _: {"text": "Komt eraan"}
        await app.connect()
        await slack.command("U1", "C1", "/wijkbot", "help")
        await slack.quiet()
    assert [each.text for each in slack.messages("C1", "U1")] == ["Komt eraan"]
    assert not slack.messages("C1", "U2")


async def test_a_command_is_not_possible_in_a_thread() -> None:
    slack, _ = a_workspace()
    async with slack:
        ts = await slack.post("U1", "C1", "Lantaarn kapot")
        with pytest.raises(CannotDo, match="not supported in threads"):
            await slack.command("U1", "C1", "/wijkbot", "help", ts)


async def test_without_a_socket_a_press_fails_before_the_person() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        button = {"type": "button", "text": {"type": "plain_text", "text": "Neem op"}}
        posted = await app.web.chat_postMessage(
            channel="C1", text="Lantaarn", blocks=[{"type": "actions", "elements": [button]}]
        )
        await slack.quiet()
        await app.close()
        await slack.connected(0)
        with pytest.raises(Unanswered):
            await slack.press("U1", "C1", posted["ts"], "Neem op")


async def test_a_disconnect_frame_makes_the_client_come_back_on_another_socket() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        first = slack.sockets.open[0]
        await slack.sockets.disconnect(cut=False)
        await slack.sockets.renewed(first, seconds=5)
        await slack.post("U1", "C1", "Lantaarn kapot")
        await slack.quiet()
    assert len(app.hellos) == 2
    assert [event["text"] for event in app.events] == ["Lantaarn kapot"]
