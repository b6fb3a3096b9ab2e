"""A chat platform in files: for the terminal, the demo and most workflow tests.

Beside the platform stands `terminal`: how it is drawn, and a chat to take part in it.
"""

from adapters.base import Capabilities
from adapters.console.adapter import ConsoleAdapter
from adapters.console.impossible import Impossible, Reason
from adapters.console.platform import Console

FULL = Capabilities(
    forms=True, whispers=True, edits=True, threads=True, home=True, buttons=25, text=10_000
)
"""Everything, within Slack's limits: of blocks it has refused 11,341 characters."""

BARE = Capabilities(
    forms=False, whispers=False, edits=True, threads=True, home=False, buttons=10, text=16_000
)
"""Neither forms nor whispers, and reactions for buttons; an encrypted message on Matrix
is at most 64 KiB, with its words in it twice."""

__all__ = ["BARE", "FULL", "Console", "ConsoleAdapter", "Impossible", "Reason"]
