"""A terminal in which one can be everybody, and see what the bot does."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from adapters.base import (
    CheckQuery,
    Choice,
    ChoiceQuery,
    Choices,
    Do,
    Event,
    EventKind,
    FieldErrors,
    FieldKind,
    FormField,
    FormQuery,
    MessageRef,
    Outgoing,
    Refused,
    Response,
)
from adapters.console import BARE, Impossible, Reason
from adapters.console.terminal import Words
from tests.adapters.builders import a_card, a_form, buttons, sending
from tests.adapters.stage import CTRL_C, CTRL_D, Stage, pasted

OFFER = a_card("Is dit van jullie?", buttons("Van ons", "Niet van ons"))
FORM_OFFER = a_card("Is dit van jullie?", buttons("Niet van ons", form=True))


def answering(event: Event) -> Iterable[Outgoing]:
    """Ask Karel about what is posted in the channel, and thank who presses."""
    if event.kind is EventKind.POSTED and not event.private and event.thread is None:
        yield Outgoing(f"o{event.thing}", Do.SEND, OFFER, user="karel")
    if event.kind is EventKind.PRESSED:
        yield Outgoing(f"t{event.thing}", Do.SEND, a_card("Dank je."), user=event.user)


def opening(event: Event) -> Iterable[Outgoing]:
    """Give whoever posts a card whose button asks for a form."""
    if event.kind is EventKind.POSTED:
        yield sending(FORM_OFFER, key=event.thing, thread=event.thing)


async def test_what_is_typed_is_posted_and_what_the_bot_adds_is_shown(tmp_path: Path) -> None:
    stage = Stage(tmp_path, bot=answering)
    assert await stage.play("lantaarn uit") == "\n".join(
        [
            "You are Fatima de Wit, in #signalen.",
            "   2 Fatima de Wit · in #signalen · 07:12",
            "     lantaarn uit",
            "",
            "   3 ┃ Wijkbot · to Karel Mulder, in private · 07:12",
            "     ┃ Is dit van jullie?",
            "     ┃ [1 Van ons]  [2 Niet van ons]",
            "",
            "Until next time.",
        ]
    )


async def test_a_bare_number_presses_the_last_card_that_one_sees(tmp_path: Path) -> None:
    stage = Stage(tmp_path, bot=answering)
    shown = await stage.play("lantaarn uit", "1", "als karel", "2")
    assert "There is no card to press a button of." in shown
    assert "Karel Mulder pressed [Niet van ons] on message 3." in shown
    assert "Dank je." in shown
    assert [each.button for each in stage.ears.heard] == [None, "value-Niet van ons"]


async def test_a_number_that_the_last_card_does_not_have_presses_no_other_card(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path, bot=answering)
    shown = await stage.play("lantaarn uit", "als karel", "1", "1", "3")
    assert shown.count("pressed [Van ons]") == 1
    assert shown.count("no card to press") == 2


async def test_a_number_in_private_that_is_no_button_is_said(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    await stage.play("met wijkbot", "12")
    assert [(each.text, each.private) for each in stage.ears.heard] == [("12", True)]


async def test_a_button_is_pressed_by_message_and_number(tmp_path: Path) -> None:
    stage = Stage(tmp_path, bot=answering)
    shown = await stage.play(
        "lantaarn uit", "druk 3 1", "als karel", "druk 3 1", "druk 3 7", "druk 3", "druk 2", "druk"
    )
    for line in (
        "Fatima de Wit does not see message 3.",
        "Karel Mulder pressed [Van ons] on message 3.",
        "Message 3 has no such button.",
        "Which button of message 3? press 3 1, up to 2.",
        "Message 2 has nothing to press.",
        "Say which message and which button: press 12 1",
    ):
        assert line in shown


async def test_a_reaction_is_given_and_taken_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path, BARE, bot=answering)
    shown = await stage.play("lantaarn uit", "druk 2 🎉", "als karel", "druk 3 ✅", "druk 3 1")
    assert "Fatima de Wit gave 🎉 to message 2." in shown
    assert "Karel Mulder pressed [Van ons] on message 3." in shown
    assert "Karel Mulder took ✅ back from message 3." in shown
    assert stage.console.message("3").reactions == ()


async def test_one_goes_to_a_channel_a_thread_and_a_private_conversation(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.console.channel("#groen", "joris")
    shown = await stage.play(
        *("een", "draad 3", "twee", "draad", "draad 3 drie", "in groen", "vier", "met bot", "vijf"),
        *("draad 99", "in #weg", "in"),
    )
    posted = [(each.text, each.conversation, each.thread) for each in stage.ears.heard]
    assert posted == [
        ("een", "#signalen", None),
        ("twee", "#signalen", "3"),
        ("drie", "#signalen", "3"),
        ("vier", "#groen", None),
        ("vijf", "@fatima", None),
    ]
    for line in (
        "You are Fatima de Wit, in #signalen, thread 3.",
        "Fatima de Wit is not in #groen, and sees nothing of it until posting there.",
        "You are Fatima de Wit, in private.",
        "There is no message 99.",
        "There is no channel #weg here. Channels: #signalen, #groen.",
        "Channels: #signalen, #groen.",
    ):
        assert line in shown


async def test_one_becomes_somebody_by_id_name_or_its_beginning(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    shown = await stage.play("als karel", "als Joris Vermeer", "als fat", "als piet", "als")
    assert "You are Karel Mulder, in #signalen." in shown
    assert "You are Joris Vermeer, in private." in shown
    assert "You are Fatima de Wit, in #signalen." in shown
    everybody = "fatima (Fatima de Wit), karel (Karel Mulder), joris\n(Joris Vermeer)."
    assert f"I know no piet. You can be: {everybody}" in shown
    assert shown.replace("\n", " ").count("You can be:") == 2


async def test_two_accounts_are_two_places(tmp_path: Path) -> None:
    stage = Stage(tmp_path, accounts=("werk", "markt"), bot=answering)
    markt = stage.adapters[1].platform
    markt.names.clear()
    markt.names.update({"@k:markt": "Karel Mulder", "@z:markt": "Zeynep"})
    markt.channel("#plein", "@z:markt")
    shown = await stage.play(
        *("als karel", "in #plein", "account markt", "als zeynep", "hallo", "zie fatima"),
        *("account weg", "account", "als fatima"),
    )
    assert [(each.account, each.user) for each in stage.ears.heard] == [("markt", "@z:markt")]
    for line in (
        "#plein is on account markt. Go there: account markt",
        "You are Karel Mulder, in private.",
        "You are Zeynep, in #plein.",
        "Fatima de Wit and Wijkbot, in private ─",
        "There is no account weg. Accounts: werk, markt.",
        "You are Fatima de Wit, in #signalen.",
    ):
        assert line in shown


async def test_news_from_the_other_account_stands_below_its_name(tmp_path: Path) -> None:
    def crossing(_: Event) -> Iterable[Outgoing]:
        stage.adapters[1].platform.post("karel", "#signalen", "van de markt")
        return ()

    stage = Stage(tmp_path, accounts=("werk", "markt"), bot=crossing)
    shown = (await stage.play("hallo")).splitlines()
    assert shown[4].startswith("markt ──")
    assert shown[5:7] == ["   2 Karel Mulder · in #signalen · 07:12", "     van de markt"]


async def test_views_are_shown(tmp_path: Path) -> None:
    stage = Stage(tmp_path, bot=answering)
    stage.console.channel("#groen", "joris")
    shown = await stage.play("lantaarn uit", "zie", "zie karel", "zie #groen", "zie niets")
    titles = [line.split(" ─")[0] for line in shown.splitlines() if "──" in line]
    assert titles == ["#signalen", "Karel Mulder and Wijkbot, in private", "#groen"]
    assert "I cannot show niets" in shown


async def test_time_moves_when_it_is_told_to(tmp_path: Path) -> None:
    shown = await Stage(tmp_path).play("+2d", "+2x")
    assert "It is 07:12." in shown
    assert "Wat is +2x?" in shown


async def test_where_time_is_real_it_says_so(tmp_path: Path) -> None:
    assert "Time runs by itself here." in await Stage(tmp_path, moves=False).play("+2d")


async def test_ones_own_message_is_changed_and_removed(tmp_path: Path) -> None:
    stage = Stage(tmp_path, bot=answering)
    shown = await stage.play(
        "lantaarn uit",
        "wijzig 2 twee uit",
        "wis 2",
        "wis 2",
        "als karel",
        "wis 3",
        "wis",
        "wijzig 2",
    )
    assert [each.kind for each in stage.ears.heard] == ["posted", "edited", "deleted"]
    for line in (
        "   2 Fatima de Wit · in #signalen · 07:12 · edited\n     twee uit",
        "Message 2 is gone.",
        "There is no message 2.",
        "Message 3 is not of Karel Mulder.",
        "Say which message: delete 12",
        "Say which message and the new words: edit 12 new words",
    ):
        assert line in shown


async def test_a_card_that_changed_twice_is_shown_once_as_it_is_now(tmp_path: Path) -> None:
    def changing(_: Event) -> Iterable[Outgoing]:
        yield sending(OFFER)
        ref = MessageRef("werk", "#signalen", "3")
        yield Outgoing("k2", Do.UPDATE, a_card("Wordt bekeken."), ref=ref)
        yield Outgoing("k3", Do.UPDATE, a_card("Van Karel."), ref=ref)

    shown = await Stage(tmp_path, bot=changing).play("lantaarn uit")
    assert shown.count("   3 ┃") == 1
    assert "Van Karel." in shown
    assert "bekeken" not in shown


async def test_who_comes_together_is_told(tmp_path: Path) -> None:
    def convening(_: Event) -> Iterable[Outgoing]:
        yield Outgoing("k1", Do.OPEN, name="overleg-w-1", members=("fatima", "karel"))
        yield Outgoing("k2", Do.INVITE, conversation="#overleg-w-1", members=("joris",))
        yield Outgoing("k3", Do.CLOSE, conversation="#overleg-w-1")

    shown = await Stage(tmp_path, bot=convening).play("overleg")
    assert "#overleg-w-1 was opened for Fatima de Wit, Karel Mulder." in shown
    assert "Joris Vermeer came into #overleg-w-1." in shown
    assert "#overleg-w-1 was closed." in shown


async def test_a_form_is_asked_field_by_field_and_sent_in(tmp_path: Path) -> None:
    form = a_form(
        FormField("reason", "Waarom niet?", FieldKind.LINES, hint="Dit kan later openbaar worden."),
        FormField(
            "who", "Wie wel?", FieldKind.CHOICE, (Choice("a", "Afval"), Choice("g", "Groen"))
        ),
        FormField("where", "Welke wijk?", FieldKind.CHOICE, (Choice("n", "Noord"),)),
        FormField("when", "Wanneer?", FieldKind.DATE, required=False),
        FormField("name", "Zaaknummer elders?"),
    )
    stage = Stage(tmp_path, bot=opening, answers={FormQuery: form})
    shown = await stage.play(
        "boom om", "als fatima", "1", "niet", "van ons", "", "2", "noo", "", "", "Z-1"
    )
    assert stage.ears.heard[-1].fields == {
        "reason": "niet\nvan ons",
        "who": "g",
        "where": "n",
        "when": "",
        "name": "Z-1",
    }
    assert (stage.ears.heard[-1].conversation, stage.ears.heard[-1].thread) == ("#signalen", "2")
    for line in (
        "Niet van ons (Ctrl-C: do not send.)",
        "Waarom niet? Dit kan later openbaar worden. (an empty line ends it)",
        "Wie wel? (a number or a name)\n  1 Afval\n  2 Groen",
        "Wanneer? (may be empty)",
        "This cannot be empty.",
        "Fatima de Wit sent in: Niet van ons.",
    ):
        assert line in shown


async def test_a_choice_is_sought_by_what_is_typed(tmp_path: Path) -> None:
    departments = (Choice("a", "Afval"), Choice("g", "Groen"), Choice("gr", "Groenbeheer"))

    def fitting(query: ChoiceQuery) -> Response:
        typed = query.typed.casefold()
        return Choices(tuple(each for each in departments if typed in each.label.casefold()))

    form = a_form(FormField("who", "Wie wel?", FieldKind.CHOICE))
    stage = Stage(tmp_path, bot=opening, answers={FormQuery: form, ChoiceQuery: fitting})
    shown = await stage.play("boom om", "1", "xyz", "gro", "groen")
    assert "Nothing fits xyz." in shown
    assert "That can be: Groen, Groenbeheer." in shown
    assert stage.ears.heard[-1].fields == {"who": "g"}


async def test_only_what_is_wrong_in_a_form_is_asked_again(tmp_path: Path) -> None:
    tries: list[str] = []

    def checked(query: CheckQuery) -> Response:
        tries.append(query.fields["when"])
        good = query.fields["when"].endswith("vrijdag")
        return FieldErrors({} if good else {"when": "Welke dag is dat?"})

    form = a_form(FormField("reason", "Waarom?"), FormField("when", "Wanneer?", FieldKind.DATE))
    stage = Stage(tmp_path, bot=opening, answers={FormQuery: form, CheckQuery: checked})
    shown = await stage.play("boom om", "1", "omdat", "gisteren ", " of vrijdag")
    assert "Wanneer?: Welke dag is dat?" in shown
    assert tries == ["gisteren", "gisteren of vrijdag"]
    assert stage.ears.heard[-1].fields["reason"] == "omdat"


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ((CTRL_C,), {}),
        ((CTRL_D,), {}),
        (("omdat",), {CheckQuery: Refused("Dit kan alleen Karel.")}),
        (("omdat",), {CheckQuery: FieldErrors({"": "De kwestie is al dicht."})}),
    ],
)
async def test_a_form_that_is_not_sent_changes_nothing(
    tmp_path: Path, keys: tuple[str, ...], answers: dict[type, Response]
) -> None:
    stage = Stage(tmp_path, bot=opening, answers={FormQuery: a_form(), **answers})
    shown = await stage.play("boom om", "1", *keys, "daarna")
    assert "Nothing was sent." in shown
    assert stage.told() == ["boom om", "daarna"]
    for answer in answers.values():
        text = answer.why if isinstance(answer, Refused) else "De kwestie is al dicht."
        assert text in shown


async def test_who_may_not_press_reads_why(tmp_path: Path) -> None:
    stage = Stage(tmp_path, bot=opening, answers={FormQuery: Refused("Dit kan alleen Karel.")})
    shown = await stage.play("boom om", "1")
    assert "Dit kan alleen Karel." in shown
    assert "pressed" not in shown


async def test_bad_input_gets_a_clear_answer_and_the_chat_goes_on(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    shown = await stage.play(
        "", "   ", ":dans", "zeg", "\x00\x1b", "?", CTRL_C, pasted("x" * 40_000), "nog steeds hier"
    )
    assert ":dans is not something I know. ? shows what is." in shown
    assert "Say what: say in the park" in shown
    assert "press 12 1         press button 1 of message 12" in shown
    assert "Ctrl-D or stop ends the chat." in shown
    assert stage.told()[-2:] == ["x" * 40_000, "nog steeds hier"]
    assert len(shown) < 10_000


async def test_stop_ends_the_chat(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    assert (await stage.play("stop", "te laat")).endswith("Until next time.")
    assert stage.told() == []


async def test_in_a_closed_channel_one_hears_that_it_is_closed(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.console.channel("#dicht", "fatima")
    await stage.adapters[0].deliver(Outgoing("k", Do.CLOSE, conversation="#signalen"))
    shown = await stage.play("hallo", "in #signalen")
    assert "You are Fatima de Wit, in #dicht." in shown
    assert "There is no channel #signalen here." in shown


async def test_what_is_added_while_one_types_is_shown(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    output = Watched()
    with (
        create_pipe_input() as keyboard,
        create_app_session(input=keyboard, output=DummyOutput()),
    ):
        look = timedelta(milliseconds=1)
        chat = asyncio.create_task(stage.chat(look=look, output=output))
        await output.shows("You are Fatima de Wit")
        stage.console.post("karel", "#signalen", "van buiten")
        await output.shows("van buiten")
        keyboard.send_text(CTRL_D)
        await chat
    assert stage.shown().endswith("Until next time.")


class Watched(io.StringIO):
    """A screen that one can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._written = asyncio.Event()

    def write(self, text: str) -> int:
        self._written.set()
        return super().write(text)

    async def shows(self, text: str) -> None:
        async with asyncio.timeout(10):
            while text not in self.getvalue():
                self._written.clear()
                await self._written.wait()


def test_there_are_words_for_everything_that_is_impossible() -> None:
    for reason in Reason:
        text = Words().impossible(Impossible(reason, "#dicht"), "Karel")
        assert "{" not in text
        assert text


def test_all_words_are_texts_to_translate() -> None:
    assert {each.type for each in fields(Words)} == {"str"}
