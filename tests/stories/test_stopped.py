"""Data of a resident is stopped before anything is passed on, and few read what is confidential."""

from __future__ import annotations

from sqlmodel import select

from bot.cases.acts import ActName
from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import AskKind, CaseState, Ending
from tests.stories.everywhere import on_consoles
from tests.stories.play import LANTERNS, Play, labels, moments, text

PHONE = "06 48219903"
WITH_PHONE = f"{LANTERNS}, bel mevrouw op {PHONE}"


def told(play: Play) -> str:
    """Give all that the bot says anywhere."""
    return "\n".join(text(card) for card in play.cards())


def everything_stored(play: Play) -> str:
    """Give all words that are kept: of signals, of what came in, and of acts."""
    database = Database(play.url)
    with database.read() as session:
        versions = session.exec(select(tables.SignalVersion.words)).all()
        events = session.exec(select(traffic.Inbox.event)).all()
        notes = session.exec(select(tables.Note.words)).all()
        cards = session.exec(select(traffic.Card.params)).all()
    database.close()
    return repr((versions, events, notes, cards))


@on_consoles
async def test_what_holds_data_of_a_resident_is_not_passed_on_before_its_poster_says_how(
    play: Play,
) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    (card,) = play.thread(signal)
    assert "ik stuur dit nog niet door. Er staan gegevens van een bewoner in" in text(card)
    assert "een telefoonnummer" in text(card)
    assert "Je bericht zelf blijft hier hoe dan ook staan" in text(card)
    assert labels(card) == ["Haal ze eruit", "Maak besloten"]
    assert play.cards() == [card], "nobody else is told anything"
    assert PHONE not in told(play)

    await play.press("fatima", card, ActName.CLEAN)
    offer = text(play.department("verlichting"))
    assert "doen 2 lantarens het niet, bel mevrouw op ▇▇ ▇▇▇▇▇▇▇▇" in offer
    assert "omdat" not in offer
    asked, receipt = play.thread(signal)
    assert "Ik heb de gegevens eruit gehaald" in text(asked)
    assert "alleen jij kunt het daar weghalen" in text(asked)
    assert "Ik heb Straatverlichting gevraagd" in text(receipt)
    assert PHONE not in told(play)


