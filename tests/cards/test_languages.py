"""The same cards for who reads English, and for who is addressed as u."""

from __future__ import annotations

from bot.cases.acts import ActName
from tests.cards.stage import decline, done, in_a_town
from tests.municipality import BARE
from tests.stories.play import FENCE, LANTERNS, Play, labels, moments, text


@in_a_town(language="en")
async def test_a_story_in_english(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    assert text(play.thread(signal)[0]).startswith(
        "Thank you, Fatima. I have asked Straatverlichting whether this is theirs: you write "
        "‘lantarens’, and ‘vechtplantsoen’ is in Noordwest."
    )
    offer = play.department("verlichting")
    assert "Karel, is this yours? By Thursday 12:00, please." in text(offer)
    assert labels(offer) == ["Ours", "Already running", "Ours, but later", "Not ours"]
    await play.answer("karel", offer, ActName.TAKE)
    assert (
        "Fatima, Karel Janssen of Straatverlichting is taking it on. "
        "You can reach Karel on 030 555 01 15." in text(play.thread(signal)[-1])
    )
    await play.move(moments(days=8))
    digest = play.privately("karel")[-1]
    assert text(digest).startswith("Hello, Karel. One thing is waiting for you.\n")
    assert "How is it going?" in text(digest)
    await done(play, "karel", "verlichting", "fixed on Friday")
    outcome = play.thread(signal)[-1]
    assert "Karel Janssen of Straatverlichting lets you know: ‘fixed on Friday’" in text(outcome)
    assert "Fatima, is it solved now?" in text(outcome)
    await play.answer("fatima", outcome, ActName.SOLVED)
    assert "Solved, thanks to Karel Janssen of Straatverlichting." in text(play.thread(signal)[-1])


@in_a_town(BARE, language="en")
async def test_a_wijkmanagers_turn_in_english(play: Play) -> None:
    await play.post("fatima", FENCE)
    await play.press("hugo", play.department("handhaving"), ActName.DECLINE)
    assert "Hugo, why not? If you know whose it is" in text(list(play.cards())[-1])
    offer = play.department("handhaving")
    await play.reply("hugo", offer, "stop")
    await play.reply("hugo", offer, "no, not without police")
    turn = text(play.private("samira"))
    assert "Handhaving, Hugo Prins (030 555 01 19), today 09:00: ‘not without police’" in turn
    assert "No owner yet: it is your turn, Samira." in turn
    says = ["Put before …", "Ask something …", "I see to it myself", "No signal"]
    assert labels(play.private("samira")) == says


@in_a_town(address="u")
async def test_a_story_with_u(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    assert "Dank u, Fatima." in text(play.thread(signal)[0])
    assert "u schrijft ‘lantarens’" in text(play.thread(signal)[0])
    assert "Karel, is dit van u?" in text(play.department("verlichting"))
    await decline(play, "karel", "verlichting", "deze is van het park")
    assert "Niet van u: ‘deze is van het park’" in text(play.department("verlichting"))
    assert "u bent aan zet, Joris. Dit is de enige die op u wacht." in text(play.private("joris"))
