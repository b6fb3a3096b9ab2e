"""What the stand-in refuses, as Slack's own client is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.slack.app import App, a_workspace, refused
from tests.slack.refusals import CALLS, MODAL, with_places
from tests.slack.scopes import EVERY
from tests.slack.strict import blocks, limits, messages, published, views
from tests.slack.workspace import Json, Refusal


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "Hoi") -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(**changes: Any) -> Json:  # noqa: ANN401 - JSON
    return {"type": "button", "text": plain("Neem op"), **changes}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def option(value: str = "1", text: str = "Een") -> Json:
    return {"text": plain(text), "value": value}


def select(*options: Json, **changes: Any) -> Json:  # noqa: ANN401 - JSON
    return {"type": "static_select", "action_id": "a", "options": list(options), **changes}


def field(element: Json, **changes: Any) -> Json:  # noqa: ANN401 - JSON
    return {
        "type": "input",
        "block_id": "b",
        "label": plain("Straat"),
        "element": element,
        **changes,
    }


TEXT_INPUT = {"type": "plain_text_input", "action_id": "a"}


def modal(*content: Json, **changes: Any) -> Json:  # noqa: ANN401 - JSON
    made: Json = {"type": "modal", "title": plain("Signaal"), "submit": plain("Stuur")}
    return {**made, "blocks": list(content) or [field(TEXT_INPUT)], **changes}


GOOD: Mapping[str, list[Json]] = {
    "text": [section()],
    "buttons": [actions(*(button(action_id=str(n)) for n in range(25)))],
    "fields": [{"type": "section", "fields": [plain("a"), plain("b")]}],
    "select": [actions(select(option(), initial_option=option()))],
    "header": [{"type": "header", "text": plain("Signaal")}, {"type": "divider"}],
    "table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}],
    "rich text": [
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U1"}]},
                {
                    "type": "rich_text_quote",
                    "elements": [{"type": "text", "text": "a", "style": {"bold": True}}],
                },
            ],
        }
    ],
    "picture": [{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a"}],
    "input": [field(TEXT_INPUT)],
}


def rich(*elements: Json, kind: str = "rich_text_section") -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)}]}


BAD: Mapping[str, list[Json]] = {
    "a type that does not exist": [{"type": "knop"}],
    "no type": [{"text": plain("a")}],
    "a key that does not exist": [{**section(), "colour": "red"}],
    "a lack of what must be": [{"type": "actions"}],
    "markup in a header": [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}],
    "a button in a context": [{"type": "context", "elements": [button()]}],
    "a section that says nothing": [{"type": "section"}],
    "an empty text": [section("")],
    "a text of spaces": [section("  ")],
    "a text that is too long": [section("a" * 3001)],
    "a header that is too long": [{"type": "header", "text": plain("a" * 151)}],
    "a label that is too long": [actions(button(text=plain("a" * 76)))],
    "a value that is too long": [actions(button(value="a" * 2001))],
    "an action id that is too long": [actions(button(action_id="a" * 256))],
    "a block id that is too long": [{**section(), "block_id": "a" * 256}],
    "no buttons": [actions()],
    "too many buttons": [actions(*(button(action_id=str(n)) for n in range(26)))],
    "the same action twice": [actions(button(action_id="a"), button(action_id="a"))],
    "the same block twice": [{**section(), "block_id": "a"}, {**section(), "block_id": "a"}],
    "nothing in a context": [{"type": "context", "elements": []}],
    "too much in a context": [{"type": "context", "elements": [plain("a")] * 11}],
    "too many fields": [{"type": "section", "fields": [plain("a")] * 11}],
    "a field that is too long": [{"type": "section", "fields": [plain("a" * 2001)]}],
    "nothing to choose": [actions(select())],
    "too much to choose": [actions(select(*(option(str(n)) for n in range(101))))],
    "an option that is too long": [actions(select(option(text="a" * 76)))],
    "an option's value that is too long": [actions(select(option("a" * 76)))],
    "a first choice that is no option": [actions(select(option(), initial_option=option("2")))],
    "too wide a table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}] * 21]}],
    "too many blocks": [section()] * 51,
    "an empty rich text": [rich({"type": "text", "text": ""})],
    "an empty quotation": [rich({"type": "text", "text": ""}, kind="rich_text_quote")],
    "an empty rich text in a table": [
        {"type": "table", "rows": [[rich({"type": "text", "text": ""})]]}
    ],
    "a link that runs": [rich({"type": "link", "url": "javascript:alert(1)", "text": "a"})],
    "a link without a scheme": [rich({"type": "link", "url": "example.org"})],
    "a button that runs": [actions(button(url="javascript:alert(1)"))],
}


@pytest.mark.parametrize("what", GOOD)
def test_blocks_that_are_right_are_taken(what: str) -> None:
    blocks.in_message(GOOD[what])


@pytest.mark.parametrize("what", BAD)
def test_blocks_that_are_wrong_are_refused(what: str) -> None:
    with pytest.raises(Refusal, match="invalid_blocks"):
        blocks.in_message(BAD[what])


def test_blocks_together_may_not_say_too_much() -> None:
    with pytest.raises(Refusal, match="msg_blocks_too_long"):
        blocks.in_message([section("a" * 2600) for _ in range(4)])


GOOD_VIEWS: Mapping[str, Json] = {
    "a text": modal(),
    "a sought choice": modal(field({"type": "external_select", "action_id": "a"})),
    "words only": {"type": "modal", "title": plain("a"), "blocks": [section()]},
}

BAD_VIEWS: Mapping[str, Json] = {
    "a title that is too long": modal(title=plain("a" * 25)),
    "a button that is too long": modal(submit=plain("a" * 25)),
    "fields and no button": {k: v for k, v in modal().items() if k != "submit"},
    "no blocks": modal(blocks=[]),
    "too many blocks": modal(*[section()] * 101),
    "a key that does not exist": modal(colour="red"),
    "a table": modal(*GOOD["table"]),
    "too much to carry": modal(private_metadata="a" * 3001),
    "markup in a label": modal(field(TEXT_INPUT, label={"type": "mrkdwn", "text": "a"})),
    "a button as a field": modal(field(button())),
    "a home tab": {"type": "home", "blocks": []},
}


@pytest.mark.parametrize("what", GOOD_VIEWS)
def test_forms_that_are_right_are_taken(what: str) -> None:
    views.view(GOOD_VIEWS[what], "modal")


@pytest.mark.parametrize("what", BAD_VIEWS)
def test_forms_that_are_wrong_are_refused(what: str) -> None:
    with pytest.raises(Refusal, match="invalid_arguments"):
        views.view(BAD_VIEWS[what], "modal")


def test_a_home_tab_may_be_empty() -> None:
    views.view({"type": "home", "blocks": []}, "home")


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"event_type": "wijkbot", "event_payload": {"key": "1", "n": 1, "o": {"a": "b"}}}, None),
        ({"event_type": "wijkbot", "event_payload": {"list": [{"a": 1}]}}, None),
        ({"event_type": "wijkbot"}, "invalid_metadata_format"),
        ({"event_type": "a b", "event_payload": {}}, "invalid_metadata_format"),
        ({"event_type": "a", "event_payload": {"list": ["a"]}}, "invalid_metadata_schema"),
        ({"event_type": "a", "event_payload": {"o": {"o": {}}}}, "invalid_metadata_schema"),
        ({"event_type": "a", "event_payload": {"a": "a" * 9000}}, "metadata_too_large"),
    ],
)
def test_metadata_is_an_event_and_a_flat_object(given: Json, error: str | None) -> None:
    if error is None:
        messages.metadata(given)
        return
    with pytest.raises(Refusal, match=error):
        messages.metadata(given)


def test_the_limits_are_those_that_are_published() -> None:
    said = published.loaded("block_kit_limits.ts.json")["limits"]
    names = {
        "section": "SectionBlock", "header": "HeaderBlock", "input": "InputBlock",
        "button": "Button", "workflow_button": "WorkflowButton", "card": "CardBlock",
        "modal": "ModalView", "option_group": "OptionGroup", "confirm": "Confirm",
        "markdown": "MarkdownBlock", "actions": "ActionsBlock", "context": "ContextBlock",
        "context_actions": "ContextActionsBlock", "static_select": "StaticSelect",
        "multi_static_select": "MultiStaticSelect", "overflow": "Overflow",
        "checkboxes": "Checkboxes", "radio_buttons": "RadioButtons",
        "carousel": "CarouselBlock", "table": "TableBlock",
        "option": ("OptionDescriptor", "PlainTextOption"), "home": "BaseView",
        "*": ("Action", "Block", "BaseView", "Placeholdable"),
    }  # fmt: skip
    every = {**limits.TEXTS, **limits.STRINGS, **limits.COUNTS}
    for (kind, key), limit in every.items():
        where = names[kind] if isinstance(names[kind], tuple) else (names[kind], "BaseView")
        words = next(said[name][key] for name in where if key in said.get(name, {}))
        assert f"{limit:,}" in words or str(limit) in words, (kind, key)


@pytest.mark.parametrize("error", CALLS)
async def test_a_call_that_cannot_be_done_is_refused(error: str) -> None:
    method, arguments = CALLS[error]
    slack = with_places()
    async with slack, App(slack) as app:
        assert await app.call(method, arguments) == error


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "chat.update"])
async def test_nobody_can_be_mentioned_who_is_not_in_the_workspace(method: str) -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        said = await app.web.chat_postMessage(channel="C1", text="a")
        where = {"ts": said["ts"]} if method == "chat.update" else {}
        where |= {"user": "U1"} if method == "chat.postEphemeral" else {}
        for user, error in (("U3", None), ("U0", "invalid_blocks")):
            blocks = [rich({"type": "user", "user_id": user})]
            given = {"channel": "C1", "text": "a", "blocks": blocks, **where}
            assert await app.call(method, given) == error


async def test_a_private_channel_without_the_bot_is_not_there() -> None:
    slack, _ = a_workspace()
    slack.workspace.add_channel("geheim", ["U1"], channel="C3", bot=False, private=True)
    async with slack, App(slack) as app:
        assert await refused(app.web.conversations_info(channel="C3")) == "channel_not_found"


@pytest.mark.parametrize(
    ("method", "arguments", "scope"),
    [
        ("chat.postMessage", {"channel": "C1", "text": "a"}, "chat:write"),
        ("conversations.history", {"channel": "C1"}, "channels:history"),
        ("conversations.history", {"channel": "C3"}, "groups:history"),
        ("conversations.create", {"name": "a", "is_private": True}, "groups:write"),
        ("users.conversations", {"types": "private_channel,im"}, "im:read"),
        ("users.info", {"user": "U1"}, "users:read"),
    ],
)
async def test_what_was_not_granted_is_refused(method: str, arguments: Json, scope: str) -> None:
    slack, _ = a_workspace(scopes=EVERY - {scope})
    slack.workspace.add_channel("besloten", ["U1"], channel="C3", private=True)
    async with slack, App(slack) as app:
        assert scope not in (await app.web.auth_test()).headers["x-oauth-scopes"].split(",")
        assert await app.call(method, arguments) == "missing_scope"
        assert slack.api.calls[-1].answer["needed"] == scope
        slack.api.scopes = EVERY
        assert await app.call(method, arguments) is None


async def test_another_token_is_refused_and_each_has_its_own_use() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        assert await refused(app.web.auth_test(token="xoxb-other")) == "invalid_auth"
        call = app.web.apps_connections_open(app_token=slack.bot_token)
        assert await refused(call) == "not_allowed_token_type"


async def test_only_its_own_messages_can_the_bot_change_or_take_back() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        ts = await slack.post("U1", "C1", "Lantaarn kapot")
        update = app.web.chat_update(channel="C1", ts=ts, text="a")
        assert await refused(update) == "cant_update_message"
        delete = app.web.chat_delete(channel="C1", ts=ts)
        assert await refused(delete) == "cant_delete_message"
        whisper = await app.web.chat_postEphemeral(channel="C1", user="U1", text="Psst")
        update = app.web.chat_update(channel="C1", ts=whisper["message_ts"], text="a")
        assert await refused(update) == "message_not_found"


async def test_a_reply_opens_no_thread() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        ts = await slack.post("U1", "C1", "Lantaarn kapot")
        reply = await app.web.chat_postMessage(channel="C1", text="Hoi", thread_ts=ts)
        call = app.web.chat_postMessage(channel="C1", text="Hoi", thread_ts=reply["ts"])
        assert await refused(call) == "cannot_reply_to_message"


async def test_a_trigger_lives_three_seconds_and_opens_one_form() -> None:
    slack, clock = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        first = await slack.command("U1", "C1", "/wijkbot")
        second = await slack.command("U1", "C1", "/wijkbot")
        await slack.quiet()
        clock.move(seconds=3)
        trigger = first.payload["trigger_id"]
        await app.web.views_open(trigger_id=trigger, view=MODAL)
        again = app.web.views_open(trigger_id=trigger, view=MODAL)
        assert await refused(again) == "exchanged_trigger_id"
        clock.move(seconds=0.1)
        late = app.web.views_open(trigger_id=second.payload["trigger_id"], view=MODAL)
        assert await refused(late) == "expired_trigger_id"


async def test_a_form_that_changed_meanwhile_is_not_overwritten() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        command = await slack.command("U1", "C1", "/wijkbot")
        opened = await app.web.views_open(trigger_id=command.payload["trigger_id"], view=MODAL)
        view, seen = opened["view"]["id"], opened["view"]["hash"]
        await app.web.views_update(view_id=view, view=MODAL, hash=seen)
        call = app.web.views_update(view_id=view, view=MODAL, hash=seen)
        assert await refused(call) == "hash_conflict"


async def test_what_is_wrong_in_itself_is_kept_for_a_test_to_see() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await refused(app.web.users_info(user="U0"))
        await refused(app.web.api_call("chat.postMessage", json={"channel": "C1"}))
    assert [(call.method, call.answer["error"]) for call in slack.api.refusals] == [
        ("chat.postMessage", "no_text")
    ]
