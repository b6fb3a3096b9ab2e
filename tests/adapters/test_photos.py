"""Photos on a console: posted from a file, kept by the platform, shown by the bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.base import Capabilities, Do, MessageRef, Outgoing, Permanent, Refusal, Sent
from adapters.console import BARE, FULL, ConsoleAdapter, Impossible, Reason
from adapters.photo import Photo, PhotoError, PhotoFault, Picture
from tests.adapters.builders import Ears, a_console
from tests.adapters.stage import Stage
from tests.photos.pictures import a_photo, a_picture

MOST = 10_000_000


def showing(key: str = "k1", thread: str | None = None) -> Outgoing:
    picture = Picture(a_picture(), "image/jpeg", "foto 1.jpg", 80, 60)
    return Outgoing(key, Do.PHOTO, conversation="#signalen", thread=thread, picture=picture)


async def heard(adapter: ConsoleAdapter) -> list[Photo]:
    ears = Ears()
    await adapter.start(ears)
    return [photo for event in ears.heard for photo in event.photos]


async def test_a_photo_is_heard_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.post("fatima", "#signalen", "lantaarn uit", photos=[a_photo(tmp_path)])
    console.post("fatima", "#signalen", "", photos=[a_photo(tmp_path, "brief van mw X.pdf")])
    photo, other = await heard(ConsoleAdapter(console))
    assert (photo.kind, photo.name, photo.size) == ("image/jpeg", "foto 1.jpg", len(a_picture()))
    assert (other.kind, other.name) == ("application/pdf", "bijlage 1")


async def test_a_photo_is_there_for_who_opens_the_console_later(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    path = a_photo(tmp_path)
    console.post("fatima", "#signalen", "", photos=[path])
    path.unlink()
    later = ConsoleAdapter(a_console(tmp_path))
    (photo,) = await heard(later)
    assert await later.fetch(photo.ref, MOST) == a_picture()
    with pytest.raises(PhotoError) as refused:
        await later.fetch(photo.ref, len(a_picture()) - 1)
    assert refused.value.fault is PhotoFault.TOO_BIG


async def test_a_photo_goes_with_the_last_message_that_shows_it(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    adapter = ConsoleAdapter(console)
    first, second = (
        console.post("fatima", "#signalen", "", photos=[a_photo(tmp_path)]) for _ in range(2)
    )
    (photo, _) = await heard(adapter)
    console.delete("fatima", first)
    assert await adapter.fetch(photo.ref, MOST)
    console.delete("fatima", second)
    for ref in (photo.ref, "../werk.journal"):
        with pytest.raises(PhotoError) as refused:
            await adapter.fetch(ref, MOST)
        assert refused.value.fault is PhotoFault.GONE


def test_only_who_runs_the_console_reads_its_photos(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.post("fatima", "#signalen", "", photos=[a_photo(tmp_path)])
    (kept,) = console.album.folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert console.album.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("can", [FULL, BARE])
async def test_the_bot_shows_a_photo_once_for_a_key_that_can_be_looked_up(
    tmp_path: Path, can: Capabilities
) -> None:
    console = a_console(tmp_path, can)
    adapter = ConsoleAdapter(console, dedupe=True)
    root = console.post("fatima", "#signalen", "lantaarn uit")
    first = await adapter.deliver(showing(thread=root))
    assert await adapter.deliver(showing(thread=root)) == first
    _, shown = console.messages("#signalen", "karel")
    assert first == Sent(MessageRef("werk", "#signalen", shown.id))
    assert (shown.thread, shown.photos[0].name) == (root, "foto 1.jpg")
    assert await adapter.lookup(showing()) == MessageRef("werk", "#signalen", shown.id)


async def test_a_photo_below_what_is_gone_or_without_a_picture_is_refused(tmp_path: Path) -> None:
    adapter = ConsoleAdapter(a_console(tmp_path))
    result = await adapter.deliver(showing(thread="99"))
    assert isinstance(result, Permanent)
    assert result.refusal is Refusal.NO_MESSAGE
    nothing = Outgoing("k1", Do.PHOTO, conversation="#signalen")
    assert isinstance(await adapter.deliver(nothing), Permanent)


async def test_in_the_chat_a_photo_is_posted_from_its_file(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    path = a_photo(tmp_path, "mijn lamp.jpg")
    shown = await stage.play(f'/foto "{path}" lantaarn uit', "/foto niets.jpg", "/foto")
    (event,) = stage.ears.heard
    assert (event.text, event.photos[0].kind) == ("lantaarn uit", "image/jpeg")
    assert "lantaarn uit" in shown
    assert "[foto 1.jpg, 1 kB]" in shown
    assert "There is no file niets.jpg that can be read." in shown
    assert "Say where the photo is: /photo lamp.jpg" in shown


def test_a_file_that_is_not_there_cannot_be_posted(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    with pytest.raises(Impossible) as impossible:
        console.post("fatima", "#signalen", "", photos=[tmp_path / "niets.jpg"])
    assert impossible.value.reason is Reason.NO_FILE
    assert console.messages("#signalen") == ()
