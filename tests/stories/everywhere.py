"""Where stories are played: each test says whether on consoles alone or on every platform."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.municipality import BARE, FULL, a_municipality
from tests.stories.consoles import played
from tests.stories.play import Story

CONSOLES = {
    "full": lambda: a_municipality(FULL),
    "bare": lambda: a_municipality(BARE),
    "across": lambda: a_municipality(FULL, posters_on=BARE),
}
"""On the account with everything, on the one with little, and posters there and owners here."""


def on_consoles(story: Story) -> Callable[[str, Path], None]:
    """Play a story on both consoles, and once across the two."""

    @pytest.mark.parametrize("platform", list(CONSOLES))
    def test(platform: str, tmp_path: Path) -> None:
        asyncio.run(played(story, CONSOLES[platform](), tmp_path))

    test.__name__, test.__doc__ = story.__name__, story.__doc__
    test.__module__ = story.__module__
    return test
