"""Logging in, once; and what happens when the login holds no more."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from adapters.base import AccountError, Do, Outgoing, RetryAt, Sent
from adapters.matrix import login, session
from tests.adapters.builders import a_card
from tests.matrix.people import Person
from tests.matrix.server import Credentials, Synapse
from tests.matrix.stage import a_key, a_scene

_numbers = count(1)


async def test_a_login_is_made_once_and_kept_where_others_cannot_read_it(
    synapse: Synapse, tmp_path: Path
) -> None:
    user, password = _a_user(synapse)
    folder = tmp_path / "matrix" / "werk"
    assert session(folder) is None
    first = await login(synapse.url, user, password, folder)
    assert await login(synapse.url, user, "een ander wachtwoord", folder) == first
    assert session(folder) == first
    assert first.user == f"@{user}:{synapse.name}"
    assert (folder.stat().st_mode & 0o777, (folder / "session.json").stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )
    assert first.token not in repr(first)


async def test_a_login_that_was_ended_is_made_again_for_the_same_device(
    synapse: Synapse, tmp_path: Path
) -> None:
    user, password = _a_user(synapse)
    first = await login(synapse.url, user, password, tmp_path)
    async with Person(Credentials(first.homeserver, first.user, first.device, first.token)) as it:
        await it.log_out()
    second = await login(synapse.url, user, password, tmp_path)
    assert second.device == first.device
    assert second.token != first.token


async def test_who_cannot_log_in_hears_why(synapse: Synapse, tmp_path: Path) -> None:
    user, password = _a_user(synapse)
    with pytest.raises(AccountError, match="could not log in"):
        await login(synapse.url, user, "fout", tmp_path)
    with pytest.raises(AccountError, match="cannot be reached"):
        await login("http://127.0.0.1:9", user, password, tmp_path)
    await login(synapse.url, user, password, tmp_path)
    with pytest.raises(AccountError, match="is logged in here already"):
        await login(synapse.url, "iemand-anders", password, tmp_path)


async def test_a_bot_whose_login_was_ended_says_so_at_its_start(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.stop()
        it = scene.session
        async with Person(Credentials(it.homeserver, it.user, it.device, it.token)) as bot:
            await bot.log_out()
        with pytest.raises(AccountError, match="wijkbot matrix login"):
            await scene.start()


async def test_a_login_that_is_renewed_while_the_bot_runs_is_taken_over(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path, start=False) as scene:
        user, password = _a_user(synapse)
        scene.session = await login(synapse.url, user, password, scene.folder)
        await scene.fatima.invite(scene.room, scene.session.user)
        await scene.start()
        it = scene.session
        async with Person(Credentials(it.homeserver, it.user, it.device, it.token)) as bot:
            await bot.log_out()
        out = Outgoing(a_key(), Do.SEND, a_card(), scene.alias)
        result = await scene.bot.deliver(out)
        assert isinstance(result, RetryAt), "it is there for who logs in again"
        await scene.bot.pump()

        await login(synapse.url, user, password, scene.folder)
        await scene.fatima.post(scene.room, "de lantaarn is stuk")
        await scene.bot.pump()
        await scene.bot.pump()
        assert scene.ears.texts == ["de lantaarn is stuk"]
        assert isinstance(await scene.bot.deliver(out), Sent)


async def test_a_start_that_found_no_login_succeeds_once_somebody_logged_in_again(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path, start=False) as scene:
        user, password = _a_user(synapse)
        it = scene.session = await login(synapse.url, user, password, scene.folder)
        await scene.fatima.invite(scene.room, it.user)
        async with Person(Credentials(it.homeserver, it.user, it.device, it.token)) as bot:
            await bot.log_out()
        with pytest.raises(AccountError, match="is logged out"):
            await scene.start()

        await login(synapse.url, user, password, scene.folder)
        await scene.bot.start(scene.ears)
        await scene.bot.pump()
        await scene.fatima.post(scene.room, "de lantaarn is stuk")
        await scene.bot.pump()
        assert scene.ears.texts == ["de lantaarn is stuk"]


def _a_user(synapse: Synapse) -> tuple[str, str]:
    user = f"login{next(_numbers)}"
    synapse.register(user)
    return user, synapse.password(user)
