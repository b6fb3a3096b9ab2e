"""Following: each turn in a line, in private, for who may read it and for as long as they may."""

from __future__ import annotations

from bot.cases.acts import ActName
from bot.cases.state import Follower
from bot.store import tables
from bot.store.database import Database
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import INTAKE, LANTERNS, Play, labels, moments, text


def heard(play: Play, person: str) -> list[str]:
    """Give what somebody read in private."""
    return [text(card) for card in play.privately(person)]


def confide(play: Play) -> None:
    """Have the case be confidential from now on."""
    database = Database(play.url)

    def hide(session: object) -> None:
        row = session.get(tables.Case, 1)  # type: ignore[attr-defined]  # a session of the store
        row.confidential = True
        row.version += 1

    database.change(hide)
    database.close()


@everywhere
async def test_a_colleague_who_follows_hears_each_turn_but_their_own_and_no_clock(
    play: Play,
) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("bas", "volgen W-1", on=play.home("bas"))
    assert "Vanaf nu hoor je elke stap." in heard(play, "bas")[-1]
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    assert "Karel Janssen van Straatverlichting: van ons" in heard(play, "bas")[-1]
    before = len(heard(play, "bas"))
    await play.move(moments(days=8))
    assert len(heard(play, "bas")) == before, "a clock is no turn"
    await play.say("karel", "voortgang W-1 monteur komt donderdag", on=play.home("karel"))
    told = play.privately("bas")[-1]
    assert "Karel Janssen: het loopt – ‘monteur komt donderdag’" in text(told)
    assert labels(told) == ["Niet meer volgen"]
    await play.press("bas", told, ActName.UNFOLLOW)
    before = len(heard(play, "bas"))
    await play.say("karel", "klaar W-1 gemaakt", on=play.home("karel"))
    assert len(heard(play, "bas")) == before


@on_consoles
async def test_nobody_hears_their_own_turn_nor_twice_what_they_read_anyway(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    for person in ("karel", "fatima"):
        await play.say(person, "volgen W-1", on=play.home(person))
    await play.say("karel", "vraag W-1: welke lamp?", on=play.home("karel"))
    assert not any("vroeg Fatima de Wit –" in each for each in heard(play, "fatima"))
    before = len(heard(play, "karel"))
    await play.say("fatima", "de linker", INTAKE, thread=signal)
    assert len(heard(play, "karel")) == before + 1
    assert "Fatima de Wit antwoordt: ‘de linker’" in heard(play, "karel")[-1]


@on_consoles
async def test_who_looks_how_it_stands_can_follow_with_a_tap(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("hugo", "toon W-1")
    await play.press("hugo", play.privately("hugo")[-1], "Volgen")
    assert play.case().followers == (Follower("hugo"),)
    await play.say("hugo", "toon W-1")
    assert labels(play.privately("hugo")[-1]) == ["Niet meer volgen"]
    await play.say("hugo", "volgen W-1")
    assert "Je volgt dit al." in heard(play, "hugo")[-1]
    await play.say("hugo", "niet meer volgen W-1")
    assert play.case().followers == ()
    await play.say("hugo", "niet meer volgen W-1")
    assert "Je volgt dit niet." in heard(play, "hugo")[-1]


@on_consoles
async def test_the_broker_has_others_follow_and_nobody_else_does(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("joris", "volgen W-1 zoe")
    assert "Zoë Mulder hoort vanaf nu elke stap" in heard(play, "joris")[-1]
    (told,) = play.privately("zoe")
    assert "Joris Vermeer (030 555 01 11) wil dat je hiervan weet." in text(told)
    assert "doen 2 lantarens het niet" in text(told)
    await play.say("bas", "volgen W-1 wilma")
    assert "Joris Vermeer (030 555 01 11) kan zeggen wie dit volgt" in heard(play, "bas")[-1]
    await play.say("bas", "niet meer volgen W-1 zoe")
    assert play.case().followers == (Follower("zoe", "joris"),)
    await play.say("joris", "toon W-1")
    assert "Joris Vermeer laat Zoë Mulder dit volgen" in heard(play, "joris")[-1]
    await play.say("joris", "niet meer volgen W-1 zoe")
    assert play.case().followers == ()


@on_consoles
async def test_in_confidence_only_whom_the_broker_added_hears_and_reads_on(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("bas", "volgen W-1")
    await play.say("joris", "volgen W-1 zoe")
    confide(play)
    before = len(heard(play, "bas"))
    await play.say("karel", "van ons W-1")
    assert len(heard(play, "bas")) == before
    assert "Karel Janssen van Straatverlichting: van ons" in heard(play, "zoe")[-1]
    await play.say("zoe", "toon W-1")
    assert "doen 2 lantarens het niet" in heard(play, "zoe")[-1]
    for stranger in ("hugo", "fatima"):
        await play.say(stranger, "volgen W-1", on=play.home(stranger))
        assert "Joris Vermeer" in heard(play, stranger)[-1]
    assert [each.person for each in play.case().followers] == ["bas", "zoe"]


@on_consoles
async def test_what_is_done_can_be_followed_and_what_is_closed_no_more(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("karel", "van ons W-1", on=play.home("karel"))
    await play.say("karel", "klaar W-1 gemaakt", on=play.home("karel"))
    await play.say("bas", "volgen W-1", on=play.home("bas"))
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)
    assert "Fatima de Wit: opgelost" in heard(play, "bas")[-1]
    await play.say("hugo", "volgen W-1", on=play.home("hugo"))
    assert [each.person for each in play.case().followers] == ["bas"]
    await play.say("bas", "niet meer volgen W-1", on=play.home("bas"))
    assert play.case().followers == ()
