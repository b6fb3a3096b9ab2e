"""What Slack tells an app of its own accord: the events, and the wrapping each comes in."""

from __future__ import annotations

from tests.slack import bodies
from tests.slack.workspace import (
    APP,
    BOT_USER,
    TEAM,
    Channel,
    Json,
    Message,
    View,
    Workspace,
)


def wrapped(workspace: Workspace, event: Json) -> Json:
    """Wrap an event as the Events API does, under an id of its own."""
    return {
        "token": "not-used-over-a-socket",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.fresh("Ev"),
        "event_time": workspace.now(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": workspace.fresh("4-", 20),
    }


def told(body: Json) -> Json:
    """Leave out of a message what only an answer of a method has."""
    return {key: part for key, part in body.items() if key not in {"app_id", "reply_users"}}


def posted(workspace: Workspace, channel: Channel, message: Message) -> Json:
    """Somebody, perhaps the app itself, posted."""
    body = told(bodies.message(workspace, message))
    if message.files:
        del body["team"]
        body |= {"subtype": "file_share", "upload": False, "display_as_bot": False}
    return body | {"channel": channel.id, "event_ts": message.ts, "channel_type": channel.kind}


def mentioned(workspace: Workspace, channel: Channel, message: Message) -> Json:
    """Somebody named the app, where it is a member. Says nothing that `posted` does not say."""
    body = posted(workspace, channel, message)
    for not_told in ("channel_type", "parent_user_id"):
        body.pop(not_told, None)
    return body | {"type": "app_mention"}


def changed(workspace: Workspace, channel: Channel, now: Json, before: Json) -> Json:
    """A message reads otherwise than before."""
    ts = workspace.ts()
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": told(now),
        "previous_message": told(before),
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.kind,
    }


def deleted(workspace: Workspace, channel: Channel, before: Json) -> Json:
    """A message is gone."""
    ts = workspace.ts()
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": told(before),
        "deleted_ts": before["ts"],
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.kind,
    }


def joined(workspace: Workspace, channel: Channel, user: str, inviter: str | None) -> Json:
    """Somebody came into a channel."""
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "group" else "C",
        "team": TEAM,
        **({"inviter": inviter} if inviter else {}),
        "event_ts": workspace.ts(),
    }


def home_opened(workspace: Workspace, channel: Channel, user: str, view: View | None) -> Json:
    """Somebody looks at the app's home tab."""
    return {
        "type": "app_home_opened",
        "user": user,
        "channel": channel.id,
        "tab": "home",
        **({"view": bodies.view(view)} if view else {}),
        "event_ts": workspace.ts(),
    }
