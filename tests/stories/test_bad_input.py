"""Whatever people send, they get a clear answer, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from adapters.base import Permanent, Refusal
from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.stories.consoles import console_of
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, moments, text
from tests.stories.stage import Pressable


async def command(play: Play, person: str, typed: str) -> str:
    """Type a command in the channel for signals, and give the answer that comes in private."""
    before = len(play.privately(person))
    await play.say(person, typed, INTAKE)
    answers = play.privately(person)[before:]
    assert answers, f"{typed} got no answer"
    return text(answers[-1])


@on_every_platform
async def test_a_whole_book_a_null_and_hidden_direction_marks_are_taken_in(play: Play) -> None:
    await play.post("fatima", f"{LANTERNS} " + "het is hier donker " * 2200)
    offer = play.department("verlichting")
    assert len(text(offer)) < 1500
    assert "…" in text(offer)
    await play.post("fatima", f"{LANTERNS}\x00 \u202etekst achterstevoren\u202c")
    offer = play.department("verlichting")
    assert "W-2" in text(offer)
    assert not set("\x00\u202e\u202c") & set(text(offer))


@on_every_platform
async def test_what_says_nothing_makes_no_case(play: Play) -> None:
    for nothing in (" ", "👍🎉", "goedemorgen allemaal", "!!!", "\u200b"):
        signal = await play.post("fatima", nothing)
        assert play.thread(signal) == []


@on_consoles
async def test_another_language_goes_to_a_human(play: Play) -> None:
    signal = await play.post("fatima", "Die Nachbarn im Kinderbauernhof brauchen dringend Hilfe")
    assert "Anouk Bos" in text(play.thread(signal)[0])
    assert "jij bent aan zet, Anouk" in text(play.private("anouk"))


@on_consoles
async def test_a_signal_that_is_told_to_the_bot_by_name_is_answered_with_how_to_post_it(
    play: Play,
) -> None:
    answer = await command(play, "fatima", "!wijkbot gat in de weg amsterdamsestraatweg")
    call = play.can(play.privately("fatima")[-1]).call
    assert "Dat begrijp ik niet." in answer
    assert f"Zet het zonder ‘{call}’ in het kanaal, of typ ‘{call} signaal …’." in answer
    assert "Is het een signaal?" not in await command(play, "fatima", "!xyzzy")
    await play.say("fatima", f"{call} signaal {LANTERNS}", INTAKE)
    assert play.cases() == [1]


@on_every_platform
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


@on_every_platform
async def test_who_may_not_reads_who_may(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    answer = await command(play, "hugo", "!van ons W-1")
    assert "Dat kun je hier zelf niet doen." in answer
    assert "Karel Janssen (030 555 01 15) of Joris Vermeer" in answer
    assert "(030 555 01 11) kan dit oppakken." in answer
    assert play.case().owner is None


@on_consoles
async def test_a_department_that_is_none_is_said_so(play: Play) -> None:
    await play.post("fatima", FARM + " in Leidsche Rijn")
    await play.say("samira", "aan W-1 belastingen", on=play.home("samira"))
    assert "Die afdeling ken ik niet" in text(play.privately("samira")[-1])


@on_consoles
async def test_a_stale_button_tells_what_happened_meanwhile(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.answer("karel", offer, ActName.TAKE)
    if play.can(offer).forms:
        await play.press("kim", offer, ActName.TAKE)
        assert "Straatverlichting heeft dit al" in text(play.privately("kim")[-1])


@on_every_platform
async def test_a_form_by_replies_can_be_stopped(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    if play.can(offer).forms:
        return
    await play.press("karel", offer, ActName.DECLINE)
    await play.reply("karel", offer, "stop")
    assert "Goed, er is niets veranderd." in text(play.privately("karel")[-1])
    await play.reply("karel", offer, "van ons")
    assert play.case().owner == "verlichting"


@on_consoles
async def test_a_number_of_nothing_is_not_the_thread_it_is_typed_in(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.reply("karel", offer, "!van ons W-0")
    assert play.case().owner is None
    assert "W-0 bestaat niet" in text(play.privately("karel")[-1])


@on_consoles
async def test_a_button_that_nobody_made_does_nothing(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    if not play.can(offer).forms:
        return
    for value in (f"take:{9**40}:1:::", f"take:1:1:{9**40}::", "lapse:1:1:1::", "take:1:1:9:9:"):
        forged = replace(offer, buttons=(Pressable("Van ons", value, "1"),))
        await play.press("kim", forged, "Van ons")
    await play.press("kim", replace(offer, buttons=(Pressable("x", "een:knop", "1"),)), "x")
    assert "Die knop ken ik niet" in text(play.privately("kim")[-1])
    assert play.case().owner is None
    assert play.privately("anouk") == [], "nothing failed"


@on_every_platform
async def test_an_answer_typed_in_full_sends_what_was_lost_again(play: Play) -> None:
    async with play.closed("verlichting"):
        await play.post("fatima", LANTERNS)
    card = play.private("anouk")
    lost = text(card)
    assert "De vraag wie dit oppakt kwam niet aan in het kanaal van Straatverlichting" in lost
    assert "Nodig me" in lost
    assert play.can(card).invite in lost
    await play.say("anouk", "stuur opnieuw W-1", on=play.home("anouk"))
    assert "is dit van jullie?" in text(play.department("verlichting"))


@on_every_platform
async def test_a_question_that_a_moderator_removed_is_put_anew_and_alarms_nobody(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.remove(offer)
    for wijk in ("Leidsche Rijn", "Noordwest", "Leidsche Rijn"):
        await play.say("fatima", f"!wijk W-1 {wijk}", INTAKE)
    anew = [each for each in play.cards() if each.conversation == "#verlichting"]
    assert ["is dit van jullie?" in text(each) for each in anew] == [True]
    assert "Leidsche Rijn" in text(anew[0])
    assert not play.case().open_of(AskKind.LOST)
    await play.answer("karel", anew[0], ActName.TAKE)
    assert play.case().owner == "verlichting"


@on_consoles
async def test_a_reminder_that_was_removed_comes_anew_while_something_in_it_waits(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    await play.post("fatima", "lantaarn kapot op de stationstraat")
    await play.move(moments(days=2))
    reminder = play.privately("karel")[-1]
    await play.remove(reminder)
    await play.say("karel", "!van ons W-1", on=play.home("karel"))
    anew = play.privately("karel")[-1]
    assert anew.id != reminder.id
    assert "(W-2)" in text(anew)
    await play.remove(anew)
    await play.say("karel", "!van ons W-2", on=play.home("karel"))
    assert all("(W-2)" not in text(each) for each in play.privately("karel"))
    assert play.privately("anouk") == []


@on_every_platform
async def test_a_message_that_asks_nothing_any_more_may_be_removed(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    (receipt,) = play.thread(signal)
    await play.remove(receipt)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert receipt.id not in [each.id for each in play.thread(signal)]
    assert play.privately("anouk") == []


@on_consoles
async def test_what_is_asked_in_a_thread_that_was_removed_is_asked_in_private(play: Play) -> None:
    platform = console_of(play, play.home("fatima")).platform
    gone = Permanent("there is no such thread", Refusal.NO_MESSAGE)
    platform.faults = lambda out: gone if out.thread else None
    signal = await play.post("fatima", FARM)
    assert play.thread(signal) == []
    assert "in welke wijk is dit?" in text(play.privately("fatima")[-1])
    assert not play.case().open_of(AskKind.LOST)
