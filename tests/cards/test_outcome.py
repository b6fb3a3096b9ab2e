"""The last word: is it solved, asked once to whoever posted it."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from tests.cards.stage import done, in_a_town
from tests.stories.play import LANTERNS, Play, labels, moments, text


async def asked(play: Play) -> str:
    """Have it posted, taken and done; gives the signal."""
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await done(play, "karel", "verlichting", "vrijdag gemaakt")
    return signal


@in_a_town()
async def test_it_vouches_for_nothing_and_asks_one_question(play: Play) -> None:
    signal = await asked(play)
    assert text(play.thread(signal)[-1]) == (
        "Karel Janssen van Straatverlichting laat weten: ‘vrijdag gemaakt’\n"
        "Fatima, is het zo opgelost?\nW-1"
    )
    assert labels(play.thread(signal)[-1]) == ["Ja", "Nee, kijk nog eens", "Tekst voor de bewoner"]


@in_a_town()
async def test_yes_thanks_the_owner_by_name(play: Play) -> None:
    signal = await asked(play)
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)
    assert "Opgelost, dankzij Karel Janssen van Straatverlichting." in text(play.thread(signal)[-1])
    assert labels(play.thread(signal)[-1]) == ["Tekst voor de bewoner"]


@in_a_town()
async def test_no_is_passed_on_in_the_posters_words(play: Play) -> None:
    signal = await asked(play)
    no = {forms.WORDS: "er knippert er nog één"}
    await play.answer("fatima", play.thread(signal)[-1], ActName.REOPEN, **no)
    assert "Nog niet: ‘er knippert er nog één’. Ik heb het doorgegeven." in text(
        play.thread(signal)[-1]
    )


@in_a_town()
async def test_silence_is_yes_and_it_says_until_when_no_is_possible(play: Play) -> None:
    signal = await asked(play)
    await play.move(moments(days=8))
    outcome = play.thread(signal)[-1]
    assert (
        "Ik hoorde niets, dus ik neem aan dat het zo goed is. "
        "Tot donderdag 31 december kun je nog nee zeggen." in text(outcome)
    )
    assert labels(outcome) == ["Nee, kijk nog eens", "Tekst voor de bewoner"]
