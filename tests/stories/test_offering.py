"""Put before others, by broker or owner: to take it on, to take part, or for advice."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, LANTERNS, Play, labels, moments, text


async def owned(play: Play) -> None:
    """Have public lighting take on the lanterns."""
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)


@everywhere
async def test_an_owner_asks_for_advice_reads_it_and_stays_the_owner(play: Play) -> None:
    await owned(play)
    await play.say("karel", "vraag W-1 advies aan wegen: kan de kabel onder de stoep?")
    asked = play.department("wegen")
    assert "Karel Janssen vraagt om advies: ‘kan de kabel onder de stoep?’" in text(asked)
    assert labels(asked) == ["Meedenken …"]
    assert "Ik heb het aan Wegen gevraagd." in text(play.privately("karel")[-1])
    await play.answer("wilma", asked, ActName.ADVISE, **{forms.WORDS: "ja, maar niet diep"})
    told = text(play.private("karel"))
    assert "Je vroeg Wegen: ‘kan de kabel onder de stoep?’" in told
    assert "Wilma Visser van Wegen denkt mee – ‘ja, maar niet diep’" in told
    assert "Wilma Visser denkt mee: ‘ja, maar niet diep’" in text(play.department("verlichting"))
    case = play.case()
    assert (case.owner, case.contributors) == ("verlichting", ())
    assert not case.open_of(AskKind.ADVISE)


@on_consoles
async def test_an_owner_asks_another_department_to_take_part_and_hears_what_they_say(
    play: Play,
) -> None:
    await owned(play)
    await play.say("karel", "leg voor aan wegen W-1: graven jullie de sleuf?")
    asked = play.department("wegen")
    assert "Karel Janssen vraagt: ‘graven jullie de sleuf?’" in text(asked)
    assert labels(asked) == ["Wij doen mee", "Nee, want …"]
    await play.answer("wilma", asked, ActName.JOIN)
    assert "Wilma Visser van Wegen: wij doen mee" in text(play.private("karel"))
    assert play.case().contributors == (("wegen", "wilma"),)
    await play.say("karel", "voorleggen W-1 aan wegen")
    assert "Hieraan doet Wegen al mee." in text(play.privately("karel")[-1])


@on_consoles
async def test_a_person_is_asked_in_private_and_their_department_is_accountable(play: Play) -> None:
    await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    await play.say("samira", "leg voor aan W-1 Wilma: kunnen jullie het pad doen?")
    asked = play.private("wilma")
    assert "Samira El Idrissi vraagt: ‘kunnen jullie het pad doen?’" in text(asked)
    assert "Ik heb het aan Wilma Visser gevraagd." in text(play.privately("samira")[-1])
    await play.reply("wilma", asked, "ja")
    assert (play.case().owner, play.case().contact) == ("wegen", "wilma")


@on_consoles
async def test_a_form_asks_what_is_asked_of_whom(play: Play) -> None:
    await play.post("fatima", f"{FARM}, in Leidsche Rijn")
    turn = play.private("samira")
    await play.answer(
        "samira",
        turn,
        ActName.OFFER,
        reply="zoe voor advies",
        **{forms.DEPARTMENT: "zoe", forms.KIND: "advise"},
    )
    asked = play.private("zoe")
    assert "Samira El Idrissi vraagt om advies. Van wie het is, blijft zoals het is." in text(asked)
    await play.reply("zoe", asked, "klop eens aan bij de kinderboerderij zelf")
    assert "‘klop eens aan bij de kinderboerderij zelf’" in text(play.private("samira"))
    assert play.case().open_of(AskKind.BROKER), "it is still Samira's turn"


@on_consoles
async def test_who_is_asked_whether_it_is_theirs_thinks_along_and_is_asked_still(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.reply("karel", offer, "meedenken: vraag het ook aan de school")
    assert "Karel Janssen van Straatverlichting denkt mee" in text(play.private("joris"))
    assert "Karel Janssen denkt mee: ‘vraag het ook aan de school’" in text(
        play.department("verlichting")
    )
    assert play.case().open_of(AskKind.OWN)
    await play.say("bas", "meedenken W-1: ik weet wat")
    assert "hierover meedenken" in text(play.privately("bas")[-1])


@on_consoles
async def test_without_advice_the_asker_hears_that_there_is_none(play: Play) -> None:
    await owned(play)
    await play.say("karel", "meedenken W-1 wegen: kan dat?")
    await play.move(moments(days=7))
    told = [text(card) for card in play.privately("karel")]
    assert any("Ik heb nog niets gehoord. Misschien kun je bellen." in each for each in told)
    assert play.case().owner == "verlichting"


@on_consoles
async def test_what_cannot_be_asked_is_said_with_what_can(play: Play) -> None:
    await owned(play)
    for typed, answer in (
        ("voorleggen W-1 aan samira", "Dat kan alleen om advies: Samira El Idrissi"),
        ("voorleggen W-1 aan afval om op te pakken", "Met ‘overdragen’ vraag je"),
        ("voorleggen W-1 aan xyzzy", "Die afdeling ken ik niet"),
        ("voorleggen W-1 aan verlichting", "Straatverlichting"),
    ):
        await play.say("karel", typed)
        assert answer in text(play.privately("karel")[-1])
    await play.say("bas", "voorleggen W-1 aan wegen")
    refused = text(play.privately("bas")[-1])
    assert "Karel Janssen (030 555 01 15) of Joris Vermeer (030 555 01 11) kan" in refused
    assert "dit voorleggen" in refused
