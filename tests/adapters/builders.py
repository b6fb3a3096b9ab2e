"""A console to tell stories on, with a bot that only remembers what it hears."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.base import (
    Capabilities,
    Do,
    Event,
    Form,
    FormField,
    Outgoing,
    Query,
    Response,
    Sent,
)
from adapters.card import Button, Card, Paragraph
from adapters.console import FULL, Console, ConsoleAdapter
from adapters.console.platform import Faults

MORNING = datetime(2026, 11, 24, 7, 12, tzinfo=UTC)
NAMES = {"fatima": "Fatima de Wit", "karel": "Karel Mulder", "joris": "Joris Vermeer"}


Answers = Mapping[type, Response | Callable[[Any], Response]]
"""What the bot says to each kind of query."""


@dataclass
class Clock:
    """Time that moves when it is told to."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: int) -> None:
        self.at += timedelta(**by)


@dataclass
class Ears:
    """The bot's door, as its store would hold what comes in: each key once."""

    heard: list[Event] = field(default_factory=list)
    deliveries: int = 0
    positions: dict[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    asked: list[Query] = field(default_factory=list)
    broken: bool = False

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        if self.broken:
            raise OSError("the disk is full")
        self.deliveries += 1
        known = {event.key for event in self.heard}
        self.heard += [event for event in events if event.key not in known]
        if position is not None:
            self.positions[events[0].account] = position

    async def respond(self, query: Query) -> Response:
        self.asked.append(query)
        answer = self.answers.get(type(query))
        return answer(query) if callable(answer) else answer

    async def reached(self, account: str, position: str) -> None:
        self.positions[account] = position

    async def position(self, account: str) -> str | None:
        return self.positions.get(account)

    @property
    def texts(self) -> list[str]:
        return [event.text for event in self.heard]


def a_console(
    folder: Path,
    can: Capabilities = FULL,
    *,
    clock: Clock | None = None,
    faults: Faults | None = None,
    account: str = "werk",
) -> Console:
    """Give a console with a channel of Fatima and Karel."""
    console = Console(
        account,
        folder / f"{account}.journal",
        can,
        now=clock or Clock(),
        names=NAMES,
        faults=faults,
    )
    console.channel("#signalen", "fatima", "karel")
    return console


def buttons(*labels: str, form: bool = False) -> tuple[Button, ...]:
    """Give a button for each label, the first with ✅."""
    emoji = "✅❌🔁⏰"
    return tuple(
        Button(label, f"value-{label}", sign, f"!{label}", form=form)
        for label, sign in zip(labels, emoji, strict=False)
    )


def a_card(text: str = "Is dit van jullie?", buttons: Iterable[Button] = ()) -> Card:
    return Card((Paragraph((text,)),), tuple(buttons))


def a_form(*fields: FormField) -> Form:
    return Form(
        "Niet van ons", "Versturen", "value-nee", fields or (FormField("reason", "Waarom?"),)
    )


def sending(
    card: Card | None = None,
    *,
    key: str = "k1",
    conversation: str = "#signalen",
    thread: str | None = None,
) -> Outgoing:
    return Outgoing(key, Do.SEND, card or a_card(), conversation=conversation, thread=thread)


async def sent(adapter: ConsoleAdapter, out: Outgoing) -> str:
    """Deliver what must arrive, and give the message's id."""
    result = await adapter.deliver(out)
    assert isinstance(result, Sent), result
    return result.ref.message
