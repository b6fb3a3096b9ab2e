"""Which conversations the app can see, and which it is in."""

from __future__ import annotations

from tests.slack.workspace import BOT_USER, Channel, Kind, Refusal, Workspace


def seen_by_app(workspace: Workspace, channel: str) -> Channel:
    """Give a conversation that the app can see. Raises `Refusal` when it cannot."""
    found = workspace.channels.get(channel)
    if found is None or (found.kind is not Kind.PUBLIC and BOT_USER not in found.members):
        raise Refusal("channel_not_found")
    return found


def with_app(workspace: Workspace, channel: str) -> Channel:
    """Give a living conversation that the app is in. Raises `Refusal` otherwise."""
    found = seen_by_app(workspace, channel)
    if BOT_USER not in found.members:
        raise Refusal("not_in_channel")
    if found.archived:
        raise Refusal("is_archived")
    return found
