"""Days that people name: taken on later, asked again later, a date by hand, and a promise."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import LANTERNS, Play, labels, moments, text

WHY = "de aannemer is dicht"


async def taken(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)


def due(play: Play, kind: AskKind = AskKind.PROGRESS) -> str:
    (ask,) = play.case().open_of(kind)
    assert ask.next_at
    return f"{ask.next_at:%a %d %b}"


@everywhere
async def test_what_is_taken_on_for_later_is_theirs_and_the_poster_hears_from_when(
    play: Play,
) -> None:
    signal = await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    assert "Van ons, maar later" in labels(offer)
    day = "2026-12-08" if play.can(offer).forms else "over twee weken"
    said = f"{day}: {WHY}"
    fields = {forms.UNTIL: day, forms.REASON: WHY}
    await play.answer("karel", offer, ActName.TAKE_LATER, reply=said, **fields)

    assert (play.case().owner, due(play)) == ("verlichting", "Tue 08 Dec")
    told = "pakt dit op, vanaf dinsdag 8 december: ‘de aannemer is dicht’"
    assert any(told in text(each) for each in play.thread(signal))
    assert "Ik vraag het dinsdag 8 december weer" in text(play.department("verlichting"))


@on_consoles
async def test_it_is_typed_in_one_breath(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", f"van ons W-1, maar over twee weken: {WHY}")
    assert (play.case().owner, due(play)) == ("verlichting", "Tue 08 Dec")
    confirmed = text(play.privately("karel")[-1])
    assert "Het is van jullie. Ik vraag dinsdag 8 december hoe het loopt" in confirmed
    await play.say("joris", "toon W-1")
    assert "van ons, vanaf dinsdag 8 december" in text(play.privately("joris")[-1])


@on_consoles
async def test_it_is_said_in_the_thread_and_what_is_missing_is_asked(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.reply("karel", offer, "van ons, maar dan wel met wegen erbij")
    assert play.case().owner is None, "that is another condition, and no day"
    await play.reply("karel", offer, "ja, maar pas over twee weken")
    assert play.case().owner is None
    asked = [each for each in play.cards() if "waarom nu niet?" in text(each)]
    assert asked
    await play.reply("karel", offer, WHY)
    assert (play.case().owner, due(play)) == ("verlichting", "Tue 08 Dec")


@on_consoles
async def test_an_offer_put_off_comes_again_that_day_and_not_before(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("karel", "later W-1 maandag: we zoeken de tekening")
    assert "Ik vraag het maandag 30 november weer" in text(play.privately("karel")[-1])
    assert "komt hier maandag 30 november op terug" in text(play.private("joris"))
    assert "komt er maandag 30 november op terug" in text(play.thread(signal)[0])
    assert "‘we zoeken de tekening’" in text(play.department("verlichting"))
    before = len(play.privately("karel"))
    await play.move(moments(days=5))
    assert len(play.privately("karel")) == before
    await play.move(moments(days=1, hours=1))
    (again,) = play.privately("karel")[before:]
    assert "Je wilde hier vandaag op terugkomen" in text(again)
    assert labels(again) == ["Van ons", "Loopt al", "Niet van ons", "Vraag later weer"]
    await play.move(moments(days=2))
    assert play.case().open_of(AskKind.BROKER), "silence then is the broker's turn"


@on_consoles
async def test_a_reminder_is_put_off_with_a_button(play: Play) -> None:
    await taken(play)
    await play.move(moments(days=7, hours=4))
    digest = play.privately("karel")[-1]
    assert labels(digest) == ["Het loopt", "Klaar", "Vraag later weer"]
    said = "over twee weken: wacht op onderdelen"
    fields = {forms.UNTIL: "over twee weken", forms.REASON: "wacht op onderdelen"}
    await play.answer("karel", digest, ActName.LATER, reply=said, **fields)
    assert due(play) == "Tue 15 Dec"
    put_off = next(each for each in play.privately("karel") if each.id == digest.id)
    assert "Genoteerd. Dinsdag 15 december vraag ik het weer" in text(put_off)
    assert labels(put_off) == []


@on_consoles
async def test_a_day_that_is_none_is_refused_with_an_example(play: Play) -> None:
    await taken(play)
    await play.say("karel", "later W-1 gisteren: geen tijd")
    assert "wanneer zal ik het weer vragen? Bijvoorbeeld ‘vrijdag’" in text(
        play.privately("karel")[-1]
    )
    await play.say("karel", "ooit eens")
    refused = text(play.privately("karel")[-1])
    assert "zoals ‘vrijdag’, ‘over twee weken’ of ‘12 december’" in refused
    await play.say("karel", "volgende week vrijdag")
    assert due(play) == "Fri 04 Dec"


@on_consoles
async def test_a_form_says_it_at_the_day_itself(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    if not play.can(offer).forms:
        return
    for day in ("2026-11-23", "2026-11-24", "ooit"):
        fields = {forms.UNTIL: day, forms.REASON: WHY}
        shown = await play.press("karel", offer, ActName.TAKE_LATER, **fields)
        assert shown is not None
        assert "Welke dag bedoel je?" in shown
    assert play.case().owner is None


@everywhere
async def test_the_owners_own_day_sets_the_next_question(play: Play) -> None:
    await taken(play)
    await play.say("karel", "voortgang W-1 vrijdag gemaakt")
    assert "Ik vraag het maandag 30 november weer" in text(play.privately("karel")[-1])
    assert "Ik vraag het maandag 30 november weer" in text(play.department("verlichting"))
    before = len(play.privately("karel"))
    await play.move(moments(days=6))
    (asked,) = play.privately("karel")[before:]
    assert "noemde vrijdag 27 november. Hoe loopt het?" in text(asked)


@on_consoles
async def test_a_day_is_filled_in_with_how_it_goes(play: Play) -> None:
    await taken(play)
    offer = play.department("verlichting")
    if play.can(offer).forms:
        await play.press("karel", offer, ActName.PROGRESS, **{forms.UNTIL: "2026-12-10"})
        assert due(play) == "Fri 11 Dec"
    await play.press("karel", offer, ActName.PROGRESS)
    assert play.case().open_of(AskKind.PROGRESS)


@on_consoles
async def test_what_does_not_work_out_the_broker_hears_with_whom_to_call(play: Play) -> None:
    await taken(play)
    said = "de mast is niet te krijgen"
    await play.answer(
        "karel", play.department("verlichting"), ActName.STUCK, **{forms.REASON: said}
    )
    heard = text(play.private("joris"))
    assert "Karel Janssen (030 555 01" in heard
    assert (
        "van Straatverlichting laat weten dat het niet lukt: ‘de mast is niet te krijgen’" in heard
    )
    assert play.case().owner == "verlichting"
    assert "het lukt niet: ‘de mast is niet te krijgen’" in text(play.department("verlichting"))
    await play.say("karel", "het lukt niet W-1, nog steeds geen mast")
    assert "Joris Vermeer hoort het nu" in text(play.privately("karel")[-1])


@on_consoles
async def test_the_last_reminder_asks_whether_it_does_not_work_out(play: Play) -> None:
    await taken(play)
    await play.move(moments(days=14, hours=4))
    last = play.privately("karel")[-1]
    assert "Lukt het niet?" in text(last)
    assert labels(last)[:3] == ["Het loopt", "Klaar", "Lukt niet"]
    await play.answer("karel", last, ActName.STUCK, **{forms.REASON: "geen mast"})
    answered = next(each for each in play.privately("karel") if each.id == last.id)
    assert "Genoteerd: het lukt niet. Joris Vermeer hoort het" in text(answered)


@on_consoles
async def test_a_date_is_set_by_hand_and_who_is_to_answer_hears_it(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("joris", "termijn W-1 12-12: dan is de opening")
    assert "uiterlijk maandag 14 december" in text(play.department("verlichting"))
    heard = text(play.private("karel"))
    assert "Joris Vermeer (030 555 01" in heard
    assert "vraagt om een antwoord, uiterlijk zaterdag 12 december: ‘dan is de opening’" in heard
    await play.say("karel", "termijn W-1 vrijdag")
    assert "een termijn stellen" in text(play.privately("karel")[-1]), "it is not theirs yet"


@on_consoles
async def test_words_about_progress_that_begin_like_an_act_stay_progress(play: Play) -> None:
    await taken(play)
    await play.move(moments(days=7, hours=4))
    digest = play.privately("karel")[-1]
    await play.reply("karel", digest, "later komt de monteur, en dan kijken we verder")
    assert "‘later komt de monteur" in text(play.department("verlichting"))
    await play.reply("karel", digest, "lukt niet voor vrijdag, wel volgende week")
    assert due(play) == "Mon 14 Dec"
    assert not any("lukt" in text(each) for each in play.privately("joris"))
