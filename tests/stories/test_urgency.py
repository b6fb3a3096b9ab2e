"""How long it can wait: weighed by who is asked, who owns it and who brokers it, with a reason."""

from __future__ import annotations

from bot.cases.acts import ActName
from bot.store.nouns import AskKind, Urgency
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import LANTERNS, Play, moments, text


@on_every_platform
async def test_what_is_urgent_after_all_is_asked_within_hours(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    (ask,) = play.case().open_of(AskKind.OWN)
    await play.say("joris", "spoed W-1: er is iemand gevallen in het donker")

    case = play.case()
    assert case.urgency is Urgency.URGENT
    (moved,) = case.open_of(AskKind.OWN)
    assert ask.due
    assert moved.due
    assert moved.due < ask.due
    assert "Ik vraag het vanaf nu binnen uren" in text(play.privately("joris")[-1])
    offer = text(play.department("verlichting"))
    assert "Spoed, zegt Joris Vermeer: ‘er is iemand gevallen in het donker’" in offer


@on_consoles
async def test_what_can_wait_is_asked_less_often(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    (before,) = play.case().open_of(AskKind.PROGRESS)
    await play.say("karel", "kan wachten W-1: de hele straat krijgt in maart nieuwe lampen")
    (after,) = play.case().open_of(AskKind.PROGRESS)
    assert before.due
    assert after.due
    assert after.due > before.due
    await play.say("karel", "normaal W-1: maart wordt juni")
    assert play.case().urgency is Urgency.NORMAL


@on_consoles
async def test_who_is_asked_may_say_so_and_is_asked_still(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "spoed W-1: bij een school")
    assert play.case().urgency is Urgency.URGENT
    assert play.case().open_of(AskKind.OWN)


@on_consoles
async def test_who_was_reminded_before_is_reminded_by_the_new_clock_too(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.move(moments(days=1, hours=2))
    before = len(play.privately("karel"))
    assert "wacht op je" in text(play.privately("karel")[-1])
    await play.say("joris", "spoed W-1: er is iemand gevallen in het donker")
    await play.move(moments(hours=2))
    assert len(play.privately("karel")) == before + 1


@on_consoles
async def test_without_a_reason_or_a_change_or_a_right_nothing_changes(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "normaal W-1: zo is het")
    assert "Zo behandel ik dit al" in text(play.privately("karel")[-1])
    await play.say("bas", "spoed W-1: ik heb haast")
    assert "zeggen hoelang het kan wachten" in text(play.privately("bas")[-1])
    await play.say("karel", "spoed W-1")
    assert "waarom? Eén zin is genoeg" in text(play.privately("karel")[-1])
    assert play.case().urgency is Urgency.NORMAL
    await play.say("karel", "de school begint om acht uur")
    assert play.case().urgency is Urgency.URGENT


@on_consoles
async def test_an_urgent_owner_is_asked_how_it_goes_within_days(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    before = len(play.privately("karel"))
    await play.say("joris", "spoed W-1: er is iemand gevallen")
    await play.move(moments(days=3))
    asked = [text(card) for card in play.privately("karel")[before:]]
    assert any("Hoe loopt het?" in each for each in asked)


@on_consoles
async def test_a_word_of_every_day_in_a_reply_weighs_nothing(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.reply("karel", offer, "Spoed is dit niet zo te zien")
    assert play.case().urgency is Urgency.NORMAL
    await play.reply("karel", offer, "spoed, want het is bij een school")
    assert play.case().urgency is Urgency.NORMAL, "behind a comma it is talk"
    await play.reply("karel", offer, "spoed want het is bij een school")
    assert play.case().urgency is Urgency.URGENT
