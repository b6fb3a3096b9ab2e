"""`wijkbot privacy`: what is kept about somebody is shown, and they are made unrecognisable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

import bot
from bot.cases.acts import ActName
from bot.store import tables
from bot.store.database import Database
from bot.store.nouns import AskKind
from tests.cli import builders
from tests.cli.builders import LANTERN, a_town
from tests.cli.test_learn import URL, flat, wijkbot, with_a_bot
from tests.stories.play import INTAKE, Play, text

IRIS = "plein~iris"


async def a_guest_posts(play: Play) -> str:
    """Have a guest post, talk in private, and ask how it stands; gives the message's id."""
    await play.guest("iris", "Iris van Dam", beside="joris")
    message = await play.post("iris", LANTERN)
    await play.say("iris", "toon W-1")
    await play.say("iris", "hello, this is Iris  van Dam speaking")
    return message


def everything(url: str = URL) -> str:
    """Give all that the database holds, as text."""
    path = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def test_what_is_kept_about_a_guest_is_shown_with_how_long(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await a_guest_posts(play)
        for named in ("iris", "Iris van Dam", "iris van", "plein:iris"):
            assert "(plein~iris)" in wijkbot("privacy", "show", named, "-c", town).stdout
        told = flat(wijkbot("privacy", "show", IRIS, "-c", town).stdout)
        assert "Iris van Dam (plein~iris)" in told
        assert (
            "signals that they posted 2 W-1, W-2 the words: 365 days after the case is closed"
            in told
        )
        assert "name and id of a guest 1" in told
        assert "as the platform sent them 4" in told
        assert "messages of the bot to them" in told
        assert LANTERN not in told
        said = flat(wijkbot("privacy", "show", "iris", "--words", "-c", town).stdout)
        assert LANTERN in said

    with_a_bot(town, story)


def test_a_guest_becomes_unrecognisable_everywhere_while_the_bot_runs(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        signal = await a_guest_posts(play)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        assert "Iris van Dam" in text(play.department("verlichting"))

        erased = wijkbot("privacy", "erase", "iris", "--yes", "-c", town)
        assert "Iris van Dam is erased. They were in 2 cases." in flat(erased.stdout)
        await play.settle()
        kept = everything()
        assert "iris" not in kept.casefold().replace(LANTERN, "")
        assert "van dam" not in kept.casefold()
        assert LANTERN in kept, "what was posted stays"
        assert "Iris" not in text(play.department("verlichting"))
        assert "somebody" in text(play.department("verlichting"))
        assert not any("Iris" in text(each) for each in play.thread(signal, "joris"))
        show = wijkbot("privacy", "show", "iris", "-c", town)
        assert "It is not clear who iris is." in show.stderr

        await play.say("karel", "done W-1: the lamp is back")
        assert play.case().open_of(AskKind.OUTCOME), "the matter goes on"
        await play.say("iris", LANTERN, INTAKE)
        assert "Iris van Dam" in text(play.department("verlichting")), "who comes back is new"

    with_a_bot(town, story)


def test_with_their_words_nothing_of_what_they_said_is_left_either(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await a_guest_posts(play)
        await play.say("iris", "goodbye everybody", INTAKE)
        wijkbot("privacy", "erase", IRIS, "--words", "--yes", "-c", town)
        await play.settle()
        kept = everything()
        assert not any(each in kept for each in (LANTERN, "goodbye", "iris", "Iris"))
        assert LANTERN not in text(play.department("verlichting"))
        assert "I do not keep the words any longer." in text(play.department("verlichting"))
        assert len(history()) == 3, "what happened stays"

    with_a_bot(town, story)


def test_without_a_yes_nothing_changes(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await a_guest_posts(play)

    with_a_bot(town, story)
    said = builders.wijkbot("privacy", "erase", "iris", "-c", town, stdin="n\n")
    assert "cannot be undone" in said.stdout
    assert "Nothing was changed." in said.stderr
    assert "Iris van Dam" in everything()
    builders.wijkbot("privacy", "erase", "iris", "-c", town, stdin="y\n")
    assert "Iris" not in everything()


def history() -> list[tuple[str, str | None, str | None]]:
    """Tell who did what, as history has it."""
    with closing(Database(URL)) as database, database.read() as session:
        rows = session.exec(select(tables.History)).all()
        return [(row.person, row.user, row.name) for row in rows]


def test_of_a_colleague_it_says_what_to_do_first_and_then_they_can_be_erased(
    tmp_path: Path,
) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await play.post("anouk", LANTERN)
        await play.answer("karel", play.department("verlichting"), ActName.TAKE)
        refused = wijkbot("privacy", "erase", "karel", "--yes", "-c", town)
        assert refused.exit_code == 2
        assert "Karel Janssen is a colleague in the configuration" in refused.stderr
        assert 'Take the [[people]] with slug = "karel" out of it' in refused.stderr
        assert "wijkbot check" in refused.stderr
        assert ("karel", "karel", "Karel Janssen") in history()

    with_a_bot(town, story)
    gone = town.read_text("utf-8").replace("karel", "kees").replace("Karel Janssen", "Kees Bos")
    town.write_text(gone, "utf-8")
    erased = wijkbot("privacy", "erase", "karel", "--yes", "-c", town)
    assert "Karel Janssen is erased" in flat(erased.stdout)
    assert "karel" not in everything().casefold()
    (person, user, name) = history()[-1]
    assert person.startswith("~")
    assert (user, name) == (None, None)


def test_on_postgresql_it_is_the_same(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKBOT_DATABASE_URL", postgres_url)
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await a_guest_posts(play)
        shown = flat(wijkbot("privacy", "show", "iris", "-c", town).stdout)
        assert "as the platform sent them 4" in shown
        erased = wijkbot("privacy", "erase", "iris", "--words", "--yes", "-c", town)
        assert "is erased" in erased.stdout
        await play.settle()
        assert "Iris" not in text(play.department("verlichting"))
        with closing(Database(postgres_url)) as database, database.read() as session:
            for table in (tables.Person, tables.History, tables.Signal, tables.SignalVersion):
                assert not any("iris" in str(row).casefold() for row in session.exec(select(table)))

    with_a_bot(town, story, postgres_url)


def test_nobody_is_guessed(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await a_guest_posts(play)

    with_a_bot(town, story)
    unknown = wijkbot("privacy", "show", "zzz", "-c", town)
    assert unknown.exit_code == 2
    assert "It is not clear who zzz is." in unknown.stderr
    nothing = wijkbot("privacy", "show", "aysel", "-c", town)
    assert "Nothing is kept about them." in nothing.stdout


@pytest.mark.parametrize("command", ["show", "erase"])
def test_what_the_page_for_who_guards_privacy_names_is_there(command: str) -> None:
    told = (Path(bot.__file__).parent.parent / "docs" / "privacy.md").read_text("utf-8")
    assert f"wijkbot privacy {command} PERSON" in told
    assert "--words" in wijkbot("privacy", command, "--help").stdout
