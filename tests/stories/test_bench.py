"""Scene 9, the bench: kept small, answered in the wijk by the wijkmanager."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState, Ending
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import Play, labels, moments, text

BENCH = (
    "vier bewoners van het vechtplantsoen willen het bankje terug, vier anderen zijn bang voor "
    "hangplekken"
)


@everywhere
async def test_what_needs_no_department_is_answered_in_the_wijk(play: Play) -> None:
    signal = await play.post("fatima", BENCH)
    turn = play.private("joris")
    assert labels(turn) == [
        "Leg voor aan …",
        "Vraag iets …",
        "Ik zorg er zelf voor",
        "Geen signaal",
    ]
    await play.press("joris", turn, ActName.TAKE)
    assert (play.case().state, play.case().owner, play.case().contact) == (
        CaseState.OWNED,
        None,
        "joris",
    )
    assert "Joris Vermeer pakt het op." in text(play.thread(signal)[0])
    assert labels(play.private("joris")) == ["Het loopt", "Klaar", "Leg voor aan …"]
    await play.move(moments(days=8))
    (reminder,) = [card for card in play.privately("joris") if "Hoe loopt het?" in text(card)]
    told = {forms.WORDS: "de acht hebben samen een plek gekozen, met een lantaarn erbij"}
    await play.answer("joris", reminder, ActName.DONE, **told)
    outcome = play.thread(signal)[-1]
    assert "Joris Vermeer laat weten: ‘de acht hebben samen" in text(outcome)
    await play.press("fatima", outcome, ActName.SOLVED)
    assert (play.case().state, play.case().ending) == (CaseState.CLOSED, Ending.SOLVED)
    assert "Opgelost." in text(play.thread(signal)[-1])


@on_consoles
async def test_what_a_wijkmanager_sees_to_can_be_put_before_a_department_still(play: Play) -> None:
    signal = await play.post("fatima", BENCH)
    await play.press("joris", play.private("joris"), ActName.TAKE)
    asked = {forms.DEPARTMENT: "zorg"}
    await play.answer("joris", play.private("joris"), ActName.OFFER, **asked)
    assert "heeft Zorg en welzijn gevraagd wat" in text(play.thread(signal)[0])
    no = {forms.REASON: "het gaat om een bankje"}
    await play.answer("zoe", play.private("zoe"), ActName.DECLINE, **no)
    assert [ask.kind for ask in play.case().waiting] == [AskKind.PROGRESS]
    assert "Joris Vermeer pakt het op." in text(play.thread(signal)[0])
    await play.say("joris", "aan zorg W-1")
    await play.press("zoe", play.private("zoe"), ActName.TAKE)
    assert (play.case().owner, play.case().contact) == ("zorg", "zoe")
    assert [ask.kind for ask in play.case().waiting] == [AskKind.PROGRESS]


@on_consoles
async def test_a_wijkmanager_who_is_silent_for_long_is_told_of_to_the_coordinator(
    play: Play,
) -> None:
    await play.post("fatima", BENCH)
    await play.press("joris", play.private("joris"), ActName.TAKE)
    await play.move(moments(days=28))
    assert "Kijk je samen met Joris Vermeer" in text(play.private("anouk"))
