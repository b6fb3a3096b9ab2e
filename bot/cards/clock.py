"""Until when there is time to answer, or that time stands still."""

from __future__ import annotations

from adapters.card import Line
from bot import asks
from bot.cards.reader import Reader
from bot.cards.view import View
from bot.cases.state import Ask


def deadline(view: View, ask: Ask, reader: Reader) -> str:
    """Say until when there is time; before delivery, as if it arrived now."""
    due = ask.due or asks.started(ask, view.case, reader.now, reader.rules).due
    return reader.by(due) if due else ""


def still(ask: Ask, reader: Reader) -> tuple[Line, ...]:
    """Say that somebody's time stands still until they have the answer to their question."""
    if not ask.open or not ask.paused:
        return ()
    return (reader.say.line("Until the answer is there, your time stands still."),)
