"""What people do in Slack: post, edit, press, command, fill in forms; and what they then see."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tests.slack import bodies, forms, payloads, reading, typing_in
from tests.slack.deliveries import Delivery, Envelope
from tests.slack.forms import CannotDo
from tests.slack.methods.views import Views
from tests.slack.news import News
from tests.slack.reading import Seen, SeenView
from tests.slack.responses import Responses
from tests.slack.sockets import Sockets
from tests.slack.strict import answers
from tests.slack.triggers import Triggers
from tests.slack.workspace import Channel, File, Json, Message, View, Workspace

PATIENCE = 3.0
"""Seconds, of the real clock, that Slack waits for an answer to what a person did."""


class Unanswered(Exception):
    """The app did not answer in time; Slack tells the person that it failed."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a form: closed, or shown again with what is wrong, by label."""

    closed: bool
    errors: Mapping[str, str] = field(default_factory=dict)


class People:
    """Everybody in the workspace but the bot. Users and channels are named by id."""

    def __init__(
        self,
        workspace: Workspace,
        sockets: Sockets,
        news: News,
        triggers: Triggers,
        views: Views,
        responses: Responses,
    ) -> None:
        self.workspace = workspace
        self.sockets = sockets
        self.news = news
        self._triggers = triggers
        self._views = views
        self._responses = responses

    async def post(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Post what somebody types, and give its `ts`. `@name` mentions who has that handle."""
        place = self._inside(user, channel)
        if thread_ts and self.workspace.message(channel, thread_ts) is None:
            raise CannotDo(f"no message {thread_ts} in {channel}")
        sent = typing_in.as_sent(text, self.workspace.users)
        message = Message(
            self.workspace.ts(),
            channel,
            user,
            sent,
            self.workspace.named(typing_in.as_blocks(sent)),
            thread_ts=thread_ts,
            client_msg_id=str(UUID(int=self.workspace.random.getrandbits(128), version=4)),
        )
        self.workspace.keep(message)
        await self.news.posted(place, message)
        return message.ts

    async def share(
        self,
        user: str,
        channel: str,
        content: bytes,
        name: str,
        text: str = "",
        thread_ts: str | None = None,
    ) -> str:
        """Post a file, with words if there are any, and give the `ts` of the message."""
        place = self._inside(user, channel)
        kind = bodies.mimetype(name)
        file = File(self.workspace.fresh("F"), user, name, name, kind, content)
        file.created = self.workspace.now()
        self.workspace.files[file.id] = file
        sent = typing_in.as_sent(text, self.workspace.users)
        message = Message(
            self.workspace.ts(),
            channel,
            user,
            sent,
            self.workspace.named(typing_in.as_blocks(sent)) if sent else [],
            thread_ts=thread_ts,
            subtype="file_share",
            files=[file],
        )
        self.workspace.keep(message)
        await self.news.posted(place, message)
        return message.ts

    async def mention(
        self, user: str, channel: str, text: str, thread_ts: str | None = None
    ) -> str:
        """Post with the bot's name in front."""
        return await self.post(user, channel, f"@wijkbot {text}", thread_ts)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Let somebody change their own message."""
        place, message = self._own(user, channel, ts)
        before = bodies.message(self.workspace, message)
        message.text = typing_in.as_sent(text, self.workspace.users)
        message.blocks = self.workspace.named(typing_in.as_blocks(message.text))
        message.edited, message.edited_by = self.workspace.ts(), user
        await self.news.changed(place, message, before)

    async def delete(self, user: str, channel: str, ts: str) -> None:
        """Let somebody take their own message back.

        Of a message with answers a tombstone stays, and the app is told of a change.
        """
        place, message = self._own(user, channel, ts)
        before = bodies.message(self.workspace, message)
        if self.workspace.replies(message):
            message.user, message.text, message.blocks = (
                "USLACKBOT",
                "This message was deleted.",
                [],
            )
            message.files = []
            message.subtype, message.client_msg_id, message.edited = "tombstone", None, None
            await self.news.changed(place, message, before)
            return
        del self.workspace.messages[channel][ts]
        await self.news.deleted(place, before)

    async def join(self, user: str, channel: str, inviter: str | None = None) -> None:
        """Let somebody into a channel; the bot itself is invited in the same way."""
        place = self.workspace.channels[channel]
        place.members.append(user)
        await self.news.joined(place, user, inviter)

    async def press(self, user: str, channel: str, ts: str, button: str) -> Delivery:
        """Press a button on a message or a whisper, by its label, value or action id."""
        place = self._inside(user, channel)
        message = self._visible(user, channel, ts)
        action = self._action(message.blocks, button)
        return await self._act(user, (place, message), action)

    async def press_in(self, user: str, view: str, button: str) -> Delivery:
        """Press a button in a form or a home tab."""
        shown = self._view(user, view)
        return await self._act(user, shown, self._action(shown.body["blocks"], button))

    async def _act(
        self, user: str, place: tuple[Channel, Message] | View, action: Json
    ) -> Delivery:
        who = self.workspace.users[user]
        response_url = ""
        if not isinstance(place, View):
            response_url = self._responses.give(user, place[0], place[1])
        trigger = self._triggers.give(user)
        body = payloads.pressed(
            self.workspace, who, place, action, trigger=trigger, response_url=response_url
        )
        return await self._interact(Envelope.INTERACTION, body)

    async def command(
        self, user: str, channel: str, command: str, text: str = "", thread_ts: str | None = None
    ) -> Delivery:
        """Type a command. Raises `CannotDo` in a thread, where Slack knows no commands."""
        place = self._inside(user, channel)
        if thread_ts:
            raise CannotDo(f"{command} is not supported in threads. Sorry!")
        trigger = self._triggers.give(user)
        url = self._responses.give(user, place, None)
        body = payloads.command(
            self.workspace.users[user], place, command, text, trigger=trigger, response_url=url
        )
        delivery = await self._interact(Envelope.COMMAND, body)
        delivery.answer.add_done_callback(
            lambda answer: self._responses.answered(user, place, answer)
        )
        return delivery

    async def suggest(self, user: str, view: str, name: str, typed: str) -> list[str]:
        """Type in a field whose options the app gives, and give the labels that are offered."""
        shown = self._view(user, view)
        block = forms.field(self.workspace, shown, name)
        if len(typed) < block["element"].get("min_query_length", 3):
            return []
        who = self.workspace.users[user]
        delivery = await self._interact(
            Envelope.INTERACTION, payloads.suggested(who, shown, block, typed)
        )
        answer = await self._answer(delivery)
        answers.suggestions(answer)
        shown.offered[block["block_id"]] = forms.options(answer)
        return [option["text"]["text"] for option in forms.options(answer)]

    async def fill(self, user: str, view: str, values: Mapping[str, str]) -> None:
        """Fill fields in, by label, block id or action id; options by label or value."""
        shown = self._view(user, view)
        for name, value in values.items():
            block = forms.field(self.workspace, shown, name)
            element = block["element"]
            offered = forms.options(element)
            if element["type"] == "external_select":
                offered = shown.offered.get(block["block_id"], [])
                if not any(value in {each["text"]["text"], each["value"]} for each in offered):
                    await self.suggest(user, view, name, value)
                    offered = shown.offered.get(block["block_id"], [])
            state = forms.filled(block, value, offered)
            shown.values[block["block_id"]] = {element["action_id"]: state}

    async def submit(
        self, user: str, view: str, values: Mapping[str, str] | None = None
    ) -> Submitted:
        """Fill in and send a form, and give what the person then sees."""
        await self.fill(user, view, values or {})
        shown = self._view(user, view)
        errors = forms.lacking(shown)
        if errors:
            return Submitted(False, self._by_label(shown, errors))
        trigger = self._triggers.give(user)
        body = payloads.submitted(self.workspace.users[user], shown, trigger=trigger)
        delivery = await self._interact(Envelope.INTERACTION, body)
        answer = await self._answer(delivery)
        answers.submission(answer, shown)
        match answer.get("response_action"):
            case "errors":
                return Submitted(False, self._by_label(shown, answer["errors"]))
            case "update":
                self._views.replace(shown, answer["view"])
                return Submitted(False)
            case "push":
                self._views.push_on(shown, answer["view"])
                return Submitted(False)
            case "clear":
                for each in self._stack(user):
                    del self.workspace.views[each.id]
            case _:
                del self.workspace.views[view]
        return Submitted(True)

    async def close(self, user: str, view: str) -> None:
        """Put a form away unsent."""
        shown = self._view(user, view)
        del self.workspace.views[view]
        if shown.body.get("notify_on_close"):
            body = payloads.closed(self.workspace.users[user], shown, cleared=False)
            await self._interact(Envelope.INTERACTION, body)

    async def look_home(self, user: str) -> None:
        """Open the home tab of the bot."""
        await self.news.home_opened(user)

    def direct(self, user: str) -> str:
        """Give the private conversation of somebody with the bot."""
        return self.workspace.direct(user).id

    def messages(self, channel: str, reader: str) -> list[Seen]:
        """Give what somebody sees in a channel and all its threads, in order, whispers too."""
        self._inside(reader, channel)
        said = list(self.workspace.messages[channel].values())
        said += [each for each in self.workspace.whispers[channel] if each.reader == reader]
        said.sort(key=lambda each: each.ts)
        return [reading.message(self.workspace, each) for each in said]

    def reload(self, reader: str) -> None:
        """Let somebody reload Slack: their whispers are gone."""
        for channel, said in self.workspace.whispers.items():
            kept = [each for each in said if each.reader != reader]
            self.workspace.whispers[channel] = kept

    def views(self, user: str) -> list[SeenView]:
        """Give the forms that somebody has open, the last on top."""
        return [reading.view(self.workspace, each) for each in self._stack(user)]

    def home(self, user: str) -> SeenView | None:
        """Give somebody's home tab, if the bot ever published one."""
        view = self.workspace.homes.get(user)
        return reading.view(self.workspace, view) if view else None

    async def _interact(self, kind: Envelope, body: Json) -> Delivery:
        delivery = await self.sockets.send(kind, body)
        if delivery.answer.cancelled():
            raise Unanswered(f"no socket is open for {delivery.told}")
        return delivery

    async def _answer(self, delivery: Delivery) -> Json:
        await asyncio.wait([delivery.answer], timeout=PATIENCE)
        if not delivery.answer.done() or delivery.answer.cancelled():
            raise Unanswered(f"no answer to {delivery.told}")
        return delivery.answer.result()

    def _inside(self, user: str, channel: str) -> Channel:
        place = self.workspace.channels[channel]
        if user not in place.members:
            raise CannotDo(f"{self._name(user)} is not in {place.name or place.id}")
        if place.archived:
            raise CannotDo(f"{place.name} is archived")
        return place

    def _own(self, user: str, channel: str, ts: str) -> tuple[Channel, Message]:
        message = self.workspace.message(channel, ts)
        if message is None or message.user != user:
            raise CannotDo(f"{self._name(user)} has no message {ts} here")
        return self._inside(user, channel), message

    def _visible(self, user: str, channel: str, ts: str) -> Message:
        message = self.workspace.message(channel, ts)
        for whisper in self.workspace.whispers[channel]:
            if whisper.ts == ts and whisper.reader == user:
                message = whisper
        if message is None:
            raise CannotDo(f"{self._name(user)} sees no message {ts} here")
        return message

    def _view(self, user: str, view: str) -> View:
        for each in (*self._stack(user), self.workspace.homes.get(user)):
            if each is not None and each.id == view:
                return each
        raise CannotDo(f"{self._name(user)} has no view {view} open")

    def _stack(self, user: str) -> list[View]:
        return [each for each in self.workspace.views.values() if each.user == user]

    def _action(self, blocks: list[Json], button: str) -> Json:
        for block, element in reading.actionable(blocks):
            label = reading.label(self.workspace, element)
            if button in {label, element.get("value"), element["action_id"]}:
                kept = ("action_id", "text", "value", "url", "style", "type")
                action = {key: element[key] for key in kept if key in element}
                return {"block_id": block["block_id"], **action}
        there = [reading.label(self.workspace, each) for _, each in reading.actionable(blocks)]
        raise CannotDo(f"no button {button!r}; there are {there}")

    def _by_label(self, view: View, errors: Mapping[str, str]) -> dict[str, str]:
        blocks = {each["block_id"]: each for each in view.body["blocks"]}
        return {
            reading.words(self.workspace, blocks[block]["label"]): words
            for block, words in errors.items()
        }

    def _name(self, user: str) -> str:
        return self.workspace.users[user].real_name
