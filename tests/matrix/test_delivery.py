"""What the bot says and does, as people in the room see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mautrix.errors import MForbidden

from adapters.base import Do, EventKind, MessageRef, Outgoing, Permanent, Refusal, Sent
from adapters.card import Card, Mention, Paragraph
from tests.adapters.builders import a_card
from tests.matrix.server import Synapse
from tests.matrix.stage import a_key, a_scene, offering


async def test_a_card_stands_in_its_thread_with_buttons_and_rings_who_is_asked(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        signal = await scene.fatima.post(scene.room, "de lantaarn is stuk")
        asked = Paragraph((Mention(scene.karel.user, "Karel"), ", is dit van jullie?"))
        message = await scene.send(replace(offering("✅", "❌"), blocks=(asked,)), thread=signal)
        receipt = await scene.send(a_card("Dank je, Fatima."), thread=signal)

        _, card, notice = await scene.karel.thread(scene.room, signal)
        assert (card.id, card.type, card.thread) == (message, "m.text", signal)
        assert card.mentions == (scene.karel.user,)
        assert card.buttons == ("✅", "❌")
        assert card.body.splitlines()[0] == "Karel, is dit van jullie?"
        assert "✅ Knop ✅ · !wijkbot ✅" in card.body
        assert (notice.id, notice.type, notice.mentions) == (receipt, "m.notice", ())
        assert "m.mentions" in notice.content, "else clients look for names in the words"


async def test_the_same_key_again_says_nothing_again(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        key = a_key()
        first = await scene.send(offering("✅"), key=key)
        await scene.stop()
        await scene.start()
        assert await scene.send(offering("✅"), key=key) == first
        assert len(await scene.karel.messages(scene.room)) == 1


async def test_a_changed_card_has_new_words_and_only_its_own_buttons(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        message = await scene.send(offering("✅", "❌", "🔁"))
        await scene.karel.react(scene.room, message, "❌")
        await scene.update(message, offering("✅", "🏁", text="Karel pakt het op."))

        [card] = await scene.karel.messages(scene.room)
        assert (card.id, card.edited, card.type) == (message, True, "m.text")
        assert card.body.startswith("Karel pakt het op.")
        assert card.buttons == ("✅", "🏁")
        assert list(card.reactions["❌"]) == [scene.karel.user], "people's own reactions stay"


async def test_who_pressed_what_is_offered_again_can_press_again_where_the_bot_may_remove_it(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        levels = await scene.fatima.state(scene.room, "m.room.power_levels")
        users = {**levels["users"], scene.session.user: 50}
        await scene.fatima.state(
            scene.room, "m.room.power_levels", content={**levels, "users": users}
        )
        message = await scene.send(offering("✅", "❌"))
        await scene.karel.react(scene.room, message, "✅")
        await scene.karel.react(scene.room, message, "❌")
        await scene.heard()
        unheard = await scene.fatima.react(scene.room, message, "✅")
        await scene.update(message, offering("✅"))

        [card] = await scene.karel.messages(scene.room)
        assert card.reactions["✅"] == {
            scene.session.user: card.reactions["✅"][scene.session.user],
            scene.fatima.user: unheard,
        }, "what the bot has not heard yet is not removed"
        await scene.karel.react(scene.room, message, "✅")
        presses = [it for it in await scene.heard() if it.kind is EventKind.PRESSED]
        assert [it.user for it in presses] == [scene.fatima.user, scene.karel.user]


async def test_what_cannot_be_done_is_said_to_be_so_for_good(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        gone = await scene.send(a_card("weg"))
        await scene.fatima.redact(scene.room, gone)
        here = Outgoing("", Do.SEND, a_card(), scene.alias)
        there = Outgoing("", Do.UPDATE, a_card())
        for out, refusal in (
            (replace(here, do=Do.WHISPER, user=scene.karel.user), Refusal.OTHER),
            (Outgoing("", Do.HOME, a_card(), user=scene.karel.user), Refusal.OTHER),
            (Outgoing("", Do.SEND, a_card()), Refusal.OTHER),
            (replace(here, card=None), Refusal.OTHER),
            (replace(here, conversation="#nergens:gemeente.test"), Refusal.NO_PLACE),
            (replace(here, card=a_card("x" * 70_000)), Refusal.CONTENT),
            (there, Refusal.OTHER),
            (replace(there, ref=MessageRef("werk", scene.alias, gone)), Refusal.NO_MESSAGE),
            (replace(there, ref=MessageRef("werk", scene.alias, "$geen")), Refusal.NO_MESSAGE),
        ):
            result = await scene.bot.deliver(replace(out, key=a_key()))
            assert isinstance(result, Permanent), out
            assert result.refusal is refusal, out
        await scene.fatima.kick(scene.room, scene.session.user)
        kicked = await scene.bot.deliver(replace(here, key=a_key()))
        assert isinstance(kicked, Permanent)
        assert kicked.refusal is Refusal.BARRED


async def test_a_long_card_can_be_shown_and_changed(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        longest = a_card("ë" * scene.bot.capabilities.text)
        message = await scene.send(a_card())
        await scene.update(message, longest)
        assert (await scene.karel.messages(scene.room))[0].body.startswith("ëëë")


async def test_a_room_that_forbids_reactions_gets_the_card_all_the_same(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        levels = await scene.fatima.state(scene.room, "m.room.power_levels")
        events = {**levels["events"], "m.reaction": 50}
        await scene.fatima.state(
            scene.room, "m.room.power_levels", content={**levels, "events": events}
        )
        message = await scene.send(offering("✅"))
        [card] = await scene.karel.messages(scene.room)
        assert (card.id, card.buttons) == (message, ())


async def test_a_conversation_is_opened_once_filled_and_closed(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        name = f"overleg-{a_key()}"
        out = Outgoing(a_key(), Do.OPEN, name=f"#{name}", members=(scene.fatima.user,))
        opened = await scene.did(out)
        assert (await scene.did(replace(out, key=a_key()))).conversation == opened.conversation
        assert await scene.bot.lookup(out) == opened
        members = (scene.fatima.user, scene.karel.user)
        room = opened.conversation
        await scene.did(Outgoing(a_key(), Do.INVITE, conversation=room, members=members))
        await scene.fatima.join(f"#{name}:{synapse.name}")
        await scene.karel.join(room)
        await scene.stop()
        await scene.start()
        await scene.fatima.post(room, "zullen we samen kijken?")
        [said] = [it for it in await scene.heard() if it.kind is EventKind.POSTED]
        assert (said.conversation, said.private) == (room, False)

        await scene.did(Outgoing(a_key(), Do.CLOSE, conversation=room))
        with pytest.raises(MForbidden):
            await scene.fatima.post(room, "nog iets")


async def test_what_was_sent_is_found_by_its_key_and_what_was_not_is_not(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        out = Outgoing(a_key(), Do.SEND, offering("✅"), conversation=scene.alias)
        private = Outgoing(a_key(), Do.SEND, a_card(), user=scene.karel.user)
        assert await scene.bot.lookup(out) is None
        assert await scene.bot.lookup(private) is None
        for each in (out, private):
            sent = await scene.bot.deliver(each)
            assert isinstance(sent, Sent)
            assert await scene.bot.lookup(replace(each, card=None)) == sent.ref
        for _ in range(3):
            await scene.send(Card((Paragraph(("iets anders",)),)))
        assert await scene.bot.lookup(out) is not None
