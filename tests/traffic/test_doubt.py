"""Where nobody knows whether a message arrived, it is looked up before it is repeated."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from adapters.base import Do, MessageRef, Outgoing, SendResult, Unanswered
from bot.points import Point
from bot.store.counts import counts
from bot.store.database import Database
from bot.store.nouns import OutState
from tests.traffic.builders import MORNING, Death, Post, a_drawing

SENT, DOUBTFUL = OutState.SENT, OutState.DOUBTFUL


def test_what_did_arrive_is_found_and_not_repeated(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong("after")
    card = post.send("offer")
    post.send("next")
    post.run()
    assert post.stands() == ["offer 1", "next 1"]
    assert post.arrived == ["offer", "next"]
    assert post.card(card).message
    assert [row.repeats for row in post.rows()] == [0, 0]


def test_what_did_not_arrive_is_repeated_a_moment_later(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong("before")
    post.send("offer")
    post.send("next")
    post.send("elsewhere", "#wegen")
    post.run()
    assert (post.stands(), post.stands("#wegen")) == ([], ["elsewhere 1"])
    assert post.states()[0] is DOUBTFUL
    assert post.next_due() == MORNING + timedelta(seconds=1)
    post.clock.forward(seconds=1)
    post.run()
    assert post.stands() == ["offer 1", "next 1"]
    assert [row.repeats for row in post.rows()] == [1, 0, 0]


def test_what_arrives_late_is_still_found(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong("before")
    card = post.send("offer")
    post.run()
    [row] = post.rows()
    on_its_way = Outgoing(row.key, Do.SEND, a_drawing("offer 1"), card.conversation)
    post.adapter._deliver(on_its_way)
    post.clock.forward(seconds=1)
    post.run()
    assert post.stands() == ["offer 1"]
    assert post.states() == [SENT]
    assert post.rows()[0].repeats == 0


def test_a_platform_that_stays_silent_is_asked_less_and_less_often(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    for _ in range(14):
        post.go_wrong("before")
    post.send("offer")
    waits = []
    for _ in range(14):
        post.run()
        due = post.next_due()
        assert due is not None
        waits.append((due - post.clock()).total_seconds())
        post.clock.at = due
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600, 600]
    post.run()
    assert post.stands() == ["offer 1"]


@pytest.mark.parametrize("dedupe", [True, False])
def test_a_repeated_card_shows_the_newest_state_in_the_end(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, dedupe: bool
) -> None:
    """A platform that knows the key keeps what it got first, so that is what is shown."""
    post = Post(database, tmp_path, dedupe=dedupe)
    post.go_wrong("after")

    async def unseen(_: Outgoing) -> MessageRef | None:
        return None

    monkeypatch.setattr(post.adapter, "lookup", unseen)
    card = post.send("offer")
    post.run()
    post.want(card)
    post.clock.forward(seconds=1)
    post.run()
    assert post.stands()[-1] == "offer 2"
    assert len(post.stands()) == (1 if dedupe else 2)
    assert post.card(card).shown == 2
    with database.read() as session:
        assert counts(session, post.clock()).repeated == 1


def test_an_adapter_that_raises_has_left_it_in_doubt(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Post(database, tmp_path)
    deliver = post.adapter.deliver

    async def burst(out: Outgoing) -> SendResult:
        await deliver(out)
        raise ZeroDivisionError("het gezin op nummer 9")

    async def blind(_: Outgoing) -> MessageRef | None:
        raise OSError("no connection")

    post.send("offer")
    with monkeypatch.context() as patch, structlog.testing.capture_logs() as logs:
        patch.setattr(post.adapter, "deliver", burst)
        patch.setattr(post.adapter, "lookup", blind)
        post.run()
        post.clock.forward(seconds=1)
        post.run()
    assert post.states() == [DOUBTFUL]
    assert post.stands() == ["offer 1"]
    assert {log["event"] for log in logs} == {"adapter failed"}
    assert "nummer 9" not in str(logs) + str(post.rows()[0].trouble)
    post.clock.forward(seconds=5)
    post.run()
    assert post.states() == [SENT]
    assert post.stands() == ["offer 1"]


def test_what_has_nothing_to_show_any_more_is_looked_up_and_not_repeated(
    database: Database, tmp_path: Path
) -> None:
    post = Post(database, tmp_path)
    post.go_wrong("before", "after")
    post.send("nudge")
    post.send("offer", "#wegen")
    post.run()
    post.gone = {"nudge", "offer"}
    post.clock.forward(seconds=1)
    post.run()
    assert post.states() == [SENT, SENT]
    assert (post.stands(), post.stands("#wegen")) == ([], ["offer 1"])


def test_a_doubtful_change_is_made_again(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    card = post.send("offer")
    post.run()
    post.go_wrong("before")
    post.want(card)
    post.run()
    post.clock.forward(seconds=1)
    post.run()
    assert post.stands() == ["offer 2"]
    assert [row.repeats for row in post.rows()] == [0, 0]


def test_an_opened_conversation_is_found_again(database: Database, tmp_path: Path) -> None:
    post = Post(database, tmp_path)
    post.go_wrong("after")
    post.put(Do.OPEN, name="overleg-w-142", members=["karel"])
    post.run()
    assert post.rows()[0].payload["conversation"] == "#overleg-w-142"


@pytest.mark.parametrize("dedupe", [True, False])
@pytest.mark.parametrize(
    "point", [Point.AFTER_CLAIM, Point.AFTER_DELIVERY, Point.AFTER_LOOKUP, Point.AFTER_RESULT]
)
def test_dying_while_sending_repeats_nothing_that_can_be_found(
    database: Database, tmp_path: Path, point: Point, *, dedupe: bool
) -> None:
    post = Post(database, tmp_path, dedupe=dedupe)
    post.go_wrong("before")  # so that there is a lookup too
    for conversation in ("#noordwest", "#verlichting", "#wegen"):
        post.send("first", conversation)
        post.send("second", conversation)

    def die(at: Point) -> None:
        if at is point:
            raise Death

    post.passing = die
    with pytest.raises(Death):
        post.run()
    post.passing = lambda _: None
    post.restart()
    post.clock.forward(seconds=5)
    post.run()
    post.clock.forward(seconds=5)
    post.run()
    for conversation in ("#noordwest", "#verlichting", "#wegen"):
        assert post.stands(conversation) == ["first 1", "second 1"]
    assert set(post.states()) == {SENT}
    assert sorted(post.arrived[-6:]) == ["first"] * 3 + ["second"] * 3


def test_a_platform_that_cannot_be_asked_is_warned_of_and_asked_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Post(database, tmp_path)
    post.go_wrong("after")

    async def away(_: Outgoing) -> MessageRef | None:
        raise Unanswered("unreachable")

    post.send("offer")
    with monkeypatch.context() as patch, structlog.testing.capture_logs() as logs:
        patch.setattr(post.adapter, "lookup", away)
        post.run()
    [told] = logs
    assert (told["log_level"], told["event"]) == ("warning", "not looked up")
    assert (told["account"], told["code"]) == ("console", "unreachable")
    assert "trace" not in told
    assert post.states() == [DOUBTFUL]
    assert post.next_due() == MORNING + timedelta(seconds=1)
    post.clock.forward(seconds=1)
    post.run()
    assert post.states() == [SENT]
    assert post.stands() == ["offer 1"]
