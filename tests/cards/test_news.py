"""Messages that ask nothing: who has it, an owner who is silent, a broker who is, danger."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from tests.cards.stage import LAMPS, decline, in_a_town
from tests.stories.play import LANTERNS, Play, labels, moments, text


@in_a_town()
async def test_the_poster_reads_who_has_it_and_how_to_reach_them(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert text(play.thread(signal)[-1]) == (
        "Fatima, Karel Janssen van Straatverlichting pakt het op. "
        "Je bereikt Karel op 030 555 01 15.\nW-1"
    )
    signal = await play.post("fatima", LANTERNS)
    running = {forms.NUMBER: "SV-4411"}
    await play.answer("karel", play.department("verlichting"), ActName.RUNNING, **running)
    assert "is er al mee bezig, onder nummer SV-4411. Je bereikt" in text(play.thread(signal)[-1])


@in_a_town()
async def test_of_a_silent_owner_the_wijkmanager_hears_without_blame_or_count(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=22))
    news = play.private("joris")
    assert text(news) == (
        "Lantaarn doet het niet · Vechtplantsoen, Noordwest\n"
        "Ik heb Karel Janssen (030 555 01 15) gevraagd hoe het loopt en nog niets gehoord. "
        "Straatverlichting blijft eigenaar; misschien kun jij bellen.\nW-1"
    )
    assert labels(news) == []


@in_a_town()
async def test_what_has_long_had_no_owner_is_put_before_two_together(play: Play) -> None:
    await play.post("fatima", LAMPS)
    await decline(play, "karel", "verlichting", "niet van ons")
    await play.move(moments(days=21))
    assert (
        "Dit heeft sinds dinsdag 24 november nog geen eigenaar. "
        "Kijk je samen met Joris Vermeer (030 555 01 11) wie het kan oppakken?"
        in text(play.private("anouk"))
    )


@in_a_town()
async def test_who_is_on_duty_reads_of_danger_with_whom_to_call(play: Play) -> None:
    await play.post("fatima", f"gaslek! {LANTERNS}")
    news = text(play.private("joris"))
    assert "Fatima de Wit (030 555 01 13)" in news
    assert "Jij hebt dienst, en dit kan nu gevaarlijk zijn." in news
    assert "112 voorgaat, en jouw nummer." in news
