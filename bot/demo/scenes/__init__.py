"""The scenes: each a story with real people's words, played through the whole bot."""

from __future__ import annotations

from collections.abc import Mapping

from bot.demo.scenes import bench, caravans, home, lanterns
from bot.demo.scenes.scene import Scene

__all__ = ["SCENES", "Scene"]

SCENES: Mapping[int, Scene] = {
    1: lanterns.SCENE,
    2: home.SCENE,
    6: caravans.SCENE,
    9: bench.SCENE,
}
"""By their number in the practice; more join as the bot learns more."""
