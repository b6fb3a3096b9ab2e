"""What a token is allowed: which scopes each method needs, as Slack documents them by method."""

from __future__ import annotations

from pathlib import Path

import yaml  # type: ignore[import-untyped]  # its types are a package of their own

from tests.slack.workspace import Channel, Json, Kind, Refusal

MANIFEST = Path(__file__).parents[2] / "docs" / "slack-manifest.yaml"

ALWAYS = {
    "apps.connections.open": "connections:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "users.info": "users:read",
}
"""Whatever it is called for. What stands nowhere here needs no scope."""

_HISTORY = {
    Kind.PUBLIC: "channels:history",
    Kind.PRIVATE: "groups:history",
    Kind.IM: "im:history",
}
_READ = {Kind.PUBLIC: "channels:read", Kind.PRIVATE: "groups:read", Kind.IM: "im:read"}
_WRITE = {Kind.PUBLIC: "channels:manage", Kind.PRIVATE: "groups:write", Kind.IM: "im:write"}
BY_KIND = {
    "conversations.archive": _WRITE,
    "conversations.create": _WRITE,
    "conversations.history": _HISTORY,
    "conversations.info": _READ,
    "conversations.invite": _WRITE,
    "conversations.members": _READ,
    "conversations.rename": _WRITE,
    "conversations.replies": _HISTORY,
    "users.conversations": _READ,
}
"""By the kind of conversation that it is called for."""

EVERY = frozenset(ALWAYS.values()).union(*(kinds.values() for kinds in BY_KIND.values()))
"""All that any method needs."""


def of_manifest() -> frozenset[str]:
    """Give the scopes of the bot's own manifest, and that of its app-level token."""
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return frozenset(manifest["oauth_config"]["scopes"]["bot"]) | {"connections:write"}


def check(granted: frozenset[str], method: str, given: Json, channel: Channel | None) -> None:
    """Refuse a call that needs a scope that was not granted; `channel` is what it is about."""
    for needed in sorted(_needed(method, given, channel) - granted):
        raise Refusal("missing_scope", needed=needed, provided=",".join(sorted(granted)))


def _needed(method: str, given: Json, channel: Channel | None) -> set[str]:
    if method in ALWAYS:
        return {ALWAYS[method]}
    scopes = BY_KIND.get(method, {})
    return {scopes[kind] for kind in _kinds(method, given, channel) if kind in scopes}


def _kinds(method: str, given: Json, channel: Channel | None) -> set[Kind]:
    match method:
        case "conversations.create":
            private = str(given.get("is_private", "")).lower() in {"1", "true"}
            return {Kind.PRIVATE if private else Kind.PUBLIC}
        case "users.conversations":
            types = str(given.get("types") or "public_channel").split(",")
            names = {"public_channel": Kind.PUBLIC, "private_channel": Kind.PRIVATE, "im": Kind.IM}
            return {names[each] for each in types if each in names}
    return {channel.kind} if channel else set()
