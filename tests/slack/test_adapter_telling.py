"""What stands in the log when Slack refuses, so that somebody can mend it: no flood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from adapters.base import Do, Outgoing, RetryAt
from adapters.slack import following
from adapters.slack.trouble import MENDING
from adapters.slack.web import Method
from bot import logs
from tests.slack.bench import Bench, a_button, a_card, connected, seen
from tests.slack.faults import Broken, Error

POST = Outgoing("k1", Do.SEND, a_card(), conversation="C1")


def lines(told: Iterable[EventDict], event: str) -> list[Mapping[str, Any]]:
    """Give the lines of an event, of which nothing may be masked."""
    found = [line for line in told if line["event"] == event]
    for line in found:
        shown = {key: value for key, value in line.items() if key != "log_level"}
        assert "masked" not in logs.mask(None, "", logs.mishaps(None, "", shown))
    return [{key: line[key] for key in ("log_level", "account", "code")} for line in found]


def a_line(code: str, level: str = "error") -> Mapping[str, Any]:
    return {"log_level": level, "account": "slack", "code": code}


@pytest.mark.parametrize("code", ["token_revoked", "missing_scope", "account_inactive"])
async def test_a_message_that_a_person_must_make_possible_is_told_at_each_try(code: str) -> None:
    async with connected() as bench:
        bench.slack.faults.next("chat.postMessage", *[Error(code)] * 3)
        with capture_logs() as told:
            for _ in range(3):
                result = await bench.adapter.deliver(POST)
                bench.clock.move(seconds=MENDING.total_seconds())
                assert isinstance(result, RetryAt)
    assert lines(told, "to be mended") == [a_line(code)] * 3
    assert str(told[0]["act"]) == "chat.postMessage"


async def test_the_same_trouble_is_told_once_however_often_it_comes() -> None:
    async with connected() as bench:
        bench.slack.faults.next("users.info", *[Error("token_revoked")] * 2)
        bench.slack.faults.next("chat.postMessage", Error("missing_scope"))
        with capture_logs() as told:
            for user in ("U1", "U2"):
                await bench.slack.post(user, "C1", "Lantaarn kapot")
            await bench.slack.quiet()
            bench.clock.move(seconds=MENDING.total_seconds())
            await bench.adapter.deliver(POST)
    assert lines(told, "to be mended") == [a_line("token_revoked"), a_line("missing_scope")]


async def test_an_app_token_that_is_revoked_while_it_runs_is_told() -> None:
    async with connected() as bench:
        bench.slack.faults.next("apps.connections.open", *[Error("token_revoked")] * 3)
        with capture_logs() as told:
            bench.slack.sockets.cut()
            await bench.slack.connected(0)
            await bench.slack.connected(1)
    assert lines(told, "to be mended") == [a_line("token_revoked")]
    assert not lines(told, "not connected")


async def test_each_token_that_is_refused_is_told_though_slack_says_the_same_of_both() -> None:
    async with connected() as bench:
        bench.slack.faults.next("users.info", Error("invalid_auth"))
        bench.slack.faults.next("apps.connections.open", Error("invalid_auth"))
        with capture_logs() as told:
            await bench.slack.post("U1", "C1", "Lantaarn kapot")
            await bench.slack.quiet()
            bench.slack.sockets.cut()
            await bench.slack.connected(0)
            await bench.slack.connected(1)
    assert lines(told, "to be mended") == [a_line("invalid_auth")] * 2
    assert [line["act"] for line in told if "act" in line] == [Method.USER, Method.CONNECT]


async def test_presses_and_commands_that_a_dead_token_spoils_are_told_once() -> None:
    spoiled = ("views.open", "conversations.open")
    with capture_logs() as told:
        async with connected() as bench:
            ref = await bench.send(a_card(buttons=(a_button("Niet van ons", form=True),)))
            for method in spoiled:
                bench.slack.faults.next(method, *[Error("invalid_auth")] * 3)
            for _ in range(3):
                await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
                await bench.slack.command("U2", "C1", "/wb", "help")
            calls = bench.slack.api.calls
            await seen(lambda: sum(call.method in spoiled for call in calls) == 6)
    assert lines(told, "not accepted") == [a_line("invalid_auth")]
    assert not any("exc_info" in line for line in told)


async def test_a_bot_token_that_is_refused_when_slack_comes_back_is_told() -> None:
    bench = Bench()
    async with bench.slack:
        bench.slack.faults.next("auth.test", Broken(503), *[Error("account_inactive")] * 2)
        adapter = bench.make()
        with capture_logs() as told:
            await adapter.start(bench.door)
            await bench.slack.connected(1)
        await adapter.stop()
    assert lines(told, "not reached") == [a_line("status_503", "warning")]
    assert lines(told, "to be mended") == [a_line("account_inactive")]


async def test_a_scope_that_lacks_when_slack_comes_back_is_told() -> None:
    bench = Bench()
    async with bench.slack:
        bench.slack.faults.next("auth.test", Broken(503))
        scopes = bench.slack.api.scopes
        bench.slack.api.scopes = scopes - {"users:read"}
        adapter = bench.make()
        with capture_logs() as told:
            await adapter.start(bench.door)
            await seen(lambda: lines(told, "to be mended"))
            bench.slack.api.scopes = scopes
            await bench.slack.connected(1)
        await adapter.stop()
    assert lines(told, "to be mended") == [a_line("missing_scope")]


async def test_the_status_of_whoever_refuses_a_socket_is_told() -> None:
    async with connected() as bench:
        bench.slack.faults.refuse_sockets = 3
        with capture_logs() as told:
            bench.slack.sockets.cut()
            await bench.slack.connected(0)
            await bench.slack.connected(1)
    assert lines(told, "not connected") == [a_line("status_503", "warning")]


async def test_the_status_of_a_proxy_that_lets_nothing_through_is_told() -> None:
    async with connected() as bench:
        bench.slack.faults.next("chat.postMessage", Broken(403))
        with capture_logs() as told:
            await bench.adapter.deliver(POST)
    assert lines(told, "not answered") == [a_line("status_403", "warning")]


async def test_history_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FIRST_READ_SECONDS", 0.05)
    bench = Bench()
    async with bench.slack:
        bench.slack.faults.next("conversations.history", Error("missing_scope"))
        adapter = bench.make()
        with capture_logs() as told:
            await adapter.start(bench.door)
            await bench.slack.connected(1)
        await adapter.stop()
    assert lines(told, "to be mended") == [a_line("missing_scope")]
