"""The bot's login on a console."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta

import structlog

from adapters.base import (
    Capabilities,
    CheckQuery,
    Choice,
    ChoiceQuery,
    Choices,
    Door,
    Doubtful,
    Event,
    FieldErrors,
    Form,
    FormQuery,
    MessageRef,
    Outgoing,
    Refused,
    SendResult,
    Sent,
)
from adapters.console import delivery
from adapters.console.entry import Entry
from adapters.console.events import heard
from adapters.console.impossible import Impossible, Reason
from adapters.console.journal import JournalError
from adapters.console.limits import choices_exceeded, form_exceeded
from adapters.console.platform import Console, find
from adapters.photo import PhotoError, PhotoFault

_log = structlog.get_logger(__name__)


class ConsoleAdapter:
    """Gives what happens on a console to the bot, and shows there what the bot says.

    With `dedupe` a second delivery with the same key gives the first message, as a Matrix
    server does; without it a second message stands there, as on Slack. While started the
    adapter looks in the journal once `every` so often; without it only when `pump` is called.
    """

    def __init__(
        self, platform: Console, *, dedupe: bool = False, every: timedelta | None = None
    ) -> None:
        self.platform = platform
        self._dedupe = dedupe
        self._every = every
        self._door: Door | None = None
        self._fed = 0
        self._feeding = asyncio.Lock()
        self._following: asyncio.Task[None] | None = None

    @property
    def account(self) -> str:
        """The name of the account in the configuration."""
        return self.platform.account

    @property
    def capabilities(self) -> Capabilities:
        """What this console can do."""
        return self.platform.capabilities

    async def start(self, door: Door) -> None:
        """Give what was missed; raises JournalError when the journal is another than before."""
        position = int(await door.position(self.account) or 0)
        if position > len(self.platform.journal.entries()):
            path = self.platform.journal.path
            raise JournalError(f"{path} ends before position {position}: it was replaced")
        self._fed = position
        self._door = door
        await self.pump()
        if self._every:
            self._following = asyncio.create_task(self._follow(self._every.total_seconds()))

    async def stop(self) -> None:
        """Disconnect; people go on, and the bot hears it after the next start."""
        async with self._feeding:
            self._door = None
        if self._following:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following
            self._following = None

    async def pump(self) -> None:
        """Give the bot what happened since; nothing while disconnected."""
        async with self._feeding:
            entries = self.platform.journal.entries(self._fed)
            if self._door is None or not entries:
                return
            events = [found for entry in entries if (found := self._heard(entry))]
            if events:
                await self._door.accept(events, position=str(entries[-1].index))
            self._fed = entries[-1].index

    def _heard(self, entry: Entry) -> Event | None:
        return heard(self.account, self.platform.bot, entry)

    async def _follow(self, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await self.pump()
            except Exception:  # noqa: BLE001  # what was not accepted is given again next time
                _log.exception("not accepted", account=self.account)

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing, unless `faults` has it go wrong."""
        fault = self.platform.faults(out) if self.platform.faults else None
        if fault == "before":
            return Doubtful("the connection broke before it was done")
        if fault is not None and fault != "after":
            return fault
        result = self._deliver(out)
        return Doubtful("the connection broke after it was done") if fault else result

    async def lookup(self, out: Outgoing) -> MessageRef | None:
        """Give what was first done with this key."""
        self.platform.journal.read_on()
        return self.platform.state.refs.get(out.key)

    async def fetch(self, photo: str, most: int) -> bytes:
        """Give a photo, as long as a message shows it."""
        self.platform.journal.read_on()
        found = self.platform.state.photo(photo)
        content = self.platform.album.read(found.ref, most + 1) if found else None
        if content is None:
            raise PhotoError(PhotoFault.GONE)
        if len(content) > most:
            raise PhotoError(PhotoFault.TOO_BIG)
        return content

    def _deliver(self, out: Outgoing) -> SendResult:
        with self.platform.journal.writing():
            first = self.platform.state.refs.get(out.key) if self._dedupe else None
            return Sent(first) if first else delivery.do(self.platform, out)

    # Forms, as a platform shows them to its people

    async def press(self, user: str, message: str, which: int | str) -> Form | Refused | None:
        """Press a button, and give the form that opens or why it does not; None: pressed.

        Raises Impossible as `Console.press` does, and for a form that exceeds a limit.
        """
        card = self.platform.visible(user, message)
        button = find(card, which)
        if button and button.form and self.capabilities.forms and self._door:
            thread = None if card.home else card.root
            where = (button.value, card.conversation, thread)
            response = await self._door.respond(FormQuery(self.account, user, *where))
            match response:
                case Form() as form if reason := form_exceeded(form):
                    raise Impossible(Reason.TOO_MUCH, reason)
                case Form() | Refused():
                    return response
        self.platform.press(user, message, which)
        return None

    async def choices(self, user: str, button: str, field: str, typed: str) -> tuple[Choice, ...]:
        """Give what somebody can choose in a field after typing this much."""
        if self._door:
            query = ChoiceQuery(self.account, user, button, field, typed)
            match await self._door.respond(query):
                case Choices(found) if reason := choices_exceeded(found):
                    raise Impossible(Reason.TOO_MUCH, reason)
                case Choices(found):
                    return found
        return ()

    async def submit(
        self,
        user: str,
        button: str,
        fields: Mapping[str, str],
        *,
        conversation: str = "",
        thread: str | None = None,
    ) -> FieldErrors | Refused | None:
        """Send a form in, unless the bot says what is wrong with it; None: sent in."""
        if self._door:
            query = CheckQuery(self.account, user, button, fields)
            match await self._door.respond(query):
                case FieldErrors(errors) as wrong if errors:
                    return wrong
                case Refused() as refused:
                    return refused
        self.platform.submit(user, button, fields, conversation=conversation, thread=thread)
        return None
