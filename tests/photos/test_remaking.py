"""A photo made anew shows what was to be seen, and holds nothing else."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from adapters.photo import PhotoError, PhotoFault
from bot.config.keeping import PhotoKind
from bot.photos import remaking
from bot.photos.remaking import LONGEST_SIDE, remade
from tests.photos.pictures import GPS, OWNER, a_picture, opened

ALL = tuple(PhotoKind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_owner_and_comment_do_not_come_along(kind: str) -> None:
    before = a_picture(kind)
    assert OWNER.encode() in before
    assert opened(before).getexif().get_ifd(GPS)
    made = remade(before, ALL, 1)
    assert OWNER.encode() not in made.content
    assert not dict(opened(made.content).getexif())
    assert (made.width, made.height) == (60, 80), "it stands upright without being told so"
    assert made.kind == f"image/{kind.lower()}"


def test_its_own_bytes_tell_what_it_is() -> None:
    assert remade(a_picture("PNG"), ALL, 3).name == "foto 3.png"
    with pytest.raises(PhotoError) as refused:
        remade(a_picture("PNG"), (PhotoKind.JPEG,), 1)
    assert refused.value.fault is PhotoFault.WRONG_KIND


def test_colours_stay() -> None:
    made = opened(remade(a_picture("PNG", colour="orange"), ALL, 1).content)
    assert made.getpixel((5, 5)) == (255, 165, 0)


def test_what_shows_through_still_does() -> None:
    drawn = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(drawn, "PNG")
    assert opened(remade(drawn.getvalue(), ALL, 1).content).mode == "RGBA"


def test_of_what_moves_the_first_picture_is_shown() -> None:
    drawn = BytesIO()
    first, second = Image.new("RGB", (9, 9), "red"), Image.new("RGB", (9, 9), "blue")
    first.save(drawn, "WEBP", save_all=True, append_images=[second], duration=100, lossless=True)
    assert getattr(opened(remade(drawn.getvalue(), ALL, 1).content), "n_frames", 1) == 1


def test_a_photo_of_several_lenses_is_the_first() -> None:
    taken = BytesIO()
    near, wide = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (80, 60), "blue")
    near.save(taken, "MPO", save_all=True, append_images=[wide])
    made = remade(taken.getvalue(), ALL, 1)
    assert (made.kind, made.width, made.height) == ("image/jpeg", 40, 30)


def test_what_is_long_is_made_smaller() -> None:
    made = remade(a_picture(size=(LONGEST_SIDE * 2, 40)), ALL, 1)
    assert max(made.width, made.height) == LONGEST_SIDE


def test_what_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remaking, "MOST_PIXELS", 80 * 60 - 1)
    with pytest.raises(PhotoError) as refused:
        remade(a_picture(), ALL, 1)
    assert refused.value.fault is PhotoFault.TOO_BIG


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + bytes(50), a_picture()[:300]],
)
def test_what_is_no_photo_or_a_broken_one_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoError) as refused:
        remade(content, ALL, 1)
    assert refused.value.fault is PhotoFault.WRONG_KIND


@settings(max_examples=60)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    at=st.floats(0, 1, exclude_max=True),
    noise=st.binary(min_size=1, max_size=40),
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_whatever_is_broken_in_a_file_nothing_else_is_raised(
    kind: str, at: float, noise: bytes
) -> None:
    whole = a_picture(kind)
    place = int(at * len(whole))
    broken = whole[:place] + noise + whole[place + len(noise) :]
    try:
        made = remade(broken, ALL, 1)
    except PhotoError:
        return
    assert OWNER.encode() not in made.content
