"""*Weglakken*: words go from all that is kept and shown; who did it, when and why stays."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlmodel import select

from bot.cases.acts import ActName
from bot.store import tables
from bot.store.database import Database
from bot.store.nouns import CaseState
from tests.nudges.calendar import with_person
from tests.stories.consoles import played
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, moments, text
from tests.stories.test_changes import stored

CODE = "12 34 56"
SAID = f"{LANTERNS}, mevrouw Jansen heeft sleutelcode {CODE}"
GAP = "▇▇ ▇▇ ▇▇"


def anywhere(play: Play, *words: str) -> list[str]:
    """Give all in which one of these words is kept or shown by the bot."""
    shown = [text(card) for card in play.cards() if not card.only]
    return [each for each in (*shown, *stored(play)) if any(word in each for word in words)]


def reasons(play: Play, number: int = 1) -> list[tuple[str, str | None]]:
    """Give who blacked out words of a case, and why."""
    database = Database(play.url)
    with database.read() as session:
        found = session.exec(
            select(tables.History.person, tables.Note.words)
            .outerjoin(tables.Note, tables.Note.id == tables.History.note_id)  # type: ignore[arg-type]
            .where(tables.History.case_id == number, tables.History.act == ActName.REDACT)
        ).all()
    database.close()
    return [(person, why) for person, why in found]


@everywhere
async def test_a_code_goes_from_all_that_is_kept_and_shown(play: Play) -> None:
    signal = await play.post("fatima", SAID)
    assert CODE in text(play.department("verlichting"))
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("fatima", "weglakken W-1: 123456, want de bewoner vroeg het")

    assert f"heeft sleutelcode {GAP}" in text(play.department("verlichting"))
    assert not anywhere(play, CODE, "123456")
    assert reasons(play) == [("fatima", "de bewoner vroeg het")]
    assert "staat het nog: haal het daar ook weg" in text(play.privately("fatima")[-1])
    await play.say("karel", "toon W-1")
    told = text(play.privately("karel")[-1])
    assert "Fatima de Wit lakte woorden weg – ‘de bewoner vroeg het’" in told
    assert GAP in told

    await play.edit("fatima", signal, f"{LANTERNS} al weken, code {CODE}")
    assert f"al weken, code {GAP}" in text(play.department("verlichting"))
    assert not anywhere(play, CODE)


@on_consoles
async def test_words_go_from_reasons_answers_and_reminders_too(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.say("karel", "niet van ons W-1 wegen: is van hen, zei Jansen")
    await play.answer("wilma", play.department("wegen"), ActName.TAKE)
    await play.say("wilma", "voortgang W-1: mevrouw  JANSEN belt terug")
    await play.say("bas", "toon W-1")
    await play.say("anouk", "wie mevrouw Jansen heeft een gat in de weg")
    assert anywhere(play, "Jansen", "JANSEN")
    await play.say("joris", "weglakken W-1: mevrouw jansen")
    assert not anywhere(play, "mevrouw Jansen heeft sleutelcode", "JANSEN")
    await play.say("joris", "weglakken W-1: Jansen")
    assert not [each for each in anywhere(play, "Jansen") if "gat in de weg" not in each]
    assert "▇▇▇▇▇▇▇  ▇▇▇▇▇▇ belt terug" in stored(play)


@on_consoles
async def test_all_that_was_posted_goes_after_asking_once_more(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.say("fatima", "weglakken W-1")
    assert "welke woorden moeten weg?" in text(play.privately("fatima")[-1])
    await play.say("fatima", "alles")
    asked = text(play.privately("fatima")[-1])
    assert "dan verdwijnt alles wat er geplaatst is" in asked
    assert anywhere(play, CODE), "nothing is done yet"
    await play.say("fatima", "het ging over een bewoner")
    assert not anywhere(play, CODE, "lantarens", "Jansen")
    assert "Fatima de Wit heeft de woorden weggelakt." in text(play.department("verlichting"))
    assert reasons(play) == [("fatima", "het ging over een bewoner")]
    assert play.case().state is CaseState.UNOWNED, "the matter goes on"


@on_consoles
async def test_who_thinks_again_leaves_everything_as_it_was(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.say("fatima", "weglakken W-1 alles")
    await play.say("fatima", "stop")
    assert anywhere(play, CODE)
    assert reasons(play) == []


@on_consoles
async def test_nobody_is_asked_to_write_it_once_more_among_others(play: Play) -> None:
    signal = await play.post("fatima", SAID)
    await play.say("fatima", "!weglakken", INTAKE, thread=signal)
    assert "Zeg het me privé" in text(play.privately("fatima")[-1])
    await play.say("fatima", f"!weglakken {CODE}", INTAKE, thread=signal)
    assert not anywhere(play, CODE)


@on_consoles
async def test_what_is_over_can_be_blacked_out_still_by_broker_and_privacy_officer(
    play: Play,
) -> None:
    await play.post("fatima", SAID)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("karel", "klaar W-1: gemaakt")
    await play.say("joris", f"weglakken W-1: {CODE}")
    assert not anywhere(play, CODE)
    await play.say("fatima", "opgelost W-1")
    assert play.case().state is CaseState.CLOSED
    await play.say("anouk", "weglakken W-1: mevrouw Jansen, omdat het niet nodig is")
    assert not anywhere(play, "Jansen")
    assert reasons(play) == [("joris", None), ("anouk", "het niet nodig is")]
    assert play.case().state is CaseState.CLOSED


@on_consoles
async def test_words_go_from_news_and_from_reminders(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("karel", "geef W-1 aan Kim")
    assert "Jansen" in text(play.private("kim"))
    await play.post("bas", f"{FARM}, zegt mevrouw Jansen")
    await play.move(moments(days=5))
    assert any("Jansen" in text(card) for card in play.privately("anouk"))
    for number in (1, 2):
        await play.say("anouk", f"weglakken W-{number}: Jansen")
    assert not anywhere(play, "Jansen")


def test_who_guards_privacy_by_the_configuration_may_and_the_coordinator_may_not_then(
    tmp_path: Path,
) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", SAID)
        await play.say("anouk", "weglakken W-1: Jansen")
        assert anywhere(play, "Jansen")
        await play.say("bas", "weglakken W-1: Jansen")
        assert not anywhere(play, "Jansen")

    config = with_person("bas", roles=["privacy_officer"])
    asyncio.run(played(story, config, tmp_path))


@on_consoles
async def test_what_is_not_passed_on_yet_may_be_blacked_out_too(play: Play) -> None:
    await play.post("fatima", f"{LANTERNS}, bel de bewoner op 06 12345678")
    await play.say("joris", "weglakken W-1: 06 12345678")
    assert not anywhere(play, "12345678")


@on_consoles
async def test_nobody_else_may_and_the_words_they_name_are_not_kept_either(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.say("bas", "weglakken W-1: lantarens")
    who = (
        "Fatima de Wit (030 555 01 13), Joris Vermeer (030 555 01 11) of Anouk Bos (030 555 01 10)"
    )
    assert f"{who} kan woorden weglakken" in text(play.privately("bas")[-1])
    assert not any("weglakken W-1: lantarens" in each for each in stored(play))
    assert anywhere(play, "lantarens")


@on_consoles
async def test_words_that_are_not_there_are_asked_for_again(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.say("fatima", "weglakken W-1: 99 99 99")
    assert "Die woorden vind ik niet in W-1" in text(play.privately("fatima")[-1])
    assert not any("99 99 99" in each for each in stored(play))
    assert reasons(play) == []
    await play.say("fatima", "weglakken W-1")
    await play.say("fatima", "Pietersen")
    assert "Die woorden vind ik niet" in text(play.privately("fatima")[-1])
    await play.say("fatima", "jansen")
    assert not anywhere(play, "Jansen")


@on_consoles
async def test_words_of_another_signal_stay(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.post("bas", f"{FARM}, zegt mevrouw Jansen")
    await play.say("fatima", "weglakken W-1: Jansen")
    assert any("Jansen" in each for each in stored(play))
    assert "Jansen" not in text(play.department("verlichting"))


@on_consoles
async def test_an_edit_of_what_was_blacked_out_brings_no_data_of_a_resident(play: Play) -> None:
    signal = await play.post("fatima", SAID)
    await play.say("fatima", f"weglakken W-1: {CODE}")
    await play.edit("fatima", signal, f"bel 06 12345678, {LANTERNS} en het is donker")
    assert not anywhere(play, CODE, "12345678")
    assert "en het is donker" in text(play.department("verlichting"))


@on_consoles
async def test_the_street_goes_from_title_and_place_where_it_has_to(play: Play) -> None:
    await play.post("fatima", SAID)
    await play.say("fatima", "weglakken W-1: vechtplantsoen")
    assert not anywhere(play, "vechtplantsoen", "Vechtplantsoen")
    assert play.case().wijk == "Noordwest"


@on_consoles
async def test_a_number_in_another_system_goes_too(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "loopt al W-1 SV-Jansen-1")
    await play.say("joris", "weglakken W-1: jansen")
    assert play.case().outside_number == "SV-▇▇▇▇▇▇-1"
