"""Who is away is asked nothing: whoever stands in is, and it comes back with a clock of its own."""

from __future__ import annotations

from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.stories.everywhere import everywhere
from tests.stories.play import LANTERNS, Play, text

THURSDAY, MONDAY = "2026-11-26", "2026-11-30"


async def tell(play: Play, person: str, said: str) -> str:
    """Say something to the bot in private, and give what it answers."""
    await play.say(person, said, on=play.home(person))
    return text(play.privately(person)[-1])


@everywhere
async def test_karel_is_away_kim_answers_and_what_is_left_comes_back(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    noted = await tell(play, "karel", "vrij tot maandag, Kim neemt waar")
    assert "Je bent er tot maandag 30 november niet. Kim neemt waar." in noted

    (ask,) = play.case().open_of(AskKind.OWN)
    assert (ask.person, ask.stands_in_for) == ("kim", "karel")
    offer = play.department("verlichting")
    assert "Karel is er tot maandag 30 november niet; Kim neemt waar." in text(offer)
    assert "Kim, is dit van jullie?" in text(offer)
    told = play.privately("kim")[-1]
    assert "Karel is er tot maandag 30 november niet; jij neemt waar." in text(told)
    await play.press("kim", told, ActName.TAKE)
    assert (play.case().owner, play.case().contact) == ("verlichting", "kim")

    await play.post("fatima", "lantaarn doet het niet op de Amsterdamsestraatweg")
    (second,) = play.case(2).open_of(AskKind.OWN)
    assert (second.person, second.stands_in_for) == ("kim", "karel")
    assert "Kim, is dit van jullie?" in text(play.department("verlichting"))

    welcome = await tell(play, "karel", "terug van vrij")
    (second,) = play.case(2).open_of(AskKind.OWN)
    assert (second.person, second.stands_in_for) == (None, None)
    assert "Karel, is dit van jullie?" in text(play.department("verlichting"))
    said = [text(each) for each in play.privately("karel")]
    assert any("Welkom terug, Karel. Dit ligt weer bij jou" in each for each in said), welcome
    assert play.case().contact == "kim"
