"""Questions that the next reply answers, where there are no forms and where it was typed."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import FARM, LANTERNS, Play, moments, text


async def privately(play: Play, person: str, words: str) -> str:
    """Say something to the bot in private, and give the newest answer."""
    await play.say(person, words, on=play.home(person))
    return text(play.privately(person)[-1])


@on_every_platform
async def test_a_command_in_private_asks_for_what_is_missing_there(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    assert "waarom niet?" in await privately(play, "karel", "niet van ons W-1")
    assert "Dank je" in await privately(play, "karel", "wegen: de lamp hangt aan de brug")
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["wegen"]
    assert [each.conversation for each in play.privately("karel")] == ["@karel", "@karel"]


@on_consoles
async def test_an_answer_that_is_none_can_be_given_again(play: Play) -> None:
    await play.post("fatima", f"{FARM} in Leidsche Rijn")
    await privately(play, "samira", "voorleggen W-1")
    assert "Die afdeling ken ik niet" in await privately(play, "samira", "belastingen")
    await privately(play, "samira", "zorg")
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["zorg"]


@on_consoles
async def test_a_department_that_names_itself_is_asked_again(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await privately(play, "karel", "niet van ons W-1")
    await privately(play, "karel", "verlichting: hoort bij ons")
    await privately(play, "karel", "wegen: hangt aan de brug")
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["wegen"]


@on_consoles
async def test_a_question_that_was_put_twice_is_answered_once(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await privately(play, "karel", "niet van ons W-1")
    await privately(play, "karel", "niet van ons W-1")
    await privately(play, "karel", "hangt aan de brug")
    before = len(play.privately("karel"))
    await privately(play, "karel", "de straatverlichting uit bij de winterboeidreef")
    assert "waarom" not in "".join(text(each) for each in play.privately("karel")[before:])
    assert play.case(2).state is CaseState.UNOWNED


@on_every_platform
async def test_who_presses_something_else_is_no_longer_asked_why(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.press("karel", offer, ActName.DECLINE, **{forms.REASON: ""})
    await play.answer("karel", offer, ActName.TAKE)
    await play.reply("karel", offer, "monteur is besteld")
    assert "‘monteur is besteld’" in text(play.department("verlichting"))


@on_every_platform
async def test_another_command_meanwhile_leaves_the_question_open(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await privately(play, "karel", "niet van ons W-1")
    assert "plaatste dit" in await privately(play, "karel", "toon W-1")
    await privately(play, "karel", "hangt aan de brug")
    assert play.case().said_no() == {"verlichting"}


@on_consoles
async def test_after_two_hours_a_message_is_no_answer_any_more(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await privately(play, "karel", "niet van ons W-1")
    await play.move(moments(hours=3))
    await privately(play, "karel", "de container vol op de amsterdamsestraatweg")
    assert play.case().said_no() == frozenset()
    assert play.case(2).open_of(AskKind.OWN)


@on_consoles
async def test_a_story_in_private_that_begins_like_a_command_is_a_signal(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    home = play.directory.home("bas")
    assert home is not None
    await play.say(
        "bas", "aan 1 kant van de winterboeidreef straatverlichting uit", on=home.account
    )
    assert play.case(2).open_of(AskKind.OWN)
