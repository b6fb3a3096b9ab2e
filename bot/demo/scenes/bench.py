"""Scene 9, *Het bankje*: kept small, and answered in the wijk."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.demo.scenes.scene import INTAKE, POSTER, Scene, cast
from bot.demo.stage import Stage
from bot.language import N_


async def play(stage: Stage) -> None:
    """Four neighbours want a bench and four do not: a wijkmanager sees to it herself."""
    wijk = "Noordwest"
    cast(stage, wijk, broker=True)
    await stage.tell(
        N_(
            "Not everything needs a department. Some things would only become bigger if they went "
            "up: a bench, for one."
        )
    )
    await stage.post(
        POSTER,
        INTAKE,
        "op het Vechtplantsoen willen vier buren een bankje en vier buren juist niet, ze praten "
        "niet meer met elkaar",
    )
    await stage.tell(
        N_(
            "No department is sure of this. So it goes to the wijkmanager, who may put it before "
            "anybody, or see to it without them."
        )
    )
    broker = stage.town.directory.broker(wijk)
    turn = stage.newest(stage.private(broker), ActName.TAKE)
    await stage.press(broker, turn, ActName.TAKE)
    await stage.tell(
        N_(
            "Whoever takes something on is asked how it goes, a wijkmanager too. A week later the "
            "neighbours have sat at one table."
        )
    )
    await stage.later(days=8, hours=1)
    asked = stage.newest(stage.private(broker), ActName.DONE)
    words = "de acht buren kozen samen een plek bij de lantaarn, uit het zicht van de ramen"
    await stage.press(broker, asked, ActName.DONE, **{forms.WORDS: words})
    await stage.press(POSTER, stage.newest(INTAKE, ActName.SOLVED), ActName.SOLVED)
    await stage.tell(
        N_(
            "It is closed, and nobody went up a ladder for it. The wijkmanager stays behind the "
            "curtain."
        )
    )


SCENE = Scene(N_("Scene 9: the bench"), "Noordwest", (), play)
