"""What turns out to be another department's goes there, once that says yes."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import LANTERNS, Play, labels, moments, text

WHY = "de lamp hangt aan de brug"


async def taken(play: Play) -> str:
    """Have public lighting take on the lanterns; gives the signal."""
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    return signal


@everywhere
async def test_another_department_is_asked_and_has_it_from_its_yes_on(play: Play) -> None:
    signal = await taken(play)
    await play.say("karel", f"overdragen W-1 aan wegen: {WHY}")

    asked = play.department("wegen")
    assert f"Karel Janssen van Straatverlichting vraagt of jullie dit overnemen: ‘{WHY}’" in text(
        asked
    )
    assert labels(asked) == ["Van ons", "Loopt al", "Van ons, maar later", "Niet van ons"]
    assert "Tot er een ja is, blijft Straatverlichting eigenaar" in text(
        play.privately("karel")[-1]
    )
    assert "Tot er een ja is, blijft het van jullie" in text(play.department("verlichting"))
    assert play.case().owner == "verlichting"

    await play.answer("wilma", asked, ActName.TAKE)
    assert (play.case().owner, play.case().contact) == ("wegen", "wilma")
    assert "Wilma Visser van Wegen heeft dit overgenomen" in text(play.private("karel"))
    assert "Wilma Visser van Wegen pakt het op" in text(play.thread(signal)[0])
    assert "Wilma Visser van Wegen pakt het op" in text(play.thread(signal)[-1])
    assert labels(play.department("verlichting")) == []


@on_consoles
async def test_a_no_says_why_and_leaves_it_with_its_owner(play: Play) -> None:
    await taken(play)
    await play.say("joris", f"overdragen W-1 aan wegen, want {WHY}")
    assert "Joris Vermeer" in text(play.private("karel"))
    assert "Joris Vermeer vraagt of jullie dit van Straatverlichting overnemen" in text(
        play.department("wegen")
    )
    why = "die brug is van de provincie"
    await play.answer("wilma", play.department("wegen"), ActName.DECLINE, **{forms.REASON: why})
    for person in ("joris", "karel"):
        told = text(play.private(person))
        assert why in told
        assert "Straatverlichting blijft eigenaar" in told
    assert play.case().owner == "verlichting"


@on_consoles
async def test_silence_leaves_it_with_its_owner(play: Play) -> None:
    await taken(play)
    await play.say("karel", f"overdragen W-1 aan wegen: {WHY}")
    await play.move(moments(days=1.5))
    reminders = [text(card) for card in play.privately("wilma")]
    assert any("emen jullie dit over van Straatverlichting?" in each for each in reminders)
    await play.move(moments(days=6))
    assert play.case().open_of(AskKind.TAKE_OVER) == ()
    for person in ("joris", "karel"):
        told = [text(card) for card in play.privately(person)]
        assert any("of zij dit overnemen. Misschien kun jij bellen" in each for each in told)
    assert play.case().owner == "verlichting"


@on_consoles
async def test_who_is_asked_again_how_it_goes_can_say_that_it_is_anothers(play: Play) -> None:
    await taken(play)
    await play.move(moments(days=14))
    reminder = play.privately("karel")[-1]
    assert "Ligt bij een ander" in labels(reminder)
    filled = {forms.DEPARTMENT: "wegen", forms.REASON: WHY}
    await play.answer("karel", reminder, ActName.HAND_OVER, reply=f"wegen: {WHY}", **filled)
    (ask,) = play.case().open_of(AskKind.TAKE_OVER)
    assert ask.department == "wegen"


@on_consoles
async def test_what_is_missing_is_asked(play: Play) -> None:
    await taken(play)
    await play.say("karel", "overdragen W-1 wegen")
    assert "waarom? Eén zin is genoeg" in text(play.privately("karel")[-1])
    await play.say("karel", WHY)
    assert play.case().open_of(AskKind.TAKE_OVER)


@on_consoles
async def test_over_two_weeks_hands_nothing_over(play: Play) -> None:
    await taken(play)
    card = play.department("verlichting")
    await play.reply("karel", card, "over twee weken komt de monteur")
    assert play.case().open_of(AskKind.TAKE_OVER) == ()
    assert "over twee weken komt de monteur" in text(play.department("verlichting"))
    await play.reply("karel", card, f"over aan wegen, want {WHY}")
    assert play.case().open_of(AskKind.TAKE_OVER)


@on_consoles
async def test_what_nobody_owns_is_not_handed_over(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("joris", f"overdragen W-1 wegen: {WHY}")
    assert "Dit heeft nog geen eigenaar" in text(play.privately("joris")[-1])
