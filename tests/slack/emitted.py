"""Everything that the stand-in can say, said once: to be held against shapes."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import ClientSession

from tests.slack.api import Call
from tests.slack.app import App, a_workspace
from tests.slack.workspace import BOT_USER, Json

EVENTS = {
    ("message", None): "GenericMessageEvent",
    ("message", "channel_join"): "ChannelJoinMessageEvent",
    ("message", "file_share"): "FileShareMessageEvent",
    ("message", "message_changed"): "MessageChangedEvent",
    ("message", "message_deleted"): "MessageDeletedEvent",
    ("app_home_opened", None): "AppHomeOpenedEvent",
    ("app_mention", None): "AppMentionEvent",
    ("member_joined_channel", None): "MemberJoinedChannelEvent",
}
"""What the published types call each kind of event."""

PAYLOADS = {
    "block_actions": "BlockAction",
    "block_suggestion": "BlockSuggestion",
    "view_submission": "ViewSubmitAction",
    "view_closed": "ViewClosedAction",
    "slash_commands": "SlashCommand",
}
"""And each kind of interaction."""

BUTTON: Json = {"type": "button", "text": {"type": "plain_text", "text": "Neem op"}, "value": "1"}
CARD: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Lantaarn* kapot"}},
    {"type": "actions", "elements": [BUTTON]},
]
FORM: Json = {
    "type": "modal",
    "callback_id": "signaal",
    "notify_on_close": True,
    "title": {"type": "plain_text", "text": "Signaal"},
    "submit": {"type": "plain_text", "text": "Stuur"},
    "blocks": [
        {
            "type": "input",
            "block_id": "straat",
            "label": {"type": "plain_text", "text": "Straat"},
            "element": {"type": "external_select", "action_id": "a", "min_query_length": 1},
        },
        {"type": "actions", "elements": [BUTTON]},
    ],
}
OPTIONS: Json = {"options": [{"text": {"type": "plain_text", "text": "Dreef"}, "value": "dreef"}]}
METADATA: Json = {"event_type": "wijkbot", "event_payload": {"key": "1"}}


@dataclass(frozen=True, slots=True)
class Emitted:
    """What was said: events in their wrapping, interactions, frames of a socket, and answers."""

    events: list[Json]
    payloads: list[Json]
    frames: list[Json]
    answers: list[Call]


async def everything() -> Emitted:
    """Let people and an app do all there is to do, and gather what the stand-in said."""
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        app.answer = lambda request: OPTIONS if _seeks(request.payload) else None
        await app.connect()
        await _conversations(app)
        await _channels(app)
        await _files(app)
        await _forms(app)
        await slack.quiet()
        await slack.sockets.disconnect(cut=False)
        await app.said("disconnect")
        frames = app.frames
    payloads = [each for each in frames if each["type"] in {"interactive", "slash_commands"}]
    return Emitted(slack.news.sent, [each["payload"] for each in payloads], frames, slack.api.calls)


async def _conversations(app: App) -> None:
    slack, web = app.slack, app.web
    await web.auth_test()
    ts = await slack.mention("U1", "C1", "Lantaarn kapot, zie https://example.org @channel")
    posted = await web.chat_postMessage(
        channel="C1", text="Lantaarn", blocks=CARD, thread_ts=ts, metadata=METADATA
    )
    await slack.post("U2", "C1", "Ik kijk", ts)
    await web.chat_update(channel="C1", ts=posted["ts"], text="Lantaarn", blocks=CARD)
    await web.chat_update(channel="C1", ts=posted["ts"], text="Lantaarn")
    await slack.edit("U1", "C1", ts, "@wijkbot Lantaarn kapot")
    await web.conversations_history(channel="C1", include_all_metadata=True, limit=1)
    await web.conversations_replies(channel="C1", ts=ts, include_all_metadata=True, limit=1)
    await web.chat_getPermalink(channel="C1", message_ts=ts)
    await slack.delete("U1", "C1", ts)
    await slack.delete("U1", "C1", await slack.post("U1", "C1", "Foutje"))
    whisper = await web.chat_postEphemeral(channel="C1", user="U1", text="Psst", blocks=CARD)
    await slack.press("U1", "C1", whisper["message_ts"], "Neem op")
    card = await web.chat_postMessage(channel="C1", text="Lantaarn", blocks=CARD)
    await slack.press("U1", "C1", card["ts"], "Neem op")
    await web.chat_delete(channel="C1", ts=card["ts"])
    await web.users_info(user="U1")


async def _channels(app: App) -> None:
    slack, web = app.slack, app.web
    private = await web.conversations_open(users="U1", return_im=True)
    await slack.post("U1", private["channel"]["id"], "help")
    made = await web.conversations_create(name="w-142", is_private=True)
    channel = made["channel"]["id"]
    await web.conversations_invite(channel=channel, users="U1,U2")
    await web.conversations_rename(channel=channel, name="w-142-lantaarn")
    await web.conversations_info(channel=channel, include_num_members=True)
    await web.conversations_members(channel=channel, limit=1)
    await web.users_conversations(types="private_channel,im", limit=1)
    await slack.join("U3", channel, "U1")
    slack.workspace.add_channel("borrel", ["U1"], channel="C2", bot=False)
    await slack.join(BOT_USER, "C2", "U1")
    await web.conversations_archive(channel=channel)


async def _files(app: App) -> None:
    slack, web = app.slack, app.web
    ts = await slack.share("U1", "C1", b"a photo", "IMG_1.jpg", "Lantaarn kapot")
    await slack.edit("U1", "C1", ts, "Lantaarn uit")
    (shared,) = slack.workspace.files.values()
    await web.files_info(file=shared.id)
    place = await web.files_getUploadURLExternal(filename="wijkbot-1.jpeg", length=7)
    async with ClientSession() as session, session.post(place["upload_url"], data=b"a photo"):
        pass
    files: list[dict[str, str | None]] = [{"id": place["file_id"], "title": "foto 1.jpg"}]
    await web.files_completeUploadExternal(files=files, channel_id="C1", thread_ts=ts)
    await web.conversations_replies(channel="C1", ts=ts)


async def _forms(app: App) -> None:
    slack, web = app.slack, app.web
    home = {"type": "home", "blocks": CARD}
    await slack.look_home("U1")
    published = await web.views_publish(user_id="U1", view=home)
    await slack.look_home("U1")
    await slack.press_in("U1", published["view"]["id"], "Neem op")
    command = await slack.command("U1", "C1", "/wijkbot", "help")
    opened = await web.views_open(trigger_id=command.payload["trigger_id"], view=FORM)
    view = opened["view"]["id"]
    await web.views_update(view_id=view, view=FORM)
    pressed = await slack.press_in("U1", view, "Neem op")
    pushed = await web.views_push(trigger_id=pressed.payload["trigger_id"], view=FORM)
    await slack.close("U1", pushed["view"]["id"])
    await slack.submit("U1", view, {"Straat": "Dreef"})


def _seeks(payload: Json) -> bool:
    return payload.get("type") == "block_suggestion"
