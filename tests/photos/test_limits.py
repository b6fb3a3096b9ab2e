"""What platforms tell of photos decides which are taken, before anything is fetched."""

from __future__ import annotations

import pytest

from adapters.photo import Photo, PhotoFault, name_of
from bot.config.keeping import PhotoKind, Photos
from bot.photos.limits import fault, seen

LIMITS = Photos(max_mb=10, most=3)
MB = 1_000_000


def a_photo(kind: str = "image/jpeg", size: int = 2 * MB) -> Photo:
    return Photo("F1", kind, size, "foto 1.jpg")


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png", "image/webp"])
def test_what_phones_and_screens_make_is_taken(kind: str) -> None:
    assert fault(a_photo(kind), LIMITS) is None


@pytest.mark.parametrize(
    "kind",
    ["image/svg+xml", "image/gif", "image/heic", "application/pdf", "video/mp4", "text/html"],
)
def test_nothing_else_is_taken(kind: str) -> None:
    assert fault(a_photo(kind), LIMITS) is PhotoFault.WRONG_KIND


def test_a_municipality_can_take_less() -> None:
    limits = Photos(max_mb=1, types=(PhotoKind.JPEG,))
    assert fault(a_photo("image/png", 1), limits) is PhotoFault.WRONG_KIND
    assert fault(a_photo(size=MB), limits) is None
    assert fault(a_photo(size=MB + 1), limits) is PhotoFault.TOO_BIG


def test_what_a_platform_does_not_tell_is_left_to_the_bytes() -> None:
    assert fault(a_photo("", 0), LIMITS) is None


def test_places_tell_which_photos_of_a_message_fit() -> None:
    posted = [a_photo(), a_photo("image/gif"), a_photo(size=11 * MB), a_photo()]
    found = seen(posted, 0, LIMITS)
    assert found.fitting == (0, 3)
    assert found.faulty == ((1, PhotoFault.WRONG_KIND), (2, PhotoFault.TOO_BIG))
    assert found.too_many == ()


def test_a_signal_has_so_many_photos_at_most_over_all_its_messages() -> None:
    found = seen([a_photo(), a_photo()], 2, LIMITS)
    assert (found.fitting, found.too_many) == ((0,), (1,))
    assert seen([a_photo()], 3, LIMITS).too_many == (0,)
    assert seen([a_photo()], 0, Photos(most=0)).too_many == (0,)


def test_names_are_of_our_making() -> None:
    assert name_of("image/jpeg", 1) == "foto 1.jpg"
    assert name_of("image/webp", 12) == "foto 12.webp"
    assert name_of("image/svg+xml", 1) == "foto 1"
    assert name_of("application/pdf", 2) == "bijlage 2"
