"""From what people press, type as a command and send in to events. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from adapters.base import Event, EventKind
from adapters.slack.me import Json, Me, is_private
from adapters.slack.times import moment

COMMANDS = ("/wijkbot", "/wb")
"""Behind these comes what the bot is to do; any other command says it in its own name."""
FORM = "form"
PRESS = "press"
"""What the `action_id` of a button begins with: whether it asks for a form first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was pressed or filled in: a conversation, and in which thread."""

    conversation: str = ""
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody pressed a button of ours."""

    user: str
    button: str
    label: str
    trigger: str
    """Opens a form for three seconds; no two presses have the same."""
    asks: bool
    """A form comes first."""
    at: datetime
    place: Place | None
    """None for the home view, which stands in no conversation."""


def read_press(payload: Json) -> Press | None:
    """Say what was pressed; None for what is no button of ours."""
    action: Json = next(iter(payload.get("actions") or ()), {})
    kind, _, _ = str(action.get("action_id", "")).partition("-")
    if kind not in {FORM, PRESS} or "value" not in action:
        return None
    return Press(
        user=payload["user"]["id"],
        button=action["value"],
        label=(action.get("text") or {}).get("text", ""),
        trigger=payload["trigger_id"],
        asks=kind == FORM,
        at=moment(action["action_ts"]),
        place=_place(payload),
    )


def pressed(press: Press, place: Place, me: Me, name: str) -> Event:
    """Tell of a press that needs no form."""
    return Event(
        account=me.account,
        conversation=place.conversation,
        thing=press.trigger,
        kind=EventKind.PRESSED,
        at=press.at,
        user=press.user,
        name=name,
        thread=place.thread,
        private=is_private(place.conversation),
        button=press.button,
    )


def commanded(payload: Json, conversation: str, me: Me, name: str, now: datetime) -> Event:
    """Tell of a command, which comes without a time of its own."""
    command, text = str(payload["command"]), str(payload.get("text") or "")
    if command not in COMMANDS:
        text = f"{command.removeprefix('/')} {text}"
    return Event(
        account=me.account,
        conversation=conversation,
        thing=payload["trigger_id"],
        kind=EventKind.COMMAND,
        at=now,
        user=payload["user_id"],
        name=name,
        text=text.strip(),
        private=is_private(conversation),
        fleeting=True,
    )


def submitted(
    payload: Json,
    button: str,
    fields: Mapping[str, str],
    place: Place,
    me: Me,
    name: str,
    now: datetime,
) -> Event:
    """Tell of a form that was sent in, which comes without a time of its own."""
    return Event(
        account=me.account,
        conversation=place.conversation,
        thing=payload["view"]["id"],
        kind=EventKind.SUBMITTED,
        at=now,
        user=payload["user"]["id"],
        name=name,
        thread=place.thread,
        private=is_private(place.conversation),
        button=button,
        fields=dict(fields),
    )


def _place(payload: Json) -> Place | None:
    container = payload.get("container") or {}
    message = payload.get("message") or {}
    channel = (payload.get("channel") or {}).get("id") or container.get("channel_id")
    if not channel:
        return None
    thread = message.get("thread_ts") or container.get("thread_ts")
    if thread is None and not container.get("is_ephemeral"):
        # A card that is in no thread opens one: what is said about it stands below it.
        thread = container.get("message_ts")
    return Place(channel, thread)
