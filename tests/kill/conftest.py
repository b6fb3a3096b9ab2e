"""Platforms to be killed on, by name."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.kill.places import Place, on_consoles, on_matrix, on_slack

Story = Callable[[Place], Awaitable[None]]


@pytest.fixture
def on(
    request: pytest.FixtureRequest, sqlite_url: str, tmp_path: Path
) -> Callable[[str, Story], None]:
    """Give a way to have something happen on the platform of this name."""

    def place(platform: str) -> AbstractAsyncContextManager[Place]:
        match platform:
            case "slack":
                return on_slack(sqlite_url)
            case "matrix":
                return on_matrix(sqlite_url, tmp_path, request.getfixturevalue("matrix_town"))
        return on_consoles(sqlite_url, tmp_path)

    def on(platform: str, story: Story) -> None:
        opened = place(platform)

        async def happens() -> None:
            async with opened as there:
                await story(there)

        asyncio.run(happens())

    return on
