"""What is a department's goes to another colleague of it, without asking them."""

from __future__ import annotations

from bot.cases.acts import ActName
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import LANTERNS, Play, labels, moments, text


@on_every_platform
async def test_who_is_given_it_hears_so_and_is_asked_from_then_on(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=4))
    await play.say("karel", "geef W-1 aan kim")

    assert play.case().contact == "kim"
    assert "Kim de Boer pakt het verder op" in text(play.privately("karel")[-1])
    (given,) = play.privately("kim")
    assert "Karel Janssen (030 555 01" in text(given)
    assert "vanaf nu laat jij weten hoe het loopt" in text(given)
    assert "Kim de Boer van Straatverlichting" in text(play.thread(signal)[0])

    before = len(play.privately("karel"))
    await play.move(moments(days=12))
    digest = play.privately("kim")[-1]
    assert "Hoe loopt het?" in text(digest)
    assert labels(digest) == ["Het loopt", "Klaar", "Lukt niet", "Ligt bij een ander"]
    assert len(play.privately("karel")) == before, "nobody is asked for what is another's now"


@on_consoles
async def test_only_the_owner_gives_and_only_to_its_own_people(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "geef W-1 aan kim")
    assert play.case().contact is None
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("joris", "geef W-1 aan kim")
    assert "Karel Janssen (030 555 01" in text(play.privately("joris")[-1])
    await play.say("karel", "geef W-1 aan wilma")
    refused = text(play.privately("karel")[-1])
    assert "Ik ken bij Straatverlichting niemand met die naam" in refused
    assert "Karel Janssen en Kim de Boer" in refused
    await play.say("karel", "geef W-1 aan karel")
    assert "Karel Janssen" in text(play.privately("karel")[-1])
    assert play.case().contact == "karel"


@on_consoles
async def test_what_is_missing_is_asked(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("karel", "geef W-1")
    assert "wie van je afdeling neemt het van je over?" in text(play.privately("karel")[-1])
    await play.say("karel", "kim")
    assert play.case().contact == "kim"


@on_consoles
async def test_the_history_tells_who_gave_it_to_whom(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("karel", "geef W-1 aan kim")
    await play.say("kim", "toon W-1")
    assert "Karel Janssen gaf het aan Kim de Boer" in text(play.privately("kim")[-1])
