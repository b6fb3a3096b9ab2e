"""*Ja, mits*: a department wants to, if something is arranged first, and the broker sees to it."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, LANTERNS, Play, labels, moments, text

MONEY = "er geld is voor nieuwe masten"


async def said(play: Play) -> str:
    """Have public lighting say yes, provided; gives the signal."""
    signal = await play.post("fatima", LANTERNS)
    await play.reply("karel", play.department("verlichting"), f"van ons, mits {MONEY}")
    assert play.case().state is CaseState.CONDITIONAL
    return signal


@everywhere
async def test_the_broker_reads_the_condition_and_says_how_it_was_met(play: Play) -> None:
    signal = await said(play)
    assert f"Karel Janssen van Straatverlichting wil het oppakken, mits: ‘{MONEY}’" in text(
        play.thread(signal)[-1]
    )
    turn = play.private("joris")
    assert f"Straatverlichting wil het oppakken, mits: ‘{MONEY}’" in text(turn)
    assert "Karel Janssen (030 555 01" in text(turn)
    assert labels(turn) == ["Dat is geregeld", "Ligt bij een ander"]
    assert f"Van jullie, mits: ‘{MONEY}’" in text(play.department("verlichting"))
    assert labels(play.department("verlichting")) == ["Van ons", "Niet van ons", "Klaar"]

    how = "uit het leefbaarheidsbudget"
    await play.answer("joris", turn, ActName.MET, **{forms.WORDS: how})
    assert (play.case().state, play.case().contact) == (CaseState.OWNED, "karel")
    assert f"Joris Vermeer (030 555 01 11) heeft het geregeld: ‘{how}’" in text(
        play.private("karel")
    )
    assert "Karel Janssen van Straatverlichting pakt het op" in text(play.thread(signal)[0])


@on_consoles
async def test_a_brokered_ask_has_a_button_for_it(play: Play) -> None:
    await play.post("fatima", f"{FARM} in Noordwest")
    await play.say("joris", "aan W-1 wegen")
    asked = play.department("wegen")
    assert labels(asked) == ["Wij pakken het op", "Ja, mits …", "Wij doen mee", "Nee, want …"]
    await play.answer("wilma", asked, ActName.TAKE_IF, **{forms.CONDITION: MONEY})
    assert play.case().owner == "wegen"
    await play.answer("wilma", play.department("wegen"), ActName.TAKE)
    assert play.case().state is CaseState.OWNED
    assert "pakt het nu helemaal op" in text(play.private("joris"))


@on_consoles
async def test_an_owner_takes_it_back_in_a_reply_and_it_is_the_brokers(play: Play) -> None:
    signal = await said(play)
    await play.reply("karel", play.department("verlichting"), "niet van ons: er komt geen geld")
    assert (play.case().state, play.case().owner) == (CaseState.UNOWNED, None)
    assert "Nog geen eigenaar" in text(play.private("joris"))
    assert "er komt geen geld" in text(play.private("joris"))
    assert "Niet van jullie: ‘er komt geen geld’" in text(play.department("verlichting"))
    assert "Joris Vermeer" in text(play.thread(signal)[0])


@on_consoles
async def test_owner_and_broker_are_both_asked_again(play: Play) -> None:
    await said(play)
    await play.move(moments(days=8))
    assert f"ulie zeiden ja, mits: ‘{MONEY}’. Is dat geregeld?".replace("ulie", "ullie") in text(
        play.privately("karel")[-1]
    )
    assert labels(play.privately("karel")[-1]) == ["Van ons", "Niet van ons", "Klaar"]
    assert any("Kun jij dat regelen?" in text(card) for card in play.privately("joris")[1:])
    await play.move(moments(days=12))
    told = [text(card) for card in play.privately("anouk")]
    assert any("Dat is nog niet geregeld. Kijken jij en" in each for each in told)


@on_consoles
async def test_it_is_typed_in_many_ways(play: Play) -> None:
    for number, typed in enumerate(
        (
            "van ons W-{n} mits {why}",
            "van ons W-{n}, mits {why}",
            "ja, mits {why} W-{n}",
            "W-{n} ja mits: {why}",
            "yes, provided {why} W-{n}",
        ),
        1,
    ):
        await play.post("fatima", LANTERNS)
        await play.say("karel", typed.format(n=number, why=MONEY))
        assert play.case(number).state is CaseState.CONDITIONAL, typed
        assert f"mits: ‘{MONEY}’" in text(play.department("verlichting"))


@on_consoles
async def test_a_whole_yes_in_a_reply_makes_it_whole(play: Play) -> None:
    await said(play)
    await play.reply("karel", play.department("verlichting"), "ja")
    assert play.case().state is CaseState.OWNED
    assert play.case().open_of(AskKind.BROKER) == ()
