"""What must hold after a death, whatever it was: nothing lost, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlmodel import Session, select

from bot.store import tables, traffic
from bot.store.database import Database
from bot.store.nouns import AskKind, Fate, OutState
from tests.stories.play import INTAKE, Play

LATER = timedelta(minutes=6)
"""After which whatever is tried again was tried again."""


@contextmanager
def reading(play: Play) -> Iterator[Session]:
    """Read what the bot has stored."""
    database = Database(play.url)
    with database.read() as session:
        yield session
    database.close()


async def lives_on(play: Play, *private: str) -> None:
    """Let some time pass with a bot at work, and look where it may have said something."""
    if await play.app.tick():
        await play.settle()
    await play.move(LATER)
    for stage in play.stages.values():
        await stage.look(INTAKE, "#verlichting", *private)


def check_once(play: Play, signals: int) -> None:
    """Each signal is there once, its owner is asked once, and nothing waits to be sent."""
    for place in ("#verlichting", INTAKE):
        shown = [each for each in play.cards() if each.conversation == place]
        assert len(shown) == signals, f"one message for each signal in {place}"
    with reading(play) as session:
        kept = session.exec(select(tables.Signal)).all()
        assert sum(each.fate is Fate.CASE for each in kept) == signals
        cases = session.exec(select(tables.Case.id)).all()
        asks = session.exec(select(tables.Ask).where(tables.Ask.kind == AskKind.OWN)).all()
        assert sorted(ask.case_id for ask in asks) == sorted(filter(None, cases))
        assert len(asks) == signals
        assert set(session.exec(select(traffic.Outbox.state)).all()) <= {OutState.SENT}
        history = session.exec(select(tables.History.case_id, tables.History.seq)).all()
        assert max(Counter(history).values()) == 1
