"""The scenes: each a story with real people's words, played through the whole bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot import forms
from bot.cases.acts import ActName
from bot.demo.stage import Stage
from bot.language import N_

Scene = Callable[[Stage], Awaitable[None]]

INTAKE = "#signalen"


async def lanterns(stage: Stage) -> None:
    """Two street lamps near a school are out: found, chased, fixed, doubted, fixed."""
    stage.title(N_("Scene 1: two lanterns near a school"))
    stage.tell(
        N_(
            "Fatima works at a community desk. She types in a hurry, in a channel that the whole "
            "town hall reads."
        )
    )
    await stage.post(
        "fatima",
        INTAKE,
        "bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen fietsen in het "
        "donker",
    )
    stage.tell(
        N_(
            "She reads at once who is asked and why. Public lighting reads it in its own channel, "
            "with its lead named. An ask is a question: they can say no, with a reason."
        )
    )
    lead, offer = stage.asked("verlichting", "Noordwest")
    await stage.press(lead, offer, ActName.RUNNING, **{forms.NUMBER: "SV-4411"})
    stage.tell(
        N_("It has an owner. A week passes, and nobody says anything. Then the bot asks, once:")
    )
    await stage.later(timedelta(days=7, hours=1))
    home = stage.town.directory.home(lead)
    assert home is not None, "a lead can be reached"
    done = {forms.WORDS: "vrijdag gemaakt"}
    await stage.press(lead, stage.newest(f"@{home.user}"), ActName.DONE, **done)
    stage.tell(N_("The poster has the last word, not the department."))
    await stage.later(timedelta(hours=2))
    outcome = stage.newest(INTAKE)
    await stage.press("fatima", outcome, ActName.REOPEN, **{forms.WORDS: "er knippert er nog één"})
    _, again = stage.asked("verlichting", "Noordwest")
    await stage.later(timedelta(days=1))
    await stage.press(lead, again, ActName.DONE, **{forms.WORDS: "nu branden ze allebei"})
    await stage.press("fatima", stage.newest(INTAKE), ActName.SOLVED)


async def caravans(stage: Stage) -> None:
    """Two departments say no to a fence around a caravan site; it is the wijkmanager's turn."""
    stage.title(N_("Scene 6: the fence that nobody dares to touch"))
    stage.tell(N_("Some things fall between departments. They may say no, and say why."))
    await stage.post(
        "fatima",
        INTAKE,
        "er staat een hoog hekwerk zonder vergunning rond de woonwagenlocatie in Leidsche Rijn",
    )
    for department, why, instead in (
        ("handhaving", "niet zonder politie, onze mensen zijn bedreigd", "vergunningen"),
        ("vergunningen", "er is niets te vergunnen", ""),
    ):
        lead, offer = stage.asked(department, "Leidsche Rijn")
        fields = {forms.REASON: why, **({forms.INSTEAD: instead} if instead else {})}
        await stage.press(lead, offer, ActName.DECLINE, **fields)
        await stage.later(timedelta(days=1))
    stage.tell(
        N_(
            "After the second no it goes to a named human, never to “other”: Samira, wijkmanager "
            "of Leidsche Rijn. She sees who said no and why, who came near, and what else waits "
            "for her. From here on it is her craft."
        )
    )


SCENES: dict[int, Scene] = {1: lanterns, 6: caravans}
"""By their number in the practice; more join as the bot learns more."""
