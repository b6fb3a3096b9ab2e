"""Scene 6, up to the wijkmanager's turn: enforcement and others say no."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import everywhere
from tests.stories.play import FARM, FENCE, Play, labels, moments, text

NO = {forms.REASON: "niet zonder politie"}


@everywhere
async def test_after_the_second_no_it_is_the_wijkmanagers_turn(play: Play) -> None:
    signal = await play.post("fatima", FENCE)
    first = play.department("handhaving")
    await play.answer(
        "hugo",
        first,
        ActName.DECLINE,
        reply="zorg: niet zonder politie",
        **NO,
        **{forms.INSTEAD: "zorg"},
    )
    assert "Niet van jullie: ‘niet zonder politie’" in text(play.department("handhaving"))
    assert labels(play.department("handhaving")) == []
    assert "Ik heb het nu aan Zorg en welzijn gevraagd" in text(play.thread(signal)[0])

    second = play.private("zoe")
    assert "Handhaving, vandaag 09:00: ‘niet zonder politie’" in text(second)
    await play.answer("zoe", second, ActName.DECLINE, **{forms.REASON: "hier is geen zorgvraag"})

    turn = play.private("samira")
    assert "jij bent aan zet, Samira" in text(turn)
    assert "‘niet zonder politie’" in text(turn)
    assert "‘hier is geen zorgvraag’" in text(turn)
    assert labels(turn) == [
        *("Leg voor aan …", "Vraag iets …", "Ik zorg er zelf voor", "Geen signaal"),
    ]
    assert "Samira El Idrissi" in text(play.thread(signal)[0])


@everywhere
async def test_the_wijkmanager_asks_what_a_department_can_do(play: Play) -> None:
    await play.post("fatima", FARM + ", in Leidsche Rijn")
    await play.answer("samira", play.private("samira"), ActName.OFFER, **{forms.DEPARTMENT: "zorg"})
    asked = play.private("zoe")
    assert "Samira El Idrissi vraagt: wat kunnen jullie hieraan doen?" in text(asked)
    assert labels(asked) == ["Wij pakken het op", "Ja, mits …", "Wij doen mee", "Nee, want …"]
    await play.answer("zoe", asked, ActName.DECLINE, **{forms.REASON: "geen dieren"})
    assert "‘geen dieren’" in text(play.private("samira"))
    await play.answer(
        "samira", play.private("samira"), ActName.OFFER, **{forms.DEPARTMENT: "afval"}
    )
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    assert (play.case().owner, play.case().state) == ("afval", CaseState.OWNED)


@everywhere
async def test_without_a_wijk_the_coordinator_holds_it_until_the_poster_tells(play: Play) -> None:
    signal = await play.post("fatima", FARM)
    assert "jij bent aan zet, Anouk" in text(play.private("anouk"))
    which = play.thread(signal)[-1]
    assert "Fatima, in welke wijk is dit?" in text(which)
    await play.press("fatima", which, "Leidsche Rijn")
    assert "jij bent aan zet, Samira" in text(play.private("samira"))
    assert "Het ligt nu bij Samira El Idrissi" in text(play.private("anouk"))
    assert [ask.kind for ask in play.case().waiting] == [AskKind.BROKER]


@everywhere
async def test_a_silent_department_is_nudged_and_then_it_is_the_wijkmanagers(play: Play) -> None:
    await play.post("fatima", FENCE)
    await play.move(moments(days=2))
    reminders = play.privately("hugo")
    assert reminders, "a nudge half-way or at the end"
    assert "Is dit van jullie?" in text(reminders[0])
    await play.move(moments(days=6))
    assert "Hugo, hier wacht niets meer op jou." in text(play.privately("hugo")[-1])
    assert "jij bent aan zet, Samira" in text(play.privately("samira")[0])
    assert play.case().open_of(AskKind.BROKER)


@everywhere
async def test_each_sees_what_the_others_do_in_their_own_thread(play: Play) -> None:
    signal = await play.post("fatima", FENCE)
    no = {**NO, forms.INSTEAD: "zorg"}
    offer = play.department("handhaving")
    await play.answer("hugo", offer, ActName.DECLINE, reply="zorg: niet zonder politie", **no)
    await play.answer("zoe", play.private("zoe"), ActName.DECLINE, **{forms.REASON: "geen zorg"})
    await play.say("samira", "aan W-1 afval: wie haalt het hek weg?", on=play.home("samira"))

    asked = play.department("afval")
    assert "Samira El Idrissi vraagt: ‘wie haalt het hek weg?’" in text(asked)
    assert "‘niet zonder politie’" in text(asked)
    await play.answer("aysel", asked, ActName.TAKE)
    await play.reply("aysel", asked, "het loopt, vrijdag gaat het weg")
    for there in (play.thread(signal)[0], play.private("samira")):
        assert "Aysel Kaya van Afval pakt het op" in text(there)
    for there in (play.thread(signal)[0], play.department("afval")):
        assert "‘het loopt, vrijdag gaat het weg’" in text(there)
    assert "Fatima de Wit" in text(play.department("afval"))