@on_consoles
async def test_what_was_taken_out_is_stored_nowhere_any_more(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    assert "48219903" in everything_stored(play)
    await play.press("fatima", play.thread(signal)[0], ActName.CLEAN)
    assert "48219903" not in everything_stored(play)
    await play.edit("fatima", signal, f"{WITH_PHONE} of {PHONE}")
    assert "48219903" not in everything_stored(play), "nor does it come back with a change"
    assert not play.case().withheld, "and it is not asked again"


@on_consoles
async def test_only_the_poster_may_say_how_and_others_hear_that_it_waits(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    (card,) = play.thread(signal)
    refused = await play.press("bas", card, ActName.CLEAN)
    said = refused or text(play.privately("bas")[-1])
    assert "ik vraag Fatima de Wit (030 555 01 13) eerst naar gegevens" in said
    for person in ("karel", "joris", "anouk"):
        await play.say(person, "toon W-1")
        assert "nog niet doorgestuurd" in text(play.privately(person)[-1])
        assert "lantarens" not in text(play.privately(person)[-1])
    await play.say("joris", "aan W-1 wegen")
    assert play.case().stopped
    await play.say("fatima", "toon W-1")
    assert PHONE in text(play.privately("fatima")[-1]), "their own words they may read"


@on_consoles
async def test_a_poster_who_takes_it_back_while_it_waits_has_it_withdrawn(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    await play.delete("fatima", signal)
    assert play.case().state is CaseState.CLOSED
    assert "48219903" not in everything_stored(play)
    assert "#verlichting" not in {card.conversation for card in play.cards()}


@on_consoles
async def test_a_poster_who_takes_it_out_by_hand_has_answered(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    await play.edit("fatima", signal, LANTERNS)
    assert LANTERNS in text(play.department("verlichting"))
    assert "48219903" not in everything_stored(play)
    asked = text(play.thread(signal)[0])
    assert "Je hebt de gegevens er zelf uit gehaald" in asked
    assert "staat nog" not in asked, "there is nothing to take away any more"


@on_consoles
async def test_who_took_it_out_by_hand_and_then_deletes_it_takes_it_back(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    await play.edit("fatima", signal, LANTERNS)
    await play.delete("fatima", signal)
    assert play.case().ending is Ending.WITHDRAWN
    assert not labels(play.department("verlichting"))


@on_consoles
async def test_what_is_asked_about_words_that_are_gone_is_asked_no_more(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.press("karel", play.department("verlichting"), ActName.TAKE)
    await play.edit("fatima", signal, f"{WITH_PHONE} aan de Winterboeidreef")
    await play.delete("fatima", signal)
    asked = next(card for card in play.thread(signal) if "hoef" in text(card))
    assert "Dit hoef ik niet meer te weten" in text(asked)
    assert labels(asked) == []
    assert not any("Toch geen signaal" in text(card) for card in play.thread(signal))


@on_consoles
async def test_a_broker_who_was_told_reads_the_words_as_they_were_changed(play: Play) -> None:
    signal = await play.post("fatima", "een tbs er woont aan de Winterboeidreef, container vol")
    assert "een tbs er" in text(play.privately("samira")[-1])
    await play.edit("fatima", signal, "container vol aan de Winterboeidreef")
    assert "tbs" not in text(play.privately("samira")[-1])


@on_consoles
async def test_silence_makes_it_confidential_and_passes_it_on(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    await play.move(moments(days=2))
    assert "Er staan gegevens van een bewoner in" in text(play.privately("fatima")[-1])
    assert PHONE not in text(play.privately("fatima")[-1])
    await play.move(moments(days=3))
    assert play.case().confidential
    assert "Ik heb niets gehoord" in text(play.thread(signal)[0])
    assert WITH_PHONE in text(play.private("karel"))
    assert "#verlichting" not in {card.conversation for card in play.cards()}


@on_consoles
async def test_what_its_poster_makes_confidential_is_read_by_few_and_in_private(
    play: Play,
) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    await play.press("fatima", play.thread(signal)[0], ActName.CONFIDENTIAL)
    offer = play.private("karel")
    assert WITH_PHONE in text(offer)
    assert "Dit is besloten: houd het uit kanalen" in text(offer)
    asked, receipt = play.thread(signal)
    assert "Dit is besloten: alleen wie het moet weten leest het" in text(asked)
    assert "Dit is besloten.\nIk heb het aan Straatverlichting gevraagd" in text(receipt)
    assert labels(asked) == labels(receipt) == []

    for person in ("kim", "hugo"):
        await play.say(person, "toon W-1")
        assert "lantarens" not in text(play.privately(person)[-1])
    await play.say("kim", "van ons W-1")
    assert play.case().owner is None, "only the lead acts for the department"
    await play.answer("karel", offer, ActName.TAKE)
    assert play.case().contact == "karel"
    assert "Karel Janssen van Straatverlichting" in text(play.privately("fatima")[-1])
    assert len(play.thread(signal)) == 2, "nothing more is said in the channel"


@on_consoles
async def test_the_message_itself_is_taken_away_and_the_case_stays(play: Play) -> None:
    signal = await play.post("fatima", WITH_PHONE)
    await play.press("fatima", play.thread(signal)[0], ActName.CONFIDENTIAL)
    await play.delete("fatima", signal)
    assert play.case().open_of(AskKind.OWN)
    assert WITH_PHONE in text(play.private("karel"))
    assert "Je bericht is uit het kanaal" in text(play.thread(signal)[0])


@on_consoles
async def test_changed_words_with_data_of_a_resident_are_kept_back(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.edit("fatima", signal, WITH_PHONE)
    offer = text(play.department("verlichting"))
    assert "De woorden houd ik nog even voor me" in offer
    assert "lantarens" not in offer
    await play.say("joris", "toon W-1")
    assert "lantarens" not in text(play.privately("joris")[-1])
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    asked = [card for card in play.thread(signal) if labels(card) and "gegevens" in text(card)]
    await play.press("fatima", asked[-1], ActName.CLEAN)
    assert "bel mevrouw op ▇▇ ▇▇▇▇▇▇▇▇" in text(play.department("verlichting"))
    assert play.case().owner == "verlichting"


@on_consoles
async def test_what_becomes_confidential_later_leaves_the_channels(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("fatima", "besloten W-1: het gaat om één gezin")
    assert "Dit is vanaf nu besloten" in text(play.privately("fatima")[-1])
    public = [card for card in play.cards() if not card.private and card.only is None]
    assert {card.conversation for card in public} == {"#signalen", "#verlichting"}
    for card in public:
        assert "lantarens" not in text(card)
        assert "Vechtplantsoen" not in text(card)
        assert labels(card) == []
    assert LANTERNS in text(play.private("karel"))
    await play.answer("karel", play.private("karel"), ActName.TAKE)
    await play.say("fatima", "niet meer besloten W-1")
    assert play.case().confidential
    await play.say("joris", "niet meer besloten W-1")
    assert "lantarens" in text(play.department("verlichting"))
    assert "Straatverlichting" in text(play.thread(signal)[0])


@on_consoles
async def test_what_is_missing_is_not_asked_in_a_channel_where_it_is_confidential(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("fatima", "besloten W-1")
    before = len(play.cards())
    account = play.stages[play.home("karel")].adapter.capabilities
    await play.say("karel", f"{account.call} niet van ons W-1", "#verlichting")
    said = [card for card in play.cards()[before:] if not card.private]
    assert said == []
    assert "zeg het hier en niet in een kanaal" in text(play.privately("karel")[-1])


@on_consoles
async def test_data_that_was_told_in_private_is_stopped_as_well(play: Play) -> None:
    await play.say("fatima", WITH_PHONE)
    (card,) = play.privately("fatima")
    assert "ik stuur dit nog niet door" in text(card)
    assert "Je bericht zelf" not in text(card), "nobody else reads it there"
    await play.say("fatima", "haal ze eruit")
    assert "▇▇▇▇" in text(play.department("verlichting"))
