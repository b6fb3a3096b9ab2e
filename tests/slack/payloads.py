"""What Slack tells an app when somebody uses it: presses, commands, forms, and what they type."""

from __future__ import annotations

from tests.slack import bodies
from tests.slack.workspace import (
    APP,
    DOMAIN,
    TEAM,
    Channel,
    Json,
    Kind,
    Message,
    User,
    View,
    Workspace,
)

TOKEN = "not-used-over-a-socket"


def pressed(
    workspace: Workspace,
    user: User,
    place: tuple[Channel, Message] | View,
    action: Json,
    *,
    trigger: str,
    response_url: str,
) -> Json:
    """Somebody pressed or chose something: on a message, or in a view."""
    body: Json = {
        "type": "block_actions",
        "user": who(user),
        "api_app_id": APP,
        "token": TOKEN,
        "container": container(place),
        "trigger_id": trigger,
        **team(),
        "actions": [action | {"action_ts": workspace.ts()}],
    }
    if isinstance(place, View):
        return body | {"view": bodies.view(place)}
    channel, message = place
    body |= {"channel": where(channel), "state": {"values": {}}, "response_url": response_url}
    if message.reader is None:
        body["message"] = bodies.message(workspace, message)
    return body


def suggested(user: User, view: View, block: Json, typed: str) -> Json:
    """Somebody types in a field whose options the app gives."""
    return {
        "type": "block_suggestion",
        "user": who(user),
        "container": container(view),
        "api_app_id": APP,
        "token": TOKEN,
        "action_id": block["element"]["action_id"],
        "block_id": block["block_id"],
        "value": typed,
        **team(),
        "view": bodies.view(view),
    }


def submitted(user: User, view: View, *, trigger: str) -> Json:
    """Somebody sends a form in."""
    return {
        "type": "view_submission",
        **team(),
        "user": who(user),
        "api_app_id": APP,
        "token": TOKEN,
        "trigger_id": trigger,
        "view": bodies.view(view),
        "response_urls": [],
    }


def closed(user: User, view: View, *, cleared: bool) -> Json:
    """Somebody puts a form away unsent."""
    return {
        "type": "view_closed",
        **team(),
        "user": who(user),
        "api_app_id": APP,
        "token": TOKEN,
        "view": bodies.view(view),
        "is_cleared": cleared,
    }


def command(
    user: User, channel: Channel, name: str, text: str, *, trigger: str, response_url: str
) -> Json:
    """Somebody typed a command."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": DOMAIN,
        "channel_id": channel.id,
        "channel_name": where(channel)["name"],
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def team() -> Json:
    """Name the workspace, which belongs to no larger organisation."""
    return {
        "team": {"id": TEAM, "domain": DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def who(user: User) -> Json:
    """Name somebody."""
    return {"id": user.id, "username": user.name, "name": user.name, "team_id": TEAM}


def where(channel: Channel) -> Json:
    """Name a conversation; a private one is called just that."""
    name = "directmessage" if channel.kind is Kind.IM else channel.name
    return {"id": channel.id, "name": "privategroup" if channel.kind is Kind.PRIVATE else name}


def container(place: tuple[Channel, Message] | View) -> Json:
    """Tell what a press was on."""
    if isinstance(place, View):
        return {"type": "view", "view_id": place.id}
    channel, message = place
    thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    return {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.reader is not None,
        **thread,
    }
