"""A button that needs a form: the form opens at once, and what belongs in it follows."""

from __future__ import annotations

import time
from asyncio import sleep
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from adapters.base import (
    CheckQuery,
    ChoiceQuery,
    Choices,
    Door,
    Event,
    FieldErrors,
    Form,
    FormQuery,
    Refused,
)
from adapters.slack import acts, views
from adapters.slack.acts import Place, Press
from adapters.slack.me import Json, Me
from adapters.slack.trouble import Later, Trouble
from adapters.slack.web import Method, Web

QUICK_SECONDS = 2.5
"""How long after a press a second try may begin: after three Slack says that it failed."""


class Forms:
    """Opens forms, gives choices, and takes in what is sent in."""

    def __init__(self, me: Me, web: Web, door: Door, clock: Callable[[], datetime]) -> None:
        self._me = me
        self._web = web
        self._door = door
        self._clock = clock

    async def open(
        self, press: Press, place: Place, title: str, mere: Callable[[], Awaitable[None]]
    ) -> None:
        """Open the form of a button. If there is none, it is a mere press, which `mere` stores.

        Raises `Trouble` when a form cannot be shown; a mere press counts in any case.
        """
        until = time.monotonic() + QUICK_SECONDS
        waiting = views.told(title, views.WAITING, press.button, place)
        try:
            # Within three seconds of the press, or never: so before anything is asked.
            opened = await self._web(Method.OPEN, trigger_id=press.trigger, view=waiting)
        except Trouble:
            if await self._form(press, place, title) is not None:
                raise
            await mere()
            return
        view_id = str(opened["view"]["id"])
        try:
            view = await self._form(press, place, title)
            if view is None:
                await mere()
                done = views.told(title, views.DONE, press.button, place)
                with suppress(Trouble):  # what it said is stored, and that is what counts
                    await self._show(view_id, done, until)
                return
            await self._show(view_id, view, until)
        except Exception:
            failed = views.told(title, views.FAILED, press.button, place)
            with suppress(Trouble):
                await self._web(Method.SHOW, view_id=view_id, view=failed)
            raise

    async def _show(self, view_id: str, view: Json, until: float) -> None:
        """Put something in a form that is open: twice if need be, while Slack waits for it."""
        try:
            await self._web(Method.SHOW, view_id=view_id, view=view)
        except Trouble as trouble:
            wait = trouble.after.total_seconds() if isinstance(trouble, Later) else 0.0
            if time.monotonic() + wait > until:
                raise
            await sleep(wait)
            await self._web(Method.SHOW, view_id=view_id, view=view)

    async def _form(self, press: Press, place: Place, title: str) -> Json | None:
        query = FormQuery(
            self._me.account, press.user, press.button, place.conversation, place.thread
        )
        match await self._door.respond(query):
            case Form() as form:
                return views.drawn(form, place)
            case Refused(why):
                return views.told(title, why, press.button, place)
        return None

    async def choices(self, payload: Json) -> list[Json]:
        """Give what fits what somebody typed in a field."""
        button, _ = views.opened_by(payload["view"])
        query = ChoiceQuery(
            self._me.account,
            payload["user"]["id"],
            button,
            payload["action_id"],
            payload.get("value") or "",
        )
        match await self._door.respond(query):
            case Choices(found):
                return views.options(found)
        return []

    async def check(self, payload: Json) -> Json | None:
        """Give what to show instead of taking a form in; None when nothing is wrong with it."""
        view = payload["view"]
        button, _ = views.opened_by(view)
        fields = views.answers(view)
        query = CheckQuery(self._me.account, payload["user"]["id"], button, fields)
        match await self._door.respond(query):
            case FieldErrors(errors) if errors:
                return {"response_action": "errors", "errors": views.wrong(view, errors)}
            case Refused(why):
                return {"response_action": "update", "view": views.again(view, why)}
        return None

    def event(self, payload: Json, name: str) -> Event:
        """Tell of a form that was sent in."""
        view = payload["view"]
        button, place = views.opened_by(view)
        fields = views.answers(view)
        return acts.submitted(payload, button, fields, place, self._me, name, self._clock())
