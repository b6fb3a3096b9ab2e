"""Messages that are edited, deleted, or called a signal by somebody else."""

from __future__ import annotations

from sqlmodel import col, select

from bot.store import tables
from bot.store.database import Database
from bot.store.nouns import CaseState, Ending, Fate
from tests.stories.everywhere import on_consoles, on_every_platform
from tests.stories.play import FARM, INTAKE, LANTERNS, Play, text
from tests.stories.test_changes import stored

VIOLENCE = "ik vermoed kindermishandeling bij de familie op nummer 4"


async def edit(play: Play, person: str, message: str, words: str) -> None:
    """Have somebody change their own message."""
    await play.edit(person, message, words)


async def delete(play: Play, person: str, message: str) -> None:
    """Have somebody remove their own message."""
    await play.delete(person, message)


def fates(play: Play) -> list[Fate]:
    """Tell what became of each signal."""
    database = Database(play.url)
    with database.read() as session:
        found = session.exec(select(tables.Signal).order_by(col(tables.Signal.id))).all()
    database.close()
    return [signal.fate for signal in found]


@on_every_platform
async def test_who_calls_anothers_chatter_a_signal_is_not_its_poster(play: Play) -> None:
    chatter = await play.post("fatima", "goedemorgen allemaal")
    await play.say("bas", "!signaal", INTAKE, thread=chatter)
    case = play.case()
    assert [signal.poster for signal in case.signals] == ["fatima"]
    assert {ask.person for ask in case.waiting} == {"anouk", "fatima"}
    assert "Dank je, Fatima." in text(play.thread(chatter)[0])


@on_consoles
async def test_what_is_a_signal_already_is_shown_to_who_calls_it_one(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("bas", "!signaal", INTAKE, thread=signal)
    assert "Fatima de Wit plaatste dit" in text(play.privately("bas")[-1])


@on_consoles
async def test_what_was_taken_away_is_no_signal_any_more(play: Play) -> None:
    chatter = await play.post("fatima", "goedemorgen allemaal")
    await delete(play, "fatima", chatter)
    await play.say("bas", "!signaal", INTAKE, thread=chatter)
    assert "Zeg erbij waar het over gaat" in text(play.privately("bas")[-1])
    assert fates(play) == [Fate.WITHDRAWN]


@on_consoles
async def test_violence_that_is_added_to_chatter_is_referred_and_not_kept(play: Play) -> None:
    chatter = await play.post("fatima", "goedemorgen allemaal")
    await edit(play, "fatima", chatter, VIOLENCE)
    assert "Veilig Thuis" in text(play.privately("fatima")[-1])
    assert not any("kindermishandeling" in each or "goedemorgen" in each for each in stored(play))
    assert fates(play) == [Fate.REFERRED]


@on_every_platform
async def test_violence_that_is_added_to_a_signal_is_referred_and_the_rest_goes_on(
    play: Play,
) -> None:
    signal = await play.post("fatima", LANTERNS)
    await edit(play, "fatima", signal, f"{LANTERNS}, en {VIOLENCE}")
    assert "Veilig Thuis" in text(play.privately("fatima")[-1])
    assert not any("kindermishandeling" in each for each in stored(play))
    assert "kindermishandeling" not in text(play.department("verlichting"))
    assert "lantarens" in text(play.department("verlichting"))
    assert play.case().state is CaseState.UNOWNED


@on_every_platform
async def test_a_signal_by_command_in_a_thread_is_edited_and_deleted_by_itself(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    second = await play.say("fatima", f"!signaal {FARM}", INTAKE, thread=signal)
    await edit(play, "fatima", second, f"!signaal {FARM}, in Leidsche Rijn")
    assert any(f"{FARM}, in Leidsche Rijn" == each for each in stored(play))
    assert "Leidsche Rijn" in text(play.private("anouk"))
    await delete(play, "fatima", second)
    assert not any("kinderboerderij" in each for each in stored(play))
    assert (play.case(1).state, play.case(2).ending) == (CaseState.UNOWNED, Ending.WITHDRAWN)


@on_every_platform
async def test_a_reply_in_the_thread_of_a_signal_may_be_deleted(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    reply = await play.say("fatima", "bij de ingang", INTAKE, thread=signal)
    await edit(play, "fatima", reply, "bij de uitgang")
    await delete(play, "fatima", reply)
    assert play.case().state is CaseState.UNOWNED
    assert "lantarens" in text(play.department("verlichting"))


@on_consoles
async def test_deleting_one_message_leaves_the_words_of_others(play: Play) -> None:
    first = await play.post("fatima", LANTERNS)
    for _ in range(12):  # so that one message's number begins like another's
        await play.post("bas", "hoi")
    await play.post("bas", "de straatverlichting uit op de winterboeidreef")
    await delete(play, "fatima", first)
    assert any("winterboeidreef" in each for each in stored(play))


@on_consoles
async def test_only_its_poster_changes_or_withdraws_a_signal(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.remove(signal)  # a moderator does; no platform says who
    assert play.case().state is CaseState.UNOWNED


@on_consoles
async def test_a_deletion_takes_the_words_out_of_answers_too(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("bas", "toon W-1")
    assert "lantarens" in text(play.privately("bas")[-1])
    await play.delete("fatima", signal)
    assert "lantarens" not in text(play.privately("bas")[-1])
