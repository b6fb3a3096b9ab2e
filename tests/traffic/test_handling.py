"""Every event is handled once, in the order of its lane, whatever goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from adapters.base import Event
from bot import inbox
from bot.points import Point
from bot.store.counts import counts
from bot.store.database import MOST_TRIES, Conflict, Database, StoreError
from bot.store.nouns import Intake
from tests.traffic.builders import Clock, Death, Desk, an_event


def only(wrong: str, error: Exception) -> Callable[[Event], None]:
    def trouble(event: Event) -> None:
        if event.text == wrong:
            raise error

    return trouble


def test_what_waits_is_handled_once_with_what_it_brings_about(database: Database) -> None:
    desk = Desk(database)
    desk.keep(an_event("a"), an_event("b"))
    assert desk.run() == 2
    assert desk.run() == 0
    assert desk.handled == desk.written() == ["a", "b"]
    assert desk.states() == ["done", "done"]
    assert desk.rows()[0].handled == desk.clock()


def test_the_head_of_a_lane_comes_before_the_rest_of_it(database: Database) -> None:
    desk = Desk(database)
    desk.keep(
        an_event("1", thread="1"),
        an_event("1, antwoord", thread="1"),
        an_event("2", thread="2"),
    )
    with database.write() as first:
        head = inbox.claim(first)
        assert head is not None
        assert inbox.event_of(head).text == "1"
        if not database.is_sqlite:  # there no second writer exists
            with database.write() as second:
                other = inbox.claim(second)
                assert other is not None
                assert inbox.event_of(other).text == "2"
    desk.run()
    assert desk.handled == ["1", "1, antwoord", "2"]


def test_an_event_that_cannot_be_handled_leaves_its_lane_and_is_told(database: Database) -> None:
    desk = Desk(database, trouble=only("1", ZeroDivisionError("het gezin op nummer 9")))
    desk.keep(an_event("1", thread="1"), an_event("2", thread="1"))
    with structlog.testing.capture_logs() as logs:
        assert desk.run() == 2
    assert desk.states() == ["failed", "done"]
    assert desk.written() == ["failed 1", "2"]
    [(told, why)] = desk.failed
    assert told == "1"
    assert re.fullmatch(r"ZeroDivisionError in bot/inbox\.py:\d+ _finish", why)
    assert [log["event"] for log in logs] == ["event failed"]
    assert "nummer 9" not in str(logs)


def test_a_failure_that_cannot_be_told_is_kept_all_the_same(database: Database) -> None:
    wrong = only("1", ZeroDivisionError())
    desk = Desk(database, trouble=wrong, trouble_telling=wrong)
    desk.keep(an_event("1"), an_event("2"))
    with structlog.testing.capture_logs() as logs:
        assert desk.run() == 2
    assert desk.states() == ["failed", "done"]
    assert desk.written() == ["2"]
    assert [log["event"] for log in logs] == ["event failed", "failed event untold"]


def test_an_event_that_cannot_be_read_fails_and_holds_nobody_up(database: Database) -> None:
    desk = Desk(database)
    desk.keep(an_event("1"), an_event("2"))
    with database.write() as session:
        session.execute(text("UPDATE inbox SET event = '{}' WHERE id = 1"))
    with structlog.testing.capture_logs():
        desk.run()
    assert desk.states() == ["failed", "done"]


def test_a_decision_on_an_old_state_is_taken_again(database: Database) -> None:
    tries = []

    def changed_twice(_: Event) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise Conflict("changed")

    desk = Desk(database, trouble=changed_twice)
    desk.keep(an_event("1"))
    assert desk.run() == 1
    assert desk.handled == ["1", "1", "1"]
    assert desk.written() == ["1"]
    assert desk.states() == ["done"]


def test_a_decision_that_is_never_up_to_date_fails_in_the_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database.LONGEST_PAUSE_SECONDS", 0)
    desk = Desk(database, trouble=only("1", Conflict("changed")))
    desk.keep(an_event("1"), an_event("2"))
    with structlog.testing.capture_logs():
        desk.run()
    assert desk.states() == ["failed", "done"]
    assert desk.handled == ["1"] * MOST_TRIES + ["2"]


def test_trouble_of_the_database_is_not_the_events_fault(database: Database) -> None:
    desk = Desk(database, trouble=only("1", StoreError("no room left")))
    desk.keep(an_event("1"), an_event("2"))
    with pytest.raises(StoreError):
        desk.run()
    assert desk.states() == ["waiting", "waiting"]
    assert desk.written() == []
    desk.trouble = lambda _: None
    desk.run()
    assert desk.written() == ["1", "2"]


def test_a_full_disk_while_handling_leaves_the_event_waiting(sqlite_database: Database) -> None:
    desk = Desk(sqlite_database)
    desk.keep(an_event("x" * 100_000), an_event("2"))
    limit = "PRAGMA max_page_count = 1"
    with sqlite_database.write() as session:  # the one connection that the pool has
        session.connection().exec_driver_sql(limit)
    with pytest.raises(StoreError, match="no room left"):
        desk.run()
    assert desk.states() == ["waiting", "waiting"]
    assert desk.failed == []
    with sqlite_database.write() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 100000")
    desk.run()
    assert desk.states() == ["done", "done"]


def test_a_mistake_in_a_statement_is_a_failure_of_the_event(database: Database) -> None:
    wrong = OperationalError("SELECT nothing", {}, Exception("no such column"))
    desk = Desk(database, trouble=only("1", wrong))
    desk.keep(an_event("1"))
    with structlog.testing.capture_logs():
        desk.run()
    assert desk.states() == ["failed"]


@pytest.mark.parametrize(
    ("point", "left"),
    [(Point.BEFORE_HANDLING_COMMIT, "waiting"), (Point.AFTER_HANDLING_COMMIT, "done")],
)
def test_dying_while_handling_brings_about_everything_or_nothing(
    database: Database, point: Point, left: str
) -> None:
    def die(at: Point) -> None:
        if at is point:
            raise Death

    desk = Desk(database, passing=die)
    desk.keep(an_event("1"))
    with pytest.raises(Death):
        desk.run()
    assert desk.states() == [left]
    assert desk.written() == (["1"] if left == "done" else [])
    again = Desk(database)
    again.run()
    assert again.written() == ["1"]


@pytest.mark.parametrize("point", [Point.BEFORE_FAILURE_COMMIT, Point.AFTER_FAILURE_COMMIT])
def test_dying_while_a_failure_is_kept_tells_it_once(database: Database, point: Point) -> None:
    def die(at: Point) -> None:
        if at is point:
            raise Death

    trouble = only("1", ZeroDivisionError())
    desk = Desk(database, trouble=trouble, passing=die)
    desk.keep(an_event("1"))
    with structlog.testing.capture_logs():
        with pytest.raises(Death):
            desk.run()
        again = Desk(database, trouble=trouble)
        again.run()
    assert again.states() == ["failed"]
    assert again.written() == ["failed 1"]


def test_two_workers_at_once_handle_nothing_twice_and_keep_each_lane_in_order(
    postgres_database: Database,
) -> None:
    desk = Desk(postgres_database)
    lanes, length = 12, 8
    desk.keep(
        *(
            an_event(f"{lane}.{number}", thread=str(lane))
            for number in range(length)
            for lane in range(lanes)
        )
    )
    others = [Desk(postgres_database) for _ in range(2)]
    with ThreadPoolExecutor(2) as threads:
        taken = list(threads.map(Desk.run, others))
    assert sum(taken) == lanes * length
    assert set(desk.states()) == {"done"}
    written = desk.written()
    assert len(written) == len(set(written)) == lanes * length
    for lane in range(lanes):
        mine = [each for each in written if each.startswith(f"{lane}.")]
        assert mine == [f"{lane}.{number}" for number in range(length)]


def test_the_counts_tell_what_waits_and_since_when(database: Database) -> None:
    clock = Clock()
    desk = Desk(database, clock=clock, trouble=only("1", ZeroDivisionError()))
    with database.read() as session:
        assert counts(session, clock()).oldest is None
    desk.keep(an_event("1"))
    with structlog.testing.capture_logs():
        desk.run()
    desk.keep(an_event("2"))
    clock.forward(minutes=3)
    desk.keep(an_event("3"))
    with database.read() as session:
        found = counts(session, clock())
    assert found.inbox == {Intake.WAITING: 2, Intake.DONE: 0, Intake.FAILED: 1}
    assert found.oldest == timedelta(minutes=3)
