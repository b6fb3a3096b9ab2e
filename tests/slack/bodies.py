"""How Slack writes what it holds: a message, a channel, a user, a view, as JSON."""

from __future__ import annotations

from mimetypes import guess_type

from tests.slack.workspace import (
    APP,
    BOT,
    BOT_USER,
    TEAM,
    Channel,
    File,
    Json,
    Kind,
    Message,
    User,
    View,
    Workspace,
)


def message(workspace: Workspace, it: Message, *, metadata: bool = False) -> Json:
    """Write a message as in a history: with its author, its thread and its edits.

    `metadata`: also what our app keeps with it, which Slack only gives when asked.
    """
    body: Json = {"type": "message", "user": it.user, "text": it.text, "ts": it.ts}
    if it.subtype and not it.files:  # which only an event calls a share
        body["subtype"] = it.subtype
    if it.inviter:
        body["inviter"] = it.inviter
    if it.client_msg_id:
        body["client_msg_id"] = it.client_msg_id
    if it.from_app and not it.subtype:
        body |= {"bot_id": BOT, "app_id": APP, "bot_profile": bot_profile()}
    if it.subtype != "tombstone":
        body["team"] = TEAM
    if it.files:
        body["files"] = [file(workspace, each) for each in it.files]
    if it.blocks:
        body["blocks"] = it.blocks
    if it.edited:
        body["edited"] = {"user": it.edited_by, "ts": it.edited}
    if metadata and it.metadata:
        body["metadata"] = it.metadata
    return body | thread(workspace, it)


def file(workspace: Workspace, it: File) -> Json:
    """Write what a file is, and where it is kept; what is left of one that is gone."""
    if it.deleted:
        return {"id": it.id, "mode": "tombstone"}
    kind = it.mimetype.rpartition("/")[2]
    address = f"{workspace.origin}/files-pri/{TEAM}-{it.id}"
    return {
        "id": it.id,
        "created": it.created,
        "timestamp": it.created,
        "name": it.name,
        "title": it.title,
        "mimetype": it.mimetype,
        "filetype": "jpg" if kind == "jpeg" else kind,
        "pretty_type": kind.upper(),
        "user": it.user,
        "user_team": TEAM,
        "editable": False,
        "size": len(it.content),
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": True,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{address}/{it.name}",
        "url_private_download": f"{address}/download/{it.name}",
        "media_display_type": "unknown",
        "permalink": f"https://gemeente.slack.com/files/{it.user}/{it.id}/{it.name}",
        "has_rich_preview": False,
        "file_access": "visible",
    }


def mimetype(name: str) -> str:
    """Tell what a file is by its name, as Slack does at first sight."""
    return guess_type(name)[0] or "application/octet-stream"


def thread(workspace: Workspace, it: Message) -> Json:
    """Write how a message stands in a thread: as its root, as a reply, or not at all."""
    if it.thread_ts and it.thread_ts != it.ts:
        root = workspace.message(it.channel, it.thread_ts)
        parent = {"parent_user_id": root.user} if root else {}
        return {"thread_ts": it.thread_ts, **parent}
    replies = workspace.replies(it)
    if not replies:
        return {}
    authors = list(dict.fromkeys(each.user for each in replies))
    return {
        "thread_ts": it.ts,
        "reply_count": len(replies),
        "reply_users_count": len(authors),
        "latest_reply": replies[-1].ts,
        "reply_users": authors,
        "is_locked": False,
        "subscribed": BOT_USER in authors or it.from_app,
    }


def bot_profile() -> Json:
    """Write who our app is."""
    return {
        "id": BOT,
        "app_id": APP,
        "name": "wijkbot",
        "icons": {f"image_{size}": _picture(size) for size in (36, 48, 72)},
        "deleted": False,
        "updated": 1_760_000_000,
        "team_id": TEAM,
    }


def user(it: User) -> Json:
    """Write who somebody is."""
    return {
        "id": it.id,
        "team_id": TEAM,
        "name": it.name,
        "deleted": it.deleted,
        "color": "9f69e7",
        "real_name": it.real_name,
        "tz": "Europe/Amsterdam",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": {
            "title": "",
            "phone": "",
            "skype": "",
            "real_name": it.real_name,
            "real_name_normalized": it.real_name,
            "display_name": it.name,
            "display_name_normalized": it.name,
            "status_text": "",
            "status_emoji": "",
            "status_expiration": 0,
            "avatar_hash": "g0000000000",
            "image_24": _picture(24),
            "image_48": _picture(48),
            "image_72": _picture(72),
            "team": TEAM,
        },
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": it.bot,
        "is_app_user": False,
        "updated": 1_760_000_000,
    }


def channel(it: Channel) -> Json:
    """Write what a conversation is, as our app sees it."""
    if it.kind is Kind.IM:
        return {
            "id": it.id,
            "created": it.created,
            "is_archived": it.archived,
            "is_im": True,
            "is_org_shared": False,
            "user": it.user,
            "is_open": True,
            "priority": 0,
            "context_team_id": TEAM,
            "updated": it.created * 1000,
        }
    return {
        "id": it.id,
        "name": it.name,
        "is_channel": it.kind is Kind.PUBLIC,
        "is_group": it.kind is Kind.PRIVATE,
        "is_im": False,
        "is_mpim": False,
        "is_private": it.kind is Kind.PRIVATE,
        "created": it.created,
        "is_archived": it.archived,
        "is_general": False,
        "unlinked": 0,
        "name_normalized": it.name,
        "is_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "context_team_id": TEAM,
        "updated": it.created * 1000,
        "creator": it.creator,
        "is_ext_shared": False,
        "shared_team_ids": [TEAM],
        "pending_connected_team_ids": [],
        "is_member": BOT_USER in it.members,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": it.previous_names,
    }


def view(it: View) -> Json:
    """Write a view with what was filled in."""
    body: Json = {
        "id": it.id,
        "team_id": TEAM,
        "type": it.body["type"],
        "blocks": it.body["blocks"],
        "private_metadata": it.body.get("private_metadata", ""),
        "callback_id": it.body.get("callback_id", ""),
        "state": {"values": it.values},
        "hash": it.hash,
        "title": it.body.get("title") or {"type": "plain_text", "text": "Wijkbot", "emoji": True},
        "clear_on_close": it.body.get("clear_on_close", False),
        "notify_on_close": it.body.get("notify_on_close", False),
        "close": it.body.get("close"),
        "submit": it.body.get("submit"),
        "previous_view_id": it.previous,
        "root_view_id": it.root,
        "app_id": APP,
        "external_id": it.body.get("external_id", ""),
        "app_installed_team_id": TEAM,
        "bot_id": BOT,
    }
    return body


def _picture(size: int) -> str:
    return f"https://avatars.example.org/{size}.png"
