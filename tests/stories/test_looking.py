"""*Mijn* and *help*: what is somebody's, and what they can do here and now."""

from __future__ import annotations

from bot.cases.acts import ActName
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, text

HERE = f"{FARM} in Leidsche Rijn"


async def ask(play: Play, person: str, words: str) -> str:
    """Ask the bot something in private, and give the newest answer."""
    await play.say(person, words, on=play.home(person))
    return text(play.privately(person)[-1])


@everywhere
async def test_everybody_sees_what_is_theirs_with_numbers(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.post("fatima", HERE)
    waits = await ask(play, "karel", "mijn")
    assert "Wacht op jou" in waits
    assert "W-1" in waits
    assert "W-2" not in waits
    assert "W-2" in await ask(play, "samira", "mijn")
    posted = await ask(play, "fatima", "mijn")
    assert "Door jou geplaatst, en open" in posted
    assert "W-1" in posted
    assert "W-2" in posted
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert "Jij laat weten hoe het loopt" in await ask(play, "karel", "mijn")
    assert "Er wacht niets op je" in await ask(play, "hugo", "mijn")


@on_consoles
async def test_of_very_much_the_first_are_told(play: Play) -> None:
    for number in range(10):
        await play.post("fatima", f"de straatverlichting uit bij paal {number}")
    assert "En nog 2." in await ask(play, "fatima", "mijn")


@on_consoles
async def test_what_is_closed_is_nobodys_any_more(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("fatima", play.thread(signal)[0], ActName.NO_SIGNAL)
    assert "Er wacht niets op je" in await ask(play, "fatima", "mijn")


@on_consoles
async def test_help_tells_what_this_person_can_do_with_this_signal_now(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    poster = await ask(play, "fatima", "help W-1")
    assert "klopt niet" in poster
    assert "van ons" not in poster
    offered = await ask(play, "karel", "help W-1")
    assert "van ons" in offered
    assert "klaar" not in offered
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    owner = await ask(play, "karel", "help W-1")
    assert "klaar" in owner
    assert "overdragen" in owner
    assert "niet van ons" not in owner
    await play.say("bas", "!help", INTAKE, thread=signal)
    here = text(play.privately("bas")[-1])
    assert "Dit kun je er nu mee" in here
    assert "klaar" not in here


@on_consoles
async def test_help_elsewhere_is_by_role(play: Play) -> None:
    assert "Voor wat jouw afdeling gevraagd is of heeft" in await ask(play, "karel", "help")
    assert "een eigenaar bij zoekt" in await ask(play, "samira", "help")
    assert "afdeling gevraagd" not in await ask(play, "fatima", "help")
