"""What a platform gets at once: a form, its choices, what is wrong in it, or a refusal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, select
from structlog.testing import capture_logs

from adapters.base import Choice, FieldErrors, FieldKind, Form, Refused
from adapters.console import ConsoleAdapter
from bot import forms
from bot.cases.acts import ActName
from bot.config.schema import Config
from bot.store import tables, traffic
from bot.store.database import Database
from tests.municipality import FULL, a_municipality
from tests.stories.consoles import console_of, played
from tests.stories.play import FARM, LANTERNS, Play
from tests.stories.stage import Seen

Scene = Callable[[Play, ConsoleAdapter], Awaitable[None]]


def on_forms(folder: Path, scene: Scene, config: Config | None = None) -> None:
    """Play a scene on the account that has forms."""

    async def story(play: Play) -> None:
        await scene(play, console_of(play, FULL).adapter)

    asyncio.run(played(story, config or a_municipality(), folder))


def number_of(card: Seen, act: ActName) -> int:
    """Give the number of a button."""
    return next(
        number
        for number, button in enumerate(card.buttons, 1)
        if button.value.startswith(f"{act}:")
    )


async def opened(adapter: ConsoleAdapter, person: str, card: Seen, act: ActName) -> Form:
    """Press a button that must open a form."""
    form = await adapter.press(person, card.id, number_of(card, act))
    assert isinstance(form, Form)
    return form


def test_a_form_asks_what_the_act_needs_and_no_more(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        form = await opened(adapter, "karel", play.department("verlichting"), ActName.DECLINE)
        assert form.title == "Niet van ons"
        reason, instead = form.fields
        assert (reason.name, reason.kind, reason.required) == ("reason", FieldKind.LINES, True)
        assert (instead.name, instead.kind, instead.required) == (
            "instead",
            FieldKind.CHOICE,
            False,
        )
        assert "openbaar" in reason.hint

    on_forms(tmp_path, scene)


def test_a_form_speaks_the_language_of_who_opens_it(tmp_path: Path) -> None:
    config = a_municipality()
    people = [person.model_dump() for person in config.people]
    english = a_municipality(
        people=[{**p, "language": "en"} if p["slug"] == "karel" else p for p in people]
    )

    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        form = await opened(adapter, "karel", play.department("verlichting"), ActName.DECLINE)
        assert form.title == "Not ours"

    on_forms(tmp_path, scene, english)


def test_an_act_without_questions_has_no_form(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        card = play.department("verlichting")
        assert await adapter.press("karel", card.id, number_of(card, ActName.TAKE)) is None

    on_forms(tmp_path, scene)


def test_whoever_may_not_act_gets_no_form_but_who_may(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        card = play.department("verlichting")
        adapter.platform.channel(card.conversation, "hugo")
        refused = await adapter.press("hugo", card.id, number_of(card, ActName.DECLINE))
        assert isinstance(refused, Refused)
        assert "Karel Janssen" in refused.why

    on_forms(tmp_path, scene)


def test_the_log_tells_which_form_was_denied_on_which_case_and_not_to_whom(
    tmp_path: Path,
) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        card = play.department("verlichting")
        form = await opened(adapter, "karel", card, ActName.DECLINE)
        adapter.platform.channel(card.conversation, "hugo")
        with capture_logs() as logged:
            await adapter.press("hugo", card.id, number_of(card, ActName.DECLINE))
            await adapter.submit("hugo", form.button, {forms.REASON: "te druk"})
        denied = [each for each in logged if each["event"] == "denied"]
        assert [(each["act"], each["case"]) for each in denied] == [(ActName.DECLINE, 1)] * 2
        assert "hugo" not in str(denied)

    on_forms(tmp_path, scene)


def test_a_form_of_what_was_answered_meanwhile_tells_so(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        card = play.department("verlichting")
        form = await opened(adapter, "karel", card, ActName.DECLINE)
        await play.press("kim", card, ActName.TAKE)
        late = await adapter.submit("karel", form.button, {forms.REASON: "te druk"})
        assert isinstance(late, Refused)
        assert "Straatverlichting heeft dit al" in late.why
        assert play.case().owner == "verlichting"

    on_forms(tmp_path, scene)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, forms.REASON),
        ({forms.REASON: "  "}, forms.REASON),
        ({forms.REASON: "want", forms.INSTEAD: "belastingen"}, forms.INSTEAD),
        ({forms.REASON: "want", forms.INSTEAD: "verlichting"}, forms.INSTEAD),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_stored(
    fields: dict[str, str], wrong: str, tmp_path: Path
) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        form = await opened(adapter, "karel", play.department("verlichting"), ActName.DECLINE)
        before = len(adapter.platform.journal.entries())
        errors = await adapter.submit("karel", form.button, fields)
        assert isinstance(errors, FieldErrors)
        assert list(errors.errors) == [wrong]
        assert len(adapter.platform.journal.entries()) == before

    on_forms(tmp_path, scene)


def test_a_department_that_is_asked_already_is_told_at_its_field(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", FARM)
        form = await opened(adapter, "anouk", play.private("anouk"), ActName.OFFER)
        await adapter.submit("anouk", form.button, {forms.DEPARTMENT: "zorg"})
        await play.settle()
        errors = await adapter.submit("anouk", form.button, {forms.DEPARTMENT: "zorg"})
        assert isinstance(errors, FieldErrors)
        assert "gevraagd" in errors.errors[forms.DEPARTMENT]

    on_forms(tmp_path, scene)


def test_choices_follow_what_is_typed_and_leave_out_who_may_not_own(tmp_path: Path) -> None:
    config = a_municipality()
    people = [*(p.model_dump() for p in config.people), {"slug": "cor", "name": "Cor Blok"}]
    party = {"id": "mitros", "name": "Corporatie", "lead": "cor"}

    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", FARM)
        form = await opened(adapter, "anouk", play.private("anouk"), ActName.OFFER)
        everyone = await adapter.choices("anouk", form.button, forms.DEPARTMENT, "")
        assert [each.value for each in everyone] == [d.id for d in config.departments]
        found = await adapter.choices("anouk", form.button, forms.DEPARTMENT, "straatverl")
        assert found[0] == Choice("verlichting", "Straatverlichting")
        none = await adapter.choices("anouk", form.button, forms.DEPARTMENT, "corporatie")
        assert "mitros" not in {each.value for each in none}

    on_forms(tmp_path, scene, a_municipality(people=people, parties=[party]))


def test_a_button_that_is_none_is_refused_in_each_way_of_asking(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        errors = await adapter.submit("karel", "een:knop", {})
        assert isinstance(errors, Refused)
        assert "Die knop ken ik niet" in errors.why
        assert await adapter.choices("karel", "een:knop", forms.DEPARTMENT, "zorg") == ()

    on_forms(tmp_path, scene)


def test_a_question_changes_nothing(tmp_path: Path) -> None:
    async def scene(play: Play, adapter: ConsoleAdapter) -> None:
        await play.post("fatima", LANTERNS)
        before = stored(play)
        form = await opened(adapter, "karel", play.department("verlichting"), ActName.DECLINE)
        await adapter.choices("karel", form.button, forms.INSTEAD, "weg")
        await adapter.submit("karel", form.button, {})
        await play.settle()
        assert stored(play) == before

    on_forms(tmp_path, scene)


def stored(play: Play) -> list[Any]:
    """Give all that a question could have changed."""
    kept: tuple[type[SQLModel], ...] = (
        tables.Case,
        tables.Ask,
        tables.History,
        traffic.Outbox,
        traffic.OpenForm,
    )
    database = Database(play.url)
    with database.read() as session:
        found = [[row.model_dump() for row in session.exec(select(each))] for each in kept]
    database.close()
    return found
