"""What is to be kept of a sync: invitations, and what people did in rooms, without gaps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import structlog
from nio import Event, InviteMemberEvent, SyncResponse

from adapters.matrix.edge import News
from adapters.matrix.events import HEARD, MALFORMED, is_entry
from adapters.matrix.homeserver import Homeserver, Json, Refused

PAGE_EVENTS = 500
_WANTED = json.dumps({"types": list(HEARD)})

_log = structlog.get_logger(__name__)


async def gathered(
    server: Homeserver, user: str, since: str | None, response: SyncResponse
) -> list[News]:
    """Give what is to be kept of a sync that goes on from `since`, in order within each room.

    The very first sync brings invitations only: what was said before nobody said to the bot.
    Nor does it hear what was said in a room before it came in. Raises Refused or Unreachable
    when a gap cannot be filled yet.
    """
    news = [
        News(room, invitation, invite=True)
        for room, info in response.rooms.invite.items()
        if (invitation := _invitation(info.invite_state, user))
    ]
    if since is None:
        return news
    for room, info in (response.rooms.join | response.rooms.leave).items():
        timeline = info.timeline
        events = _since_entry([event.source for event in timeline.events], user)
        complete = len(events) < len(timeline.events)
        if timeline.limited and timeline.prev_batch and not complete:
            events = [*await _missed(server, room, timeline.prev_batch, since, user), *events]
        news += [News(room, event) for event in events if _is_heard(event, user)]
    return news


async def _missed(server: Homeserver, room: str, start: str, since: str, user: str) -> list[Json]:
    """Give what a timeline left out, as far as the bot may read it."""
    try:
        missed = await _between(server, room, start, since, user)
    except Refused as error:
        if error.passing:
            raise
        # Such as in a room that it was put out of: it would stay so, and hold up all others.
        _log.error("gap not filled", room=room, code=error.code)
        return []
    _log.info("gap filled", room=room, count=len(missed))
    return missed


async def _between(server: Homeserver, room: str, start: str, since: str, user: str) -> list[Json]:
    """Give the events of a room before a place, back to another or to where the bot came in."""
    pages: list[Json] = []
    place: str | None = start
    while place is not None:
        query = {
            "dir": "b",
            "from": place,
            "to": since,
            "limit": str(PAGE_EVENTS),
            "filter": _WANTED,
        }
        answer = await server.get("rooms", room, "messages", query=query)
        chunk: list[Json] = answer["chunk"][::-1]
        kept = _since_entry(chunk, user)
        pages = [*kept, *pages]
        end = answer.get("end")
        place = end if len(kept) == len(chunk) and end != place else None
    return pages


def _since_entry(events: Sequence[Json], user: str) -> list[Json]:
    """Leave out what happened before somebody last came in."""
    for at in range(len(events) - 1, -1, -1):
        if _entered(events[at], user):
            return list(events[at + 1 :])
    return list(events)


def _entered(event: Json, user: str) -> bool:
    try:
        return is_entry(event, user)
    except MALFORMED:
        return False


def _is_heard(event: Json, user: str) -> bool:
    return event.get("type") in HEARD and event.get("sender") != user


def _invitation(state: Iterable[Event], user: str) -> Json | None:
    for event in state:
        if isinstance(event, InviteMemberEvent) and event.state_key == user:
            return {**event.source, "content": event.content}  # nio takes it out of the source
    return None
