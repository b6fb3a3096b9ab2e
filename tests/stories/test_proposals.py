"""Edits that mean something else, and routine work that goes by a department's own route."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.cases.acts import ActName
from bot.config.schema import Config
from bot.store.nouns import AskKind, CaseState, Ending
from tests.municipality import BARE, FULL, a_municipality
from tests.stories.consoles import played
from tests.stories.everywhere import everywhere, on_consoles
from tests.stories.play import LANTERNS, Play, labels, moments, text

LAMP = "de lantaarn doet het niet op het vechtplantsoen"
KERB = "losse stoeptegel op het vechtplantsoen"


@everywhere
async def test_an_edit_that_means_something_else_is_asked_anew_if_the_poster_wants(
    play: Play,
) -> None:
    signal = await play.post("fatima", LAMP)
    await play.edit("fatima", signal, KERB)
    proposal = play.thread(signal)[-1]
    assert "je hebt je tekst aangepast" in text(proposal)
    assert "Nu lijkt dit iets voor Wegen, en niet meer voor Straatverlichting." in text(proposal)
    assert labels(proposal) == ["Ja, vraag Wegen", "Nee, laat zo"]
    await play.press("fatima", proposal, ActName.REROUTE)
    offer = play.department("wegen")
    assert "Losse stoeptegel" in text(offer)
    assert "herkend: ‘losse stoeptegel’" in text(offer)
    assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["wegen"]


@on_consoles
async def test_it_is_answered_in_words_too_and_a_no_leaves_it(play: Play) -> None:
    signal = await play.post("fatima", LAMP)
    await play.edit("fatima", signal, KERB)
    await play.reply("fatima", play.thread(signal)[0], "nee")
    assert [ask.department for ask in play.case().waiting] == ["verlichting"]
    await play.edit("fatima", signal, f"{LAMP}, echt waar")
    await play.edit("fatima", signal, KERB)
    await play.reply("fatima", play.thread(signal)[0], "ja")
    assert [ask.department for ask in play.case().waiting] == ["wegen"]


@on_consoles
async def test_a_small_edit_proposes_nothing(play: Play) -> None:
    signal = await play.post("fatima", LAMP)
    before = len(play.thread(signal))
    for words in (f"{LAMP}!", "de lantarn doet het niet op het vechtplantsoen", f"{LAMP} bij 12"):
        await play.edit("fatima", signal, words)
    assert len(play.thread(signal)) == before
    assert [ask.kind for ask in play.case().waiting] == [AskKind.OWN]


@on_consoles
async def test_an_owner_hears_what_the_words_are_now(play: Play) -> None:
    signal = await play.post("fatima", LAMP)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.edit("fatima", signal, KERB)
    proposal = play.thread(signal)[-1]
    assert labels(proposal) == ["Ja, laat Karel Janssen weten", "Nee, laat zo"]
    await play.press("fatima", proposal, ActName.REROUTE)
    told = text(play.privately("karel")[-1])
    assert "heeft de tekst aangepast. Nu lijkt het iets voor Wegen" in told
    assert "typ ‘overdragen W-1’" in told
    assert play.case().owner == "verlichting"


@on_consoles
async def test_another_wijk_is_asked(play: Play) -> None:
    signal = await play.post("fatima", LAMP)
    await play.edit("fatima", signal, "de lantaarn doet het niet op de winterboeidreef")
    which = play.thread(signal)[-1]
    assert "In welke wijk is dit nu?" in text(which)
    await play.press("fatima", which, "Leidsche Rijn")
    assert (play.case().wijk, play.case().broker) == ("Leidsche Rijn", "samira")


@on_consoles
async def test_an_owner_hears_that_the_words_are_gone(play: Play) -> None:
    signal = await play.post("fatima", LAMP)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.delete("fatima", signal)
    assert "heeft de woorden weggehaald" in text(play.privately("karel")[-1])
    assert play.case().state is CaseState.OWNED


def with_a_route(account: str) -> Config:
    """Describe the municipality with a form of its own for full containers."""
    config = a_municipality(account)
    route = {
        "link": "https://afval.example.org",
        "phone": "030 555 0",
        "phrases": ["container vol"],
    }
    departments = [
        {**each.model_dump(), "regular_route": route if each.id == "afval" else None}
        for each in config.departments
    ]
    return a_municipality(account, departments=departments)


def play_it(tmp_path: Path, account: str, answer: str) -> None:
    async def story(play: Play) -> None:
        signal = await play.post("fatima", "container vol op het vechtplantsoen")
        asked = play.thread(signal)[-1]
        assert "dit kan rechtstreeks naar Afval, via https://afval.example.org" in text(asked)
        assert labels(asked) == ["Ja, zet klaar", "Nee, vraag het hier"]
        if answer == "yes":
            await play.press("fatima", asked, ActName.REFER)
            ready = text(play.privately("fatima")[-1])
            assert "container vol op het vechtplantsoen" in ready
            assert "via https://afval.example.org of 030 555 0" in ready
            assert play.case().ending is Ending.REFERRED
            assert "Dit gaat rechtstreeks naar Afval." in text(play.thread(signal)[0])
            return
        if answer == "no":
            await play.reply("fatima", asked, "nee")
        else:
            await play.move(moments(days=5))
        assert [ask.department for ask in play.case().open_of(AskKind.OWN)] == ["afval"]
        assert "Afval" in text(play.thread(signal)[0])

    asyncio.run(played(story, with_a_route(account), tmp_path))


def test_routine_work_is_made_ready_for_the_departments_own_route(tmp_path: Path) -> None:
    play_it(tmp_path, FULL, "yes")


def test_who_rather_asks_here_is_heard(tmp_path: Path) -> None:
    play_it(tmp_path, BARE, "no")


def test_silence_has_it_asked_as_usual(tmp_path: Path) -> None:
    play_it(tmp_path, FULL, "silence")


def test_what_is_urgent_is_never_sent_away(tmp_path: Path) -> None:
    async def story(play: Play) -> None:
        await play.post("fatima", "met spoed: container vol op het vechtplantsoen")
        assert [ask.kind for ask in play.case().waiting] == [AskKind.OWN]
        await play.post("fatima", LANTERNS)
        assert [ask.kind for ask in play.case(2).waiting] == [AskKind.OWN]

    asyncio.run(played(story, with_a_route(FULL), tmp_path))
