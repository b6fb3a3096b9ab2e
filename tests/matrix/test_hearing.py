"""What people do in a room, as the bot hears it."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.base import EventKind
from tests.matrix.server import Synapse
from tests.matrix.stage import a_scene, offering


async def test_words_are_heard_in_order_with_name_thread_and_kind(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        fatima, karel, room = scene.fatima, scene.karel, scene.room
        signal = await fatima.post(room, "de lantaarn is stuk")
        answer = await karel.post(room, "wij kijken", thread=signal)
        reply = await fatima.reply(room, answer, "> <@karel> wij kijken\n\nfijn")
        command = await karel.post(room, "!wijkbot klaar W-1")

        heard = await scene.heard()
        assert [(it.kind, it.text, it.thread) for it in heard] == [
            (EventKind.POSTED, "de lantaarn is stuk", None),
            (EventKind.POSTED, "wij kijken", signal),
            (EventKind.POSTED, "fijn", signal),
            (EventKind.COMMAND, "klaar W-1", None),
        ]
        assert [it.thing for it in heard] == [signal, answer, reply, command]
        assert {it.conversation for it in heard} == {scene.alias}
        assert (heard[0].user, heard[0].name) == (fatima.user, "Fatima de Wit")
        assert not heard[0].private
        assert await scene.heard() == []


async def test_a_change_and_a_removal_are_of_the_message_and_by_who_did_it(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        fatima, karel, room = scene.fatima, scene.karel, scene.room
        signal = await karel.post(room, "de lantaarn is stuk")
        answer = await karel.post(room, "o", thread=signal)
        await karel.edit(room, answer, "ook ernaast")
        await fatima.edit(room, signal, "alles is heel")
        await fatima.redact(room, signal)

        *_, change, removal = await scene.heard()
        assert (change.kind, change.thing, change.text) == (EventKind.EDITED, answer, "ook ernaast")
        assert change.thread == signal
        assert (removal.kind, removal.thing) == (EventKind.DELETED, signal)
        assert removal.user == fatima.user, "a moderator is not the author"
        assert len(scene.ears.heard) == 3, "nobody changes what another said"


async def test_what_is_changed_or_removed_before_the_bot_looks_does_no_harm(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        gone = await scene.fatima.post(scene.room, "oeps")
        await scene.fatima.edit(scene.room, gone, "oeps, fout")
        await scene.fatima.redact(scene.room, gone)
        stays = await scene.fatima.post(scene.room, "de lantaarn is stuk")

        heard = await scene.heard()
        assert [it.thing for it in heard if it.kind is EventKind.POSTED] == [stays]
        assert {it.thing for it in heard} == {gone, stays}


async def test_a_press_has_the_value_that_its_button_had_then(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        signal = await scene.fatima.post(scene.room, "de lantaarn is stuk")
        card = await scene.send(offering("✅", "❌"), thread=signal)
        await scene.heard()
        press = await scene.karel.react(scene.room, card, "✅")
        await scene.karel.react(scene.room, card, "🎉")
        await scene.karel.react(scene.room, signal, "✅")
        changed = offering("✅", "🏁")
        later = changed.buttons[0].__class__("Later", "value-later", "✅", "!later")
        await scene.update(card, changed.__class__(changed.blocks, (later, changed.buttons[1])))
        done = await scene.fatima.react(scene.room, card, "✅")

        first, second = await scene.heard()
        assert (first.kind, first.thing, first.button) == (EventKind.PRESSED, press, "value-✅")
        assert (first.user, first.thread) == (scene.karel.user, signal)
        assert (second.thing, second.button) == (done, "value-later")


async def test_a_card_in_no_thread_is_the_thread_of_what_is_pressed_on_it(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        card = await scene.send(offering("▶️"))
        await scene.karel.react(scene.room, card, "▶")
        [press] = await scene.heard()
        assert (press.thread, press.button) == (card, "value-▶️")


async def test_nobody_but_the_bot_makes_buttons(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        buttons = {"nl.wijkbot.buttons": {"✅": "value"}}
        forged = await scene.fatima.post(scene.room, "druk hier", more=buttons)
        await scene.karel.react(scene.room, forged, "✅")
        assert [it.kind for it in await scene.heard()] == [EventKind.POSTED]


async def test_other_bots_and_rooms_that_do_not_count_are_not_heard(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        notice = {"msgtype": "m.notice", "body": "ping"}
        await scene.fatima.send(scene.room, "m.room.message", notice)
        elsewhere = await scene.fatima.create_room(invite=[scene.session.user])
        await scene.bot.pump()
        await scene.fatima.post(elsewhere, "de lantaarn is stuk")
        assert await scene.heard() == []


@pytest.mark.parametrize(
    "content",
    [
        {"msgtype": "m.text", "body": "x", "m.relates_to": 7},
        {"m.relates_to": {"rel_type": "m.replace"}, "body": "x", "msgtype": "m.text"},
        {"msgtype": "m.text", "body": "x", "m.relates_to": {"m.in_reply_to": "$geen"}},
        {"msgtype": "m.text", "body": "x", "m.relates_to": {"m.in_reply_to": {"event_id": ""}}},
        {"msgtype": "m.text", "body": "x", "m.relates_to": {"m.in_reply_to": {"event_id": "/?#"}}},
    ],
)
async def test_what_is_malformed_stops_nothing(
    synapse: Synapse, tmp_path: Path, content: dict[str, object]
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.fatima.send(scene.room, "m.room.message", content)
        await scene.fatima.send(scene.room, "m.reaction", content)
        await scene.fatima.send(scene.room, "m.reaction", {})
        after = await scene.fatima.post(scene.room, "de lantaarn is stuk")
        assert (await scene.heard())[-1].thing == after


async def test_what_the_door_does_not_accept_is_given_again_in_order(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.fatima.post(scene.room, "een")
        scene.ears.broken = True
        with pytest.raises(OSError, match="disk is full"):
            await scene.bot.pump()
        await scene.fatima.post(scene.room, "twee")
        await scene.stop()
        scene.ears.broken = False
        await scene.start()
        assert scene.ears.texts == ["een", "twee"]


async def test_somebody_new_is_heard_to_join(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.karel.leave(scene.room)
        await scene.fatima.invite(scene.room, scene.karel.user)
        await scene.karel.join(scene.room)
        await scene.karel.rename("Karel M.")
        heard = await scene.heard()
        assert [(it.kind, it.user) for it in heard] == [(EventKind.JOINED, scene.karel.user)]
