"""How fast the bot goes on a real homeserver of its own on this machine.

    python benchmarks/matrix.py [--messages 200] [--cards 100]

Measured are messages that were posted while the bot was away, from its start until its door
has them all, and cards that it sends, one lane beside the other, with and without buttons.
The time is mostly Synapse's, which has the same cores.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from adapters.base import Do, Outgoing, Sent
from adapters.card import Card
from tests.adapters.builders import a_card
from tests.matrix.server import Synapse
from tests.matrix.stage import Scene, a_key, a_scene, offering

T = TypeVar("T")


async def missed(scene: Scene, messages: int) -> None:
    """Measure how long the bot takes to hear what it missed."""
    await scene.stop()
    for number in range(messages):
        await scene.karel.post(scene.room, f"bericht {number}")
    seconds, _ = await timed(scene.start())
    texts = scene.ears.texts[-messages:]
    assert texts == [f"bericht {number}" for number in range(messages)]
    print(f"{messages} missed messages: {seconds:.2f} s")


async def sends(scene: Scene, cards: int, card: Card, what: str) -> None:
    """Measure how many cards the bot sends in a second."""
    outs = [Outgoing(a_key(), Do.SEND, card, scene.alias) for _ in range(cards)]
    seconds, results = await timed(asyncio.gather(*map(scene.bot.deliver, outs)))
    assert all(isinstance(result, Sent) for result in results)
    print(f"{cards} cards {what}: {seconds:.2f} s, {cards / seconds:.0f} a second")


async def timed(work: Awaitable[T]) -> tuple[float, T]:
    """Give how many seconds it took, and its result."""
    started = time.perf_counter()
    result = await work
    return time.perf_counter() - started, result


async def measure(folder: Path, messages: int, cards: int) -> None:
    """Measure all of it on one homeserver."""
    synapse = Synapse(folder / "synapse")
    await asyncio.to_thread(synapse.start)
    try:
        async with a_scene(synapse, folder) as scene:
            await missed(scene, messages)
            await sends(scene, cards, a_card("Dank je, Fatima."), "without buttons")
            await sends(scene, cards, offering("✅", "❌", "🔁"), "with three buttons")
    finally:
        await asyncio.to_thread(synapse.stop)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--cards", type=int, default=100)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), chosen.messages, chosen.cards))
