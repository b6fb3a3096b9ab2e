"""Who reads what: colleagues everything that is not confidential, others what they are on."""

from __future__ import annotations

import asyncio
import json
from io import StringIO
from pathlib import Path

from bot import logs
from bot.config.schema import Config
from tests.municipality import FULL, a_municipality
from tests.stories.consoles import console_of, played
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, text


def with_a_corporation() -> Config:
    """Describe the municipality with a housing corporation beside it, in which Cor works."""
    config = a_municipality()
    people = [
        *(person.model_dump() for person in config.people),
        {"slug": "cor", "name": "Cor Blok", "ids": {FULL: "cor"}},
    ]
    corporation = {"id": "mitros", "name": "Corporatie", "lead": "cor", "may_own": True}
    return a_municipality(people=people, parties=[corporation])


@on_every_platform
async def test_a_guest_sees_what_they_posted_and_no_more(play: Play) -> None:
    await play.guest("iris", "Iris van Dam", beside="fatima")
    await play.post("fatima", LANTERNS)
    await play.post("iris", FARM)
    for number in (1, 2):
        await play.say("iris", f"toon W-{number}")
    shown = [text(each) for each in play.privately("iris")]
    assert "Dat kun je hier zelf niet doen" in shown[0]
    assert "lantarens" not in shown[0]
    assert FARM in shown[1]


def test_an_outside_party_sees_the_cases_that_it_is_on(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.post("fatima", FARM)
        await play.say("anouk", "aan W-2 Corporatie")
        for number in (1, 2):
            await play.say("cor", f"toon W-{number}")
        refused, shown = [text(each) for each in play.privately("cor")][-2:]
        assert "lantarens" not in refused
        assert FARM in shown

    asyncio.run(played(story, with_a_corporation(), tmp_path))


@on_consoles
async def test_the_log_tells_which_case_somebody_may_not_look_at(play: Play) -> None:
    log = StringIO()
    logs.configure(log)
    await play.guest("iris", "Iris van Dam", beside="fatima")
    await play.post("fatima", LANTERNS)
    await play.say("iris", "toon W-1")
    [denied] = [json.loads(each) for each in log.getvalue().splitlines() if "denied" in each]
    assert (denied["case"], denied["act"]) == (1, "show")


@on_consoles
async def test_a_guest_whose_name_the_platform_leaves_out_keeps_it(play: Play) -> None:
    console = console_of(play, play.home("fatima")).platform
    console.names["u777"] = "Iris van Dam"
    message = console.post("u777", INTAKE, LANTERNS)
    await play.settle()
    console.names["u777"] = ""
    console.edit("u777", message, f"{LANTERNS} nog steeds")
    await play.settle()
    assert "Iris van Dam" in text(play.department("verlichting"))
