"""What is done with each thing that Slack tells: translate it, have it stored, and no more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.base import Event
from adapters.slack import acts, events
from adapters.slack.acts import Place
from adapters.slack.direct import Direct
from adapters.slack.filling import Forms
from adapters.slack.me import Json, Me
from adapters.slack.names import Names

Accept = Callable[[list[Event]], Awaitable[None]]


class Listening:
    """The bot's ears. What raises here is not acknowledged, and Slack tells it again."""

    def __init__(
        self,
        me: Me,
        accept: Accept,
        forms: Forms,
        names: Names,
        direct: Direct,
        clock: Callable[[], datetime],
    ) -> None:
        self._me = me
        self._accept = accept
        self._forms = forms
        self._names = names
        self._direct = direct
        self._clock = clock

    async def message(self, body: Json) -> None:
        """Somebody posted, edited, deleted, or mentioned the bot."""
        event = body["event"]
        heard = events.heard(event, self._me, await self._names(events.people(event)))
        if heard is not None:
            await self._accept([heard])

    async def command(self, body: Json, ack: AsyncAck) -> None:
        """Somebody typed a command, which nobody else sees: so it was said in private."""
        user = body["user_id"]
        conversation = await self._direct(user)
        name = await self._name(user)
        await self._accept([acts.commanded(body, conversation, self._me, name, self._clock())])
        await ack()

    async def press(self, body: Json, ack: AsyncAck) -> None:
        """Somebody pressed a button."""
        press = acts.read_press(body)
        if press is None:
            await ack()
            return
        place = press.place or Place(await self._direct(press.user))

        async def store() -> None:
            name = await self._name(press.user)
            await self._accept([acts.pressed(press, place, self._me, name)])

        if press.asks:
            await self._forms.open(press, place, press.label, store)
        else:
            await store()
        await ack()

    async def choices(self, body: Json, ack: AsyncAck) -> None:
        """Somebody types in a field with choices."""
        await ack(options=await self._forms.choices(body))

    async def submit(self, body: Json, ack: AsyncAck) -> None:
        """Somebody sent a form in."""
        wrong = await self._forms.check(body)
        if wrong is not None:
            await ack(**wrong)
            return
        await self._accept([self._forms.event(body, await self._name(body["user"]["id"]))])
        await ack()

    async def _name(self, user: str) -> str:
        return (await self._names([user]))[user]
