"""A button that needs a form: the form opens at once, and what belongs in it follows."""

from __future__ import annotations

from collections.abc import Callable
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
from adapters.slack.web import Method, Web


class Forms:
    """Opens forms, gives choices, and takes in what is sent in."""

    def __init__(self, me: Me, web: Web, door: Door, clock: Callable[[], datetime]) -> None:
        self._me = me
        self._web = web
        self._door = door
        self._clock = clock

    async def open(self, press: Press, place: Place, title: str) -> bool:
        """Open the form of a button; tells whether there is one, or else it is a mere press.

        Raises `Trouble` when it cannot be shown.
        """
        waiting = views.told(title, views.WAITING, press.button, place)
        # Within three seconds of the press, or never: so before anything is asked.
        opened = await self._web(Method.OPEN, trigger_id=press.trigger, view=waiting)
        try:
            view, there = await self._form(press, place, title)
        except Exception:
            view = views.told(title, views.FAILED, press.button, place)
            await self._web(Method.SHOW, view_id=opened["view"]["id"], view=view)
            raise
        await self._web(Method.SHOW, view_id=opened["view"]["id"], view=view)
        return there

    async def _form(self, press: Press, place: Place, title: str) -> tuple[Json, bool]:
        query = FormQuery(
            self._me.account, press.user, press.button, place.conversation, place.thread
        )
        match await self._door.respond(query):
            case Form() as form:
                return views.drawn(form, place), True
            case Refused(why):
                return views.told(title, why, press.button, place), True
        return views.told(title, views.DONE, press.button, place), False

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
