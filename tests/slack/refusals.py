"""A call for each error that tells how things stand, or what is wrong with the call."""

from __future__ import annotations

from collections.abc import Mapping

from tests.slack.app import a_workspace
from tests.slack.server import Slack
from tests.slack.workspace import Json

MODAL: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Signaal"},
    "blocks": [{"type": "divider"}],
}

CALLS: Mapping[str, tuple[str, Json]] = {
    "invalid_arg_name": ("chat.postMessage", {"channel": "C1", "text": "a", "colour": "red"}),
    "invalid_arguments": ("chat.update", {"channel": "C1", "text": "a"}),
    "no_text": ("chat.postMessage", {"channel": "C1"}),
    "msg_too_long": ("chat.postMessage", {"channel": "C1", "text": "a" * 40_001}),
    "invalid_blocks_format": ("chat.postMessage", {"channel": "C1", "text": "a", "blocks": "a"}),
    "channel_not_found": ("chat.postMessage", {"channel": "C0", "text": "a"}),
    "not_in_channel": ("chat.postMessage", {"channel": "C2", "text": "a"}),
    "is_archived": ("chat.postMessage", {"channel": "C4", "text": "a"}),
    "cannot_reply_to_message": (
        "chat.postMessage", {"channel": "C1", "text": "a", "thread_ts": "1.000001"},
    ),
    "message_not_found": ("chat.update", {"channel": "C1", "ts": "1.000001", "text": "a"}),
    "user_not_in_channel": ("chat.postEphemeral", {"channel": "C1", "user": "U3", "text": "a"}),
    "user_not_found": ("users.info", {"user": "U0"}),
    "users_list_not_supplied": ("conversations.open", {}),
    "thread_not_found": ("conversations.replies", {"channel": "C1", "ts": "1.000001"}),
    "invalid_cursor": ("conversations.history", {"channel": "C1", "cursor": "elsewhere"}),
    "invalid_trigger_id": ("views.open", {"trigger_id": "1.2.3", "view": MODAL}),
    "not_found": ("views.update", {"view_id": "V0", "view": MODAL}),
    "name_taken": ("conversations.create", {"name": "signalen"}),
    "already_in_channel": ("conversations.invite", {"channel": "C1", "users": "U1"}),
    "file_not_found": ("files.info", {"file": "F0"}),
    "unknown_method": ("chat.shout", {"channel": "C1"}),
}  # fmt: skip
"""The method and its arguments, by the error that they get `with_places`."""


def with_places() -> Slack:
    """Make a workspace with places where the bot is not, cannot look, or may no longer speak."""
    slack, _ = a_workspace()
    slack.workspace.add_channel("borrel", ["U1"], channel="C2", bot=False)
    slack.workspace.add_channel("geheim", ["U1"], channel="C3", bot=False, private=True)
    slack.workspace.add_channel("vroeger", ["U1"], channel="C4")
    slack.workspace.channels["C4"].archived = True
    return slack
