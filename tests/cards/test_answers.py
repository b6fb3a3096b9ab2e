"""What only one person reads: refusals, confirmations, questions, help, how it stands."""

from __future__ import annotations

import pytest

from adapters.card import flat
from bot import forms
from bot.cards import refusal
from bot.cases.acts import ActName
from bot.cases.decision import Reason
from tests.cards.stage import LAMPS, a_reader, in_a_town
from tests.municipality import BARE
from tests.stories.play import FARM, LANTERNS, Play, labels, text


async def answer(play: Play, person: str, typed: str) -> str:
    """Say something to the bot in private, and give its answer."""
    await play.say(person, typed, on=play.home(person))
    return text(play.privately(person)[-1])


@in_a_town()
async def test_every_refusal_explains_itself_in_one_or_two_sentences(play: Play) -> None:
    facts = {"department": "verlichting", "days": 30, "case": 99, "act": "done", "near": ["klaar"]}
    with a_reader(play) as reader:
        for reason in Reason:
            said = flat(refusal.explain(reason, facts, reader))
            assert said[0].isupper(), said
            assert said[-1] in ".?", said
            assert len(said) < 150, said
            assert "{" not in said
            assert not {"None", "verlichting"} & set(said.split())


@in_a_town()
async def test_a_refusal_says_who_can_do_it(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    said = await answer(play, "hugo", "van ons W-1")
    assert (
        "Dat kun je hier zelf niet doen. Karel Janssen (030 555 01 15) of Joris Vermeer (030 555 "
        "01 11) kan dit oppakken." in said
    )
    said = await answer(play, "hugo", "geen signaal W-1")
    assert (
        "Fatima de Wit (030 555 01 13) of Joris Vermeer (030 555 01 11) kan zeggen dat het geen "
        "signaal is." in said
    )
    said = await answer(play, "hugo", "stuur opnieuw W-1")
    assert "kan dit opnieuw sturen." in said or "Alleen wie gevraagd is, kan" in said


@in_a_town()
async def test_who_has_it_already_can_be_called(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    said = await answer(play, "fatima", "geen signaal W-1")
    assert "Karel Janssen (030 555 01 15) van Straatverlichting pakt dit al op." in said


@in_a_town()
async def test_what_was_typed_is_confirmed_in_a_few_words(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    assert "Dank je. Het is nu van jullie: jij laat weten hoe het loopt." in await answer(
        play, "karel", "van ons W-1"
    )
    assert "met dat nummer erbij." in await answer(play, "karel", "loopt al W-1 nummer 7")
    assert "Dank je, dat is genoteerd." in await answer(play, "karel", "het loopt W-1")
    assert "Ik vraag of het zo is opgelost." in await answer(play, "karel", "klaar W-1 gemaakt")
    await play.say("fatima", "nee, hij knippert", "#signalen", thread=signal)
    assert "Ik heb het doorgegeven." in text(play.privately("fatima")[-1])
    await answer(play, "karel", "klaar W-1 nu echt")
    assert "dan is dit afgerond." in await answer(play, "fatima", "ja W-1")
    await play.post("fatima", LAMPS)
    assert "Ik geef door waarom." in await answer(play, "karel", "niet van ons W-2 is van het park")
    assert "Ik heb het aan Afval gevraagd." in await answer(play, "joris", "aan W-2 afval")
    assert "Dank je. Jullie doen mee." in await answer(play, "aysel", "wij doen mee W-2")
    assert "nu weet ik waar het is." in await answer(play, "fatima", "wijk W-2 Leidsche Rijn")
    assert "Ik doe hier niets meer mee." in await answer(play, "fatima", "geen signaal W-2")


PROMPTS = {
    ActName.RUNNING: "Karel, wat is het nummer in je eigen systeem?",
    ActName.DECLINE: "Karel, waarom niet? Weet je van wie het wel is, begin daar dan mee",
}


@pytest.mark.parametrize("act", list(PROMPTS))
def test_without_forms_a_question_is_asked_by_name(act: ActName, tmp_path: object) -> None:
    @in_a_town(BARE)
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.press("karel", play.department("verlichting"), act)
        asked = text(list(play.cards())[-1])
        assert PROMPTS[act] in asked
        assert "Antwoord hier; met ‘stop’ breek je het af." in asked

    story(tmp_path)  # type: ignore[arg-type] # pytest gives a path


@in_a_town(BARE)
async def test_other_questions_are_asked_by_name_as_well(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.press("karel", play.department("verlichting"), ActName.DONE)
    asked = text(list(play.cards())[-1])
    assert "Karel, wat mag de collega weten die dit plaatste? Eén regel is genoeg." in asked
    assert "Dit kan later openbaar worden." in asked
    offer = play.department("verlichting")
    await play.reply("karel", offer, "gemaakt")
    await play.press("fatima", play.thread(signal)[-1], ActName.REOPEN)
    assert "Fatima, wat is er nog mis? Eén regel is genoeg." in text(play.thread(signal)[-1])
    await play.post("fatima", f"{FARM}, in Noordwest")
    await play.press("joris", play.private("joris"), ActName.OFFER)
    assert "Joris, aan welke afdeling of aan wie wil je het vragen?" in text(list(play.cards())[-1])


@in_a_town()
async def test_talk_that_is_no_answer_is_met_with_the_choices_once(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    offer = play.department("verlichting")
    await play.reply("karel", offer, "eens kijken")
    choices = play.privately("karel")[-1]
    assert "Daar lees ik geen antwoord in. Is het een van deze?" in text(choices)
    assert labels(choices) == ["Van ons", "Loopt al", "Van ons, maar later", "Niet van ons"]


@in_a_town()
async def test_what_is_refused_is_referred_with_a_telephone_and_a_plea_to_delete(
    play: Play,
) -> None:
    await play.post("fatima", "ik vermoed kindermishandeling op nummer 4")
    said = text(play.privately("fatima")[-1])
    assert said == (
        "Dit is niet iets voor mij: ga hiermee naar Veilig Thuis (0800 2000, "
        "https://veiligthuis.nl).\n"
        "Van wat je schreef heb ik niets bewaard. Waar je het schreef, staat het nog: "
        "haal het daar zelf weg."
    )


@in_a_town()
async def test_help_tells_each_what_they_can_do(play: Play) -> None:
    poster = await answer(play, "fatima", "help")
    lead = await answer(play, "karel", "help")
    wijkmanager = await answer(play, "joris", "help")
    assert "signaal: een signaal plaatsen, waar je ook bent" in poster
    assert "In een kanaal zet je er ‘!wijkbot’ voor." in poster
    assert "van ons: oppakken wat je afdeling is gevraagd" in lead
    assert "voorleggen: een afdeling of iemand vragen" in wijkmanager
    assert "van ons:" not in poster
    assert "voorleggen" not in poster


@in_a_town()
async def test_how_it_stands_is_told_turn_by_turn_with_who_can_be_called(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.answer(
        "karel", play.department("verlichting"), ActName.RUNNING, **{forms.NUMBER: "7"}
    )
    await answer(play, "karel", "voortgang W-1 donderdag")
    said = await answer(play, "bas", "toon W-1")
    assert said.split("\n")[2:] == [
        "Vandaag 09:00 · Fatima de Wit plaatste dit",
        "Vandaag 09:00 · Karel Janssen van Straatverlichting: van ons",
        "Vandaag 09:00 · Karel Janssen: loopt al",
        "Vandaag 09:00 · Karel Janssen: het loopt – ‘donderdag’",
        "Wacht op Karel Janssen (030 555 01 15).",
        "W-1",
    ]
    for number in range(14):
        await answer(play, "karel", f"voortgang W-1 dag {number}")
    said = await answer(play, "bas", "toon W-1")
    assert "Daarvoor gebeurden er 6 dingen." in said
    assert "‘dag 13’" in said


@in_a_town()
async def test_whose_a_text_would_be_is_told_in_its_own_words(play: Play) -> None:
    said = await answer(play, "bas", "wie er ligt een losse stoeptegel op de Amsterdamsestraatweg")
    assert said == (
        "Wegen: je schrijft ‘losse stoeptegel’.\nHet is in Noordwest.\n"
        "Is het een signaal? Zet er dan ‘signaal’ voor."
    )
    assert "Hier lees ik geen signaal in." in await answer(play, "bas", "wie goedemorgen")
    assert "Ik weet niet van wie dit is: het zou naar Anouk Bos (030 555 01 10) gaan." in (
        await answer(play, "bas", f"wie {FARM}")
    )
