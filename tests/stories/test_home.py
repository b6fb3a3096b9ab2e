"""Scene 2: a former TBS patient is allotted a home, and it is posted in an open channel."""

from __future__ import annotations

from adapters.card import plain
from bot.cases.acts import ActName
from bot.store.nouns import AskKind
from tests.cards.stage import shown
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import Play, labels, moments, text

HOME = "een voormalig tbs-patient krijgt een woning naast de basisschool aan het Vechtplantsoen"
SECRETS = ("tbs", "woning", "basisschool", "Vechtplantsoen", "Noordwest", "burgemeester")


def leaked(play: Play) -> list[str]:
    """Give what anybody can read in a channel that tells of it."""
    public = [text(card) for card in play.cards() if not card.private and card.only is None]
    return [said for said in public if any(secret in said for secret in SECRETS)]


@everywhere
async def test_a_home_for_somebody_with_a_past_is_known_to_the_wijkmanager_and_in_no_channel(
    play: Play,
) -> None:
    signal = await play.post("fatima", HOME)
    case = play.case()
    assert (case.confidential, case.withheld) == (True, False)
    assert [(ask.kind, ask.person) for ask in case.waiting] == [(AskKind.BROKER, "joris")]

    asked = play.private("joris")
    assert asked.private
    assert HOME in text(asked)
    assert "Dit is besloten: houd het uit kanalen" in text(asked)
    told = text(play.privately("fatima")[-1])
    assert "meteen besloten gemaakt, want het gaat over iemands verleden met justitie" in told
    assert "alleen jij kunt het daar weghalen" in told
    (receipt,) = play.thread(signal)
    assert "Dit is besloten.\nHet ligt bij Joris Vermeer." in text(receipt)
    assert labels(receipt) == []
    assert leaked(play) == []

    await play.delete("fatima", signal)
    assert "Je bericht is uit het kanaal" in text(play.privately("fatima")[-1])
    assert play.case().open_of(AskKind.BROKER), "that it is gone there ends nothing"
    assert HOME in text(play.private("joris"))

    await play.say("joris", "aan W-1 zorg: wat vraagt dit van de burgemeester?")
    offer = play.private("zoe")
    assert HOME in text(offer)
    await play.answer("zoe", offer, ActName.TAKE)
    await play.say("zoe", "voortgang W-1: de burgemeester spreekt morgen met de basisschool")
    await play.move(moments(days=4))
    await play.say("zoe", "klaar W-1: de burgemeester heeft de basisschool gesproken")
    assert "de basisschool gesproken" in text(play.privately("fatima")[-1])
    for person in ("bas", "hugo"):
        await play.say(person, "toon W-1")
        assert not any(secret in text(play.privately(person)[-1]) for secret in SECRETS)
    assert leaked(play) == []


@on_consoles
async def test_no_card_ever_told_of_it_in_a_channel(play: Play) -> None:
    await play.post("fatima", HOME)
    await play.say("joris", "aan W-1 zorg: wat vraagt dit van de burgemeester?")
    await play.answer("zoe", play.private("zoe"), ActName.TAKE)
    await play.move(moments(days=9))
    await play.say("zoe", "klaar W-1: de burgemeester heeft de basisschool gesproken")
    await play.say("fatima", "nee, kijk nog eens: de basisschool weet van niets")
    public = [card for _, place, card in shown(play) if place.startswith("#")]
    assert public
    assert not [card for card in public if any(each in plain(card) for each in SECRETS)]
