"""Signals for a resident: the poster keeps in touch, and no name is kept."""

from __future__ import annotations

from bot.cases.acts import ActName
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import INTAKE, LANTERNS, Play, text
from tests.stories.test_changes import stored


@everywhere
async def test_a_signal_for_a_resident_says_who_keeps_in_touch(play: Play) -> None:
    signal = await play.post("fatima", f"namens bewoonster Bep Hendriks: {LANTERNS}")
    assert [each.resident for each in play.case().signals] == [True]
    receipt = text(play.thread(signal)[0])
    assert "Je plaatst dit voor een bewoner. Wie dat is, bewaar ik niet" in receipt
    assert "voor een bewoner" in text(play.department("verlichting"))
    assert not any("Hendriks" in each for each in stored(play))
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert [each.resident for each in play.case().signals] == [True]


@on_consoles
async def test_it_is_posted_by_command_and_in_private_too(play: Play) -> None:
    await play.say("fatima", f"!signaal (bewoner): {LANTERNS}", INTAKE)
    await play.say("bas", f"signaal namens een bewoner: {LANTERNS}", on=play.home("bas"))
    for number in (1, 2):
        assert [each.resident for each in play.case(number).signals] == [True]
    assert LANTERNS in stored(play)


@on_consoles
async def test_a_name_that_is_added_by_an_edit_is_not_kept_either(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.edit("fatima", signal, f"namens bewoner Bep Hendriks: {LANTERNS}, sinds maandag")
    assert not any("Hendriks" in each for each in stored(play))
    assert [each.resident for each in play.case().signals] == [True]
    assert f"{LANTERNS}, sinds maandag" in stored(play)
