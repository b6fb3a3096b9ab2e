"""A console in a terminal: what is on it, drawn, and a chat to take part in it."""

from adapters.console.terminal.screen import Screen
from adapters.console.terminal.words import Words

__all__ = ["Screen", "Words"]
