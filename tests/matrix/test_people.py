"""The people and the server of these tests, without a bot."""

from __future__ import annotations

from tests.matrix.people import person
from tests.matrix.server import Synapse


async def test_people_see_what_is_said_changed_and_removed(synapse: Synapse) -> None:
    async with person(synapse, "ali", "Ali") as ali, person(synapse, "bo", "Bo") as bo:
        room = await ali.create_room(invite=[bo.user])
        assert await bo.accept() == [room]
        signal = await ali.post(room, "de lantaarn is stuk")
        answer = await bo.post(room, "wij kijken", thread=signal)
        gone = await bo.post(room, "oeps")
        await bo.edit(room, answer, "wij kijken vandaag")
        press = await ali.react(room, answer, "👍")
        await bo.redact(room, gone)

        first, second = await ali.messages(room)
        assert (first.id, first.sender, first.body) == (signal, ali.user, "de lantaarn is stuk")
        assert (second.body, second.edited, second.thread) == ("wij kijken vandaag", True, signal)
        assert second.reactions == {"👍": {ali.user: press}}
