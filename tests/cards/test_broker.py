"""What a wijkmanager and the coordinator read: who said no, whom to call, what else waits."""

from __future__ import annotations

from dataclasses import replace

from adapters.card import plain
from bot.cards import broker, load
from bot.cards import view as views
from bot.cases.acts import ActName
from routing.nouns import Evidence, Near, Span, Why
from tests.cards.stage import LAMPS, a_reader, decline, in_a_town
from tests.stories.play import FARM, FENCE, LANTERNS, Play, labels, moments, text

IN_LEIDSCHE_RIJN = f"{FARM}, in Leidsche Rijn"


@in_a_town()
async def test_the_wijkmanager_reads_who_said_no_why_and_their_telephone(play: Play) -> None:
    await play.post("fatima", FENCE)
    await decline(play, "hugo", "handhaving", "niet zonder politie", "wegen")
    await decline(play, "wilma", "wegen", "het is geen weg")
    assert text(play.private("samira")).split("\n")[2:] == [
        "Handhaving, Hugo Prins (030 555 01 19), vandaag 09:00: ‘niet zonder politie’",
        "Wegen, Wilma Visser (030 555 01 17), vandaag 09:00: ‘het is geen weg’",
        "Nog geen eigenaar: jij bent aan zet, Samira. Dit is de enige die op je wacht.",
        "W-1",
    ]
    assert labels(play.private("samira")) == [
        *("Leg voor aan …", "Vraag iets …", "Ik zorg er zelf voor", "Geen signaal"),
    ]


@in_a_town()
async def test_where_nobody_comes_near_it_says_so_and_quotes_the_words(play: Play) -> None:
    await play.post("fatima", IN_LEIDSCHE_RIJN)
    title, quotation, nobody, *_ = text(play.private("samira")).split("\n")
    assert title == "Signaal · Leidsche Rijn", "no words of people in a title, and a place once"
    assert quotation.startswith(f"‘{FARM}")
    assert nobody == "Ik vond geen afdeling die in de buurt komt."


@in_a_town()
async def test_who_comes_near_is_named_with_a_telephone_and_the_words_that_speak(
    play: Play,
) -> None:
    await play.post("fatima", IN_LEIDSCHE_RIJN)
    with a_reader(play) as reader:
        view = views.load(reader.session, 1)
        assert view is not None
        stable = Evidence("stal", (Span(3, 19),), Why.COMPOUND)
        near = (Near("zorg", 0.6, (stable,)), Near("wegen", 0.45), Near("afval", 0.2))
        near_by = replace(view, routing=replace(view.routing, nearest=near))
        assert (
            "Het dichtst in de buurt: Zorg en welzijn, Zoë Mulder (030 555 01 20) – "
            "‘kinderboerderij’; Wegen, Wilma Visser (030 555 01 17)."
            in plain(broker.draw(near_by, view.case.asks[0], reader))
        )


@in_a_town()
async def test_whose_matter_it_looks_like_outside_is_told_instead_of_asking_anybody(
    play: Play,
) -> None:
    await play.post("fatima", "ik wil aangifte doen, in Leidsche Rijn")
    said = text(play.private("samira"))
    assert "Dit lijkt iets van: Politie – ‘aangifte’." in said
    assert "Ik vond geen afdeling" not in said


@in_a_town()
async def test_a_second_owner_that_was_never_asked_is_named_first(play: Play) -> None:
    await play.post("fatima", f"{LANTERNS}, en er ligt vuilnis op straat")
    await decline(play, "aysel", "afval", "het is bouwafval", "wegen")
    await decline(play, "wilma", "wegen", "het is geen weg")
    near = "Het dichtst in de buurt: Straatverlichting, Karel Janssen (030 555 01 15) – ‘lantarens"
    assert near in text(play.private("joris"))


@in_a_town()
async def test_who_is_silent_can_be_called(play: Play) -> None:
    await play.post("fatima", LAMPS)
    await play.move(moments(days=4))
    assert "Ik heb nog niets gehoord van Straatverlichting, Karel Janssen (030 555 01 15)." in text(
        play.privately("joris")[0]
    )


@in_a_town()
async def test_a_load_names_the_department_that_most_of_it_came_back_from(play: Play) -> None:
    for number in range(3):
        await play.post("fatima", f"{LAMPS}, paal {number}")
        await decline(play, "karel", "verlichting", "niet van ons")
    await play.post("fatima", f"{FARM}, in Noordwest")
    assert (
        "jij bent aan zet, Joris. Er staan er 4 bij je open. "
        "3 daarvan kwamen terug van Straatverlichting." in text(play.private("joris"))
    )
    with a_reader(play) as reader:
        assert load.of(reader.session, "joris") == load.Load(4, "verlichting", 3)
        assert load.of(reader.session, "karel") == load.Load(0)


@in_a_town()
async def test_after_asking_it_says_who_is_asked_and_then_who_has_it(play: Play) -> None:
    await play.post("fatima", IN_LEIDSCHE_RIJN)
    home = play.private("samira").account
    for name in ("afval", "zorg"):
        await play.say("samira", f"aan W-1 {name}", on=home)
    turn = play.privately("samira")[0]
    assert (
        "Gevraagd: Afval, Aysel Kaya (030 555 01 18); Zorg en welzijn, Zoë Mulder (030 555 01 20)."
        in text(turn)
    )
    assert labels(turn) == []
    await play.answer("zoe", play.private("zoe"), ActName.JOIN)
    await decline(play, "aysel", "afval", "geen afval")
    again = text(play.privately("samira")[-1])
    assert "Wie al meedoet: Zorg en welzijn, Zoë Mulder (030 555 01 20)." in again
    assert "Afval, Aysel Kaya (030 555 01 18), vandaag 09:00: ‘geen afval’" in again
    await play.say("samira", "aan W-1 wegen", on=home)
    await play.answer("wilma", play.department("wegen"), ActName.TAKE)
    assert "Wilma Visser van Wegen pakt het op." in text(play.privately("samira")[0])


@in_a_town()
async def test_no_signal_ends_it_for_the_wijkmanager_too(play: Play) -> None:
    signal = await play.post("fatima", IN_LEIDSCHE_RIJN)
    await play.answer("fatima", play.thread(signal)[0], ActName.NO_SIGNAL)
    assert "Toch geen signaal. Er hoeft niets te gebeuren." in text(play.privately("samira")[0])


@in_a_town()
async def test_the_poster_is_asked_for_the_wijk_and_the_coordinator_hears_where_it_went(
    play: Play,
) -> None:
    signal = await play.post("fatima", FARM)
    which = play.thread(signal)[-1]
    assert text(which) == "Fatima, in welke wijk is dit?\nW-1"
    assert labels(which) == ["Noordwest", "Leidsche Rijn"]
    await play.press("fatima", which, "Leidsche Rijn")
    assert text(play.thread(signal)[-1]) == "Dank je. Het is in Leidsche Rijn.\nW-1"
    assert "Het ligt nu bij Samira El Idrissi (030 555 01 12)." in text(play.private("anouk"))


@in_a_town()
async def test_after_silence_the_coordinator_finds_out_where_it_is(play: Play) -> None:
    signal = await play.post("fatima", FARM)
    await play.move(moments(days=7))
    assert "Anouk Bos zoekt uit waar dit is." in text(play.thread(signal)[-1])
