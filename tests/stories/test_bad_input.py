"""Whatever people send, they get a clear answer, and nothing is lost."""

from __future__ import annotations

from bot.cases.acts import ActName
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, on_every_account, text


async def command(play: Play, person: str, typed: str) -> str:
    """Type a command in the channel for signals, and give the answer that comes in private."""
    before = len(play.privately(person))
    await play.town.say(person, typed, INTAKE)
    answers = play.privately(person)[before:]
    assert answers, f"{typed} got no answer"
    return text(answers[-1])


@on_every_account
async def test_a_whole_book_a_null_and_hidden_direction_marks_are_taken_in(play: Play) -> None:
    await play.post("fatima", f"{LANTERNS} " + "het is hier donker " * 2200)
    offer = play.department("verlichting")
    assert len(text(offer)) < 1500
    assert "…" in text(offer)
    await play.post("fatima", f"{LANTERNS}\x00 \u202etekst achterstevoren\u202c")
    offer = play.department("verlichting")
    assert "W-2" in text(offer)
    assert not set("\x00\u202e\u202c") & set(text(offer))


@on_every_account
async def test_what_says_nothing_makes_no_case(play: Play) -> None:
    for nothing in (" ", "👍🎉", "goedemorgen allemaal", "!!!", "\u200b"):
        signal = await play.post("fatima", nothing)
        assert play.thread(signal) == []


@on_every_account
async def test_another_language_goes_to_a_human(play: Play) -> None:
    signal = await play.post("fatima", "Die Nachbarn im Kinderbauernhof brauchen dringend Hilfe")
    assert "Anouk Bos" in text(play.thread(signal)[0])
    assert "jij bent aan zet, Anouk" in text(play.private("anouk"))


@on_every_account
async def test_markup_and_mentions_in_a_signal_stay_characters(play: Play) -> None:
    await play.post("fatima", "straatverlichting uit <!channel> *vet* [b]x[/b] @karel")
    assert "<!channel> *vet* [b]x[/b] @karel" in text(play.department("verlichting"))


@on_every_account
async def test_a_number_that_is_none_and_a_command_that_is_none(play: Play) -> None:
    assert (
        await command(play, "karel", "!klaar W-99 gemaakt")
        == "W-99 bestaat niet. Klopt het nummer?"
    )
    assert "Bedoel je ‘klaar’" in await command(play, "karel", "!klaart")
    assert "Typ ‘help’" in await command(play, "karel", "!xyzzy")
    assert "Zet het nummer erbij, bijvoorbeeld ‘van ons W-12’" in await command(
        play, "karel", "!van ons"
    )


@on_every_account
async def test_who_may_not_reads_who_may(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    answer = await command(play, "hugo", "!van ons W-1")
    assert "Dat kun je hier zelf niet doen." in answer
    assert "Karel Janssen (030 555 01 15) kan dit oppakken." in answer
    assert play.case().owner is None


@on_every_account
async def test_a_department_that_is_none_is_said_so(play: Play) -> None:
    await play.post("fatima", FARM + " in Leidsche Rijn")
    home = play.town.directory.home("samira")
    assert home is not None
    await play.town.say("samira", "aan W-1 belastingen", on=home.account)
    assert "Die afdeling ken ik niet" in text(play.privately("samira")[-1])


@on_every_account
async def test_a_stale_button_tells_what_happened_meanwhile(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    stale = next(each.value for each in offer.buttons if each.value.startswith("take"))
    await play.answer("karel", offer, ActName.TAKE)
    account = play.account(offer)
    console = play.town.consoles[account].platform
    if console.capabilities.forms:
        console.submit("kim", stale, {}, conversation=offer.conversation, thread=offer.root)
        await play.town.app.settle()
        assert "Straatverlichting heeft dit al" in text(play.privately("kim")[-1])
        console.submit("kim", "een:knop", {}, conversation=offer.conversation, thread=offer.root)
        await play.town.app.settle()
        assert "Die knop ken ik niet" in text(play.privately("kim")[-1])


@on_every_account
async def test_a_form_by_replies_can_be_stopped(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    if play.town.consoles[play.account(offer)].capabilities.forms:
        return
    await play.town.press("karel", offer, ActName.DECLINE)
    await play.town.say("karel", "stop", offer.conversation, thread=offer.root)
    await play.town.say("karel", "van ons", offer.conversation, thread=offer.root)
    assert play.case().owner == "verlichting"
