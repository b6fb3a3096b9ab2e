"""Scene 2, *De woning*: what does not belong in a channel leaves it, and who must know knows."""

from __future__ import annotations

from bot.demo.scenes.scene import INTAKE, POSTER, Scene, cast
from bot.demo.stage import Stage
from bot.language import N_


async def play(stage: Stage) -> None:
    """Somebody with a past moves in beside a school, and a colleague posts it for all to read."""
    cast(stage, "Noordwest", broker=True)
    await stage.tell(
        N_(
            "Some things are for a few people only. Fatima hears something that worries her, and "
            "posts it where the whole town hall reads along."
        )
    )
    message = await stage.post(
        POSTER,
        INTAKE,
        "een man die tbs heeft gehad krijgt een woning naast de basisschool aan het "
        "Vechtplantsoen, ouders weten het nog niet",
    )
    await stage.tell(
        N_(
            "The bot makes it confidential at once. The wijkmanager knows, in private; in the "
            "channel stands neither what it is about nor where. Only Fatima can take her own words "
            "away there, and the bot says so."
        )
    )
    await stage.remove(POSTER, message)
    await stage.tell(
        N_(
            "Gone from the channel, and not lost: whoever has to think about it has it. Nothing of "
            "it will be said in a channel any more."
        )
    )


SCENE = Scene(N_("Scene 2: the home beside the school"), "Noordwest", (), play)
