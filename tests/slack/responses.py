"""Response addresses: where an app may answer what somebody did, five times within half an hour."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from tests.slack import bodies
from tests.slack.news import News
from tests.slack.strict import messages
from tests.slack.workspace import BOT_USER, Channel, Json, Message, Refusal, Workspace

LIFE = timedelta(minutes=30)
USES = 5


@dataclass(slots=True)
class _Given:
    user: str
    channel: Channel
    message: Message | None
    at: datetime
    uses: int = 0


class Responses:
    """All response addresses that were given out, below `address`."""

    def __init__(self, workspace: Workspace, news: News) -> None:
        self._workspace = workspace
        self._news = news
        self._given: dict[str, _Given] = {}
        self.address = ""

    def give(self, user: str, channel: Channel, message: Message | None) -> str:
        """Give an address that answers what somebody did, on a message or without one."""
        made = self._workspace.fresh("", 24)
        self._given[made] = _Given(user, channel, message, self._workspace.clock())
        return f"{self.address}/{made}"

    async def handle(self, request: web.Request) -> web.Response:
        """Take an answer that comes in at such an address."""
        given = self._given.get(request.match_info["given"])
        if given is None or self._workspace.clock() - given.at > LIFE:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        given.uses += 1
        if given.uses > USES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        try:
            await self._take(given, await request.json())
        except Refusal as refusal:
            return web.json_response({"ok": False, "error": refusal.error}, status=400)
        return web.Response(text="ok")

    async def _take(self, given: _Given, body: Json) -> None:
        message = given.message
        if body.get("delete_original") and message:
            self._remove(message)
            return
        messages.content(body, self._workspace.users)
        if body.get("replace_original") and message:
            before = bodies.message(self._workspace, message)
            message.text = body.get("text", "")
            message.blocks = self._workspace.named(body.get("blocks") or [])
            if message.reader is None:
                message.edited, message.edited_by = self._workspace.ts(), BOT_USER
                await self._news.changed(given.channel, message, before)
            return
        said = self._made(given.user, given.channel, body)
        if said.reader is None:
            await self._news.posted(given.channel, said)

    def answered(self, user: str, channel: Channel, answer: asyncio.Future[Any]) -> None:
        """Show what an app said in its very answer to a command."""
        if not answer.cancelled() and (
            answer.result().get("text") or answer.result().get("blocks")
        ):
            self._made(user, channel, answer.result())

    def _made(self, user: str, channel: Channel, body: Json) -> Message:
        everybody = body.get("response_type") == "in_channel"
        message = Message(
            self._workspace.ts(),
            channel.id,
            BOT_USER,
            body.get("text", ""),
            self._workspace.named(body.get("blocks") or []),
            thread_ts=body.get("thread_ts"),
            reader=None if everybody else user,
        )
        self._workspace.keep(message)
        return message

    def _remove(self, message: Message) -> None:
        if message.reader:
            self._workspace.whispers[message.channel].remove(message)
        else:
            del self._workspace.messages[message.channel][message.ts]
