"""The configuration changes between two runs: people leave, departments go, guests are named."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.base import RetryAt
from bot import forms
from bot.cases.acts import ActName
from bot.config.schema import Config
from bot.store.nouns import AskKind, CaseState, Ending
from tests.municipality import BARE, FULL, a_municipality
from tests.stories.consoles import console_of, playing_on_consoles
from tests.stories.play import (
    FARM,
    LANTERNS,
    TUESDAY,
    Play,
    Story,
    labels,
    moments,
    text,
)

Change = Callable[[dict[str, Any]], None]


def changed(config: Config, change: Change) -> Config:
    """Describe a municipality otherwise than before."""
    described = config.model_dump(exclude_defaults=True)
    change(described)
    return Config.model_validate(described)


def without_people(*slugs: str) -> Change:
    """Let people leave, with all that they led going to Kim, and what they brokered to Samira."""

    def change(config: dict[str, Any]) -> None:
        config["people"] = [each for each in config["people"] if each["slug"] not in slugs]
        for department in config["departments"]:
            if department["lead"] in slugs:
                department["lead"] = "kim"
        for wijk in config["wijken"]:
            wijk["wijkmanagers"] = [each for each in wijk["wijkmanagers"] if each not in slugs] or [
                "samira"
            ]

    return change


def without_department(gone: str) -> Change:
    """Abolish a department."""

    def change(config: dict[str, Any]) -> None:
        config["departments"] = [each for each in config["departments"] if each["id"] != gone]

    return change


def in_two_runs(
    folder: Path, before: Story, change: Change, after: Story, config: Config | None = None
) -> None:
    """Play a story, change the configuration, and play on."""
    first = config or a_municipality()

    async def play() -> None:
        now = await run(first, TUESDAY, before)
        await run(changed(first, change), now, after)

    async def run(known: Config, start: datetime, story: Story) -> datetime:
        async with playing_on_consoles(known, folder, start) as play:
            await story(play)
            return play.clock.now

    asyncio.run(play())


async def lanterns(play: Play) -> None:
    await play.post("fatima", LANTERNS)


async def lanterns_taken(play: Play) -> None:
    await lanterns(play)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)


async def farm(play: Play) -> None:
    await play.post("fatima", f"{FARM} aan het vechtplantsoen")


def test_what_a_colleague_left_behind_is_asked_of_their_department(tmp_path: Path) -> None:
    async def after(play: Play) -> None:
        await play.move(moments(days=8))
        reminder = play.private("kim")
        assert "loopt het" in text(reminder)
        await play.answer("kim", reminder, ActName.DONE, **{forms.WORDS: "gemaakt"})
        assert play.case().state is CaseState.DONE

    in_two_runs(tmp_path, lanterns_taken, without_people("karel"), after)


def test_what_a_wijkmanager_left_behind_goes_to_who_brokers_there_now(tmp_path: Path) -> None:
    async def after(play: Play) -> None:
        await play.move(moments(days=6))
        (ask,) = play.case().open_of(AskKind.BROKER)
        assert ask.person == play.case().broker == "samira"
        await play.answer(
            "samira", play.private("samira"), ActName.OFFER, **{forms.DEPARTMENT: "zorg"}
        )
        assert play.case().open_of(AskKind.OWN)

    in_two_runs(tmp_path, farm, without_people("joris"), after)


def test_who_brokers_now_need_not_wait_for_that(tmp_path: Path) -> None:
    async def after(play: Play) -> None:
        await play.say("samira", "aan W-1 zorg")
        assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["zorg"]

    in_two_runs(tmp_path, farm, without_people("joris"), after)


def test_an_offer_to_a_department_that_was_abolished_is_the_brokers(tmp_path: Path) -> None:
    async def after(play: Play) -> None:
        await play.say("bas", "toon W-1")
        assert "verlichting" in text(play.privately("bas")[-1])
        await play.move(moments(days=2))
        assert [ask.kind for ask in play.case().waiting] == [AskKind.BROKER]
        assert "jij bent aan zet, Joris" in text(play.private("joris"))

    in_two_runs(tmp_path, lanterns, without_department("verlichting"), after)


def test_a_case_of_a_department_that_was_abolished_gets_another_owner(tmp_path: Path) -> None:
    async def after(play: Play) -> None:
        await play.move(moments(days=8))
        assert play.case().state is CaseState.UNOWNED
        await play.answer(
            "joris", play.private("joris"), ActName.OFFER, **{forms.DEPARTMENT: "wegen"}
        )
        await play.answer("wilma", play.department("wegen"), ActName.TAKE)
        assert (play.case().owner, play.case().contact) == ("wegen", "wilma")

    in_two_runs(tmp_path, lanterns_taken, without_department("verlichting"), after)


def test_nobody_who_left_keeps_others_from_being_reminded(tmp_path: Path) -> None:
    async def before(play: Play) -> None:
        await lanterns_taken(play)
        await farm(play)
        await play.post("bas", "de container vol op de winterboeidreef")

    async def after(play: Play) -> None:
        await play.move(moments(days=1.5))
        assert "is dit van jullie?" in text(play.private("aysel")).lower()

    gone = without_people("karel", "joris")
    in_two_runs(tmp_path, before, gone, after)


def test_a_guest_who_is_named_later_still_has_the_last_word(tmp_path: Path) -> None:
    async def before(play: Play) -> None:
        await play.guest("u777", "Iris van Dam", beside="karel")
        await play.post("u777", LANTERNS)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await play.answer(
            "karel", play.department("verlichting"), ActName.DONE, **{forms.WORDS: "gemaakt"}
        )

    def named(config: dict[str, Any]) -> None:
        config["people"] = [
            *config["people"],
            {"slug": "iris", "name": "Iris van Dam", "ids": {FULL: "u777"}},
        ]

    async def after(play: Play) -> None:
        outcome = next(each for each in play.cards() if "Ja" in labels(each))
        await play.press("iris", outcome, ActName.SOLVED)
        assert play.case().ending is Ending.SOLVED
        assert [signal.poster for signal in play.case().signals] == ["iris"]

    in_two_runs(tmp_path, before, named, after)


def test_what_waits_for_an_account_that_is_gone_is_told_to_the_coordinator(tmp_path: Path) -> None:
    async def before(play: Play) -> None:
        bare = console_of(play, BARE).platform
        bare.faults = lambda _: RetryAt(play.clock.now + moments(days=9), "is down")
        await play.post("fatima", LANTERNS)

    def moved(config: dict[str, Any]) -> None:
        config["accounts"] = [each for each in config["accounts"] if each["name"] != BARE]
        config["channels"] = [each for each in config["channels"] if each["account"] != BARE]
        for person in config["people"]:
            person["ids"] = {FULL: person["slug"]}

    async def after(play: Play) -> None:
        await play.settle()
        assert "kwam niet aan" in text(play.private("anouk"))
        assert f"Ik heb geen account {BARE} meer." in text(play.private("anouk"))
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        await play.answer(
            "karel", play.department("verlichting"), ActName.DONE, **{forms.WORDS: "gemaakt"}
        )
        told, asked = play.privately("fatima")
        assert "Karel Janssen van Straatverlichting" in text(told)
        assert labels(asked) == ["Ja", "Nee, kijk nog eens", "Tekst voor de bewoner"]

    posters_elsewhere = a_municipality(FULL, posters_on=BARE)
    in_two_runs(tmp_path, before, moved, after, posters_elsewhere)
