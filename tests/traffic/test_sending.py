"""What goes out is done once, in the order of its lane, and shows the newest state."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import structlog
from sqlmodel import Session

from adapters.base import Do, Permanent, RetryAt
from adapters.console import BARE
from bot import outbox
from bot.points import Point
from bot.store.counts import counts
from bot.store.database import Database, StoreError
from bot.store.nouns import OutState
from bot.store.traffic import Card
from tests.traffic.builders import MORNING, Post

SENT, WAITING, FAILED = OutState.SENT, OutState.WAITING, OutState.FAILED


def later(**by: int) -> RetryAt:
    return RetryAt(MORNING + timedelta(**by), "too fast")


def test_a_card_appears_and_its_place_is_kept(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    card = post.send("offer")
    post.run()
    [message] = [each for each in post.console.messages("#verlichting") if each.card]
    kept = post.card(card)
    assert (kept.message, kept.shown_in, kept.shown) == (message.id, "#verlichting", 1)
    assert post.arrived == ["offer"]
    [row] = post.rows()
    assert (row.state, row.attempts, row.sent) == (SENT, 1, MORNING)
    post.run()
    assert post.stands() == ["offer 1"]


def test_private_messages_whispers_and_threads_go_where_they_belong(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    root = post.console.post("fatima", "#noordwest", "twee lantaarns uit")
    post.send("private", conversation="", user="karel")
    post.send("whisper", "#noordwest", user="fatima", thread=root, whisper=True, do=Do.WHISPER)
    post.send("receipt", "#noordwest", thread=root)
    post.send("home", conversation="", user="karel", do=Do.HOME)
    post.run()
    assert post.stands("@karel") == ["private 1"]
    [whisper, receipt] = [each for each in post.console.messages("#noordwest") if each.card]
    assert (whisper.only, whisper.root, receipt.root) == ("fatima", root, root)
    assert post.console.home("karel")
    assert post.arrived == ["private", "whisper", "receipt", "home"]


def test_a_change_is_shown_in_the_message_that_is_there(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    card = post.send("offer")
    post.run()
    post.want(card)
    post.run()
    assert post.stands() == ["offer 2"]
    assert post.card(card).shown == 2
    assert post.arrived == ["offer"]


def test_many_changes_are_shown_at_once(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    card = post.send("offer")
    for _ in range(3):
        post.want(card)
    post.run()
    assert post.stands() == ["offer 4"]
    assert len(post.delivered) == 1
    for _ in range(3):
        post.want(card)
    post.run()
    assert post.stands() == ["offer 7"]
    assert len(post.delivered) == 2
    assert set(post.states()) == {SENT}


def test_a_change_that_nobody_would_see_is_not_sent(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.steady = {"offer"}
    card = post.send("offer")
    post.run()
    post.want(card)
    post.run()
    assert len(post.delivered) == 1
    post.steady = set()
    post.want(card)
    post.run()
    assert post.stands() == ["offer 3"]


def test_what_has_nothing_to_show_any_more_is_done_without_sending(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    post.gone = {"nudge"}
    post.send("nudge")
    post.send("offer")
    post.run()
    assert post.stands() == ["offer 1"]
    assert post.arrived == ["offer"]
    assert post.states() == [SENT, SENT]


def test_a_change_of_a_whisper_or_of_what_never_appeared_is_passed_over(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    whisper = post.send("whisper", "#noordwest", user="fatima", whisper=True, do=Do.WHISPER)
    nowhere = post.send("offer", "#nergens")
    post.run()
    post.want(whisper)
    post.want(nowhere)
    post.run()
    assert post.states() == [SENT, FAILED, SENT, SENT]
    assert len(post.delivered) == 2


def test_what_never_works_leaves_its_lane_and_is_told(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong(Permanent("this channel is archived"))
    post.send("first")
    post.send("second")
    post.run()
    assert post.states() == [FAILED, SENT]
    assert post.rows()[0].trouble == "this channel is archived"
    assert post.lost == [("send", "this channel is archived")]
    assert post.stands() == ["second 1"]
    assert post.arrived == ["second"]


def test_a_lane_that_must_wait_keeps_its_order_and_holds_up_nobody_else(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    post.go_wrong(later(seconds=30))
    post.send("first")
    post.send("second")
    post.send("elsewhere", "#wegen")
    post.run()
    assert (post.stands(), post.stands("#wegen")) == ([], ["elsewhere 1"])
    assert post.states() == [WAITING, WAITING, SENT]
    assert post.next_due() == MORNING + timedelta(seconds=30)
    post.clock.forward(seconds=29)
    post.run()
    assert post.stands() == []
    post.clock.forward(seconds=1)
    post.run()
    assert post.stands() == ["first 1", "second 1"]
    assert post.next_due() is None


def test_what_is_tried_again_shows_the_newest_state(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong(later(seconds=30))
    card = post.send("offer")
    post.run()
    post.want(card)
    post.clock.forward(seconds=30)
    post.run()
    assert post.stands() == ["offer 2"]
    assert [row.attempts for row in post.rows()] == [2, 0]
    assert [row.repeats for row in post.rows()] == [0, 0]


def test_a_platform_that_says_again_at_once_is_not_asked_without_end(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    post.go_wrong(*[later(seconds=-5)] * 3)
    post.send("offer")
    for attempts in (1, 2, 3):
        post.run()
        assert post.rows()[0].attempts == attempts
        post.clock.forward(seconds=1)
    post.run()
    assert post.stands() == ["offer 1"]


def test_what_is_planned_for_later_does_not_hold_up_its_lane(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    post.send("digest", not_before=MORNING + timedelta(hours=2))
    post.send("offer")
    post.run()
    assert post.stands() == ["offer 1"]
    assert post.next_due() == MORNING + timedelta(hours=2)
    post.clock.forward(hours=2)
    post.run()
    assert post.stands() == ["offer 1", "digest 1"]


def test_conversations_are_opened_filled_and_closed(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.put(Do.OPEN, name="overleg-w-142", members=["karel"])
    post.run()
    assert post.rows()[0].payload["conversation"] == "#overleg-w-142"
    post.put(Do.INVITE, conversation="#overleg-w-142", members=["joris"])
    post.run()
    assert post.console.members("#overleg-w-142") == {"karel", "joris"}
    post.put(Do.CLOSE, conversation="#overleg-w-142")
    post.run()
    assert "#overleg-w-142" not in post.console.channels()
    assert post.states() == [SENT] * 3


def test_a_card_that_cannot_be_drawn_fails_alone(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.unrenderable = {"broken"}
    for kind in ("before", "broken", "after"):
        post.send(kind)
    post.send("elsewhere", "#wegen")
    with structlog.testing.capture_logs() as logs:
        post.run()
    assert post.stands() == ["before 1", "after 1"]
    assert post.stands("#wegen") == ["elsewhere 1"]
    [(do, why)] = post.lost
    assert do == "send"
    assert why.startswith("ZeroDivisionError")
    assert [log["event"] for log in logs] == ["outgoing row undrawable"]
    assert "nummer 9" not in str(logs) + why


def test_a_result_that_cannot_be_told_is_written_all_the_same(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Post(database, tmp_path)

    def arrived(_session: Session, card: Card, _now: datetime) -> None:
        if card.kind == "second":
            raise ZeroDivisionError

    monkeypatch.setattr(post, "_arrived", arrived)
    post.send("first")
    post.send("second", "#wegen")
    post.send("third", "#noordwest")
    with structlog.testing.capture_logs() as logs:
        post.run()
    assert post.states() == [SENT, SENT, SENT]
    assert len(post.delivered) == 3
    assert [log["event"] for log in logs] == ["result untold"]


def test_trouble_of_the_database_stops_sending_and_loses_nothing(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Post(sqlite_database, tmp_path)
    post.send("first")
    post.send("second", "#wegen")

    def fail(*_: object) -> None:
        raise StoreError("no room left")

    with monkeypatch.context() as patch:
        patch.setattr(post, "_arrived", fail)
        with pytest.raises(StoreError):
            post.run()
    assert post.states() == [OutState.SENDING] * 2
    post.restart()
    assert post.stands() == ["first 1"]
    assert post.stands("#wegen") == ["second 1"]
    assert post.states() == [SENT, SENT]


def test_rows_of_an_account_that_is_not_there_wait(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    card = post.send("offer")
    assert card.id
    with database.write() as session:
        outbox.put(session, account="gone", lane="gone", do=Do.SEND, card=card, now=MORNING)
    post.run()
    assert post.states() == [SENT, WAITING]


def test_a_batch_is_claimed_and_recorded_in_one_transaction_each(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    passed: list[Point] = []
    post.passing = passed.append
    for conversation in ("#noordwest", "#verlichting", "#wegen"):
        post.send("offer", conversation)
    post.run()
    assert passed == [
        Point.AFTER_CLAIM,
        *[Point.AFTER_DELIVERY] * 3,
        Point.AFTER_RESULT,
    ]


def test_two_senders_at_once_do_nothing_twice_and_keep_each_lane_in_order(
    postgres_database: Database, tmp_path: Path
) -> None:
    post = Post(postgres_database, tmp_path)
    people = [f"p{number}" for number in range(8)]
    for number in range(6):
        for person in people:
            post.send(f"{number}", conversation="", user=person)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: post.run(), range(2)))
    assert set(post.states()) == {SENT}
    assert len(post.delivered) == len(set(post.delivered)) == 48
    for person in people:
        assert post.stands(f"@{person}") == [f"{number} 1" for number in range(6)]


def test_a_change_while_its_card_is_on_the_way_is_shown_afterwards(
    database: Database, tmp_path: Path
) -> None:
    """Whoever changes a card adds no row where one waits, and may not see it claimed."""
    post = Post(database, tmp_path)
    card = post.send("offer")

    change_once_claimed(post, card)
    post.run()
    assert post.stands() == ["offer 2"]
    assert post.states() == [SENT, SENT]


def test_a_platform_without_edits_is_not_asked_for_them(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path, replace(BARE, edits=False))
    change_once_claimed(post, post.send("offer"))
    post.run()
    assert post.stands() == ["offer 1"]
    assert post.states() == [SENT]


def change_once_claimed(post: Post, card: Card) -> None:
    def change(point: Point) -> None:
        if point is Point.AFTER_CLAIM and post.card(card).wanted == 1:
            with post.database.write() as session:
                found = session.get(Card, card.id)
                assert found is not None
                found.wanted += 1

    post.passing = change


def test_the_counts_tell_what_is_on_its_way(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong(Permanent("gone"), later(seconds=30), "before")
    post.send("failed")
    post.send("waiting", "#wegen")
    post.send("doubtful", "#noordwest")
    post.run()
    with database.read() as session:
        found = counts(session, post.clock())
    assert found.outbox == {
        OutState.WAITING: 1,
        OutState.SENDING: 0,
        OutState.DOUBTFUL: 1,
        OutState.SENT: 0,
        OutState.FAILED: 1,
    }
    assert (found.repeated, found.open_asks) == (0, 0)
    assert set(found.cases.values()) == {0}
