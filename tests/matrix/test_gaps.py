"""What happened while the bot was away: all of it, once, in order; and nothing from before."""

from __future__ import annotations

from pathlib import Path

from tests.matrix.server import Synapse
from tests.matrix.stage import a_scene, offering

MISSED = 200


async def test_what_was_missed_is_heard_once_and_in_order(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        card = await scene.send(offering("✅"))
        second = await scene.karel.direct(scene.session.user)
        await scene.heard()
        await scene.stop()
        for number in range(MISSED):
            room = second if number % 20 == 0 else scene.room
            await scene.karel.post(room, f"bericht {number}")
        press = await scene.karel.react(scene.room, card, "✅")
        await scene.start()

        heard = scene.ears.heard
        for place in (second, scene.alias):
            numbers = [
                int(it.text.split()[1]) for it in heard if it.text and it.conversation == place
            ]
            assert numbers == sorted(numbers)
        assert len(heard) == MISSED + 1
        assert press in {it.thing for it in heard}
        await scene.bot.pump()
        assert len(scene.ears.heard) == MISSED + 1


async def test_what_was_said_before_the_bot_came_in_was_not_said_to_it(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path, start=False) as scene:
        for number in range(12):
            await scene.fatima.post(scene.room, f"eerder {number}")
        await scene.start()
        await scene.fatima.post(scene.room, "nu")
        await scene.bot.pump()
        assert scene.ears.texts == ["nu"]


async def test_a_bot_that_comes_in_again_hears_only_what_was_said_since(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.fatima.post(scene.room, "eerst")
        await scene.fatima.kick(scene.room, scene.session.user)
        await scene.fatima.post(scene.room, "zonder de bot")
        await scene.fatima.invite(scene.room, scene.session.user)
        await scene.bot.pump()
        await scene.fatima.post(scene.room, "weer met")
        await scene.bot.pump()
        assert scene.ears.texts == ["eerst", "weer met"]


async def test_what_was_said_before_the_bot_was_put_out_is_heard_as_far_as_it_may(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.stop()
        for number in range(120):
            await scene.fatima.post(scene.room, f"bericht {number}")
        await scene.fatima.kick(scene.room, scene.session.user)
        await scene.fatima.post(scene.room, "zonder de bot")
        room = await scene.karel.direct(scene.session.user)
        await scene.start()
        await scene.karel.post(room, "en nu")
        await scene.bot.pump()
        assert scene.ears.texts == [*(f"bericht {number}" for number in range(120)), "en nu"]
