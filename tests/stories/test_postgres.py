"""The same on PostgreSQL: what a large municipality runs."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot import forms
from bot.cases.acts import ActName
from bot.store.nouns import Ending
from tests.municipality import a_municipality
from tests.photos.pictures import a_photo
from tests.stories.consoles import played
from tests.stories.play import INTAKE, LANTERNS, Play, moments, text


def test_a_signal_goes_from_post_to_outcome(postgres_url: str, tmp_path: Path) -> None:
    asyncio.run(played(_from_post_to_outcome, a_municipality(), tmp_path, postgres_url))


async def _from_post_to_outcome(play: Play) -> None:
    signal = await play.post("fatima", f"{LANTERNS}\x00")
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.move(moments(days=8))
    assert "Hoe loopt het?" in text(play.private("karel"))
    await play.answer("karel", play.private("karel"), ActName.DONE, **{forms.WORDS: "gemaakt"})
    await play.answer("fatima", play.thread(signal)[-1], ActName.SOLVED)
    assert play.case().ending is Ending.SOLVED


def test_photos_go_along_once(postgres_url: str, tmp_path: Path) -> None:
    photo = a_photo(tmp_path)

    async def story(play: Play) -> None:
        signal = await play.post("fatima", LANTERNS, photo)
        await play.say("fatima", "", INTAKE, thread=signal, photo=photo)
        offer = play.department("verlichting")
        await play.answer("karel", offer, ActName.DECLINE, reason="niet van ons")
        for place in ("#verlichting", "@joris"):
            names = [shown.name for shown in play.photos(place)]
            assert names == ["foto 1.jpg", "foto 2.jpg"], place

    asyncio.run(played(story, a_municipality(), tmp_path, postgres_url))


def test_an_ask_goes_to_who_stands_in_and_back(postgres_url: str, tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", LANTERNS)
        await play.say("karel", "vrij vanaf morgen tot vrijdag, Kim neemt waar")
        await play.move(moments(days=1))
        assert play.case().waiting[0].stands_in_for == "karel"
        await play.move(moments(days=2))
        assert play.case().waiting[0].stands_in_for is None
        assert "Welkom terug" in text(play.private("karel"))

    asyncio.run(played(story, a_municipality(), tmp_path, postgres_url))
