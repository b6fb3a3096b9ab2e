"""Photos on Slack: heard with their message, fetched as Slack has them, and shown as files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.base import (
    Do,
    Doubtful,
    EventKind,
    MessageRef,
    Outgoing,
    Permanent,
    Refusal,
    RetryAt,
    Sent,
    Unanswered,
)
from adapters.photo import Photo, PhotoError, PhotoFault, Picture
from tests.photos.pictures import a_picture
from tests.slack.bench import Bench, connected
from tests.slack.faults import Broken, Error, Limit, Reset
from tests.slack.methods.files import DOWNLOAD, UPLOAD
from tests.slack.workspace import File

CONTENT = a_picture()
MOST = 10_000_000


def showing(key: str = "k1", **changed: Any) -> Outgoing:  # noqa: ANN401 - fields
    picture = Picture(CONTENT, "image/jpeg", "foto 1.jpg", 80, 60)
    return replace(Outgoing(key, Do.PHOTO, conversation="C1", picture=picture), **changed)


async def shared(bench: Bench, text: str = "", name: str = "IMG_1.jpg") -> Photo:
    """Let Joris share a file, and give what the bot hears of it."""
    heard = len(bench.door.events)
    await bench.slack.share("U1", "C1", CONTENT, name, text)
    await bench.slack.quiet()
    event = bench.door.events[heard]
    assert event.text == text
    (photo,) = event.photos
    return photo


def shown(bench: Bench) -> list[File]:
    messages = bench.slack.workspace.messages["C1"].values()
    return [file for each in messages for file in each.files if each.from_app]


async def test_a_photo_is_heard_with_its_words_or_without_any() -> None:
    async with connected() as bench:
        with_words = await shared(bench, "lantaarn kapot")
        alone = await shared(bench)
        other = await shared(bench, name="brief.pdf")
    assert (with_words.kind, with_words.size) == ("image/jpeg", len(CONTENT))
    assert with_words.name == alone.name == "foto 1.jpg", "not as its owner named it"
    assert (other.kind, other.name) == ("application/pdf", "bijlage 1")


async def test_a_mention_with_a_photo_is_a_command_with_it() -> None:
    async with connected() as bench:
        await bench.slack.share("U1", "C1", CONTENT, "IMG_1.jpg", "@wijkbot signaal lantaarn kapot")
        (event,) = await bench.door.wait(1)
    assert (event.kind, event.text) == (EventKind.COMMAND, "signaal lantaarn kapot")
    assert len(event.photos) == 1


async def test_a_photo_that_was_missed_is_read_back_as_it_was_told() -> None:
    async with connected() as bench:
        told = await shared(bench, "lantaarn kapot")
        await bench.adapter.stop()
        bench.clock.move(minutes=30)
        await bench.slack.share("U2", "C1", CONTENT, "IMG_2.jpg")
        bench.adapter = bench.make()
        await bench.adapter.start(bench.door)
        _, missed = await bench.door.wait(2)
    assert missed.text == ""
    assert replace(missed.photos[0], ref=told.ref) == told


async def test_a_photo_is_fetched_as_slack_has_it() -> None:
    async with connected() as bench:
        photo = await shared(bench)
        assert await bench.adapter.fetch(photo.ref, MOST) == CONTENT


async def test_no_more_is_fetched_than_was_asked_for() -> None:
    async with connected() as bench:
        photo = await shared(bench)
        assert await bench.adapter.fetch(photo.ref, len(CONTENT)) == CONTENT
        with pytest.raises(PhotoError) as refused:
            await bench.adapter.fetch(photo.ref, len(CONTENT) - 1)
    assert refused.value.fault is PhotoFault.TOO_BIG


async def test_a_file_that_is_gone_or_was_never_there_is_gone() -> None:
    async with connected() as bench:
        photo = await shared(bench)
        bench.slack.workspace.files[photo.ref].deleted = True
        for file in (photo.ref, "F0NIETS"):
            with pytest.raises(PhotoError) as refused:
                await bench.adapter.fetch(file, MOST)
            assert refused.value.fault is PhotoFault.GONE


async def test_the_token_goes_nowhere_but_to_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    async with connected() as bench:
        photo = await shared(bench)
        monkeypatch.setattr(bench.slack.workspace, "origin", "https://drive.example.org")
        calls = len(bench.slack.api.calls)
        with pytest.raises(PhotoError) as refused:
            await bench.adapter.fetch(photo.ref, MOST)
        assert len(bench.slack.api.calls) == calls + 1, "only Slack was asked where it is"
    assert refused.value.fault is PhotoFault.GONE


async def test_the_page_to_log_in_on_is_no_photo() -> None:
    async with connected() as bench:
        photo = await shared(bench)
        bench.slack._files.scopes = frozenset()
        with pytest.raises(PhotoError) as refused:
            await bench.adapter.fetch(photo.ref, MOST)
    assert refused.value.fault is PhotoFault.GONE


@pytest.mark.parametrize("where", ["files.info", DOWNLOAD])
@pytest.mark.parametrize("fault", [Limit(3), Broken(), Reset(done=False)])
async def test_trouble_that_passes_leaves_a_photo_for_later(
    where: str, fault: Limit | Broken | Reset
) -> None:
    async with connected() as bench:
        photo = await shared(bench)
        # A client asks once more by itself where a connection that stood open breaks.
        bench.slack.faults.next(where, *[fault] * (1 + isinstance(fault, Reset)))
        with pytest.raises(Unanswered):
            await bench.adapter.fetch(photo.ref, MOST)
        assert await bench.adapter.fetch(photo.ref, MOST) == CONTENT


async def test_a_photo_is_shown_in_its_thread_under_a_name_of_ours() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U1", "C1", "Lantaarn kapot")
        result = await bench.adapter.deliver(showing(thread=root))
        (file,) = shown(bench)
        (message,) = [each for each in bench.slack.messages("C1", "U2") if each.ts != root]
    assert result == Sent(MessageRef("slack", "C1", file.id))
    assert message.thread_ts == root
    assert (file.title, file.content) == ("foto 1.jpg", CONTENT)


async def test_a_photo_is_shown_to_one_person_in_private() -> None:
    async with connected() as bench:
        await bench.adapter.deliver(showing(conversation="", user="U1"))
        (message,) = bench.slack.workspace.messages[bench.slack.direct("U1")].values()
    assert len(message.files) == 1


async def test_what_is_in_doubt_is_found_by_its_key_and_not_shown_twice() -> None:
    async with connected() as bench:
        out = showing()
        bench.slack.faults.next("files.completeUploadExternal", Reset(done=True))
        assert isinstance(await bench.adapter.deliver(out), Doubtful)
        found = await bench.adapter.lookup(replace(out, picture=None))
        (file,) = shown(bench)
        assert found is not None
        assert found.message == file.id
        assert await bench.adapter.lookup(showing("k2")) is None


async def test_what_surely_was_not_done_is_not_found() -> None:
    async with connected() as bench:
        out = showing()
        bench.slack.faults.next("files.completeUploadExternal", Reset(done=False))
        assert isinstance(await bench.adapter.deliver(out), Doubtful)
        assert await bench.adapter.lookup(out) is None
        assert isinstance(await bench.adapter.deliver(out), Sent)
        assert len(shown(bench)) == 1


@pytest.mark.parametrize("fault", [Limit(3), Broken(), Reset(done=False)])
async def test_an_upload_that_breaks_is_tried_again_as_nobody_saw_anything(
    fault: Limit | Broken | Reset,
) -> None:
    async with connected() as bench:
        bench.slack.faults.next(UPLOAD, fault)
        result = await bench.adapter.deliver(showing())
        assert isinstance(result, RetryAt)
        assert timedelta() < result.at - bench.clock() <= timedelta(minutes=1)
        assert shown(bench) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("file_uploads_disabled", Refusal.CONTENT),
        ("storage_limit_reached", Refusal.CONTENT),
        ("posting_to_channel_denied", Refusal.BARRED),
    ],
)
async def test_a_workspace_that_takes_no_files_says_so(code: str, kind: Refusal) -> None:
    async with connected() as bench:
        bench.slack.faults.next("files.getUploadURLExternal", Error(code))
        assert await bench.adapter.deliver(showing()) == Permanent(code, kind)
