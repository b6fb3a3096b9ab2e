"""A real process is killed at each named point and started again: nothing lost, nothing twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from adapters.console import FULL, Console
from bot.points import Point
from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import AskKind, Intake, OutState
from tests.kill.victim import IMPOSSIBLE
from tests.stories.play import INTAKE, LANTERNS, TUESDAY

NUDGING = TUESDAY + timedelta(days=1, hours=2)
"""A day later the owner is due to be asked again."""
ROOT = Path(__file__).parents[2]
DOUBTED = ((Point.AFTER_DELIVERY, 1), (Point.AFTER_LOOKUP, 1))

Deaths = tuple[tuple[Point, int], ...]


def run(folder: Path, moment: datetime, *at: str) -> int:
    """Start the bot in a process of its own, and give how it ended."""
    command = [sys.executable, "-m", "tests.kill.victim", str(folder), moment.isoformat(), *at]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode


def post(folder: Path, *texts: str) -> Console:
    """Have a colleague post while no bot is there."""
    console = Console("plein", folder / "plein.jsonl", FULL, now=lambda: TUESDAY)
    for text in texts:
        console.post("fatima", INTAKE, text)
    return console


def opened(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'town.sqlite'}")


def check_once(session: Session, console: Console, signals: int) -> None:
    """Each signal is there once, its owner is asked once, and nothing waits to be sent."""
    assert len(session.exec(select(tables.Signal)).all()) == signals
    cases = session.exec(select(tables.Case.id)).all()
    asks = session.exec(select(tables.Ask).where(tables.Ask.kind == AskKind.OWN)).all()
    assert sorted(ask.case_id for ask in asks) == sorted(filter(None, cases))
    assert len(asks) == signals
    for place in ("#verlichting", INTAKE):
        shown = [each for each in console.messages(place) if each.card is not None]
        assert len(shown) == signals, f"one message for each signal in {place}"
    states = set(session.exec(select(traffic.Outbox.state)).all())
    assert states <= {OutState.SENT}
    history = session.exec(select(tables.History.case_id, tables.History.seq)).all()
    assert max(Counter(history).values()) == 1


@pytest.mark.parametrize(
    "deaths",
    [
        ((Point.BEFORE_INBOX_COMMIT, 1),),
        ((Point.AFTER_INBOX_COMMIT, 1),),
        ((Point.BEFORE_HANDLING_COMMIT, 1),),
        ((Point.BEFORE_HANDLING_COMMIT, 2),),
        ((Point.AFTER_HANDLING_COMMIT, 1),),
        ((Point.AFTER_CLAIM, 1),),
        ((Point.AFTER_DELIVERY, 1),),
        ((Point.AFTER_DELIVERY, 3),),
        DOUBTED,
        ((Point.AFTER_RESULT, 1),),
        ((Point.AFTER_RESULT, 2),),
    ],
    ids=lambda deaths: "+".join(f"{point}-{passes}" for point, passes in deaths),
)
def test_each_signal_is_there_once_and_its_owner_is_asked_once(
    deaths: Deaths, tmp_path: Path
) -> None:
    console = post(tmp_path, LANTERNS, f"nog een keer: {LANTERNS}")
    for point, passes in deaths:
        assert run(tmp_path, TUESDAY, point, str(passes)) == -signal.SIGKILL, f"came by {point}"
    assert run(tmp_path, TUESDAY + timedelta(minutes=5)) == 0
    database = opened(tmp_path)
    with database.read() as session:
        check_once(session, console, signals=2)
    database.close()


@pytest.mark.parametrize("point", [Point.BEFORE_NUDGE_COMMIT, Point.AFTER_NUDGE_COMMIT])
def test_a_nudge_comes_once(point: Point, tmp_path: Path) -> None:
    console = post(tmp_path, LANTERNS)
    assert run(tmp_path, TUESDAY) == 0
    assert run(tmp_path, NUDGING, point, "1") == -signal.SIGKILL
    assert run(tmp_path, NUDGING + timedelta(minutes=5)) == 0
    (reminder,) = console.messages("@karel")
    assert reminder.card is not None
    database = opened(tmp_path)
    with database.read() as session:
        assert len(session.exec(select(traffic.Nudge)).all()) == 1
    database.close()


@pytest.mark.parametrize("point", [Point.BEFORE_FAILURE_COMMIT, Point.AFTER_FAILURE_COMMIT])
def test_what_cannot_be_handled_is_told_once_and_holds_up_nobody(
    point: Point, tmp_path: Path
) -> None:
    console = post(tmp_path, IMPOSSIBLE, LANTERNS)
    assert run(tmp_path, TUESDAY, point, "1") == -signal.SIGKILL
    assert run(tmp_path, TUESDAY + timedelta(minutes=5)) == 0
    assert len(console.messages("@anouk")) == 1
    database = opened(tmp_path)
    with database.read() as session:
        check_once(session, console, signals=1)
        failed = select(traffic.Inbox).where(traffic.Inbox.state == Intake.FAILED)
        assert len(session.exec(failed).all()) == 1
    database.close()


def test_every_point_is_told_of_in_the_documentation() -> None:
    told = (ROOT / "docs" / "delivery.md").read_text(encoding="utf-8")
    assert [point for point in Point if point.value not in told] == []
