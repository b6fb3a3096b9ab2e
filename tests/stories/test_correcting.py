"""*Klopt niet*: a signal went to the wrong department or wijk, and is put right."""

from __future__ import annotations

from bot import forms
from bot.cases.acts import ActName
from bot.corrections import lessons
from bot.store.database import Database
from bot.store.nouns import AskKind
from routing.nouns import Correction
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, labels, text


async def correct(play: Play, person: str, words: str) -> str:
    """Type what is wrong in private, and give the newest answer."""
    await play.say(person, words, on=play.home(person))
    return text(play.privately(person)[-1])


@everywhere
async def test_a_poster_says_for_whom_it_is_and_nobody_is_blamed(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    wrong = play.department("verlichting")
    receipt = play.thread(signal)[0]
    assert labels(receipt) == ["Klopt niet", "Geen signaal"]
    await play.answer("fatima", receipt, ActName.CORRECT, reply="wegen", department="wegen")
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["wegen"]
    assert "Ik heb het nu Wegen gevraagd" in text(play.thread(signal)[0])
    closed = next(card for card in play.cards() if card.id == wrong.id)
    assert "Fatima de Wit laat weten dat dit bij Wegen hoort." in text(closed)
    assert labels(closed) == []
    offer = play.department("wegen")
    assert "Fatima de Wit denkt dat dit bij jullie hoort." in text(offer)
    await play.answer("wilma", offer, ActName.TAKE)
    assert play.case().owner == "wegen"
    assert "Klopt niet" not in labels(play.thread(signal)[0])


@on_consoles
async def test_it_is_typed_in_any_order_with_department_and_wijk(play: Play) -> None:
    for number, words in enumerate(
        (
            "klopt niet W-1: wegen in Leidsche Rijn",
            "Klopt niet, het is in leidsche rijn en voor wegen W-2",
            "klopt niet W-3, dit hoort bij de afdeling Wegen, wijk Leidsche Rijn",
        ),
        1,
    ):
        await play.post("fatima", LANTERNS)
        assert "rechtgezet" in await correct(play, "fatima", words)
        case = play.case(number)
        assert (case.wijk, case.broker) == ("Leidsche Rijn", "samira")
        assert [ask.department for ask in case.open_of(AskKind.OWN)] == ["wegen"]


@on_consoles
async def test_what_is_missing_or_unknown_is_asked(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    assert "bij welke afdeling hoort het wel" in await correct(play, "fatima", "klopt niet W-1")
    assert "Die afdeling ken ik niet" in await correct(play, "fatima", "belastingen")
    assert "rechtgezet" in await correct(play, "fatima", "het is in Leidsche Rijn")
    assert play.case().wijk == "Leidsche Rijn"
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["verlichting"]


@on_consoles
async def test_where_somebody_owns_it_they_can_pass_it_on(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    said = await correct(play, "fatima", "klopt niet W-1: wegen")
    assert "Karel Janssen (030 555 01 15) van Straatverlichting pakt dit al op" in said
    assert "kunnen zij het overdragen" in said
    assert "kunnen alleen" not in said


@on_consoles
async def test_a_broker_puts_it_right_before_somebody_is_asked_again(play: Play) -> None:
    await play.post("fatima", f"{FARM} in Leidsche Rijn")
    await correct(play, "samira", "klopt niet W-1: zorg")
    assert [ask.department for ask in play.case().waiting] == ["zorg"]
    assert "Samira El Idrissi denkt dat dit bij jullie hoort." in text(play.private("zoe"))


@on_consoles
async def test_everybody_else_hears_who_can(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("bas", "!klopt niet wegen", INTAKE, thread=signal)
    assert "Fatima de Wit" in text(play.privately("bas")[-1])
    assert play.case().open_of(AskKind.OWN)[0].department == "verlichting"


@on_consoles
async def test_it_teaches_as_a_no_does(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer(
        "fatima",
        play.thread(signal)[0],
        ActName.CORRECT,
        **{forms.DEPARTMENT: "wegen"},
    )
    await play.answer("wilma", play.department("wegen"), ActName.TAKE)
    await play.post("bas", f"{FARM} in Leidsche Rijn")
    await correct(play, "bas", "klopt niet W-2: afval")
    await play.answer("aysel", play.department("afval"), ActName.TAKE)
    database = Database(play.url)
    with database.read() as session:
        learned = lessons(session)
    database.close()
    assert set(learned.corrections) == {
        Correction(1, LANTERNS, "verlichting", "wegen", "fatima"),
        Correction(2, f"{FARM} in Leidsche Rijn", None, "afval", "bas"),
    }
    assert learned.owned == ()
