"""What is done: parts and the whole, who tells it in the wijk, and a text for residents."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import CaseState
from tests.cards.stage import DUMPED
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import LANTERNS, Play, labels, text

DID = "Karel en mevrouw Visser hebben vrijdag de mast gezet, bel 030 555 01 15"


async def taken(play: Play) -> str:
    """Have public lighting take on the lanterns; gives the signal."""
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    return signal


@everywhere
async def test_a_text_for_residents_names_no_colleague(play: Play) -> None:
    signal = await taken(play)
    done = {forms.WORDS: DID}
    await play.answer("karel", play.department("verlichting"), ActName.DONE, **done)
    outcome = play.thread(signal)[-1]
    assert "Tekst voor de bewoner" in labels(outcome)
    await play.press("fatima", outcome, ActName.TEXT)
    told = text(play.privately("fatima")[-1])
    assert "Je liet ons dit weten: ‘Lantaarn doet het niet’, Vechtplantsoen, Noordwest." in told
    assert "Straatverlichting en Wegen hebben vrijdag de mast gezet, bel …" in told
    for name in ("Karel", "Visser", "Fatima", "030"):
        assert name not in told


@on_consoles
async def test_klaar_of_who_takes_part_is_their_part(play: Play) -> None:
    await play.post("fatima", DUMPED)
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    await play.answer("hugo", play.department("handhaving"), ActName.JOIN)
    card = play.department("handhaving")
    assert labels(card) == ["Ons deel is klaar"]
    await play.say("hugo", "klaar W-1: de auto is weg")
    assert play.case().state is CaseState.OWNED
    assert play.case().ready == {"handhaving"}
    news = text(play.private("aysel"))
    assert "Hugo Prins (030 555 01 19) van Handhaving heeft hun deel gedaan" in news
    assert "‘de auto is weg’" in news
    assert "Iedereen die meedoet is nu klaar" in news
    assert "Jullie deel is klaar" in text(play.department("handhaving"))
    assert labels(play.department("handhaving")) == []


@on_consoles
async def test_a_part_is_pressed_and_what_was_done_is_asked(play: Play) -> None:
    await play.post("fatima", DUMPED)
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    await play.answer("hugo", play.department("handhaving"), ActName.JOIN)
    part = {forms.WORDS: "de auto is weg"}
    await play.answer("hugo", play.department("handhaving"), ActName.PART, **part)
    assert play.case().ready == {"handhaving"}


@on_consoles
async def test_who_is_to_tell_it_hears_and_gets_the_text(play: Play) -> None:
    signal = await taken(play)
    card = play.department("verlichting")
    if not play.can(card).forms:
        return  # only what the poster may know is asked there
    told = {forms.WORDS: "de mast staat", forms.TELLS: "broker", forms.PREVENTED: "een val"}
    await play.answer("karel", card, ActName.DONE, **told)
    news = play.private("joris")
    assert "dat jij het in de wijk vertelt: ‘de mast staat’" in text(news)
    await play.press("joris", news, ActName.TEXT)
    assert "Dit is er gedaan: ‘de mast staat’" in text(play.privately("joris")[-1])
    await play.say("joris", "toon W-1")
    assert "voorkomen: ‘een val’" in text(play.privately("joris")[-1])
    assert not any("een val" in text(each) for each in play.thread(signal))


@on_consoles
async def test_a_poster_who_is_to_tell_it_reads_so_where_they_are_asked(play: Play) -> None:
    signal = await taken(play)
    card = play.department("verlichting")
    if not play.can(card).forms:
        return
    told = {forms.WORDS: "de mast staat", forms.TELLS: "poster"}
    await play.answer("karel", card, ActName.DONE, **told)
    assert "om het ook in de wijk te vertellen" in text(play.thread(signal)[-1])


@on_consoles
async def test_there_is_no_text_before_it_is_done_nor_for_who_has_no_part_in_it(
    play: Play,
) -> None:
    await taken(play)
    await play.say("fatima", "tekst W-1")
    assert "Er is nog niets door te geven" in text(play.privately("fatima")[-1])
    await play.say("bas", "tekst W-1")
    assert "een tekst voor de bewoner krijgen" in text(play.privately("bas")[-1])
