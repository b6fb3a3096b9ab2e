"""`wijkbot learn`: what people put right is proposed, applied while the bot runs, and withdrawn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from typer.testing import Result

from bot import forms
from bot.cases.acts import ActName
from bot.config.load import load
from bot.knowledge import knowledge
from bot.store import tables
from bot.store.database import Database
from routing import prepare
from tests.cli import builders
from tests.cli.builders import a_town
from tests.stories.consoles import playing_on_consoles
from tests.stories.play import Play

URL = "sqlite:///wijkbot.sqlite"
HAMMOCKS = (
    "hangmat aan de lantaarn op het vechtplantsoen",
    "een hangmat hangt aan de straatverlichting op het vechtplantsoen",
)
POSTERS = ("joris", "anouk")
NEW = "weer een hangmat aan de lantaarn op het vechtplantsoen"


def wijkbot(*words: object) -> Result:
    """Type a command beside a bot that goes on logging where it did."""
    result = builders.wijkbot(*words)
    structlog.reset_defaults()
    return result


def with_a_bot(town: Path, story: Callable[[Play], Awaitable[None]], url: str = URL) -> None:
    """Run the bot of a town while other commands work on its database."""

    async def play() -> None:
        config = load(town)
        index = prepare(knowledge(config))
        async with playing_on_consoles(config, town.parent, url=url, index=index) as playing:
            await story(playing)

    asyncio.run(play())


async def put_right(play: Play, *texts: str) -> None:
    """Have street lighting decline, and waste take it; somebody else posts each."""
    for poster, text in zip(POSTERS, texts, strict=False):
        await play.post(poster, text)
        no = {forms.REASON: "geen lamp", forms.INSTEAD: "afval"}
        await play.answer("karel", play.department("verlichting"), ActName.DECLINE, **no)
        await play.answer("aysel", play.department("afval"), ActName.TAKE)


def kept_reasons(number: int, url: str = URL) -> list[dict[str, object]]:
    """Give the reasons for its lead owner that a case keeps."""
    with closing(Database(url)) as database, database.read() as session:
        row = session.get(tables.Case, number)
        assert row is not None
        reasons: list[dict[str, object]] = row.routing["owners"][0]["evidence"]
        return reasons


def flat(output: str) -> str:
    """Give what a table says without its lines and breaks."""
    return " ".join(output.replace("│", " ").split())


def test_what_was_put_right_twice_is_learned_while_the_bot_runs_and_unlearned(
    tmp_path: Path,
) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await put_right(play, *HAMMOCKS)
        proposed = wijkbot("learn", "list", "-c", town)
        assert "hangmat" in proposed.stdout
        assert "for Afval instead of Straatverlichting" in flat(proposed.stdout)
        assert "W-2" in proposed.stdout

        await play.post("joris", NEW)
        assert play.case(3).owners[0] == "verlichting"

        applied = wijkbot("learn", "apply", 1, "--by", "anouk", "-c", town)
        assert "Applied ‘hangmat’" in applied.stdout
        await play.post("joris", NEW)
        assert NEW in play.department("afval").text
        assert "‘hangmat’ (learned)" in play.department("afval").text
        assert play.case(4).owners[0] == "afval"
        assert [1, 2] in [each.get("learned") for each in kept_reasons(4)]
        await play.say("joris", "whose hangmat aan de lantaarn")
        assert "Learned from W-1 and W-2." in play.privately("joris")[-1].text
        routed = wijkbot("route", "hangmat", "--learned", "-c", town)
        assert "learned from W-1, W-2" in flat(routed.stdout)
        assert "nothing to learn" in wijkbot("learn", "list", "-c", town).stdout

        withdrawn = wijkbot("learn", "withdraw", 1, "--by", "karel", "-c", town)
        assert "Withdrawn: ‘hangmat’" in withdrawn.stdout
        await play.post("joris", NEW)
        assert play.case(5).owners[0] == "verlichting"
        shown = flat(wijkbot("learn", "applied", "-c", town).stdout)
        assert "Anouk Bos" in shown
        assert "Karel Janssen" in shown

    with_a_bot(town, story)


def test_on_postgresql_it_is_the_same(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKBOT_DATABASE_URL", postgres_url)
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await put_right(play, *HAMMOCKS)
        wijkbot("learn", "apply", 1, "--by", "anouk", "-c", town)
        await play.post("joris", NEW)
        assert play.case(3).owners[0] == "afval"
        wijkbot("learn", "withdraw", 1, "--by", "anouk", "-c", town)
        await play.post("joris", NEW)
        assert play.case(4).owners[0] == "verlichting"

    with_a_bot(town, story, postgres_url)


def test_what_a_broker_brought_to_its_owner_is_learned_too(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        for poster, text in zip(POSTERS, HAMMOCKS, strict=True):
            await play.post(poster, text.split(" aan ")[0] + " op het vechtplantsoen")
            offer = {forms.DEPARTMENT: "afval"}
            await play.answer("joris", play.private("joris"), ActName.OFFER, **offer)
            await play.answer("aysel", play.department("afval"), ActName.TAKE)

    with_a_bot(town, story)
    proposed = flat(wijkbot("learn", "list", "-c", town).stdout)
    assert "hangmat for Afval W-1, W-2" in proposed


def test_what_one_person_says_twice_is_not_learned(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        for text in HAMMOCKS:
            await put_right(play, text)

    with_a_bot(town, story)
    assert "different people" in flat(wijkbot("learn", "list", "-c", town).stdout)


def test_while_an_owner_is_looked_for_nothing_is_learned_of_who_declined(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        for poster, text in zip(POSTERS, HAMMOCKS, strict=True):
            await play.post(poster, text)
            no = {forms.REASON: "geen lamp", forms.INSTEAD: "afval"}
            await play.answer("karel", play.department("verlichting"), ActName.DECLINE, **no)
        assert "nothing to learn" in wijkbot("learn", "list", "-c", town).stdout

    with_a_bot(town, story)


def test_what_is_said_to_type_next_works_as_it_stands(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await put_right(play, *HAMMOCKS)

    with_a_bot(town, story)
    listed = wijkbot("learn", "list", "-c", town).stdout
    apply = listed.split("Apply one: wijkbot ")[1].strip()
    applied = wijkbot(*apply.replace("N", "1", 1).replace("PERSON", "anouk").split())
    assert "Applied ‘hangmat’" in applied.stdout
    again = wijkbot("learn", "list", "-c", town)
    assert not again.stderr, "it is a command that speaks, not a log"
    withdraw = applied.stdout.split("Take it back: wijkbot ")[1].strip()
    assert "Withdrawn" in wijkbot(*withdraw.split()).stdout


SPORTS = """
[[departments]]
id = "sport"
name = "Sport en spel"
description = "velden, zalen"
lead = "aysel"
channels = { plein = "#sport" }
"""


def test_a_department_of_which_only_the_name_is_told_learns_its_first_phrase(
    tmp_path: Path,
) -> None:
    town = a_town(tmp_path)
    town.write_text(town.read_text("utf-8") + SPORTS, "utf-8")

    async def story(play: Play) -> None:
        for poster, text in zip(POSTERS, HAMMOCKS, strict=True):
            await play.post(poster, text.split(" aan ")[0] + " op het vechtplantsoen")
            offer = {forms.DEPARTMENT: "sport"}
            await play.answer("joris", play.private("joris"), ActName.OFFER, **offer)
            await play.answer("aysel", play.department("sport"), ActName.TAKE)
        assert "for Sport en spel" in flat(wijkbot("learn", "list", "-c", town).stdout)
        wijkbot("learn", "apply", 1, "--by", "anouk", "-c", town)
        await play.post("joris", "hangmat in de weg op het vechtplantsoen")
        assert play.case(3).owners[0] == "sport"

    with_a_bot(town, story)


def test_nothing_is_learned_from_confidential_or_erased_words(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await put_right(play, HAMMOCKS[0])
        message = await play.post("anouk", HAMMOCKS[1])
        no = {forms.REASON: "geen lamp", forms.INSTEAD: "afval"}
        await play.answer("karel", play.department("verlichting"), ActName.DECLINE, **no)
        await play.answer("aysel", play.department("afval"), ActName.TAKE)
        assert "hangmat" in wijkbot("learn", "list", "-c", town).stdout
        with closing(Database(URL)) as database, database.write() as session:
            case = session.get(tables.Case, 1)
            assert case is not None
            case.confidential = True
        assert "nothing to learn" in wijkbot("learn", "list", "-c", town).stdout
        await play.delete("anouk", message)

    with_a_bot(town, story)
    with closing(Database(URL)) as database, database.write() as session:
        case = session.get(tables.Case, 1)
        assert case is not None
        case.confidential = False
    assert "nothing to learn" in wijkbot("learn", "list", "-c", town).stdout


def test_what_cannot_be_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    assert "There is no database" in wijkbot("learn", "list", "-c", town).stderr
    wijkbot("db", "upgrade", "-c", town)

    unknown = wijkbot("learn", "apply", 1, "--by", "nobody", "-c", town)
    assert "no such person" in unknown.stderr
    missing = wijkbot("learn", "apply", 1, "--by", "anouk", "-c", town)
    assert "wijkbot learn list" in missing.stderr
    never = wijkbot("learn", "withdraw", 1, "--by", "anouk", "-c", town)
    assert "wijkbot learn applied" in never.stderr
    for refused in (unknown, missing, never):
        assert refused.exit_code == 2
    assert "No phrase was applied yet" in wijkbot("learn", "applied", "-c", town).stdout


def test_a_list_that_changed_since_is_not_applied_from_by_accident(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await put_right(play, *HAMMOCKS)

    with_a_bot(town, story)
    other = wijkbot("learn", "apply", 1, "--phrase", "ballonnen", "--by", "anouk", "-c", town)
    assert "is now ‘hangmat’" in other.stderr
    same = wijkbot("learn", "apply", 1, "--phrase", "hangmat", "--by", "anouk", "-c", town)
    assert same.exit_code == 0
    again = wijkbot("learn", "withdraw", 1, "--by", "anouk", "-c", town)
    twice = wijkbot("learn", "withdraw", 1, "--by", "anouk", "-c", town)
    assert (again.exit_code, twice.exit_code) == (0, 2)


def test_learned_words_need_a_database(tmp_path: Path) -> None:
    asked = wijkbot("route", "hangmat", "--learned", "-c", a_town(tmp_path))
    assert asked.exit_code == 1
    assert "There is no database" in asked.stderr


def test_what_is_blacked_out_in_a_case_is_unlearned(tmp_path: Path) -> None:
    town = a_town(tmp_path)

    async def story(play: Play) -> None:
        await put_right(play, *HAMMOCKS)
        wijkbot("learn", "apply", 1, "--by", "anouk", "-c", town)
        await play.say("joris", "redact W-2: hangmat")
        applied = flat(wijkbot("learn", "applied", "-c", town).stdout)
        assert "hangmat" not in applied
        assert "▇▇▇▇▇▇▇" in applied
        assert "Joris Vermeer" in applied, "who had it withdrawn"
        await play.post("anouk", NEW)
        assert play.case(3).owners[0] == "verlichting"

    with_a_bot(town, story)
