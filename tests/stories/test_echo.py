"""What is read from a sentence is said back before it is done, and near misses get a button."""

from __future__ import annotations

from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, labels, moments, text
from tests.stories.stage import Seen

HERE = f"{FARM} in Leidsche Rijn"


async def say(play: Play, person: str, words: str) -> Seen:
    """Say something to the bot in private, and give the newest answer."""
    await play.say(person, words, on=play.home(person))
    return play.privately(person)[-1]


def asked(play: Play, number: int = 1) -> list[str | None]:
    """Name the departments that are asked whether it is theirs."""
    return [ask.department for ask in play.case(number).open_of(AskKind.OWN)]


@everywhere
async def test_a_sentence_is_said_back_and_done_when_it_is_right(play: Play) -> None:
    await play.post("fatima", HERE)
    shown = await say(play, "samira", "leg voor aan zorg W-1, Anna steunt dit")
    assert "Ik lees: leg voor aan Zorg en welzijn, met de vraag ‘Anna steunt dit’." in text(shown)
    assert labels(shown) == ["Klopt"]
    assert asked(play) == []
    await play.press("samira", shown, ActName.CONFIRM)
    assert asked(play) == ["zorg"]
    assert "‘Anna steunt dit’" in text(play.private("zoe"))


@on_consoles
async def test_it_is_confirmed_in_words_once(play: Play) -> None:
    await play.post("fatima", HERE)
    await say(play, "samira", "leg voor aan zorg W-1, Anna steunt dit")
    assert "Zorg en welzijn gevraagd" in text(await say(play, "samira", "klopt"))
    assert asked(play) == ["zorg"]
    again = await say(play, "samira", "klopt")
    assert "Er wacht niets meer op een bevestiging" in text(again)


@on_consoles
async def test_who_says_no_has_nothing_done(play: Play) -> None:
    await play.post("fatima", HERE)
    for no in ("nee", "stop", "klopt niet"):
        await say(play, "samira", "leg voor aan zorg W-1, Anna steunt dit")
        assert "er is niets veranderd" in text(await say(play, "samira", no))
    assert asked(play) == []


@on_consoles
async def test_saying_something_else_replaces_it(play: Play) -> None:
    await play.post("fatima", HERE)
    first = await say(play, "samira", "leg voor aan zorg W-1, Anna steunt dit")
    second = await say(play, "samira", "leg voor aan afval W-1, Joris steunt dit")
    assert labels(next(each for each in play.cards() if each.id == first.id)) == []
    if play.can(first).forms:  # who looks at an old version may press it there
        await play.press("samira", first, ActName.CONFIRM)
    assert asked(play) == []
    await play.press("samira", second, ActName.CONFIRM)
    assert asked(play) == ["afval"]


@on_consoles
async def test_after_hours_it_is_not_confirmed_any_more(play: Play) -> None:
    await play.post("fatima", HERE)
    shown = await say(play, "samira", "leg voor aan zorg W-1, Anna steunt dit")
    await play.move(moments(hours=3))
    await play.press("samira", shown, ActName.CONFIRM)
    assert asked(play) == []


@on_consoles
async def test_the_reply_of_who_is_asked_is_said_back_where_it_names_another(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    card = play.department("verlichting")
    await play.reply("karel", card, "nee, dit hoort bij wegen")
    shown = play.privately("karel")[-1]
    assert "Ik lees: niet van jullie maar voor Wegen" in text(shown)
    await play.reply("karel", card, "klopt")
    assert asked(play) == ["wegen"]


@on_consoles
async def test_a_name_that_is_only_guessed_is_said_back(play: Play) -> None:
    await play.post("fatima", HERE)
    shown = await say(play, "samira", "leg voor aan W-1 welzijn: kijk eens")
    assert "leg voor aan Zorg en welzijn" in text(shown)
    await play.press("samira", shown, ActName.CONFIRM)
    assert asked(play) == ["zorg"]


@on_consoles
async def test_words_that_have_no_place_are_said_back(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("fatima", "!geen signaal, of toch wel", INTAKE, thread=signal)
    shown = play.privately("fatima")[-1]
    assert "Dit laat ik weg: ‘of toch wel’" in text(shown)
    assert play.case().state is CaseState.UNOWNED
    await play.press("fatima", shown, ActName.CONFIRM)
    assert play.case().state is CaseState.CLOSED


@on_consoles
async def test_what_would_be_refused_is_refused_at_once(play: Play) -> None:
    await play.post("fatima", HERE)
    refused = await say(play, "bas", "leg voor aan zorg W-1, Anna steunt dit")
    assert "Dat kun je hier zelf niet doen" in text(refused)
    assert labels(refused) == []


@everywhere
async def test_a_near_miss_gets_a_button_that_does_it(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "!opakken W-1", "#verlichting", on=play.home("karel"))
    shown = play.privately("karel")[-1]
    assert labels(shown) == ["oppakken"]
    await play.press("karel", shown, ActName.CONFIRM)
    assert play.case().owner == "verlichting"


@on_consoles
async def test_a_near_miss_keeps_all_that_stands_behind_it(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.say(
        "karel",
        "!nite van ons wegen: brug",
        offer.conversation,
        thread=offer.root,
        on=offer.account,
    )
    shown = play.privately("karel")[-1]
    await play.press("karel", shown, ActName.CONFIRM)
    assert asked(play) == ["wegen"]
