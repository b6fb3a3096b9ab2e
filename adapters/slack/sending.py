"""What the bot does on Slack: each kind of delivery as a call or two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.base import (
    Do,
    Doubtful,
    MessageRef,
    Outgoing,
    Permanent,
    RetryAt,
    SendResult,
    Sent,
)
from adapters.card import Card
from adapters.slack import card as drawing
from adapters.slack import photo
from adapters.slack.direct import Direct
from adapters.slack.lookup import metadata
from adapters.slack.me import Json
from adapters.slack.pace import Pace
from adapters.slack.trouble import Later, Never, Trouble, refusal
from adapters.slack.web import Method, Web

_NOT_THERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel"})
"""Why nothing can be whispered: the bot or the reader is not where it would be said."""


class Sender:
    """Delivers for one account, at the pace that Slack allows."""

    def __init__(
        self, account: str, web: Web, direct: Direct, clock: Callable[[], datetime]
    ) -> None:
        self._account = account
        self._web = web
        self._direct = direct
        self._clock = clock
        self._pace = Pace()

    async def deliver(self, out: Outgoing) -> SendResult:
        """Do one thing; raises nothing for what Slack does."""
        try:
            return Sent(await self._do(out))
        except Later as later:
            return RetryAt(self._clock() + later.after, later.code)
        except Never as never:
            return Permanent(never.code, refusal(never.code, private=not out.conversation))
        except Trouble as trouble:
            return Doubtful(trouble.code)

    async def _do(self, out: Outgoing) -> MessageRef:
        match out.do:
            case Do.SEND:
                return await self._post(out, out.conversation or await self._direct(out.user))
            case Do.UPDATE:
                return await self._update(out)
            case Do.WHISPER:
                return await self._whisper(out)
            case Do.HOME:
                return await self._publish(out)
            case Do.OPEN:
                return await self._open(out)
            case Do.PHOTO:
                return await self._show(out)
            case Do.INVITE:
                await self._invite(out.conversation, out.members)
            case Do.CLOSE:
                await self._settled(Method.ARCHIVE, {"already_archived"}, channel=out.conversation)
        return MessageRef(self._account, out.conversation, "")

    async def _post(self, out: Outgoing, channel: str, *, thread: bool = True) -> MessageRef:
        answer = await self._call(
            Method.POST,
            channel=channel,
            thread_ts=out.thread if thread else None,
            metadata=metadata(out.key),
            unfurl_links=False,
            unfurl_media=False,
            **_content(out),
        )
        return MessageRef(self._account, answer["channel"], answer["ts"])

    async def _update(self, out: Outgoing) -> MessageRef:
        if out.ref is None:
            raise Never("no_message_to_update")
        where = {"channel": out.ref.conversation, "ts": out.ref.message}
        await self._call(Method.UPDATE, **where, **_content(out))
        return out.ref

    async def _whisper(self, out: Outgoing) -> MessageRef:
        thread = out.thread if await self._is_answered(out.conversation, out.thread) else None
        where = {"channel": out.conversation, "user": out.user, "thread_ts": thread}
        try:
            answer = await self._call(Method.WHISPER, **where, **_content(out))
        except Never as never:
            if never.code not in _NOT_THERE:
                raise
            # Somebody who stands outside reads it all the same, and they alone.
            return await self._post(out, await self._direct(out.user), thread=False)
        return MessageRef(self._account, out.conversation, answer["message_ts"])

    async def _is_answered(self, channel: str, thread: str | None) -> bool:
        """Tell whether a thread has answers: without any, a whisper in it is shown to nobody.

        Source: https://docs.slack.dev/reference/methods/chat.postEphemeral
        """
        if thread is None:
            return False
        try:
            answer = await self._call(Method.REPLIES, channel=channel, ts=thread, limit=2)
        except Never:
            return False  # there is no such thread; what else is wrong, the whisper tells
        return len(answer["messages"]) > 1

    async def _publish(self, out: Outgoing) -> MessageRef:
        view = {"type": "home", "blocks": _content(out)["blocks"]}
        answer = await self._call(Method.PUBLISH, user_id=out.user, view=view)
        return MessageRef(self._account, await self._direct(out.user), answer["view"]["id"])

    async def _show(self, out: Outgoing) -> MessageRef:
        """Show a photo; until it is shared, in the last call, nobody sees anything of it."""
        if out.picture is None:
            raise Never("no_photo")
        channel = out.conversation or await self._direct(out.user)
        name, length = photo.file_name(out.key, out.picture), len(out.picture.content)
        place = await self._call(Method.UPLOAD, filename=name, length=length)
        await self._web.upload(place["upload_url"], out.picture.content)
        files = [{"id": place["file_id"], "title": out.picture.name}]
        await self._call(Method.SHARE, files=files, channel_id=channel, thread_ts=out.thread)
        return MessageRef(self._account, channel, place["file_id"])

    async def _open(self, out: Outgoing) -> MessageRef:
        name = out.name.removeprefix("#")
        try:
            answer = await self._call(Method.CREATE, name=name, is_private=True)
            channel = str(answer["channel"]["id"])
        except Never as never:
            if never.code != "name_taken":
                raise
            channel = await self._mine(name)
        await self._invite(channel, out.members)
        return MessageRef(self._account, channel, "")

    async def _mine(self, name: str) -> str:
        """Find the conversation that was opened under this name before."""
        wanted: Json = {"types": "private_channel", "exclude_archived": True}
        async for channel in self._web.pages(Method.MINE, "channels", **wanted):
            if channel.get("name") == name:
                return str(channel["id"])
        raise Never("name_taken")

    async def _invite(self, channel: str, members: tuple[str, ...]) -> None:
        # One by one: of several, Slack invites none when one is there already.
        for member in members:
            done = {"already_in_channel", "cant_invite_self"}
            await self._settled(Method.INVITE, done, channel=channel, users=member)

    async def _settled(self, method: Method, done: set[str], **arguments: Any) -> None:  # noqa: ANN401
        """Call a method of which some errors only say that it was done before."""
        try:
            await self._call(method, **arguments)
        except Never as never:
            if never.code not in done:
                raise

    async def _call(self, method: Method, **arguments: Any) -> AsyncSlackResponse:  # noqa: ANN401
        channel, now = str(arguments.get("channel", "")), self._clock()
        until = self._pace.wait(method, channel, now)
        if until is not None:
            raise Later("at_its_pace", until - now)
        try:
            return await self._web(method, **arguments)
        except Later as later:
            self._pace.refuse(method, channel, self._clock() + later.after)
            raise


def _content(out: Outgoing) -> Json:
    if not isinstance(out.card, Card):
        raise Never("no_card")
    return {"blocks": drawing.blocks(out.card), "text": drawing.fallback(out.card)}
