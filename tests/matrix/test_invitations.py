"""Who may invite the bot, and who may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.base import EventKind
from adapters.matrix.direct import Direct
from adapters.matrix.homeserver import Homeserver, Json, Unreachable
from adapters.matrix.invitations import MOST_TRIES, Invitations
from adapters.matrix.rooms import Rooms
from tests.matrix.people import Person
from tests.matrix.server import Synapse
from tests.matrix.stage import a_scene


async def test_only_who_may_invites_the_bot_also_while_it_is_away(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with (
        a_scene(synapse, tmp_path, start=False) as scene,
        Person(synapse.register(f"vreemde-{scene.alias[1:].split(':')[0]}")) as stranger,
    ):
        before = await stranger.create_room(invite=[scene.session.user])
        await scene.start()
        assert scene.session.user in await scene.fatima.members(scene.room)
        after = await stranger.create_room(invite=[scene.session.user])
        private = await stranger.direct(scene.session.user)
        allowed = await scene.karel.create_room(invite=[scene.session.user])
        await scene.heard()

        for room in (before, after, private):
            member = await stranger.state(room, "m.room.member", scene.session.user)
            assert member["membership"] == "leave"
        assert scene.session.user in await scene.karel.members(allowed)


async def test_an_invitation_that_is_withdrawn_stops_nothing(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path, start=False) as scene:
        gone = await scene.karel.create_room(invite=[scene.session.user])
        await scene.karel.leave(gone)
        await scene.start()
        await scene.fatima.post(scene.room, "de lantaarn is stuk")
        assert [it.text for it in await scene.heard()] == ["de lantaarn is stuk"]


async def test_a_public_room_of_the_configuration_needs_no_invitation(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path, start=False) as scene:
        local = f"open-{scene.alias[1:].split(':')[0]}"
        room = await scene.karel.create_room(local, more={"preset": "public_chat"})
        scene.others = frozenset({f"#{local}:{synapse.name}", "#nergens:gemeente.test"})
        await scene.start()
        await scene.karel.post(room, "hoi")
        [said] = await scene.heard()
        assert (said.conversation, said.kind) == (f"#{local}:{synapse.name}", EventKind.POSTED)


async def test_an_invitation_from_a_homeserver_that_is_gone_holds_up_the_others_only_briefly() -> (
    None
):
    class Gone(Homeserver):
        async def post(self, *_: str, body: Json | None = None) -> Json:
            raise Unreachable(f"status 502 {body}", answered=True)

    server = Gone("http://127.0.0.1:9", "@wijkbot:gemeente.test")
    answers = Invitations(server, Rooms("werk", server, ()), Direct(server), lambda _: True)
    for _ in range(MOST_TRIES - 1):
        with pytest.raises(Unreachable):
            await answers.answer("!kamer", {"sender": "@iemand:weg.test"})
    await answers.answer("!kamer", {"sender": "@iemand:weg.test"})
