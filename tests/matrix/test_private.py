"""Private rooms: made once, kept, and never with anybody else in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from adapters.base import Do, EventKind, MessageRef, Outgoing, Permanent, Refusal
from tests.adapters.builders import a_card
from tests.matrix.people import Person
from tests.matrix.server import Credentials, Synapse
from tests.matrix.stage import Scene, a_key, a_scene, offering


async def test_somebody_is_told_in_a_room_for_two_that_is_kept(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        karel = scene.karel
        first = await scene.tell(karel.user, a_card("Van jullie?"))
        assert await karel.invitations() == {first.conversation: True}
        await karel.join(first.conversation)
        await scene.stop()
        await scene.start()
        second = await scene.tell(karel.user, a_card("En deze?"))

        assert second.conversation == first.conversation
        assert await _kept(scene) == {karel.user: [first.conversation]}
        said = await karel.messages(first.conversation)
        assert [(each.body, each.type) for each in said] == [
            ("Van jullie?", "m.text"),
            ("En deze?", "m.text"),
        ], "what is for one person makes their phone ring"


async def test_an_answer_in_private_is_heard_as_such(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        card = await scene.tell(scene.karel.user, offering("✅"))
        room = await scene.karel.join(card.conversation)
        await scene.karel.post(room, "klaar W-1")
        await scene.karel.reply(room, card.message, "ja")
        await scene.karel.react(room, card.message, "✅")

        said, reply, press = [it for it in await scene.heard() if it.kind is not EventKind.JOINED]
        assert {it.conversation for it in (said, reply, press)} == {room}
        assert all(it.private for it in (said, reply, press))
        assert (said.thread, reply.thread, press.thread) == (None, card.message, card.message)
        assert press.button == "value-✅"
        later = await scene.did(Outgoing(a_key(), Do.SEND, a_card("fijn"), conversation=room))
        assert later.conversation == room
        await scene.did(Outgoing(a_key(), Do.UPDATE, offering("🏁"), ref=card))
        [changed, *_] = await scene.karel.messages(room)
        assert changed.buttons == ("🏁",)


async def test_who_left_is_asked_into_a_new_room(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        old = await scene.tell(scene.karel.user, a_card())
        await scene.karel.join(old.conversation)
        await scene.heard()
        await scene.karel.leave(old.conversation)
        await scene.heard()
        new = await scene.tell(scene.karel.user, a_card())
        assert new.conversation != old.conversation
        assert await scene.karel.invitations() == {new.conversation: True}


async def test_nothing_private_is_said_or_heard_where_a_third_is_in_the_room(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        old = await scene.tell(scene.karel.user, a_card())
        await scene.karel.join(old.conversation)
        await scene.heard()
        await scene.karel.invite(old.conversation, scene.fatima.user)
        await scene.karel.post(old.conversation, "kijk eens mee")
        assert [it for it in await scene.heard() if it.kind is EventKind.POSTED] == []
        new = await scene.tell(scene.karel.user, a_card())
        assert new.conversation != old.conversation


async def test_a_private_room_that_somebody_made_is_theirs(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        room = await scene.karel.direct(scene.session.user)
        await scene.heard()
        await scene.karel.post(room, "hoi")
        [said] = await scene.heard()
        assert (said.private, said.conversation, said.text) == (True, room, "hoi")
        assert (await scene.tell(scene.karel.user, a_card())).conversation == room


async def test_a_room_that_was_made_before_a_crash_is_found_again(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        made = await scene.tell(scene.karel.user, a_card())
        await _keep(scene, {})  # as if the bot died before it was kept
        await scene.stop()
        await scene.start()
        again: MessageRef = await scene.tell(scene.karel.user, a_card())
        assert again.conversation == made.conversation
        assert await _kept(scene) == {scene.karel.user: [made.conversation]}


async def _kept(scene: Scene) -> dict[str, Any]:
    async with _as_the_bot(scene) as bot:
        return await bot.account_data("m.direct")


async def _keep(scene: Scene, rooms: dict[str, Any]) -> None:
    async with _as_the_bot(scene) as bot:
        await bot.account_data("m.direct", rooms)


def _as_the_bot(scene: Scene) -> Person:
    it = scene.session
    return Person(Credentials(it.homeserver, it.user, it.device, it.token))


async def test_in_an_encrypted_room_nothing_is_said_and_somebody_gets_another(
    synapse: Synapse, tmp_path: Path
) -> None:
    encryption = {"algorithm": "m.megolm.v1.aes-sha2"}
    async with a_scene(synapse, tmp_path) as scene:
        theirs = await scene.karel.direct(scene.session.user)
        await scene.karel.state(theirs, "m.room.encryption", content=encryption)
        await scene.fatima.state(scene.room, "m.room.encryption", content=encryption)
        await scene.heard()

        private = await scene.tell(scene.karel.user, a_card("Van jullie?"))
        openly = Outgoing(a_key(), Do.SEND, a_card(), conversation=scene.alias)

        assert private.conversation != theirs
        refused = await scene.bot.deliver(openly)
        assert refused == Permanent("the room is encrypted", Refusal.ENCRYPTED)
