"""What people do reaches the bot, also what they did while it was away."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.base import Event
from adapters.console import ConsoleAdapter
from tests.adapters.builders import Ears, a_console, sending


async def test_what_was_posted_before_the_start_is_heard_at_the_start(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears()
    console.post("fatima", "#signalen", "lantaarn uit")
    await ConsoleAdapter(console).start(ears)
    assert ears.texts == ["lantaarn uit"]


async def test_after_a_stop_the_bot_goes_on_where_it_was(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears()
    first = ConsoleAdapter(console)
    await first.start(ears)
    console.post("fatima", "#signalen", "een")
    await first.pump()
    await first.stop()
    console.post("fatima", "#signalen", "twee")
    await first.pump()
    assert ears.texts == ["een"]

    await ConsoleAdapter(a_console(tmp_path)).start(ears)
    assert ears.texts == ["een", "twee"]
    assert ears.deliveries == 2


async def test_what_was_not_accepted_is_given_again(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears()
    adapter = ConsoleAdapter(console)
    await adapter.start(ears)
    console.post("fatima", "#signalen", "lantaarn uit")
    ears.broken = True
    with pytest.raises(OSError, match="disk is full"):
        await adapter.pump()
    ears.broken = False
    await adapter.pump()
    assert ears.texts == ["lantaarn uit"]


async def test_a_lost_position_gives_the_same_events_with_the_same_keys(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears()
    console.post("fatima", "#signalen", "lantaarn uit")
    await ConsoleAdapter(console).start(ears)
    ears.positions.clear()
    await ConsoleAdapter(console).start(ears)
    assert ears.deliveries == 2
    assert ears.texts == ["lantaarn uit"]


async def test_the_bot_does_not_hear_itself(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears()
    adapter = ConsoleAdapter(console)
    await adapter.start(ears)
    await adapter.deliver(sending())
    await adapter.pump()
    assert ears.heard == []


async def test_a_journal_other_than_before_is_not_followed(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), Ears(positions={"werk": "12"})
    with pytest.raises(ValueError, match=r"werk\.journal ends before position 12"):
        await ConsoleAdapter(console).start(ears)


async def test_a_started_adapter_can_follow_the_journal_by_itself(tmp_path: Path) -> None:
    console, ears = a_console(tmp_path), _Waiting(broken=True)
    adapter = ConsoleAdapter(console, every=timedelta(milliseconds=1))
    await adapter.start(ears)
    a_console(tmp_path).post("fatima", "#signalen", "van een ander proces")
    await asyncio.wait_for(ears.called.wait(), timeout=10)
    assert ears.heard == []

    ears.called.clear()
    ears.broken = False
    await asyncio.wait_for(ears.called.wait(), timeout=10)
    assert ears.texts == ["van een ander proces"]
    await adapter.stop()


class _Waiting(Ears):
    """Tells when it was spoken to."""

    def __init__(self, *, broken: bool) -> None:
        super().__init__(broken=broken)
        self.called = asyncio.Event()

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        try:
            await super().accept(events, position)
        finally:
            self.called.set()
