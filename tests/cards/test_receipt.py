"""In the thread of a signal: who was asked and why, who has it, and how it ended."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from tests.cards.stage import LAMPS, decline, done, in_a_town
from tests.stories.play import FARM, FENCE, LANTERNS, Play, labels, moments, text


def receipt(play: Play, signal: str) -> str:
    return text(play.thread(signal)[0])


@in_a_town()
async def test_it_thanks_and_says_who_is_asked_by_which_of_the_posters_words(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    assert receipt(play, signal) == (
        "Dank je, Fatima. Ik heb Straatverlichting gevraagd of dit van hen is: je schrijft "
        "‘lantarens’, en ‘vechtplantsoen’ ligt in Noordwest.\nW-1"
    )
    assert labels(play.thread(signal)[0]) == ["Klopt niet", "Geen signaal"]


@in_a_town()
async def test_after_a_no_it_says_who_is_asked_now_and_after_two_who_looks_on(play: Play) -> None:
    signal = await play.post("fatima", FENCE)
    await decline(play, "hugo", "handhaving", "niet zonder politie", "wegen")
    assert "Handhaving zegt dat dit niet van hen is. Ik heb het nu aan Wegen gevraagd." in receipt(
        play, signal
    )
    await decline(play, "wilma", "wegen", "het is geen weg")
    said = receipt(play, signal)
    assert "Handhaving en Wegen zeggen dat dit niet van hen is." in said
    assert "Samira El Idrissi, wijkmanager van Leidsche Rijn, kijkt wie het kan oppakken." in said
    assert "politie" not in said, "why a department says no is not for the whole town hall"


@in_a_town()
async def test_one_no_is_told_in_the_singular(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await decline(play, "karel", "verlichting", "deze is van het park")
    assert "Straatverlichting zegt dat dit niet van hen is. Joris Vermeer, wijkmanager" in receipt(
        play, signal
    )


@in_a_town()
async def test_without_a_department_it_says_so_and_names_the_wijkmanager(play: Play) -> None:
    signal = await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    assert "Ik weet niet van wie dit is. Samira El Idrissi, wijkmanager van" in receipt(
        play, signal
    )
    await play.answer("samira", play.private("samira"), ActName.OFFER, department="zorg")
    await play.say("samira", "aan W-1 afval", on=play.private("samira").account)
    assert (
        "Samira El Idrissi heeft Zorg en welzijn en Afval gevraagd wat zij eraan kunnen doen."
        in receipt(play, signal)
    )
    await decline(play, "zoe", "zorg", "geen dieren")
    await decline(play, "aysel", "afval", "geen afval")
    assert "Dit heeft nog geen eigenaar. Samira El Idrissi" in receipt(play, signal)


@in_a_town()
async def test_without_a_wijk_it_says_who_holds_it_meanwhile(play: Play) -> None:
    signal = await play.post("fatima", FARM)
    assert "Anouk Bos houdt het vast tot we weten in welke wijk het is." in receipt(play, signal)


@in_a_town()
async def test_silence_is_held_against_nobody(play: Play) -> None:
    signal = await play.post("fatima", LAMPS)
    await play.move(moments(days=4))
    said = receipt(play, signal)
    assert "Dit heeft nog geen eigenaar. Joris Vermeer, wijkmanager van Noordwest" in said
    assert "Straatverlichting" not in said


@in_a_town()
async def test_it_follows_an_owner_to_the_end(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert "Karel Janssen van Straatverlichting pakt het op." in receipt(play, signal)
    offer = play.department("verlichting")
    await play.answer("karel", offer, ActName.RUNNING, **{forms.NUMBER: "SV-4411"})
    assert "is er al mee bezig, onder nummer SV-4411." in receipt(play, signal)
    await play.say("karel", "voortgang W-1 monteur komt donderdag")
    assert "Karel Janssen laat weten: ‘monteur komt donderdag’" in receipt(play, signal)
    await done(play, "karel", "verlichting", "gemaakt")
    assert "Karel Janssen van Straatverlichting laat weten dat het klaar is." in receipt(
        play, signal
    )
    outcome = play.thread(signal)[-1]
    await play.answer("fatima", outcome, ActName.REOPEN, **{forms.WORDS: "nog één"})
    assert "Karel Janssen van Straatverlichting kijkt nog een keer." in receipt(play, signal)
    assert "donderdag" not in receipt(play, signal), "what was said before it was done is over"
    await done(play, "karel", "verlichting", "nu echt")
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)
    assert "Opgelost door Karel Janssen van Straatverlichting." in receipt(play, signal)


@in_a_town()
async def test_it_ends_in_one_line_when_it_was_no_signal_or_was_taken_back(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("fatima", play.thread(signal)[0], ActName.NO_SIGNAL)
    assert receipt(play, signal) == "Toch geen signaal. Ik doe hier niets meer mee.\nW-1"
    other = await play.post("fatima", LAMPS)
    await play.delete("fatima", other)
    assert receipt(play, other) == "Je hebt het ingetrokken. Ik doe hier niets meer mee.\nW-2"
    assert labels(play.thread(other)[0]) == []


@in_a_town()
async def test_danger_comes_first_with_112_and_who_is_on_duty(play: Play) -> None:
    signal = await play.post("fatima", f"gaslek! {LANTERNS}")
    first, second, *_ = receipt(play, signal).split("\n")
    assert first == (
        "Is er nu gevaar? Bel 112. Joris Vermeer heeft dienst: 030 555 01 99. "
        "Ik ben geen alarmlijn."
    )
    assert second.startswith("Dank je, Fatima.")


@in_a_town()
async def test_a_broker_who_saw_to_it_is_named_while_asked_and_not_thanked(play: Play) -> None:
    signal = await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    home = play.private("samira").account
    await play.say("samira", "klaar W-1 de buurt neemt het over", on=home)
    assert "Samira El Idrissi laat weten dat het klaar is." in receipt(play, signal)
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)
    assert receipt(play, signal) == "Opgelost.\nW-1"
    assert "dankzij" not in text(play.thread(signal)[-1])
