"""What people take back, change, or should have told somebody else."""

from __future__ import annotations

from sqlmodel import select

from bot.cases.acts import ActName
from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import CaseState, Ending
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import INTAKE, LANTERNS, Play, text


def stored(play: Play) -> list[str]:
    """Give every word of people that the database holds, wherever it is."""
    database = Database(play.url)
    with database.read() as session:
        words = [str(each) for each in session.exec(select(tables.SignalVersion.words))]
        events = [str(each) for each in session.exec(select(traffic.Inbox.event))]
        notes = [str(each) for each in session.exec(select(tables.Note.words))]
        cards = [str(each) for each in session.exec(select(traffic.Card.params))]
        history = [str(each) for each in session.exec(select(tables.History.details))]
    database.close()
    return [*words, *events, *notes, *cards, *history]


@on_every_platform
async def test_an_edit_shows_the_new_words_and_keeps_the_old_ones(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.edit("fatima", signal, f"{LANTERNS}, al drie weken")
    assert "al drie weken" in text(play.department("verlichting"))
    assert any(LANTERNS in each and "drie weken" not in each for each in stored(play))


@on_every_platform
async def test_what_was_chatter_becomes_a_signal_when_it_is_edited_or_called_one(
    play: Play,
) -> None:
    signal = await play.post("fatima", "goedemorgen allemaal")
    await play.edit("fatima", signal, LANTERNS)
    assert "W-1" in text(play.department("verlichting"))
    other = await play.post("bas", "hoi")
    await play.say("bas", "!signaal", INTAKE, thread=other)
    assert play.case(2).state is CaseState.UNOWNED


@on_every_platform
async def test_a_deleted_signal_is_withdrawn_and_its_words_are_gone(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.delete("fatima", signal)
    assert play.case().ending is Ending.WITHDRAWN
    assert "heeft het ingetrokken" in text(play.department("verlichting"))
    assert not any("lantarens" in each for each in stored(play))


@on_every_platform
async def test_after_somebody_took_it_the_matter_stays_though_the_words_go(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.delete("fatima", signal)
    assert play.case().state is CaseState.OWNED
    assert "heeft de woorden weggehaald" in text(play.department("verlichting"))
    assert not any("lantarens" in each for each in stored(play))


@on_every_platform
async def test_violence_at_home_is_referred_and_nothing_of_it_is_kept(play: Play) -> None:
    await play.post("fatima", "ik vermoed kindermishandeling bij de familie op nummer 4")
    answer = text(play.privately("fatima")[-1])
    assert "ga hiermee naar Veilig Thuis (0800 2000" in answer
    assert "haal het daar zelf weg" in answer
    assert not any("kindermishandeling" in each or "nummer 4" in each for each in stored(play))


@on_consoles
async def test_danger_now_reads_112_first(play: Play) -> None:
    signal = await play.post("fatima", f"gaslek! {LANTERNS}")
    assert text(play.thread(signal)[0]).startswith("Is er nu gevaar? Bel 112.")


@on_every_platform
async def test_a_guest_who_is_not_in_the_configuration_can_post(play: Play) -> None:
    await play.guest("iris", "Iris van Dam", beside="fatima")
    message = await play.post("iris", LANTERNS)
    assert "Dank je, Iris." in text(play.thread(message)[0])
    assert "Iris van Dam" in text(play.department("verlichting"))


@on_every_platform
async def test_a_signal_told_in_private_is_answered_in_private(play: Play) -> None:
    await play.say("fatima", LANTERNS)
    assert "Ik heb Straatverlichting gevraagd" in text(play.privately("fatima")[0])


@on_every_platform
async def test_what_is_looked_up_changes_nothing(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("bas", "toon W-1")
    assert "Fatima de Wit plaatste dit" in text(play.privately("bas")[-1])
    assert "Wacht op Straatverlichting, Karel Janssen (030 555 01 15)." in text(
        play.privately("bas")[-1]
    )
    await play.say("bas", "wie er ligt een losse stoeptegel op de Amsterdamsestraatweg")
    whose = text(play.privately("bas")[-1])
    assert "Wegen: je schrijft ‘losse stoeptegel’." in whose
    assert "Het is in Noordwest." in whose
    await play.say("joris", "help")
    helped = text(play.privately("joris")[-1])
    assert "voorleggen: een afdeling of iemand vragen" in helped
    assert play.case().version == 2


@on_every_platform
async def test_what_cannot_be_delivered_is_the_coordinators_to_mend(play: Play) -> None:
    async with play.closed("verlichting"):
        await play.post("fatima", LANTERNS)
    lost = play.private("anouk")
    assert "kwam niet aan in het kanaal van Straatverlichting" in text(lost)
    assert play.case().asks[0].delivered is None
    await play.answer("anouk", lost, ActName.RESEND)
    assert "is dit van jullie?" in text(play.department("verlichting"))
    assert play.case().asks[0].delivered is not None
