"""What is kept no longer goes by itself, and nothing happens twice because of it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from bot.calendar import ZONE, Calendar
from bot.casebook import Casebook
from bot.cases.acts import ActName
from bot.cases.decision import Rules
from bot.cli.service import FORGETS_AT
from bot.config.keeping import Retention
from bot.config.schema import Clocks, Office
from bot.directory import Directory
from bot.learned import Known
from bot.mail import Mail
from bot.privacy import retention
from bot.privacy.guard import Guard
from bot.privacy.retention import limits
from bot.store import traffic
from bot.store.database import Database
from bot.store.events import read
from bot.store.nouns import CaseState, Intake, OutState
from tests.municipality import a_municipality, an_index
from tests.stories.everywhere import on_consoles
from tests.stories.play import INTAKE, LANTERNS, Play, text
from tests.stories.test_changes import stored

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TALK = "goedemorgen allemaal"


def events(play: Play) -> list[traffic.Inbox]:
    """Give what came in."""
    database = Database(play.url)
    with database.read() as session:
        rows = session.exec(select(traffic.Inbox)).all()
    database.close()
    return list(rows)


async def after(play: Play, days: float) -> int:
    """Let days pass and old things go."""
    play.clock.now += timedelta(days=days)
    count = await play.app.forget()
    await play.settle()
    return count


@given(
    st.builds(
        Retention,
        raw_events_days=st.integers(1, 900),
        failed_events_days=st.integers(1, 900),
        chatter_days=st.integers(1, 900),
        closed_words_days=st.integers(1, 900),
    )
)
def test_everything_is_kept_as_many_days_as_configured(days: Retention) -> None:
    old = limits(a_municipality(retention=days.model_dump()), NOW)
    assert (NOW - old.handled).days == days.raw_events_days
    assert (NOW - old.failed).days == days.failed_events_days
    assert (NOW - old.chatter).days == days.chatter_days
    assert (NOW - old.closed).days == max(days.closed_words_days, 31)


def test_old_things_go_at_an_hour_that_every_day_has_once() -> None:
    assert not time(2) <= FORGETS_AT <= time(3)
    for day in (datetime(2026, 3, 29, tzinfo=ZONE), datetime(2026, 10, 25, tzinfo=ZONE)):
        moment = datetime.combine(day, FORGETS_AT, ZONE)
        assert moment.astimezone(UTC).astimezone(ZONE) == moment
        assert moment.replace(fold=1).utcoffset() == moment.utcoffset()


@on_consoles
async def test_what_came_in_is_dropped_a_week_after_it_was_handled(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.post("bas", TALK)
    assert await after(play, 6.9) == 0
    assert any(TALK in str(row.event) for row in events(play))
    await after(play, 0.2)
    for row in events(play):
        assert not any(each in str(row.event) for each in ("lantarens", TALK, "fatima", "Fatima"))
        assert f"{INTAKE}\x1f" in row.key


@on_consoles
async def test_what_was_dropped_and_comes_again_is_taken_in_only_once(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    before = events(play)[0].event
    await after(play, 8)
    await play.app.door.accept([read(before)])
    await play.settle()
    assert play.cases() == [1]
    assert "lantarens" not in str(events(play)[0].event)


@on_consoles
async def test_what_could_not_be_handled_is_kept_longer_and_not_for_ever(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    database = Database(play.url)
    with database.write() as session:
        for row in session.exec(select(traffic.Inbox)):
            row.state = Intake.FAILED
    await after(play, 8)
    assert "lantarens" in str(events(play)[0].event)
    await after(play, 23)
    assert "lantarens" not in str(events(play)[0].event)
    database.close()


@on_consoles
async def test_what_waits_to_be_handled_is_never_dropped(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    database = Database(play.url)
    with database.write() as session:
        for row in session.exec(select(traffic.Inbox)):
            row.state = Intake.WAITING
    play.clock.now += timedelta(days=400)
    await play.app.forget()
    assert "lantarens" in str(events(play)[0].event)
    database.close()


@on_consoles
async def test_talk_is_kept_a_month_and_can_be_called_a_signal_as_long(play: Play) -> None:
    talk = await play.post("bas", TALK)
    await after(play, 29)
    assert TALK in stored(play)
    await after(play, 2)
    assert not any(TALK in each for each in stored(play))
    await play.say("bas", "!signaal", INTAKE, thread=talk)
    assert play.cases() == []


@on_consoles
async def test_a_year_after_closing_the_words_go_and_what_happened_stays(play: Play) -> None:
    signal = await play.post("fatima", LANTERNS)
    await play.answer("karel", play.department("verlichting"), ActName.TAKE)
    await play.say("karel", "klaar W-1: de kabel was stuk")
    await play.say("fatima", "opgelost W-1")
    assert play.case().state is CaseState.CLOSED
    offer = play.department("verlichting")
    assert "lantarens" in text(offer)
    await after(play, 364)
    assert LANTERNS in stored(play)
    await after(play, 2)
    words = stored(play)
    assert not any("lantarens" in each or "kabel" in each for each in words)
    assert "Ik bewaar de woorden niet langer" in text(play.department("verlichting"))
    assert "kabel" not in "".join(text(each) for each in play.thread(signal))
    await play.say("karel", "toon W-1")
    told = text(play.privately("karel")[-1])
    assert "Karel Janssen van Straatverlichting: van ons" in told
    assert "Karel Janssen: klaar" in told


@on_consoles
async def test_a_question_that_nobody_answered_is_forgotten(play: Play) -> None:
    await play.post("fatima", LANTERNS)
    await play.say("karel", "niet van ons W-1")
    database = Database(play.url)
    with database.read() as session:
        assert len(session.exec(select(traffic.OpenForm)).all()) == 1
    await after(play, 0.2)
    with database.read() as session:
        assert not session.exec(select(traffic.OpenForm)).all()
    database.close()


def test_who_was_invited_where_is_forgotten_and_the_conversation_stays(database: Database) -> None:
    sent = {"conversation": "C1", "name": "overleg-w-1", "members": ["U1"], "user": "U2"}
    with database.write() as session:
        for state in (OutState.SENT, OutState.WAITING):
            session.add(
                traffic.Outbox(
                    account="plein", lane="x", do="open", payload=sent, state=state, made=NOW,
                    sent=NOW - timedelta(days=8) if state is OutState.SENT else None,
                )
            )  # fmt: skip
    book = Casebook(
        Rules(Directory(a_municipality()), Calendar(Office()), Clocks()),
        Mail(Directory(a_municipality()), {}),
        Guard(a_municipality(), Known(an_index())),
    )
    with database.write() as session:
        assert retention.forget(book, session, NOW) == 1
        assert retention.forget(book, session, NOW) == 0
    with database.read() as session:
        kept = {row.state: row.payload for row in session.exec(select(traffic.Outbox))}
    assert kept[OutState.SENT] == {"conversation": "C1", "name": "overleg-w-1"}
    assert kept[OutState.WAITING] == sent
