"""What the Tab key offers, and what a field of a form offers while one types."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from adapters.base import Choice
from adapters.console.platform import Console
from adapters.console.terminal.draw import one_line
from adapters.console.terminal.typed import VERBS

Seek = Callable[[str], Awaitable[Sequence[Choice]]]
"""Gives the choices that fit what was typed."""


class Commands(Completer):
    """Completes the last word of a line from what fits behind its first."""

    def __init__(self, behind: Callable[[str], Iterable[str]]) -> None:
        self._behind = behind

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002  # prompt_toolkit gives it
    ) -> Iterable[Completion]:
        """Offer what begins as the word before the cursor."""
        first, space, rest = document.text_before_cursor.lstrip().partition(" ")
        typed = rest if space else first
        for offered in self._behind(first.casefold() if space else ""):
            if offered.casefold().startswith(typed.casefold()):
                yield Completion(offered, start_position=-len(typed))


def offered(verb: str, console: Console, accounts: Iterable[str]) -> Iterable[str]:
    """Give what fits behind a verb of the chat; the verbs themselves when there is none."""
    match verb:
        case "":
            return VERBS
        case "als" | "as":
            return console.names
        case "in":
            return console.channels()
        case "zie" | "see":
            return [*console.names, *console.channels()]
        case "met" | "with":
            return [console.bot.casefold()]
        case "account":
            return accounts
        case _:
            return ()


class Choices(Completer):
    """Offers the choices of a field that fit what was typed so far."""

    def __init__(self, seek: Seek) -> None:
        self._seek = seek

    def get_completions(
        self,
        document: Document,  # noqa: ARG002  # prompt_toolkit gives it
        complete_event: CompleteEvent,  # noqa: ARG002  # prompt_toolkit gives it
    ) -> Iterable[Completion]:
        """Offer nothing: the bot is asked, and that takes waiting."""
        return ()

    async def get_completions_async(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002  # prompt_toolkit gives it
    ) -> AsyncGenerator[Completion, None]:
        """Ask which choices fit."""
        typed = document.text
        for choice in await self._seek(typed):
            yield Completion(one_line(choice.label), start_position=-len(typed))
