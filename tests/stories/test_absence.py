"""Who is away is asked nothing: whoever stands in is, and it comes back with a clock of its own."""

from __future__ import annotations

from sqlmodel import select

from bot.cases.acts import ActName
from bot.cases.state import Ask
from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import AskKind, CaseState
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, LANTERNS, Play, labels, moments, text

DARK = "lantaarn doet het niet op de Amsterdamsestraatweg"


async def tell(play: Play, person: str, said: str) -> str:
    """Say something to the bot in private, and give what it answers last."""
    await play.say(person, said, on=play.home(person))
    return text(play.privately(person)[-1])


def the(play: Play, kind: AskKind, number: int = 1) -> Ask:
    """Give the one open ask of a kind."""
    (ask,) = play.case(number).open_of(kind)
    return ask


@everywhere
async def test_karel_is_away_kim_answers_and_what_is_left_comes_back(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    noted = await tell(play, "karel", "vrij tot maandag, Kim neemt waar")
    assert "Je bent er tot maandag 30 november niet. Kim neemt waar." in noted

    assert (the(play, AskKind.OWN).person, the(play, AskKind.OWN).stands_in_for) == ("kim", "karel")
    offer = play.department("verlichting")
    assert "Karel is er tot maandag 30 november niet; Kim neemt waar." in text(offer)
    assert "Kim, is dit van jullie?" in text(offer)
    told = play.privately("kim")[-1]
    assert "Karel is er tot maandag 30 november niet; jij neemt waar." in text(told)
    await play.press("kim", told, ActName.TAKE)
    assert (play.case().owner, play.case().contact) == ("verlichting", "kim")

    await play.post("fatima", DARK)
    assert the(play, AskKind.OWN, 2).person == "kim", "at once"
    assert "Kim, is dit van jullie?" in text(play.department("verlichting"))

    await tell(play, "karel", "terug van vrij")
    assert (the(play, AskKind.OWN, 2).person, the(play, AskKind.OWN, 2).stands_in_for) == (
        None,
        None,
    )
    assert "Karel, is dit van jullie?" in text(play.department("verlichting"))
    said = [text(each) for each in play.privately("karel")]
    assert any("Welkom terug, Karel. Dit ligt weer bij jou" in each for each in said)
    assert play.case().contact == "kim", "what is answered is answered"


@on_consoles
async def test_a_broker_who_is_away_is_stood_in_for_in_everything_that_is_their_turn(
    play: Play,
) -> None:
    await play.post("fatima", f"{FARM} in Leidsche Rijn")
    assert the(play, AskKind.BROKER).person == "samira"
    mine = play.private("samira")
    await tell(play, "samira", "vrij tot 4 december, Joris neemt waar")
    turn = the(play, AskKind.BROKER)
    assert (turn.person, turn.stands_in_for) == ("joris", "samira")
    card = play.private("joris")
    assert "Samira is er tot vrijdag 4 december niet; jij neemt waar." in text(card)
    assert "jij bent aan zet" in text(card).lower()
    (before,) = (each for each in play.privately("samira") if each.id == mine.id)
    assert not play.can(before).edits or labels(before) == []
    await tell(play, "joris", "aan W-1 zorg: wat kunnen jullie hieraan doen?")
    assert the(play, AskKind.OWN).asker == "joris"


@on_consoles
async def test_who_stands_in_from_elsewhere_answers_for_the_department(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await tell(play, "karel", "vrij tot maandag")
    assert the(play, AskKind.OWN).person == "joris", "Karel leads it, so it is the broker"
    await play.press("joris", play.private("joris"), ActName.TAKE)
    case = play.case()
    assert (case.owner, case.contact, case.state) == ("verlichting", "karel", CaseState.OWNED)
    running = the(play, AskKind.PROGRESS)
    assert (running.person, running.stands_in_for) == ("joris", "karel")
    await tell(play, "joris", "voortgang W-1 ze komen vrijdag")
    assert the(play, AskKind.PROGRESS).cycle == running.cycle + 1
    await tell(play, "wilma", "klaar W-1 gemaakt")
    assert play.case().state is CaseState.OWNED, "who stands in for nobody may not"
    await tell(play, "joris", "klaar W-1 gemaakt")
    assert play.case().state is CaseState.DONE


@on_consoles
async def test_it_goes_on_along_the_line_when_who_stands_in_leaves_too(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await tell(play, "karel", "vrij tot 18 december, Kim neemt waar")
    await tell(play, "kim", "vrij tot vrijdag: Wilma")
    ask = the(play, AskKind.OWN)
    assert (ask.person, ask.stands_in_for) == ("wilma", "karel")
    assert "Karel is er tot vrijdag 18 december niet; jij neemt waar." in text(
        play.private("wilma")
    )
    await tell(play, "karel", "weer aan het werk")
    assert the(play, AskKind.OWN).stands_in_for is None
    await tell(play, "fatima", "toon W-1")
    history = text(play.privately("fatima")[-1])
    assert "dit ligt zolang bij Kim de Boer" in history
    assert "dit ligt zolang bij Wilma Visser" in history
    assert "dit ligt weer bij Karel Janssen" in history


@on_consoles
async def test_ones_lead_tells_it_and_nobody_else(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await tell(play, "wilma", "kim is vrij tot maandag")
    refused = text(play.privately("wilma")[-1])
    assert "Karel Janssen" in refused
    assert "zeggen dat iemand er niet is" in refused
    await tell(play, "karel", "kim is vrij tot maandag")
    assert "Kim is er tot maandag 30 november niet." in text(play.privately("karel")[-1])
    heard = text(play.privately("kim")[-1])
    assert "Karel Janssen gaf dit door over jou." in heard
    assert "terug van vrij" in heard
    await tell(play, "karel", "kim is weer aan het werk")
    assert "Vanaf nu vraag ik het weer aan Kim." in text(play.privately("karel")[-1])


@on_consoles
async def test_what_is_missing_is_asked_and_can_be_corrected(play: Play) -> None:
    asked = await tell(play, "karel", "vrij")
    assert "Karel, op welke dag is dat voorbij?" in asked
    assert "Ik lees daar geen dag in." in await tell(play, "karel", "geen idee")
    noted = await tell(play, "karel", "3 december, kim")
    assert "Je bent er tot donderdag 3 december niet. Kim neemt waar." in noted
    assert "tot donderdag 3 december niet. Kim" in await tell(play, "karel", "vrij")
    assert "tot morgen niet. Kim" in await tell(play, "karel", "vrij tot morgen")
    await tell(play, "karel", "terug van vrij")
    assert "op welke dag" in await tell(play, "karel", "vrij vanaf maandag")
    later = "van maandag 30 november tot vrijdag 4 december niet"
    assert later in await tell(play, "karel", "vrijdag")
    await tell(play, "karel", "toch niet vrij")
    assert "Ik had niet genoteerd dat er iemand weg is" in await tell(
        play, "karel", "terug van vrij"
    )


@on_consoles
async def test_what_is_still_to_come_begins_by_itself_and_can_be_called_off(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    noted = await tell(play, "karel", "afwezig vanaf donderdag t/m vrijdag: Kim")
    assert "Je bent er van donderdag 26 november tot maandag 30 november niet." in noted
    assert "Wat ik Karel zou vragen, vraag ik dan aan jou." in text(play.privately("kim")[-1])
    assert the(play, AskKind.OWN).stands_in_for is None
    assert "je bent toch niet weg" in await tell(play, "karel", "toch niet vrij")
    await tell(play, "karel", "afwezig vanaf donderdag t/m vrijdag: Kim")
    await play.move(moments(days=2))
    assert the(play, AskKind.OWN).stands_in_for == "karel"


@on_consoles
async def test_why_somebody_is_away_is_not_kept(play: Play) -> None:
    await tell(play, "karel", "vrij tot maandag, griep, Kim neemt waar")
    await tell(play, "kim", "vrij wegens een operatie")
    await tell(play, "kim", "morgen, de operatie valt mee")
    await tell(play, "kim", "ik ben vrij na de operatie")
    await tell(play, "wilma", "karel is afwezig met een burn-out")
    database = Database(play.url)
    with database.read() as session:
        kept = [
            str(row.model_dump())
            for table in (tables.Absence, tables.Note, tables.SignalVersion, traffic.Inbox)
            for row in session.exec(select(table)).all()
        ]
        kept += [str(row.model_dump()) for row in session.exec(select(traffic.Card)).all()]
        kept += [str(row.model_dump()) for row in session.exec(select(traffic.OpenForm)).all()]
    database.close()
    assert len(kept) > 4
    for word in ("griep", "operatie", "burn-out"):
        assert not [row for row in kept if word in row]


@on_consoles
async def test_a_story_with_such_words_in_it_is_a_signal(play: Play) -> None:
    await tell(play, "fatima", "vrij veel zwerfvuil op straat sinds maandag")
    await tell(play, "fatima", "de vuilnis op straat is vrij tot maandag opgehaald")
    await tell(play, "fatima", "vrij vandaag ligt er weer vuilnis op straat bij ons")
    assert play.cases() == [1, 2, 3]


@on_consoles
async def test_a_question_to_who_is_away_is_answered_by_who_stands_in(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await tell(play, "fatima", "vrij tot 10 december, Bas neemt waar")
    await tell(play, "karel", "vraag W-1 fatima: welke paal is het?")
    question = play.private("bas")
    assert "Fatima is er tot donderdag 10 december niet; jij neemt waar." in text(question)
    assert "Karel Janssen vraagt: ‘welke paal is het?’" in text(question)
    assert "lantarens" in text(question), "they did not read it before"
    await play.reply("bas", question, "paal 12, bij de ingang")
    assert "paal 12" in text(play.privately("karel")[-1])


@on_consoles
async def test_a_broker_who_sees_to_it_themselves_is_stood_in_for_too(play: Play) -> None:
    await play.post("fatima", f"{FARM} in Leidsche Rijn")
    await tell(play, "samira", "van ons W-1")
    assert play.case().contact == "samira"
    await tell(play, "samira", "vrij tot 10 december")
    running = the(play, AskKind.PROGRESS)
    assert (running.person, running.stands_in_for) == ("anouk", "samira")
    await tell(play, "anouk", "voortgang W-1 morgen praten we")
    assert the(play, AskKind.PROGRESS).cycle == running.cycle + 1


@on_consoles
async def test_who_names_a_stand_in_only_later_has_it_go_to_them(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await tell(play, "karel", "ik ben vrij tot maandag")
    assert the(play, AskKind.OWN).person == "joris"
    await tell(play, "karel", "vrij t/m 4 december, Kim")
    assert (the(play, AskKind.OWN).person, the(play, AskKind.OWN).stands_in_for) == ("kim", "karel")
    assert "Karel is er tot maandag 7 december niet" in text(play.department("verlichting"))
    assert "jij neemt waar" in text(play.privately("kim")[-1])
    assert all(not labels(card) for card in play.privately("joris"))


@on_consoles
async def test_people_say_that_they_are_back_in_their_own_words(play: Play) -> None:
    for said in ("ik ben weer terug", "Ik ben er weer", "ik ben terug.", "I am back"):
        await tell(play, "karel", "vrij tot maandag")
        assert "Fijn dat je er weer bent" in await tell(play, "karel", said), said


@on_consoles
async def test_a_poster_reads_who_looks_for_an_owner_while_the_broker_is_away(play: Play) -> None:
    await tell(play, "samira", "vrij tot vrijdag, Joris neemt waar")
    signal = await play.post("fatima", f"{FARM} in Leidsche Rijn")
    assert "Joris Vermeer kijkt wie het kan oppakken" in text(play.thread(signal)[0])
    assert "Samira" not in text(play.thread(signal)[0])


@on_consoles
async def test_nobody_is_thanked_for_what_they_did_not_answer(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.move(moments(days=7))
    read = [text(card) for card in play.privately("karel")]
    assert any("Karel, hier wacht niets meer op jou" in each for each in read)
    assert not any("Dank je" in each for each in read)
