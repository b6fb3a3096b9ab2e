"""The bot's adapter at a stand-in workspace, with a door that only remembers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from adapters.base import (
    Choice,
    ChoiceQuery,
    Choices,
    Do,
    Event,
    FieldKind,
    Form,
    FormField,
    FormQuery,
    MessageRef,
    Outgoing,
    Query,
    Response,
    Sent,
)
from adapters.card import Bold, Button, Card, Line, Mention, Paragraph, Quotation, Style
from adapters.slack import SlackAdapter, Tokens
from tests.slack import scopes
from tests.slack.app import Clock, a_workspace
from tests.slack.server import SECONDS, Slack

PING_SECONDS = 0.2
FORM = Form(
    "Niet van ons",
    "Verstuur",
    "decline:1",
    (
        FormField("reason", "Waarom niet?", FieldKind.LINES, hint="Dit kan openbaar worden."),
        FormField("instead", "Van wie wel?", FieldKind.CHOICE, required=False),
    ),
)


class Door:
    """Keeps what comes in by its key, as the inbox does."""

    def __init__(self) -> None:
        self.kept: dict[str, Event] = {}
        self.came = 0
        """How often anything came, known or not."""
        self.place: str | None = None
        self.fails = 0
        """How many times it cannot store."""
        self.answer: Callable[[Query], Response] = a_form
        self.asked: list[Query] = []
        self.open = asyncio.Event()
        """Cleared, it takes long to store anything."""
        self.open.set()
        self._more = asyncio.Event()

    @property
    def events(self) -> list[Event]:
        """Everything that was kept, in order."""
        return list(self.kept.values())

    async def accept(self, events: Sequence[Event], position: str | None = None) -> None:
        self.came += 1
        self._more.set()
        await self.open.wait()
        if self.fails:
            self.fails -= 1
            raise OSError("the disk is full")
        for event in events:
            self.kept.setdefault(event.key, event)
        self.place = position or self.place

    async def reached(self, account: str, position: str) -> None:
        assert account == "slack"
        self.place = position

    async def respond(self, query: Query) -> Response:
        self.asked.append(query)
        return self.answer(query)

    async def position(self, account: str) -> str | None:
        assert account == "slack"
        return self.place

    async def knocked(self) -> None:
        """Wait until something comes."""
        async with asyncio.timeout(SECONDS):
            await self._more.wait()

    async def wait(self, count: int) -> list[Event]:
        """Wait until so many different events were kept, and give them."""
        async with asyncio.timeout(SECONDS):
            while len(self.kept) < count:
                self._more.clear()
                await self._more.wait()
        return self.events


async def seen(condition: Callable[[], object]) -> None:
    """Wait until something is to be seen from outside, where nothing tells of it."""
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110 - it is the other side's state
            await asyncio.sleep(0.005)


def a_form(query: Query) -> Response:
    """Answer with the form, with departments that begin as typed, and with no errors."""
    match query:
        case FormQuery():
            return FORM
        case ChoiceQuery(typed=typed):
            names = ("Afval", "Asfalt", "Groen")
            fitting = [each for each in names if each.lower().startswith(typed.lower())]
            return Choices(tuple(Choice(each.lower(), each) for each in fitting))
    return None


class Bench:
    """A workspace, its clock, the adapter and its door. Channel C1 holds Joris and Fatima."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as of SlackAdapter
        self.slack: Slack
        self.clock: Clock
        self.slack, self.clock = a_workspace(scopes=scopes.of_manifest())
        self.door = Door()
        self._options = options
        self.adapter: SlackAdapter

    def make(self, **options: Any) -> SlackAdapter:  # noqa: ANN401 - as of SlackAdapter
        """Make an adapter that is not started."""
        tokens = Tokens(self.slack.bot_token, self.slack.app_token)
        given = {"base_url": self.slack.base_url, "ping_seconds": PING_SECONDS}
        more = {**given, **self._options, **options}
        tokens = more.pop("tokens", tokens)
        channels = more.pop("channels", frozenset({"C1"}))
        return SlackAdapter("slack", tokens, channels, self.clock, **more)

    async def send(self, card: Card | None = None, **out: Any) -> MessageRef:  # noqa: ANN401 - as of Outgoing
        """Have something delivered that must arrive."""
        where = {"conversation": "C1"} if not out.keys() & {"conversation", "user", "ref"} else {}
        full = {"key": "k1", "do": Do.SEND, "card": card or a_card(), **where, **out}
        result = await self.adapter.deliver(Outgoing(**full))
        assert isinstance(result, Sent), result
        return result.ref


@asynccontextmanager
async def connected(**options: Any) -> AsyncIterator[Bench]:  # noqa: ANN401 - as of SlackAdapter
    """Start everything, and stop it again; no call may have been wrong in itself."""
    bench = Bench(**options)
    async with bench.slack:
        bench.adapter = bench.make()
        await bench.adapter.start(bench.door)
        try:
            await bench.slack.connected(1)
            yield bench
        finally:
            await bench.adapter.stop()
        assert not bench.slack.api.refusals


def a_button(label: str, value: str = "", *, form: bool = False, first: bool = False) -> Button:
    """Make a button."""
    style = Style.PRIMARY if first else Style.PLAIN
    return Button(label, value or f"{label.lower()}:1", "✅", label.lower(), style, form)


def a_card(words: str = "2 lantarens uit", *, buttons: tuple[Button, ...] = ()) -> Card:
    """Make a card as a department gets it."""
    line: Line = (Mention("U1", "Joris"), ", is dit van jullie?")
    title = Paragraph((Bold("Lantaarns"), " · Noordwest"))
    said = Quotation(words, ("Fatima, vandaag 08:12",))
    return Card((title, said, Paragraph(line)), buttons, ("W-142",))
