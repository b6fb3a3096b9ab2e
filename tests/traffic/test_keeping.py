"""What comes in is kept once, in order, with the place to resume from."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from adapters.base import (
    Choice,
    ChoiceQuery,
    Choices,
    Door,
    Event,
    EventKind,
    FormQuery,
    Query,
    Response,
)
from adapters.console import FULL, Console, ConsoleAdapter
from bot import inbox
from bot.points import Passing, Point, unhindered
from bot.store.database import Database, StoreError
from bot.store.executor import Executor
from bot.store.traffic import Position
from tests.traffic.builders import MORNING, Clock, Death, Desk, an_event, with_executor

CALM = Choices((Choice("noordwest", "Noordwest"),))


def an_intake(
    executor: Executor, woken: list[str] | None = None, passing: Passing = unhindered
) -> inbox.Intake:
    def answer(session: Session, query: Query) -> Response:
        if isinstance(query, FormQuery):
            session.add(Position(account="console", place="9", at=MORNING))
            session.flush()
        assert isinstance(query, ChoiceQuery)
        return CALM if query.typed == "noord␀" else None

    return inbox.Intake(
        executor,
        answer=answer,
        wake=lambda: (woken if woken is not None else []).append("woken"),
        clock=Clock(),
        passing=passing,
    )


def test_the_same_event_is_kept_once(database: Database) -> None:
    desk = Desk(database)
    assert desk.keep(an_event("a"), an_event("b"), an_event("a")) == 2
    assert desk.keep(an_event("b"), an_event("c")) == 1
    assert [inbox.event_of(row).text for row in desk.rows()] == ["a", "b", "c"]


def test_what_comes_through_several_connections_at_once_is_kept_once(database: Database) -> None:
    """A platform may give the same events over more than one connection."""
    desk = Desk(database)
    texts = [f"{number:02}" for number in range(30)]

    def give(_: int) -> int:
        events = [an_event(text) for text in texts]
        return database.change(lambda session: inbox.keep(session, events, "30", desk.clock()))

    with ThreadPoolExecutor(4) as threads:
        new = list(threads.map(give, range(4)))
    assert sorted(new) == [0, 0, 0, 30]
    assert [inbox.event_of(row).text for row in desk.rows()] == texts


def test_many_events_keep_their_order(database: Database) -> None:
    desk = Desk(database)
    texts = [f"{number:04}" for number in range(1200)]
    assert desk.keep(*map(an_event, texts)) == 1200
    assert [inbox.event_of(row).text for row in desk.rows()] == texts


def test_an_event_comes_back_as_it_was(database: Database) -> None:
    desk = Desk(database)
    event = an_event(
        "Het is ‘donker’ 🌒",
        kind=EventKind.SUBMITTED,
        at=datetime(2026, 11, 24, 8, 12, 0, 5, tzinfo=timezone(timedelta(hours=1))),
        thread="7",
        private=True,
        button="b",
        fields={"reason": "te\ndonker"},
    )
    desk.keep(event)
    [row] = desk.rows()
    assert inbox.event_of(row) == event
    assert (row.key, row.lane, row.arrived) == (event.key, event.lane, MORNING)


def test_both_databases_take_every_text_and_every_key(database: Database) -> None:
    desk = Desk(database)
    odd = "nul \0, half \ud83d, \u202eomgekeerd, 😀 " + "x" * 40_000
    assert desk.keep(an_event(odd, user="\0", fields={"\0": "\udfff"}), an_event(odd)) == 1
    [row] = desk.rows()
    kept = inbox.event_of(row)
    assert kept.text.startswith("nul ␀, half \ufffd, \u202eomgekeerd, 😀")
    assert (kept.user, kept.fields) == ("␀", {"␀": "\ufffd"})
    assert row.key == kept.key


def test_an_event_without_a_time_zone_is_refused_as_a_whole(database: Database) -> None:
    desk = Desk(database)
    with pytest.raises(ValueError, match="time zone"):
        desk.keep(an_event("a"), an_event("b", at=MORNING.replace(tzinfo=None)), position="2")
    assert desk.rows() == []


def test_the_position_is_kept_with_the_events_before_it(database: Database) -> None:
    desk = Desk(database)
    for place in ("3", "2"):
        desk.keep(an_event("a"), position=place)
    desk.keep(an_event("b"))
    desk.keep(an_event("c", account="other"), position="9")
    with database.read() as session:
        places = session.exec(select(Position.account, Position.place)).all()
    assert sorted(places) == [("console", "2"), ("other", "9")]


def test_the_door_answers_after_the_commit_and_wakes_the_worker(database: Database) -> None:
    woken: list[str] = []

    async def come_in(executor: Executor) -> tuple[str | None, str | None]:
        door: Door = an_intake(executor, woken)
        before = await door.position("console")
        await door.accept([an_event("a")], "5")
        assert Desk(database).states() == ["waiting"]
        await door.accept([], "6")
        return before, await door.position("console")

    assert with_executor(database, come_in) == (None, "5")
    assert woken == ["woken"]


def test_a_position_is_kept_without_events_too(database: Database) -> None:
    woken: list[str] = []

    async def come_in(executor: Executor) -> tuple[str | None, str | None]:
        door: Door = an_intake(executor, woken)
        await door.reached("console", "5")
        await door.reached("other", "9")
        await door.reached("console", "6")
        return await door.position("console"), await door.position("other")

    assert with_executor(database, come_in) == ("6", "9")
    assert not woken  # there is nothing to handle
    with database.read() as session:
        assert {each.at for each in session.exec(select(Position))} == {MORNING}


def test_what_is_accepted_first_gets_the_lower_number(database: Database) -> None:
    texts = [f"{number:02}" for number in range(40)]

    async def come_in(executor: Executor) -> None:
        door = an_intake(executor)
        await asyncio.gather(*(door.accept([an_event(text)]) for text in texts))

    with_executor(database, come_in)
    assert [inbox.event_of(row).text for row in Desk(database).rows()] == texts


@pytest.mark.parametrize(
    ("point", "kept"), [(Point.BEFORE_INBOX_COMMIT, []), (Point.AFTER_INBOX_COMMIT, ["waiting"])]
)
def test_dying_at_the_door_leaves_the_platform_to_tell_again(
    database: Database, point: Point, kept: list[str]
) -> None:
    def die(at: Point) -> None:
        if at is point:
            raise Death

    def tell(passing: Passing) -> None:
        async def come_in(executor: Executor) -> None:
            await an_intake(executor, passing=passing).accept([an_event("a")], "1")

        with_executor(database, come_in)

    with pytest.raises(Death):
        tell(die)
    assert Desk(database).states() == kept
    tell(unhindered)
    assert Desk(database).states() == ["waiting"]


def test_a_full_disk_is_told_to_the_adapter_and_nothing_is_half_kept(
    sqlite_database: Database,
) -> None:
    async def come_in(executor: Executor) -> None:
        await executor.change(
            lambda session: session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
        )
        door = an_intake(executor)
        with pytest.raises(StoreError, match="no room left"):
            await door.accept([an_event("a"), an_event("b" * 200_000)], "2")
        assert await door.position("console") is None

    with_executor(sqlite_database, come_in)
    assert Desk(sqlite_database).rows() == []


def test_questions_are_answered_reading_only_and_cleaned(database: Database) -> None:
    async def ask(executor: Executor) -> Response:
        door = an_intake(executor)
        with pytest.raises(StoreError):
            await door.respond(FormQuery("console", "fatima", "b"))
        return await door.respond(ChoiceQuery("console", "fatima", "b", "wijk", "noord\0"))

    assert with_executor(database, ask) is CALM
    with database.read() as session:
        assert session.execute(text('SELECT count(*) FROM "position"')).scalar_one() == 0


def test_a_console_is_heard_once_through_restarts(database: Database, tmp_path: Path) -> None:
    platform = Console("console", tmp_path / "console.jsonl", FULL, now=Clock())

    async def connect(executor: Executor) -> None:
        adapter = ConsoleAdapter(platform)
        await adapter.start(an_intake(executor))
        await adapter.stop()

    for words in ("twee lantaarns uit", "en een losse tegel"):
        platform.post("fatima", "#noordwest", words)
        for _ in range(2):
            with_executor(database, connect)
    heard = [inbox.event_of(row).text for row in Desk(database).rows()]
    assert heard == ["twee lantaarns uit", "en een losse tegel"]
    assert all(isinstance(inbox.event_of(row), Event) for row in Desk(database).rows())
