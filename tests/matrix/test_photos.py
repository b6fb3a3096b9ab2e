"""Photos on Matrix: heard, fetched from the homeserver as it is, and shown as messages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.base import Do, Doubtful, MessageRef, Outgoing, Permanent, Refusal, Sent, Unanswered
from adapters.matrix.photo import posted
from adapters.photo import PhotoError, PhotoFault, Picture
from tests.matrix.proxy import Proxy
from tests.matrix.server import Synapse
from tests.matrix.stage import a_key, a_scene
from tests.photos.pictures import a_picture

CONTENT = a_picture()
MOST = 10_000_000


def showing(room: str, thread: str | None = None, **changed: Any) -> Outgoing:  # noqa: ANN401 - fields
    picture = Picture(CONTENT, "image/jpeg", "foto 1.jpg", 80, 60)
    out = Outgoing(a_key(), Do.PHOTO, conversation=room, thread=thread, picture=picture)
    return replace(out, **changed)


async def test_a_photo_is_heard_and_fetched(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        await scene.fatima.show(scene.room, CONTENT, "image/jpeg", "de lantaarn is stuk")
        await scene.fatima.show(scene.room, CONTENT, "image/jpeg")
        told, alone = await scene.heard()
        assert (told.text, alone.text) == ("de lantaarn is stuk", "")
        (photo,) = told.photos
        assert (photo.kind, photo.size, photo.name) == ("image/jpeg", len(CONTENT), "foto 1.jpg")
        assert await scene.bot.fetch(photo.ref, MOST) == CONTENT
        with pytest.raises(PhotoError) as refused:
            await scene.bot.fetch(photo.ref, len(CONTENT) - 1)
        assert refused.value.fault is PhotoFault.TOO_BIG


@pytest.mark.parametrize(
    "address", ["mxc://gemeente.test/bestaatniet", "https://gemeente.test/foto.jpg", "mxc://../.."]
)
async def test_what_is_not_there_is_gone(synapse: Synapse, tmp_path: Path, address: str) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        with pytest.raises(PhotoError) as refused:
            await scene.bot.fetch(address, MOST)
        assert refused.value.fault is PhotoFault.GONE


async def test_a_homeserver_that_does_not_answer_is_asked_later(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with Proxy(synapse.url) as road, a_scene(synapse, tmp_path, url=road.url) as scene:
        await scene.fatima.show(scene.room, CONTENT, "image/jpeg")
        (event,) = await scene.heard()
        road.cut(b"/media/download/", times=2)  # a client asks once more by itself
        with pytest.raises(Unanswered):
            await scene.bot.fetch(event.photos[0].ref, MOST)
        assert await scene.bot.fetch(event.photos[0].ref, MOST) == CONTENT


async def test_a_photo_is_shown_in_its_thread(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        root = await scene.fatima.post(scene.room, "de lantaarn is stuk")
        ref = await scene.did(showing(scene.alias, root))
        _, shown = await scene.karel.thread(scene.room, root)
        assert ref == MessageRef("werk", scene.alias, shown.id)
        assert (shown.type, shown.body, shown.mentions) == ("m.image", "foto 1.jpg", ())
        info = shown.content["info"]
        assert info == {"mimetype": "image/jpeg", "size": len(CONTENT), "w": 80, "h": 60}
        assert await scene.karel.download(shown.content["url"]) == CONTENT


async def test_a_photo_is_shown_to_one_person_in_private(synapse: Synapse, tmp_path: Path) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        ref = await scene.did(showing("", user=scene.karel.user))
        (room,) = await scene.karel.accept()
        (shown,) = await scene.karel.messages(room)
        assert (shown.id, shown.type) == (ref.message, "m.image")


async def test_a_photo_whose_answer_was_lost_is_shown_once(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with Proxy(synapse.url) as road, a_scene(synapse, tmp_path, url=road.url) as scene:
        out = showing(scene.alias)
        road.cut(b"/send/m.room.message/", times=2)
        assert isinstance(await scene.bot.deliver(out), Doubtful)
        found = await scene.bot.lookup(replace(out, picture=None))
        again = await scene.bot.deliver(out)
        assert isinstance(again, Sent)
        assert again.ref == found
        assert len(await scene.karel.messages(scene.room)) == 1


async def test_an_upload_that_is_lost_shows_nothing_and_is_done_again(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with Proxy(synapse.url) as road, a_scene(synapse, tmp_path, url=road.url) as scene:
        out = showing(scene.alias)
        road.cut(b"/media/v3/upload", times=1)
        assert isinstance(await scene.bot.deliver(out), Doubtful)
        assert await scene.bot.lookup(out) is None
        assert isinstance(await scene.bot.deliver(out), Sent)
        assert len(await scene.karel.messages(scene.room)) == 1


async def test_a_homeserver_that_takes_no_such_file_says_so(
    synapse: Synapse, tmp_path: Path
) -> None:
    async with a_scene(synapse, tmp_path) as scene:
        large = Picture(bytes(3_000_000), "image/jpeg", "foto 1.jpg", 80, 60)
        result = await scene.bot.deliver(showing(scene.alias, picture=large))
        assert isinstance(result, Permanent)
        assert (result.code, result.refusal) == ("M_TOO_LARGE", Refusal.CONTENT)


def test_whatever_stands_in_a_message_is_read_with_care() -> None:
    address = "mxc://stad.nl:8448/AbC_1-2"
    (photo,) = posted({"url": address, "info": {"mimetype": "image/png", "size": 7}})
    assert (photo.ref, photo.kind, photo.size) == (address, "image/png", 7)
    odd: list[Any] = [None, [], {"mimetype": 3, "size": "veel"}, {"mimetype": "<b>", "size": -1}]
    for info in odd:
        (photo,) = posted({"url": address, "info": info})
        assert (photo.kind, photo.size) == ("", 0), info
    for url in (None, 3, "", "mxc://stad.nl/../x", "https://stad.nl/x", {"url": address}):
        assert posted({"url": url}) == (), url
    assert posted({"file": {"url": address}}) == (), "what is encrypted is read by nobody"
