"""Which rooms count, also when that turns out later."""

from __future__ import annotations

from pathlib import Path

from structlog.testing import capture_logs

from adapters.base import EventKind
from tests.adapters.builders import a_card
from tests.matrix.server import Synapse
from tests.matrix.stage import Scene, a_scene


async def test_a_room_that_gets_its_alias_late_is_heard_from_then_on(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.stop()
        late = f"#laat-{scene.session.device.lower()}:{synapse.name}"
        scene.others = frozenset({late})
        await scene.start()
        room = await scene.fatima.create_room("", [scene.session.user])
        assert await said(scene, room, "nog zonder naam") == []

        await scene.fatima.point(late, room)

        assert await said(scene, room, "de lantaarn is stuk") == [(late, "de lantaarn is stuk")]


async def test_the_successor_of_a_room_takes_its_place(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        successor = await scene.fatima.create_room("", [scene.session.user])
        await scene.fatima.point(scene.alias, successor)

        assert await said(scene, successor, "hier verder") == [(scene.alias, "hier verder")]
        message = await scene.send(a_card("Dank je, Fatima."))
        assert message in {each.id for each in await scene.fatima.messages(successor)}


async def test_a_room_that_is_not_configured_is_told_of_once(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        missing = f"#nergens-{scene.session.device.lower()}:{synapse.name}"
        await scene.stop()
        scene.others = frozenset({missing})
        with capture_logs() as logged:
            await scene.start()
            for _ in range(2):
                room = await scene.fatima.create_room("", [scene.session.user])
                await said(scene, room, "hallo?")
                await said(scene, room, "hallo??")
        events = [each["event"] for each in logged]
        assert events.count("room not configured") == 2
        assert events.count("room not entered") == 1


async def said(scene: Scene, room: str, text: str) -> list[tuple[str, str]]:
    """Have something said in a room, and tell where the bot hears it."""
    await scene.heard()
    await scene.fatima.post(room, text)
    heard = await scene.heard()
    return [(each.conversation, each.text) for each in heard if each.kind is EventKind.POSTED]
