"""conversations.*: channels, who is in them, and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from tests.slack import bodies
from tests.slack.faults import Faults
from tests.slack.methods.places import seen_by_app, with_app
from tests.slack.news import News
from tests.slack.workspace import BOT_USER, Json, Kind, Message, Refusal, Workspace

T = TypeVar("T")

NAME = re.compile(r"[^\W_][\w-]{0,79}")
"""Lower case, digits, hyphens and underscores, 80 at most."""
PAGE = 100
"""Objects on a page when a call does not say."""


@dataclass(frozen=True, slots=True)
class Conversations:
    """What the app asks and does about channels."""

    workspace: Workspace
    news: News
    faults: Faults

    async def open(self, given: Json) -> Json:
        """conversations.open: the private conversation with one person."""
        if given.get("channel"):
            channel = seen_by_app(self.workspace, given["channel"])
            if channel.kind is not Kind.IM:
                raise Refusal("method_not_supported_for_channel_type")
        else:
            users = [each for each in str(given.get("users") or "").split(",") if each]
            if not users:
                raise Refusal("users_list_not_supplied")
            if len(users) > 1:
                raise Refusal("too_many_users")
            user = self.workspace.users.get(users[0])
            if user is None or user.id == BOT_USER:
                raise Refusal("user_not_found")
            if user.deleted:
                raise Refusal("user_disabled")
            channel = self.workspace.direct(user.id)
        whole = str(given.get("return_im", "")).lower() in {"1", "true"}
        shown = bodies.channel(channel) if whole else {"id": channel.id}
        return {"no_op": True, "already_open": True, "channel": shown}

    async def info(self, given: Json) -> Json:
        """conversations.info: what a conversation is."""
        channel = seen_by_app(self.workspace, given["channel"])
        shown = bodies.channel(channel)
        if str(given.get("include_num_members", "")).lower() in {"1", "true"}:
            shown["num_members"] = len(channel.members)
        return {"channel": shown}

    async def members(self, given: Json) -> Json:
        """conversations.members: who is in it."""
        channel = seen_by_app(self.workspace, given["channel"])
        page, cursor = self._page(channel.members, given)
        return {"members": page, "response_metadata": {"next_cursor": cursor}}

    async def history(self, given: Json) -> Json:
        """conversations.history: what stands in the channel itself, newest first."""
        channel = seen_by_app(self.workspace, given["channel"])
        if BOT_USER not in channel.members:
            raise Refusal("not_in_channel")
        said = [
            each
            for each in self.workspace.messages[channel.id].values()
            if not each.thread_ts or each.thread_ts == each.ts
        ]
        page, cursor = self._page(_between(reversed(said), given), given)
        more = {"response_metadata": {"next_cursor": cursor}} if cursor else {}
        return {
            "messages": [self._body(each, given) for each in page],
            "has_more": bool(cursor),
            "pin_count": 0,
            "channel_actions_ts": None,
            "channel_actions_count": 0,
            **more,
        }

    async def replies(self, given: Json) -> Json:
        """conversations.replies: a thread, oldest first, its root on every page."""
        channel = seen_by_app(self.workspace, given["channel"])
        root = self.workspace.message(channel.id, given["ts"])
        if root and root.thread_ts:
            root = self.workspace.message(channel.id, root.thread_ts)
        if root is None:
            raise Refusal("thread_not_found")
        said = list(_between(self.workspace.replies(root), given))
        page, cursor = self._page(said, given)
        more = {"response_metadata": {"next_cursor": cursor}} if cursor else {}
        return {
            "messages": [self._body(each, given) for each in (root, *page)],
            "has_more": bool(cursor),
            **more,
        }

    async def create(self, given: Json) -> Json:
        """conversations.create: a new channel with only the app in it."""
        name = self._named(given["name"])
        private = str(given.get("is_private", "")).lower() in {"1", "true"}
        made = self.workspace.add_channel(name, [], private=private)
        self.workspace.channels[made].creator = BOT_USER
        return {"channel": bodies.channel(self.workspace.channels[made])}

    async def rename(self, given: Json) -> Json:
        """conversations.rename: another name for a channel."""
        channel = with_app(self.workspace, given["channel"])
        if channel.creator != BOT_USER:
            raise Refusal("not_authorized")
        name = self._named(given["name"])
        channel.previous_names.insert(0, channel.name)
        channel.name = name
        return {"channel": bodies.channel(channel)}

    async def invite(self, given: Json) -> Json:
        """conversations.invite: bring people into a channel."""
        channel = with_app(self.workspace, given["channel"])
        if channel.kind is Kind.IM:
            raise Refusal("method_not_supported_for_channel_type")
        users = [each for each in str(given["users"]).split(",") if each]
        wrong = [(user, why) for user in users if (why := self._cannot(user, channel.members))]
        if wrong:
            errors = [{"user": user, "ok": False, "error": why} for user, why in wrong]
            raise Refusal(wrong[0][1], errors=errors)
        for user in users:
            channel.members.append(user)
            await self.news.joined(channel, user, BOT_USER)
        return {"channel": bodies.channel(channel)}

    async def archive(self, given: Json) -> Json:
        """conversations.archive: close a channel for good."""
        channel = seen_by_app(self.workspace, given["channel"])
        if channel.kind is Kind.IM:
            raise Refusal("method_not_supported_for_channel_type")
        if channel.archived:
            raise Refusal("already_archived")
        if BOT_USER not in channel.members:
            raise Refusal("not_in_channel")
        channel.archived = True
        return {}

    async def mine(self, given: Json) -> Json:
        """users.conversations: where somebody is in, the app itself if not said."""
        user = given.get("user") or BOT_USER
        kinds = str(given.get("types") or "public_channel").split(",")
        names = {Kind.PUBLIC: "public_channel", Kind.PRIVATE: "private_channel", Kind.IM: "im"}
        if set(kinds) - {*names.values(), "mpim"}:
            raise Refusal("invalid_types")
        archived_too = str(given.get("exclude_archived", "")).lower() not in {"1", "true"}
        found = [
            bodies.channel(each)
            for each in self.workspace.channels.values()
            if user in each.members
            and names[each.kind] in kinds
            and (archived_too or not each.archived)
        ]
        page, cursor = self._page(found, given)
        return {"channels": page, "response_metadata": {"next_cursor": cursor}}

    def _named(self, name: str) -> str:
        if not NAME.fullmatch(name) or name != name.lower():
            raise Refusal("invalid_name_maxlength" if len(name) > 80 else "invalid_name_specials")
        if any(each.name == name for each in self.workspace.channels.values()):
            raise Refusal("name_taken")
        return name

    def _cannot(self, user: str, members: list[str]) -> str | None:
        if user not in self.workspace.users:
            return "user_not_found"
        if user == BOT_USER:
            return "cant_invite_self"
        return "already_in_channel" if user in members else None

    def _body(self, message: Message, given: Json) -> Json:
        metadata = str(given.get("include_all_metadata", "")).lower() in {"1", "true"}
        return bodies.message(self.workspace, message, metadata=metadata)

    def _page(self, items: Iterable[T], given: Json) -> tuple[list[T], str]:
        """Cut a page out, as small as Slack likes; give what leads to the next, if any."""
        every = list(items)
        cursor = str(given.get("cursor") or "")
        if cursor and not re.fullmatch(r"at:\d+", cursor):
            raise Refusal("invalid_cursor")
        start = int(cursor.removeprefix("at:") or 0)
        size = min(int(given.get("limit") or PAGE), self.faults.page or 1000)
        if size < 1:
            raise Refusal("invalid_limit")
        rest = start + size
        return every[start:rest], f"at:{rest}" if rest < len(every) else ""


def _between(messages: Iterable[Message], given: Json) -> Iterable[Message]:
    """Keep what lies between `oldest` and `latest`; those two only when inclusive."""
    inclusive = str(given.get("inclusive", "")).lower() in {"1", "true"}
    oldest, latest = given.get("oldest"), given.get("latest")
    for each in messages:
        if oldest and (each.ts < oldest or (each.ts == oldest and not inclusive)):
            continue
        if latest and (each.ts > latest or (each.ts == latest and not inclusive)):
            continue
        yield each
