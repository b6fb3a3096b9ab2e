"""What goes to the app over a socket, how often it is tried, and what it looks like there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from tests.slack.workspace import Json

RETRIES = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
"""How long after it first went out an unanswered event is tried again: at once, and twice more."""
PATIENCE = timedelta(seconds=3)
"""How long an acknowledgement may take."""


class Envelope(StrEnum):
    """What an envelope holds."""

    EVENT = "events_api"
    INTERACTION = "interactive"
    COMMAND = "slash_commands"


@dataclass(eq=False, slots=True)
class Delivery:
    """One thing that the app is told, until it has answered.

    `answer` holds what the app answered with. `due` is when it is next tried.
    """

    kind: Envelope
    payload: Json
    first: datetime
    answer: asyncio.Future[Json]
    attempt: int = 0
    due: datetime | None = None
    tried: datetime = field(init=False)
    socket: object = None
    """The socket that it is under way on."""

    @property
    def told(self) -> str:
        """What it is, for somebody who reads why a test waits."""
        event = self.payload.get("event", self.payload)
        parts = [event.get("type") or event.get("command"), event.get("subtype")]
        words = str(event.get("text") or event.get("value") or "")[:40]
        return " ".join([*(part for part in parts if part), repr(words)])

    @property
    def next_due(self) -> datetime | None:
        """When to try next: never, after the last retry, and for what is no event."""
        if self.kind is not Envelope.EVENT or self.attempt >= len(RETRIES):
            return None
        return self.first + RETRIES[self.attempt]

    def envelope(self) -> Json:
        """Write it as one attempt goes over a socket, under an id of its own."""
        body: Json = {
            "envelope_id": str(uuid4()),
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind is not Envelope.EVENT,
        }
        if self.kind is Envelope.EVENT:
            body["retry_attempt"] = self.attempt
            body["retry_reason"] = "timeout" if self.attempt else ""
        return body
