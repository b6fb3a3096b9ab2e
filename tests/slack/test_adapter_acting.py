"""Buttons and forms: what people press and fill in, and what they then see."""

from __future__ import annotations

import asyncio

import pytest

from adapters.base import (
    CheckQuery,
    Do,
    EventKind,
    FieldErrors,
    FormQuery,
    Query,
    Refused,
    Response,
)
from adapters.slack import filling
from tests.slack import people
from tests.slack.bench import Bench, a_button, a_card, a_form, connected, seen
from tests.slack.faults import Broken, Error, Fault, Limit, Reset
from tests.slack.people import Unanswered
from tests.slack.reading import SeenView

ASKED = a_card(buttons=(a_button("Van ons"), a_button("Niet van ons", "decline:1", form=True)))
WHY = "Alleen een collega van deze afdeling kan dit."


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Keep for how many seconds a second try was put off, and wait for none of them."""
    kept: list[float] = []

    async def wait(seconds: float) -> None:
        kept.append(seconds)

    monkeypatch.setattr(filling, "sleep", wait)
    return kept


async def opened(bench: Bench) -> SeenView:
    """Have Joris press the button that asks for a form, and give what he sees."""
    ref = await bench.send(ASKED)
    pressed = await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
    await asyncio.wait_for(pressed.answer, 3)
    (view,) = bench.slack.views("U1")
    return view


async def test_a_press_is_heard_with_the_value_of_its_button_in_the_thread_of_its_card() -> None:
    async with connected() as bench:
        ref = await bench.send(ASKED)
        await bench.slack.press("U1", "C1", ref.message, "Van ons")
        await bench.slack.press("U1", "C1", ref.message, "Van ons")
        await bench.slack.quiet()
        event, again = bench.door.events
    assert (event.kind, event.button) == (EventKind.PRESSED, "van ons:1")
    assert (event.conversation, event.thread) == ("C1", ref.message)
    assert (event.user, event.name) == ("U1", "Joris de Wit")
    assert event.key != again.key


async def test_a_press_on_an_answer_is_heard_in_the_thread_that_it_answers() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U2", "C1", "Lantaarn kapot")
        ref = await bench.send(ASKED, thread=root)
        await bench.slack.press("U2", "C1", ref.message, "Van ons")
        await bench.slack.quiet()
    assert bench.door.events[-1].thread == root


async def test_a_form_opens_with_what_belongs_in_it() -> None:
    async with connected() as bench:
        view = await opened(bench)
        assert not bench.door.events
        assert [call.method for call in bench.slack.api.calls][-2:] == [
            "views.open",
            "views.update",
        ]
    assert (view.title, view.submit) == ("Niet van ons", "Verstuur")
    assert view.fields == ("Waarom niet?", "Van wie wel?")
    assert isinstance(bench.door.asked[0], FormQuery)
    assert bench.door.asked[0].conversation == "C1"
    assert bench.door.asked[0].thread


async def test_a_form_gives_choices_while_somebody_types_and_is_heard_when_it_is_sent_in() -> None:
    async with connected() as bench:
        view = await opened(bench)
        assert await bench.slack.suggest("U1", view.id, "Van wie wel?", "a") == ["Afval", "Asfalt"]
        filled = {"Waarom niet?": "Hangt aan de brug", "Van wie wel?": "Afval"}
        assert (await bench.slack.submit("U1", view.id, filled)).closed
        (event,) = bench.door.events
    assert (event.kind, event.button) == (EventKind.SUBMITTED, "decline:1")
    assert event.fields == {"reason": "Hangt aan de brug", "instead": "afval"}
    assert (event.conversation, event.name) == ("C1", "Joris de Wit")
    assert event.thread == bench.slack.messages("C1", "U1")[0].ts


async def test_what_is_wrong_in_a_form_stands_at_its_field() -> None:
    def answer(query: Query) -> Response:
        wrong = FieldErrors({"instead": "Die afdeling is er niet."})
        return wrong if isinstance(query, CheckQuery) else a_form(query)

    async with connected() as bench:
        bench.door.answer = answer
        view = await opened(bench)
        sent = await bench.slack.submit("U1", view.id, {"Waarom niet?": "Nee"})
        assert not bench.door.events
    assert not sent.closed
    assert sent.errors == {"Van wie wel?": "Die afdeling is er niet."}


async def test_who_is_refused_when_sending_in_reads_why_and_keeps_their_words() -> None:
    refuses = True

    def answer(query: Query) -> Response:
        return Refused(WHY) if isinstance(query, CheckQuery) and refuses else a_form(query)

    async with connected() as bench:
        bench.door.answer = answer
        view = await opened(bench)
        await bench.slack.suggest("U1", view.id, "Van wie wel?", "gr")
        filled = {"Waarom niet?": "Hangt aan de brug", "Van wie wel?": "groen"}
        assert not (await bench.slack.submit("U1", view.id, filled)).closed
        (shown,) = bench.slack.views("U1")
        assert shown.text.startswith(WHY)
        assert not bench.door.events
        refuses = False
        assert (await bench.slack.submit("U1", shown.id)).closed
        (event,) = bench.door.events
    assert event.fields == {"reason": "Hangt aan de brug", "instead": "groen"}


async def test_who_is_refused_a_form_reads_why() -> None:
    async with connected() as bench:
        bench.door.answer = lambda _: Refused(WHY)
        view = await opened(bench)
        assert not bench.door.events
    assert (view.title, view.text, view.submit) == ("Niet van ons", WHY, "")


async def test_a_button_that_needs_no_form_any_more_is_a_press() -> None:
    async with connected() as bench:
        bench.door.answer = lambda _: None
        view = await opened(bench)
        (event,) = bench.door.events
    assert event.kind is EventKind.PRESSED
    assert view.text == "✓"


async def test_a_form_that_cannot_be_filled_shows_a_sign_and_slack_says_it_failed() -> None:
    def broken(_query: Query) -> Response:
        raise OSError("the disk is full")

    async with connected() as bench:
        bench.door.answer = broken
        ref = await bench.send(ASKED)
        pressed = await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(pressed.answer), 0.3)
        (view,) = bench.slack.views("U1")
    assert view.text == "⚠"


@pytest.mark.parametrize("fault", [Limit(1), Reset(done=False), Error("not_found"), Broken(502)])
async def test_a_form_that_is_not_filled_at_once_is_filled_at_a_second_try(fault: Fault) -> None:
    async with connected() as bench:
        bench.slack.faults.next("views.update", fault)
        view = await opened(bench)
    assert view.fields == ("Waarom niet?", "Van wie wel?")


@pytest.mark.parametrize(("seconds", "waited"), [(1, [1.0]), (2, [2.0]), (3, [])])
async def test_a_form_is_tried_again_when_slack_says_if_it_still_waits_then(
    seconds: int, waited: list[float], waits: list[float]
) -> None:
    async with connected() as bench:
        ref = await bench.send(ASKED)
        bench.slack.faults.next("views.update", Limit(seconds))
        await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
        await seen(lambda: any(each.text != "…" for each in bench.slack.views("U1")))
        (view,) = bench.slack.views("U1")
    assert waits == waited
    assert bool(view.fields) == bool(waited)


@pytest.mark.parametrize(
    "faults",
    [
        (Limit(30),),
        (Limit(1), Limit(1)),
        (Reset(done=False), Reset(done=False)),
        (Error("not_found"), Error("not_found")),
    ],
)
async def test_a_form_that_slack_does_not_let_fill_shows_a_sign(faults: tuple[Fault, ...]) -> None:
    async with connected() as bench:
        ref = await bench.send(ASKED)
        bench.slack.faults.next("views.update", *faults)
        pressed = await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
        await seen(lambda: [view.text for view in bench.slack.views("U1")] == ["⚠"])
        assert not pressed.answer.done()  # and Slack tells that it failed
        assert not bench.door.events


@pytest.mark.parametrize("fault", [Limit(1), Limit(30), Reset(done=False), Error("not_found")])
async def test_a_mere_press_is_heard_though_nothing_can_be_shown(fault: Fault) -> None:
    async with connected() as bench:
        bench.door.answer = lambda _: None
        bench.slack.faults.next("views.update", fault, fault, fault)
        await opened(bench)
        (event,) = bench.door.events
    assert event.kind is EventKind.PRESSED


@pytest.mark.parametrize(
    "fault",
    [Limit(1), Error("expired_trigger_id"), Broken(503), Reset(done=False), Reset(done=True)],
)
async def test_a_mere_press_is_heard_though_nothing_opens(fault: Fault) -> None:
    async with connected() as bench:
        bench.door.answer = lambda _: None
        ref = await bench.send(ASKED)
        bench.slack.faults.next("views.open", fault)
        pressed = await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
        await asyncio.wait_for(pressed.answer, 3)
        (event,) = bench.door.events
    assert event.kind is EventKind.PRESSED


async def test_a_mere_press_that_cannot_be_stored_shows_a_sign() -> None:
    async with connected() as bench:
        bench.door.answer = lambda _: None
        bench.door.fails = 1
        ref = await bench.send(ASKED)
        pressed = await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
        await seen(lambda: [view.text for view in bench.slack.views("U1")] == ["⚠"])
        assert not pressed.answer.done()


async def test_a_form_that_is_not_stored_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "PATIENCE", 0.3)
    async with connected() as bench:
        view = await opened(bench)
        bench.door.fails = 1
        with pytest.raises(Unanswered):
            await bench.slack.submit("U1", view.id, {"Waarom niet?": "Nee"})
        assert bench.slack.views("U1")
        assert not bench.door.events


async def test_a_form_that_slack_does_not_open_is_told_to_have_failed() -> None:
    async with connected() as bench:
        ref = await bench.send(ASKED)
        bench.slack.faults.next("views.open", Error("expired_trigger_id"))
        pressed = await bench.slack.press("U1", "C1", ref.message, "Niet van ons")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(pressed.answer), 0.3)
        assert not bench.slack.views("U1")


async def test_a_press_on_a_whisper_is_heard_in_the_thread_that_it_was_said_in() -> None:
    async with connected() as bench:
        root = await bench.slack.post("U2", "C1", "Lantaarn kapot")
        await bench.slack.post("U1", "C1", "Hier ook", root)
        where = {"conversation": "C1", "user": "U1"}
        in_thread = await bench.send(ASKED, do=Do.WHISPER, thread=root, **where)
        outside = await bench.send(ASKED, do=Do.WHISPER, **where)
        for ref in (in_thread, outside):
            await bench.slack.press("U1", "C1", ref.message, "Van ons")
            await bench.slack.quiet()
        *_, first, second = bench.door.events
    assert (first.thread, second.thread) == (root, None)
