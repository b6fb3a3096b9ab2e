"""Scene 6, *Woonwagenlocatie*: two departments say no, and it is the wijkmanager's turn."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.demo.scenes.scene import INTAKE, POSTER, Scene, cast
from bot.demo.stage import Stage
from bot.language import N_


async def play(stage: Stage) -> None:
    """Two departments say no to a fence around a caravan site; it is the wijkmanager's turn."""
    wijk = "Leidsche Rijn"
    cast(stage, wijk, "handhaving", "vergunningen", broker=True)
    await stage.tell(
        N_("Some things fall between departments. Each may say no, and a no can be right.")
    )
    await stage.post(
        POSTER,
        INTAKE,
        "er staat een hoog hekwerk zonder vergunning rond de woonwagenlocatie in Leidsche Rijn",
    )
    await stage.later(hours=4)
    for department, why, instead in (
        ("handhaving", "niet zonder politie, onze mensen zijn bedreigd", "vergunningen"),
        ("vergunningen", "er is niets te vergunnen", ""),
    ):
        lead, offer = stage.asked(department, wijk, ActName.DECLINE)
        fields = {forms.REASON: why, **({forms.INSTEAD: instead} if instead else {})}
        await stage.press(lead, offer, ActName.DECLINE, **fields)
        if instead:
            await stage.tell(N_("A no says why, and whose it may be. The bot asks once more."))
            await stage.later(days=1)
    await stage.tell(
        N_(
            "After the second no it goes to a human with a name, never to “other”. The wijkmanager "
            "sees who said no and why, whom to call, and what else is waiting. From here on it is "
            "the work of people."
        )
    )


SCENE = Scene(
    N_("Scene 6: the fence that nobody dares to touch"),
    "Leidsche Rijn",
    ("handhaving", "vergunningen"),
    play,
)
