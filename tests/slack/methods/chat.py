"""chat.*: messages and whispers of the app."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.slack import bodies
from tests.slack.methods.places import seen_by_app, with_app
from tests.slack.news import News
from tests.slack.strict import messages
from tests.slack.workspace import BOT_USER, DOMAIN, Json, Message, Refusal, Workspace

PLACE = ("ts", "thread_ts", "parent_user_id")
LOOSE_AMPERSAND = re.compile(r"&(?!amp;|lt;|gt;)")


@dataclass(frozen=True, slots=True)
class Chat:
    """What the app says."""

    workspace: Workspace
    news: News

    async def post(self, given: Json) -> Json:
        """chat.postMessage: say something in a channel or a thread."""
        channel = with_app(self.workspace, given["channel"])
        messages.content(given, self.workspace.users)
        if given.get("metadata") is not None:
            messages.metadata(given["metadata"])
        self._thread(channel.id, given.get("thread_ts"))
        message = Message(
            self.workspace.ts(),
            channel.id,
            BOT_USER,
            _text(given),
            self._blocks(given),
            thread_ts=given.get("thread_ts"),
            metadata=given.get("metadata"),
        )
        self.workspace.keep(message)
        await self.news.posted(channel, message)
        body = bodies.message(self.workspace, message, metadata=True)
        return {"channel": channel.id, "ts": message.ts, "message": body}

    async def update(self, given: Json) -> Json:
        """chat.update: say it otherwise."""
        channel = seen_by_app(self.workspace, given["channel"])
        message = self.workspace.message(channel.id, given["ts"])
        if message is None or message.subtype == "tombstone":
            raise Refusal("message_not_found")
        if not message.from_app or message.subtype:
            raise Refusal("cant_update_message")
        messages.content(given, self.workspace.users)
        before = bodies.message(self.workspace, message)
        if given.get("metadata"):
            messages.metadata(given["metadata"])
        message.text = _text(given)
        message.blocks = self._blocks(given)
        # What is not given stays; an empty object takes it away.
        if given.get("metadata") is not None:
            message.metadata = given["metadata"] or None
        # An edit is only shown as one where the text itself is what is read.
        if not given.get("blocks"):
            message.edited, message.edited_by = self.workspace.ts(), BOT_USER
        await self.news.changed(channel, message, before)
        body = bodies.message(self.workspace, message, metadata=True)
        # Of an update the answer says beside the message which it is, and not in it.
        shown = {key: part for key, part in body.items() if key not in PLACE}
        return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}

    async def whisper(self, given: Json) -> Json:
        """chat.postEphemeral: say something that one person sees, until they reload."""
        channel = with_app(self.workspace, given["channel"])
        messages.content(given, self.workspace.users)
        if given["user"] not in channel.members:
            raise Refusal("user_not_in_channel")
        self._thread(channel.id, given.get("thread_ts"))
        message = Message(
            self.workspace.ts(),
            channel.id,
            BOT_USER,
            _text(given),
            self._blocks(given),
            thread_ts=given.get("thread_ts"),
            reader=given["user"],
        )
        root = self.workspace.message(channel.id, message.thread_ts or "")
        if root is None or self.workspace.replies(root):
            self.workspace.keep(message)  # in a thread without answers nobody sees it
        return {"message_ts": message.ts}

    async def delete(self, given: Json) -> Json:
        """chat.delete: take back what the app said."""
        channel = seen_by_app(self.workspace, given["channel"])
        message = self.workspace.message(channel.id, given["ts"])
        if message is None:
            raise Refusal("message_not_found")
        if not message.from_app:
            raise Refusal("cant_delete_message")
        before = bodies.message(self.workspace, message)
        del self.workspace.messages[channel.id][message.ts]
        await self.news.deleted(channel, before)
        return {"channel": channel.id, "ts": message.ts}

    async def permalink(self, given: Json) -> Json:
        """chat.getPermalink: an address that leads to a message."""
        channel = seen_by_app(self.workspace, given["channel"])
        message = self.workspace.message(channel.id, given["message_ts"])
        if message is None:
            raise Refusal("message_not_found")
        number = message.ts.replace(".", "")
        link = f"https://{DOMAIN}.slack.com/archives/{channel.id}/p{number}"
        return {"channel": channel.id, "permalink": link}

    def _thread(self, channel: str, thread_ts: str | None) -> None:
        """Refuse a thread that is not there, and a reply to what is itself a reply."""
        if not thread_ts:
            return
        root = self.workspace.message(channel, thread_ts)
        if root is None or (root.thread_ts and root.thread_ts != root.ts):
            raise Refusal("cannot_reply_to_message", f"[ERROR] no message opens {thread_ts}")

    def _blocks(self, given: Json) -> list[Json]:
        return self.workspace.named(given.get("blocks") or [])


def _text(given: Json) -> str:
    """Give the text as Slack keeps it: a loose ampersand becomes an escaped one."""
    return LOOSE_AMPERSAND.sub("&amp;", given.get("text") or "")
