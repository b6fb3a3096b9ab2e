"""Photos: passed on to who is asked, upright and without what is hidden in them, never kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlmodel import select

from adapters.base import Do, Outgoing, Permanent, Refusal
from bot.cases.acts import ActName
from bot.store import traffic
from bot.store.database import Database
from bot.store.nouns import AskKind
from tests.photos.pictures import GPS, OWNER, a_photo, a_picture, opened
from tests.stories.consoles import console_of
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import FARM, FENCE, INTAKE, LANTERNS, Play, moments, text

CHANNEL = "#verlichting"


@everywhere
async def test_who_is_asked_sees_the_photo_below_the_card(play: Play) -> None:
    await play.post("fatima", LANTERNS, taken(play))
    offer = play.department("verlichting")
    (shown,) = play.photos(CHANNEL)
    assert shown.thread == offer.id
    assert shown.name == "foto 1.jpg"
    picture = opened(shown.content)
    assert picture.size == (60, 80), "what lay on its side stands upright"
    assert not picture.getexif().get_ifd(GPS)
    assert OWNER.encode() not in shown.content
    assert play.privately("fatima") == []

    await play.answer("karel", offer, ActName.DECLINE, reason="Alleen de paal is van ons")
    (asked,) = play.photos("@joris")
    assert asked.content == shown.content
    assert asked.thread == play.private("joris").root
    assert len(play.photos(CHANNEL)) == 1


@everywhere
async def test_a_photo_without_words_waits_for_one_line(play: Play) -> None:
    photo = await play.post("fatima", "", taken(play))
    assert play.cases() == []
    asked = text(play.privately("fatima")[-1])
    assert "zonder woorden" in asked
    assert "Wat is er, en waar?" in asked
    assert play.photos(CHANNEL) == []

    await play.say("fatima", LANTERNS, INTAKE, thread=photo)
    assert play.cases() == [1]
    (shown,) = play.photos(CHANNEL)
    assert shown.thread == play.department("verlichting").id
    assert "Dank je, Fatima" in text(play.thread(photo)[0])


@on_consoles
async def test_what_is_said_next_tells_of_the_photo_too(play: Play) -> None:
    photo = await play.post("fatima", "", taken(play))
    signal = await play.post("fatima", LANTERNS)
    assert len(play.photos(CHANNEL)) == 1
    assert play.thread(signal)
    assert not play.thread(photo), "what the bot says stands below the words"


@on_consoles
async def test_in_private_the_next_line_tells_of_the_photo(play: Play) -> None:
    await play.say("fatima", "", photo=taken(play))
    assert "Ik zie een foto, zonder woorden" in text(play.privately("fatima")[-1])
    await play.say("fatima", LANTERNS)
    assert play.cases() == [1]
    assert len(play.photos(CHANNEL)) == 1


@on_consoles
async def test_stop_leaves_a_photo_for_what_it_is(play: Play) -> None:
    photo = await play.post("fatima", "", taken(play))
    await play.say("fatima", "laat maar", INTAKE, thread=photo)
    await play.say("fatima", LANTERNS, INTAKE, thread=photo)
    assert play.cases() == []


@on_consoles
async def test_words_that_are_written_below_the_photo_itself_count_as_well(play: Play) -> None:
    photo = await play.post("fatima", "", taken(play))
    await play.edit("fatima", photo, LANTERNS)
    assert play.cases() == [1]
    assert len(play.photos(CHANNEL)) == 1


@on_consoles
async def test_of_several_photos_in_a_row_the_words_are_asked_once(play: Play) -> None:
    first = await play.post("fatima", "", taken(play, colour="red"))
    second = await play.post("fatima", "", taken(play, colour="blue"))
    assert len(play.privately("fatima")) == 1
    await play.say("fatima", LANTERNS, INTAKE, thread=second)
    assert [shown.name for shown in play.photos(CHANNEL)] == ["foto 1.jpg", "foto 2.jpg"]
    assert first


@on_consoles
async def test_a_photo_right_behind_the_words_belongs_to_them(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.post("fatima", "", taken(play))
    assert play.privately("fatima") == []
    (shown,) = play.photos(CHANNEL)
    assert shown.thread == play.department("verlichting").id
    await play.move(moments(hours=1))
    await play.post("fatima", "", taken(play, colour="blue"))
    assert "zonder woorden" in text(play.privately("fatima")[-1])
    assert len(play.photos(CHANNEL)) == 1


@on_consoles
async def test_a_photo_below_the_signal_reaches_who_has_it_by_then(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS, taken(play))
    offer = play.department("verlichting")
    await play.answer("karel", offer, ActName.TAKE)
    await play.say("fatima", "nu is ook die op de hoek uit", INTAKE, thread=signal)
    await play.say("fatima", "", INTAKE, thread=signal, photo=taken(play, colour="blue"))
    shown = play.photos(CHANNEL)
    assert [each.name for each in shown] == ["foto 1.jpg", "foto 2.jpg"]
    assert {each.thread for each in shown} == {offer.id}


@on_consoles
async def test_photos_of_others_and_of_talk_stay_where_they_are(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("bas", "", INTAKE, thread=signal, photo=taken(play))
    await play.say("karel", "zo ziet het eruit", CHANNEL, photo=taken(play))
    await play.post("bas", "goedemorgen allemaal", taken(play))
    assert all(play.photos(f"#{each}") == [] for each in ("verlichting", "signalen"))
    assert play.privately("bas") == []


@on_consoles
async def test_what_is_wrong_with_a_photo_its_poster_hears_and_nobody_else(play: Play) -> None:
    await play.post("fatima", LANTERNS, a_photo(folder(play), "kaart.svg", b"<svg/>"))
    told = text(play.privately("fatima")[-1])
    assert "Foto 1 kan ik zo niet doorgeven" in told
    assert "JPEG, PNG of WEBP" in told
    await play.post("fatima", FENCE, a_photo(folder(play), "brief.pdf", b"%PDF-1.4"))
    assert "Bijlage 1 geef ik niet door: alleen foto's" in text(play.privately("fatima")[-1])
    await play.post("fatima", LANTERNS, a_photo(folder(play), "groot.jpg", bytes(10_000_001)))
    assert "Foto 1 is te groot om door te geven: 10 MB" in text(play.privately("fatima")[-1])
    assert len(play.cases()) == 3, "the signals are asked about all the same"
    assert play.photos(CHANNEL) == []


@on_consoles
async def test_what_only_the_bytes_tell_its_poster_hears_once(play: Play) -> None:
    await play.post("fatima", LANTERNS, a_photo(folder(play), "lamp.jpg", b"\xff\xd8\xffstuk"))
    assert "Foto 1 kan ik zo niet doorgeven" in text(play.privately("fatima")[-1])
    heard = len(play.privately("fatima"))
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    assert play.privately("joris")
    assert len(play.privately("fatima")) == heard
    assert play.photos(CHANNEL) == play.photos("@joris") == []


@on_consoles
async def test_a_photo_that_is_gone_is_asked_for_anew(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS, taken(play))
    for path in console_of(play, play.home("fatima")).platform.album.folder.iterdir():
        path.unlink()
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    assert "Foto 1 kon ik niet meer ophalen" in text(play.privately("fatima")[-1])
    await play.say("fatima", "", INTAKE, thread=signal, photo=taken(play, colour="blue"))
    assert [shown.name for shown in play.photos("@joris")] == ["foto 2.jpg"]


@on_consoles
async def test_with_one_signal_so_many_photos_go_along(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    for colour in ("red", "green", "blue", "white", "black", "pink"):
        photo = taken(play, colour=colour)
        await play.say("fatima", "", INTAKE, thread=signal, photo=photo)
    assert len(play.photos(CHANNEL)) == 5
    told = text(play.privately("fatima")[-1])
    assert "geef ik hooguit 5 foto's door. Niet mee gingen er: 1" in told


@on_consoles
async def test_of_a_besloten_case_photos_stand_in_private_only(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.say("fatima", "besloten W-1: het gaat over een bewoner")
    assert play.case().confidential
    await play.say("fatima", "", INTAKE, thread=signal, photo=taken(play))
    assert play.photos(CHANNEL) == []
    await play.say("karel", "niet van ons W-1: alleen de paal is van ons")
    assert len(play.photos("@joris")) == 1
    assert play.photos(CHANNEL) == []


@on_consoles
async def test_while_its_poster_is_asked_about_personal_data_photos_go_nowhere(play: Play) -> None:
    signal = await play.post("fatima", f"{LANTERNS}, bel 06 12345678", taken(play))
    assert play.case().open_of(AskKind.PRIVACY)
    assert play.photos(CHANNEL) == play.photos("@karel") == []
    await play.press("fatima", play.thread(signal)[0], ActName.CONFIDENTIAL)
    assert play.photos(CHANNEL) == []
    (shown,) = play.photos("@karel")
    assert shown.thread == play.private("karel").root


@on_consoles
async def test_photos_of_what_is_blacked_out_as_a_whole_are_passed_on_no_more(play: Play) -> None:
    await play.post("fatima", LANTERNS, taken(play))
    await play.say("fatima", "weglakken W-1 alles")
    await play.say("fatima", "het ging over een bewoner")
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    assert "jij bent aan zet, Joris" in text(play.private("joris"))
    assert play.photos("@joris") == []
    assert all(not event.get("photos") for event in events(play))


@on_consoles
async def test_words_that_are_blacked_out_leave_the_photo(play: Play) -> None:
    await play.post("fatima", LANTERNS, taken(play))
    await play.say("fatima", "weglakken W-1: school, want te herkenbaar")
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    assert len(play.photos("@joris")) == 1


@on_consoles
async def test_once_events_are_dropped_nothing_tells_where_a_photo_was(play: Play) -> None:
    await play.post("fatima", LANTERNS, taken(play))
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    await play.move(moments(days=8))
    await play.app.forget()
    assert all(not event.get("photos") for event in events(play))
    await play.say("joris", "aan W-1 wegen: kunnen jullie hier iets mee?")
    assert "kunnen jullie hier iets mee?" in text(play.department("wegen"))
    assert play.photos("#wegen") == []


@on_consoles
async def test_an_outgoing_photo_tells_of_nobody(play: Play) -> None:
    await play.post("fatima", FARM, taken(play))
    assert len(play.photos("@joris")) + len(play.photos("@anouk")) == 1
    (row,) = (each for each in outgoing(play) if each.do == Do.PHOTO)
    assert row.payload.keys() == {"photo", "card"}
    assert not {"joris", "anouk", "@joris", "@anouk"} & {*row.lane.split("\x1f")}


@on_consoles
async def test_a_photo_of_which_nobody_knows_whether_it_arrived_is_shown_once(play: Play) -> None:
    for account in play.stages:
        broken: set[str] = set()
        console_of(play, account).platform.faults = partial(breaks_once, broken)
    await play.post("fatima", LANTERNS, taken(play))
    await play.move(moments(hours=1))
    assert len(play.photos(CHANNEL)) == 1


@on_consoles
async def test_a_signal_by_command_brings_its_photo_too(play: Play) -> None:
    await play.say("fatima", f"!signaal {LANTERNS}", photo=taken(play))
    assert len(play.photos(CHANNEL)) == 1
    await play.say("bas", "@wijkbot", INTAKE, photo=taken(play, colour="blue"))
    assert "zonder woorden" in text(play.privately("bas")[-1])


@on_consoles
async def test_who_owns_it_reads_no_photo_of_another_case(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.move(moments(hours=1))
    await play.post("bas", FENCE, taken(play))
    assert play.photos(CHANNEL) == []


@on_consoles
async def test_who_deletes_a_signal_has_no_photo_passed_on_any_more(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS, taken(play))
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    assert len(play.photos("@joris")) == 1
    await play.delete("fatima", signal)
    await play.say("joris", "aan W-1 wegen: kunnen jullie hier iets mee?")
    assert "kunnen jullie hier iets mee?" in text(play.department("wegen"))
    assert play.photos("#wegen") == []
    assert all(not event.get("photos") for event in events(play))


@on_consoles
async def test_who_deletes_a_photo_below_the_signal_has_that_one_left_out(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS, taken(play))
    second = await play.say("fatima", "", INTAKE, thread=signal, photo=taken(play, colour="blue"))
    await play.delete("fatima", second)
    await play.answer(
        "karel", play.department("verlichting"), ActName.DECLINE, reason="niet van ons"
    )
    assert [shown.name for shown in play.photos("@joris")] == ["foto 1.jpg"]


@on_consoles
async def test_a_place_that_takes_no_photos_is_told_of(play: Play) -> None:
    for account in play.stages:
        console_of(play, account).platform.faults = lambda out: (
            Permanent("file_uploads_disabled", Refusal.CONTENT) if out.do == "photo" else None
        )
    await play.post("fatima", LANTERNS, taken(play))
    assert "kon ik niet laten zien aan wie ik het vraag" in text(play.privately("fatima")[-1])
    assert len(play.cases()) == 1


@on_consoles
async def test_the_bot_keeps_no_photo(play: Play) -> None:
    photo = taken(play)
    await play.post("fatima", LANTERNS, photo)
    database = Path(play.url.removeprefix("sqlite:///"))
    pixels = photo.read_bytes()[-40:]
    for path in database.parent.glob(f"{database.name}*"):
        if path.is_file():
            assert pixels not in path.read_bytes()


def breaks_once(broken: set[str], out: Outgoing) -> Literal["after"] | None:
    """Have the connection break when a photo has just been shown, the first time."""
    if out.do is not Do.PHOTO or out.key in broken:
        return None
    broken.add(out.key)
    return "after"


def events(play: Play) -> list[dict[str, Any]]:
    """Give what came in, as it is kept."""
    database = Database(play.url)
    with database.read() as session:
        found = [row.event for row in session.exec(select(traffic.Inbox))]
    database.close()
    return found


def outgoing(play: Play) -> list[traffic.Outbox]:
    """Give what went out, as it is kept."""
    database = Database(play.url)
    with database.read() as session:
        found = list(session.exec(select(traffic.Outbox)))
    database.close()
    return found


def folder(play: Play) -> Path:
    """Where people of this story have their photos."""
    path = Path(play.url.removeprefix("sqlite:///")).parent / "telefoon"
    path.mkdir(exist_ok=True)
    return path


def taken(play: Play, colour: str = "orange") -> Path:
    """Take a photo with a telephone."""
    return a_photo(folder(play), f"{colour}.jpg", a_picture(colour=colour))
