"""Scene 1, *Lantaarns*: found, asked about, fixed, doubted, fixed."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.demo.scenes.scene import INTAKE, POSTER, Scene, cast
from bot.demo.stage import Stage
from bot.language import N_


async def play(stage: Stage) -> None:
    """Two street lamps near a school are out: found, asked about, fixed, doubted, fixed."""
    wijk, department = "Noordwest", "verlichting"
    cast(stage, wijk, department)
    await stage.tell(
        N_(
            "Fatima works at a community desk. She types in a hurry, in a channel that the whole "
            "town hall reads."
        )
    )
    await stage.post(
        POSTER,
        INTAKE,
        "bij de school aan het vechtplantsoen doen 2 lantarens het niet, kinderen fietsen in het "
        "donker",
    )
    await stage.tell(
        N_(
            "She reads at once who is asked, and by which of her words. The department reads it in "
            "its own channel. It is a question: they may say no, with a reason."
        )
    )
    lead, offer = stage.asked(department, wijk, ActName.RUNNING)
    await stage.press(lead, offer, ActName.RUNNING, **{forms.NUMBER: "SV-4411"})
    await stage.tell(N_("Now it has an owner, and Fatima knows who. A week goes by in silence."))
    await stage.later(days=7, hours=1)
    await stage.tell(
        N_(
            "The bot has asked how it goes: once, in private, in office hours. An answer is one "
            "tap and one line."
        )
    )
    asked = stage.newest(stage.private(lead), ActName.DONE)
    await stage.press(lead, asked, ActName.DONE, **{forms.WORDS: "vrijdag gemaakt"})
    await stage.tell(N_("The department says done; whoever posted it has the last word."))
    await stage.later(hours=2)
    outcome = stage.newest(INTAKE, ActName.REOPEN)
    await stage.press(POSTER, outcome, ActName.REOPEN, **{forms.WORDS: "er knippert er nog één"})
    await stage.tell(N_("Back to the same owner, under the same number, for that one lamp."))
    await stage.later(days=1)
    _, again = stage.asked(department, wijk, ActName.DONE)
    await stage.press(lead, again, ActName.DONE, **{forms.WORDS: "nu branden ze allebei"})
    await stage.press(POSTER, stage.newest(INTAKE, ActName.SOLVED), ActName.SOLVED)


SCENE = Scene(N_("Scene 1: two lanterns near a school"), "Noordwest", ("verlichting",), play)
