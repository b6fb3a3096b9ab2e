"""How the bot comes to a workspace: what a person must mend, and what passes."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from adapters.base import AccountError
from adapters.slack import Tokens
from tests.slack.bench import Bench, connected
from tests.slack.faults import Broken, Error, Fault, Limit, Reset

BOT, APP = "xoxb-stand-in", "xapp-stand-in"


@pytest.mark.parametrize(
    ("tokens", "told"),
    [
        (Tokens("", APP), "WIJKBOT_SLACK_BOT_TOKEN must hold the Bot User OAuth Token"),
        (Tokens(APP, APP), "WIJKBOT_SLACK_BOT_TOKEN must hold the Bot User OAuth Token"),
        (Tokens(BOT, BOT), "WIJKBOT_SLACK_APP_TOKEN must hold an app-level token"),
        (Tokens("xoxb-other", APP), "WIJKBOT_SLACK_BOT_TOKEN holds (invalid_auth)"),
        (Tokens(BOT, "xapp-other"), "WIJKBOT_SLACK_APP_TOKEN holds (invalid_auth)"),
    ],
)
async def test_a_token_that_cannot_work_is_told_with_where_the_right_one_is(
    tokens: Tokens, told: str
) -> None:
    bench = Bench(tokens=tokens)
    async with bench.slack:
        with pytest.raises(AccountError) as error:
            await bench.make().start(bench.door)
    assert told in str(error.value)
    assert "other" not in str(error.value)
    assert "xoxb-other" not in repr(tokens)


@pytest.mark.parametrize("scope", ["groups:history", "users:read"])
async def test_a_scope_that_the_app_lacks_is_told_before_anything_is_heard(scope: str) -> None:
    bench = Bench()
    async with bench.slack:
        bench.slack.api.scopes -= {scope}
        with pytest.raises(AccountError, match=f"the Slack app lacks {scope}"):
            await bench.make().start(bench.door)
        assert not bench.slack.sockets.open
    assert bench.door.place is None


async def test_a_scope_that_lacks_is_told() -> None:
    bench = Bench()
    async with bench.slack:
        bench.slack.faults.next("apps.connections.open", Error("missing_scope"))
        with pytest.raises(AccountError, match="connections:write"):
            await bench.make().start(bench.door)


@pytest.mark.parametrize("fault", [Limit(1), Broken(503), Reset(done=False), Error()])
async def test_a_cold_start_in_trouble_loses_nothing(fault: Fault) -> None:
    bench = Bench()
    async with bench.slack:
        adapter = bench.make()
        bench.slack.faults.next("auth.test", fault, fault)
        ts = [await bench.slack.post("U1", "C1", f"Lantaarn {number}") for number in range(20)]
        bench.clock.move(seconds=1)
        await adapter.start(bench.door)
        await bench.slack.connected(1)
        bench.clock.move(minutes=1)
        await bench.slack.redeliver()
        await bench.slack.quiet()
        await adapter.stop()
        tests = [call for call in bench.slack.api.calls if call.method == "auth.test"]
    assert [event.thing for event in bench.door.events] == ts
    assert len(tests) <= 3  # a call that broke off is not on the list


async def test_an_unreachable_slack_holds_up_nobody() -> None:
    bench = Bench()
    await bench.slack.start()
    adapter = bench.make()
    await bench.slack.stop()
    await adapter.start(bench.door)
    assert adapter.silence is None
    await adapter.stop()


@pytest.mark.parametrize(
    ("channel", "code"), [("C2", "not_in_channel"), ("C3", "channel_not_found")]
)
async def test_a_channel_that_it_is_not_in_is_told_at_the_first_start(
    channel: str, code: str
) -> None:
    bench = Bench(channels=frozenset({"C1", channel}))
    bench.slack.workspace.add_channel("wegen", ["U1"], channel="C2", bot=False)
    bench.slack.workspace.add_channel("geheim", ["U1"], channel="C3", bot=False, private=True)
    async with bench.slack:
        adapter = bench.make()
        with capture_logs() as logs:
            await adapter.start(bench.door)
            await bench.slack.connected(1)
        await adapter.stop()
    told = {"event": "channel not read", "log_level": "warning", "room": channel, "code": code}
    assert [line for line in logs if line["event"] == "channel not read"] == [
        {**told, "account": "slack"}
    ]


async def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with connected() as bench:
        await bench.send()
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.quiet()
        assert len(bench.door.events) == 1


async def test_a_proxy_of_the_configuration_is_taken() -> None:
    bench = Bench(proxy="http://127.0.0.1:9")
    async with bench.slack:
        adapter = bench.make()
        await adapter.start(bench.door)
        assert not bench.slack.api.calls
        await adapter.stop()


async def test_tokens_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-other")
    async with connected() as bench:
        await bench.slack.post("U1", "C1", "Lantaarn kapot")
        await bench.slack.quiet()
        assert len(bench.door.events) == 1


async def test_it_starts_again_after_it_was_stopped() -> None:
    async with connected() as bench:
        await bench.adapter.stop()
        await bench.slack.connected(0)
        await bench.adapter.start(bench.door)
        await bench.slack.connected(1)
        await bench.send()
