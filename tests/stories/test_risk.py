"""*Risico*: who brokers it hears at once and privately, and its poster reads nothing of it."""

from __future__ import annotations

from bot.cases.acts import ActName
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import LANTERNS, Play, text

WHY = "er is al een kind gevallen"


@on_every_platform
async def test_the_broker_hears_of_a_risk_and_the_thread_of_the_poster_does_not(
    play: Play,
) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("karel", f"risico W-1: {WHY}")
    alarm = text(play.private("joris"))
    assert f"Karel Janssen (030 555 01 15) ziet hier een risico in: ‘{WHY}’" in alarm
    assert f"Risico, zegt Karel Janssen: ‘{WHY}’" in text(play.department("verlichting"))
    assert not any(WHY in text(card) for card in play.thread(signal))
    assert play.case().risk

    await play.say("joris", "geen risico W-1: er staat een noodlamp")
    assert not play.case().risk
    assert "Risico, zegt" not in text(play.department("verlichting"))
    assert "inmiddels teruggenomen" not in text(play.thread(signal)[0])


@on_consoles
async def test_a_word_of_every_day_is_no_alarm(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    card = play.department("verlichting")
    await play.reply("karel", card, "risico op vallen is er niet")
    assert not play.case().risk
    await play.reply("karel", card, f"risico: {WHY}")
    assert play.case().risk
