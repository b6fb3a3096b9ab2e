"""What people can do on the stand-in, what the app is told of it, and what people then read."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession

from tests.slack.app import App, a_workspace
from tests.slack.emitted import CARD, OPTIONS
from tests.slack.forms import EMPTY, CannotDo
from tests.slack.server import Slack
from tests.slack.workspace import Json, Refusal

FORM: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Signaal"},
    "submit": {"type": "plain_text", "text": "Stuur"},
    "blocks": [
        {
            "type": "input",
            "block_id": "what",
            "label": {"type": "plain_text", "text": "Wat?"},
            "element": {"type": "plain_text_input", "action_id": "a"},
        },
        {
            "type": "input",
            "block_id": "where",
            "label": {"type": "plain_text", "text": "Waar?"},
            "optional": True,
            "element": {"type": "external_select", "action_id": "a", "min_query_length": 1},
        },
        {
            "type": "input",
            "block_id": "when",
            "label": {"type": "plain_text", "text": "Wanneer?"},
            "optional": True,
            "element": {"type": "datepicker", "action_id": "a", "initial_date": "2026-11-24"},
        },
    ],
}
FILLED = {"Wat?": "Lantaarn kapot", "Waar?": "Dreef"}


async def a_form(slack: Slack, app: App) -> str:
    """Open a form before Joris, and give its id."""
    command = await slack.command("U1", "C1", "/wijkbot")
    opened = await app.web.views_open(trigger_id=command.payload["trigger_id"], view=FORM)
    view: str = opened["view"]["id"]
    return view


def kinds(app: App) -> list[str]:
    return [event.get("subtype") or event["type"] for event in app.events]


async def test_markup_that_people_type_is_escaped_and_names_and_addresses_are_not() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        typed = "<!channel> & @fatima: https://example.org/a. <@U2> joris@example.org @niemand"
        await slack.post("U1", "C1", typed)
        await slack.quiet()
    assert app.events[0]["text"] == (
        "&lt;!channel&gt; &amp; <@U2>: <https://example.org/a>. &lt;@U2&gt; "
        "<mailto:joris@example.org|joris@example.org> @niemand"
    )
    [seen] = slack.messages("C1", "U1")
    assert seen.text == typed.replace("@fatima", "@Fatima Yilmaz")
    assert seen.mentions == ("U2",)


async def test_a_call_to_everybody_notifies_everybody() -> None:
    slack, _ = a_workspace()
    async with slack:
        await slack.post("U1", "C1", "@channel brand")
    assert slack.messages("C1", "U2")[0].mentions == ("channel",)


async def test_what_the_app_says_reads_without_its_markup() -> None:
    slack, _ = a_workspace()
    text = "*Lantaarn* _kapot_ bij <@U1> in <#C1>: <https://example.org|kijk> &lt;b&gt; 2*3*4"
    rich: Json = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "user", "user_id": "U2"},
                    {"type": "text", "text": " zei *iets*"},
                ],
            }
        ],
    }
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    async with slack, App(slack) as app:
        await app.web.chat_postMessage(channel="C1", text="Signaal", blocks=[section, rich])
        await app.web.chat_postMessage(channel="C1", text="*Klaar*")
    card, plain = slack.messages("C1", "U1")
    assert card.text.splitlines() == [
        "Lantaarn kapot bij @Joris de Wit in #signalen: kijk <b> 2*3*4",
        "@Fatima Yilmaz zei *iets*",
    ]
    assert card.notice == "Signaal"
    assert set(card.mentions) == {"U1", "U2"}
    assert (plain.text, plain.author) == ("Klaar", "Wijkbot")


async def test_an_edit_says_what_was_there_before() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        ts = await slack.post("U1", "C1", "Lantaarn kapt")
        await slack.edit("U1", "C1", ts, "Lantaarn kapot")
        await slack.quiet()
    change = app.events[1]
    assert change["previous_message"]["text"] == "Lantaarn kapt"
    assert change["message"]["text"] == "Lantaarn kapot"
    assert change["message"]["edited"]["user"] == "U1"
    assert slack.messages("C1", "U1")[0].edited


async def test_a_message_that_was_answered_leaves_a_tombstone() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        ts = await slack.post("U1", "C1", "Lantaarn kapot")
        await slack.post("U2", "C1", "Waar?", ts)
        await slack.delete("U1", "C1", ts)
        alone = await slack.post("U1", "C1", "Foutje")
        await slack.delete("U1", "C1", alone)
        await slack.quiet()
    assert kinds(app) == ["message", "message", "message_changed", "message", "message_deleted"]
    assert app.events[2]["message"]["subtype"] == "tombstone"
    texts = [each.text for each in slack.messages("C1", "U1")]
    assert texts == ["This message was deleted.", "Waar?"]


async def test_only_their_own_messages_can_people_change() -> None:
    slack, _ = a_workspace()
    async with slack:
        ts = await slack.post("U1", "C1", "Lantaarn kapot")
        with pytest.raises(CannotDo):
            await slack.edit("U2", "C1", ts, "Niets aan de hand")
        with pytest.raises(CannotDo):
            await slack.post("U3", "C1", "Ik ben hier niet")


async def test_a_whisper_is_for_one_and_gone_after_a_reload() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.web.chat_postEphemeral(channel="C1", user="U1", text="Psst", blocks=CARD)
    assert not slack.messages("C1", "U2")
    assert slack.messages("C1", "U1")[0].whisper
    slack.reload("U1")
    assert not slack.messages("C1", "U1")


async def test_a_button_is_pressed_by_what_stands_on_it() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        ts = await slack.post("U2", "C1", "Lantaarn kapot")
        posted = await app.web.chat_postMessage(channel="C1", text="a", blocks=CARD, thread_ts=ts)
        press = await slack.press("U1", "C1", posted["ts"], "Neem op")
        await slack.quiet()
        with pytest.raises(CannotDo, match="there are \\['Neem op'\\]"):
            await slack.press("U1", "C1", posted["ts"], "Sluit")
    assert press.payload["actions"][0]["value"] == "1"
    assert press.payload["message"]["thread_ts"] == ts
    assert press.payload["container"]["thread_ts"] == ts


async def test_an_answer_to_a_press_may_replace_what_was_pressed() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app, ClientSession() as session:
        await app.connect()
        whisper = await app.web.chat_postEphemeral(channel="C1", user="U1", text="a", blocks=CARD)
        press = await slack.press("U1", "C1", whisper["message_ts"], "Neem op")
        await slack.quiet()
        address = press.payload["response_url"]
        answers = [{"replace_original": True, "text": "Opgenomen"}, {"text": "Dank je"}]
        for answer in answers:
            async with session.post(address, json=answer) as response:
                assert response.status == 200
    assert [each.text for each in slack.messages("C1", "U1")] == ["Opgenomen", "Dank je"]
    assert not slack.messages("C1", "U2")


async def test_an_address_for_answers_serves_five_times() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app, ClientSession() as session:
        await app.connect()
        command = await slack.command("U1", "C1", "/wijkbot")
        await slack.quiet()
        statuses = []
        for _number in range(6):
            address = command.payload["response_url"]
            async with session.post(address, json={"text": "Hoi"}) as response:
                statuses.append(response.status)
    assert statuses == [200] * 5 + [404]


async def test_a_form_is_filled_in_with_what_was_offered_and_closes() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        app.answer = lambda request: (
            OPTIONS if request.payload.get("type") == "block_suggestion" else None
        )
        await app.connect()
        view = await a_form(slack, app)
        assert await slack.suggest("U1", view, "Waar?", "dr") == ["Dreef"]
        done = await slack.submit("U1", view, FILLED)
    assert done.closed
    assert not slack.views("U1")
    values = app.got[-1].payload["view"]["state"]["values"]
    assert values["what"]["a"] == {"type": "plain_text_input", "value": "Lantaarn kapot"}
    assert values["where"]["a"]["selected_option"]["value"] == "dreef"
    assert values["when"]["a"] == {"type": "datepicker", "selected_date": "2026-11-24"}


async def test_slack_itself_holds_back_a_form_that_lacks_something() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        done = await slack.submit("U1", await a_form(slack, app))
    assert not done.closed
    assert done.errors == {"Wat?": EMPTY}
    assert [each.type for each in app.got] == ["slash_commands"]


async def test_the_app_says_by_field_what_is_wrong() -> None:
    slack, _ = a_workspace()
    wrong = {"response_action": "errors", "errors": {"what": "Te kort"}}
    async with slack, App(slack) as app:
        await app.connect()
        view = await a_form(slack, app)
        await slack.quiet()
        app.answer = lambda _: wrong
        done = await slack.submit("U1", view, {"Wat?": "a"})
        assert done.errors == {"Wat?": "Te kort"}
        assert [each.title for each in slack.views("U1")] == ["Signaal"]
        wrong["errors"] = {"elsewhere": "Te kort"}
        with pytest.raises(Refusal, match="invalid_arguments"):
            await slack.submit("U1", view, {"Wat?": "a"})


@pytest.mark.parametrize(("action", "open_after"), [("update", 1), ("push", 2), ("clear", 0)])
async def test_the_app_says_what_becomes_of_a_form(action: str, open_after: int) -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        view = await a_form(slack, app)
        await slack.quiet()
        answer: Json = {"response_action": action}
        app.answer = lambda _: answer if action == "clear" else {**answer, "view": FORM}
        done = await slack.submit("U1", view, {"Wat?": "a"})
    assert done.closed is (action == "clear")
    assert len(slack.views("U1")) == open_after


async def test_what_was_filled_in_stays_while_its_field_does() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        await app.connect()
        view = await a_form(slack, app)
        await slack.fill("U1", view, {"Wat?": "Lantaarn"})
        kept = await app.web.views_update(view_id=view, view=FORM)
        other = {**FORM, "blocks": [{**FORM["blocks"][0], "block_id": "what2"}]}
        fresh = await app.web.views_update(view_id=view, view=other)
        await slack.quiet()
    assert kept["view"]["state"]["values"]["what"]["a"]["value"] == "Lantaarn"
    assert fresh["view"]["state"]["values"]["what2"]["a"]["value"] is None


async def test_somebody_has_a_home_tab_once_it_is_published() -> None:
    slack, _ = a_workspace()
    async with slack, App(slack) as app:
        assert slack.home("U1") is None
        await app.web.views_publish(user_id="U1", view={"type": "home", "blocks": CARD})
    home = slack.home("U1")
    assert home is not None
    assert (home.text, home.buttons) == ("Lantaarn kapot", ("Neem op",))
