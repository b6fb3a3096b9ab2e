"""When the homeserver dies, wants rest, or loses its answer, and when the bot itself dies."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from nio.client.async_client import AsyncClient

from adapters.base import Do, Doubtful, MessageRef, Outgoing, RetryAt, Sent, Unanswered
from adapters.matrix import keeping, login
from tests.adapters.builders import a_card
from tests.matrix.proxy import Proxy
from tests.matrix.server import Synapse
from tests.matrix.stage import a_key, a_scene, offering


async def test_a_homeserver_that_dies_is_waited_for(
    synapse: Synapse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FIRST_PAUSE_SECONDS", 0.1)
    async with a_scene(synapse, tmp_path, start=False) as scene:
        await scene.start(follow=True)
        await scene.fatima.sees(scene.room, scene.session.user)
        await scene.fatima.post(scene.room, "voor de klap")
        await scene.ears.hears(lambda heard: len(heard) == 1)
        out = Outgoing(a_key(), Do.SEND, a_card("Dank je."), scene.alias)
        try:
            await asyncio.to_thread(synapse.kill)
            assert isinstance(await scene.bot.deliver(out), Doubtful)
            with pytest.raises(Unanswered, match="unreachable"):
                await scene.bot.lookup(out)
        finally:
            await asyncio.to_thread(synapse.start)
        await scene.fatima.post(scene.room, "na de klap")
        await scene.ears.hears(lambda heard: len(heard) == 2)
        assert scene.ears.texts == ["voor de klap", "na de klap"]
        assert await scene.bot.lookup(out) is None
        assert isinstance(await scene.bot.deliver(out), Sent)


async def test_a_bot_that_starts_while_the_homeserver_is_away_connects_later(
    synapse: Synapse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FIRST_PAUSE_SECONDS", 0.1)
    async with a_scene(synapse, tmp_path) as scene:
        await scene.stop()
        await scene.fatima.post(scene.room, "de lantaarn is stuk")
        try:
            await asyncio.to_thread(synapse.kill)
            away = await scene.start()
            result = await away.deliver(Outgoing(a_key(), Do.SEND, a_card(), scene.alias))
            assert isinstance(result, RetryAt), "what was surely not sent is not in doubt"
            await scene.stop()
            await scene.start(follow=True)
        finally:
            await asyncio.to_thread(synapse.start)
        await scene.ears.hears(lambda heard: heard)
        assert scene.ears.texts == ["de lantaarn is stuk"]


@contextmanager
def limited(synapse: Synapse, user: str) -> Iterator[None]:
    synapse.limit(user, per_second=1, burst=2)
    try:
        yield
    finally:
        synapse.limit(user, per_second=0, burst=0)


async def test_the_homeserver_is_left_alone_for_as_long_as_it_asks(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        with limited(synapse, scene.session.user):
            outs = [Outgoing(a_key(), Do.SEND, a_card(str(n)), scene.alias) for n in range(6)]
            results = [await scene.bot.deliver(out) for out in outs]
            assert isinstance(results[0], Sent)
            first = next(it for it in results if isinstance(it, RetryAt))
            wait = first.at - scene.clock()
            assert timedelta() < wait <= timedelta(seconds=2)
            assert "M_LIMIT_EXCEEDED" in first.why
            assert isinstance(results[-1], RetryAt)
            assert results[-1].why == "the homeserver wants rest", "it is not even asked"
        scene.clock.at += wait
        for out in outs:
            assert isinstance(await scene.bot.deliver(out), Sent)
        said = [each.body for each in await scene.karel.messages(scene.room)]
        assert sorted(said) == [str(n) for n in range(6)]


async def test_a_card_gets_all_its_buttons_however_slowly(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        with limited(synapse, scene.session.user):
            await scene.send(offering("✅", "❌", "🔁"))
        [card] = await scene.karel.messages(scene.room)
        assert card.buttons == ("✅", "❌", "🔁")


FIRST, SECOND, THIRD = b"-2705", b"-1f501", b"-274c"
"""How the placing of each emoji is known: not in the order of these numbers."""


@pytest.mark.parametrize("cut", [b"/send/m.room.message/", FIRST, SECOND, THIRD])
async def test_what_was_sent_and_not_answered_is_found_and_completed(
    synapse: Synapse, tmp_path: Path, cut: bytes
) -> None:
    async with Proxy(synapse.url) as proxy, a_scene(synapse, tmp_path, url=proxy.url) as scene:
        out = Outgoing(a_key(), Do.SEND, offering("✅", "🔁", "❌"), scene.alias)
        proxy.cut(cut, times=2)  # as the HTTP library tries once more by itself
        result = await scene.bot.deliver(out)
        found = await scene.bot.lookup(replace(out, card=None))
        [card] = await scene.karel.messages(scene.room)
        assert found is not None
        assert found.message == card.id
        assert card.buttons == ("✅", "🔁", "❌")
        assert isinstance(result, Doubtful)


@pytest.mark.parametrize("cut", [b"-1f3c3", b"-1f3c1", SECOND])
async def test_a_change_that_was_not_answered_has_all_its_buttons_when_it_is_done_again(
    synapse: Synapse, tmp_path: Path, cut: bytes
) -> None:
    async with Proxy(synapse.url) as proxy, a_scene(synapse, tmp_path, url=proxy.url) as scene:
        message = await scene.send(offering("✅"))
        ref = MessageRef("werk", scene.alias, message)
        out = Outgoing(a_key(), Do.UPDATE, offering("🏃", "🏁", "🔁"), ref=ref)
        proxy.cut(cut, times=2)
        assert isinstance(await scene.bot.deliver(out), Doubtful)
        assert await scene.bot.deliver(out) == Sent(ref)
        [card] = await scene.karel.messages(scene.room)
        assert card.buttons == ("🏃", "🏁", "🔁")


async def test_what_another_device_sent_is_found_by_its_key(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        out = Outgoing(a_key(), Do.SEND, offering("✅"), scene.alias)
        sent = await scene.did(out)
        await scene.stop()
        local = scene.session.user.removeprefix("@").split(":")[0]
        anew = tmp_path / "anew"
        scene.session = await login(synapse.url, scene.session.user, synapse.password(local), anew)
        scene.folder = anew
        await scene.start()

        assert await scene.bot.lookup(replace(out, card=None)) == sent
        assert len(await scene.karel.messages(scene.room)) == 1


async def test_a_sync_that_fails_halfway_is_done_again_from_the_same_place(
    synapse: Synapse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.fatima.post(scene.room, "de lantaarn is stuk")
        whole = AsyncClient._handle_joined_rooms

        async def broken(client: AsyncClient, response: object) -> None:
            await whole(client, response)  # type: ignore[arg-type]  # passed on as it came
            raise RuntimeError("the bot dies here")

        monkeypatch.setattr(AsyncClient, "_handle_joined_rooms", broken)
        with pytest.raises(RuntimeError):
            await scene.bot.pump()
        assert scene.ears.texts == []
        monkeypatch.undo()
        await scene.fatima.post(scene.room, "en nog een")
        await scene.bot.pump()
        assert scene.ears.texts == ["de lantaarn is stuk", "en nog een"]
