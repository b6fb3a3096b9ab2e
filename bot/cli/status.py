"""`wijkbot status`: how much waits, failed and was repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from rich.table import Table
from sqlmodel import Session, col, func, select

from bot.cli.options import EXAMPLE, ConfigOption, opened
from bot.cli.terminal import out, plain
from bot.config.load import load
from bot.store import schema, tables
from bot.store.counts import Counts, counts
from bot.store.nouns import CaseState, Intake, OutState

Row = tuple[str, str, str]
"""What is counted, how much it is, and what to do about it if anything."""


def status(config: ConfigOption = EXAMPLE) -> None:
    """Show how the bot does: what waits, what failed, and how many signals are open.

    It only reads, so it can be asked at any time, also while `wijkbot run` works.
    """
    with opened(load(config)) as database, database.read() as session:
        found, silent = counts(session, datetime.now(UTC)), unasked(session)
    sections = (
        _incoming(found),
        _outgoing(found),
        _cases(found, silent),
        _denied(found),
        _tables(),
    )
    out().print(plain(database.where), _drawn(sections), sep="\n")


def _drawn(sections: Iterable[Iterable[Row]]) -> Table:
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold", style="yellow")
    for rows in sections:
        for row in rows:
            table.add_row(*row)
        table.add_section()
    return table


def unasked(session: Session) -> int:
    """Count the open cases about which nobody is asked anything; there should be none."""
    asked = select(tables.Ask.id).where(
        tables.Ask.case_id == tables.Case.id, col(tables.Ask.closed).is_(None)
    )
    return session.exec(
        select(func.count())
        .select_from(tables.Case)
        .where(col(tables.Case.state) != CaseState.CLOSED, ~asked.exists())
    ).one()


def _incoming(found: Counts) -> Iterator[Row]:
    failed = found.inbox[Intake.FAILED]
    waits = f"The first came {_ago(found.oldest)} ago." if found.oldest else ""
    yield "events waiting to be handled", str(found.inbox[Intake.WAITING]), waits
    yield "events handled", str(found.inbox[Intake.DONE]), ""
    told = "The coordinator was told; the log says where it went wrong." if failed else ""
    yield "events that could not be handled", str(failed), told


def _outgoing(found: Counts) -> Iterator[Row]:
    out_ = found.outbox
    doubtful, failed = out_[OutState.DOUBTFUL], out_[OutState.FAILED]
    yield "messages waiting to be sent", str(out_[OutState.WAITING] + out_[OutState.SENDING]), ""
    looked = "The platform did not say whether they arrived; this is looked up." if doubtful else ""
    yield "messages in doubt", str(doubtful), looked
    yield "messages sent", str(out_[OutState.SENT]), ""
    told = "The coordinator is asked to see to each." if failed else ""
    yield "messages that could not be sent", str(failed), told
    twice = "They may stand there twice." if found.repeated else ""
    yield "messages sent again after a doubt", str(found.repeated), twice


def _cases(found: Counts, silent: int) -> Iterator[Row]:
    for state, count in found.cases.items():
        yield f"cases: {state.value}", str(count), ""
    yield "open asks", str(found.open_asks), ""
    wrong = "Nobody is asked about these: a fault of Wijkbot, please report it." if silent else ""
    yield "open cases without an open ask", str(silent), wrong


def _denied(found: Counts) -> Iterator[Row]:
    """Tell what people tried who may not, not who they were."""
    for (act, reason), number in found.denials.items():
        said = f"{act}, {reason}" if act else reason
        yield f"denied in the last 7 days: {said}", str(number), ""


def _tables() -> Iterator[Row]:
    yield "version of the tables", schema.newest(), ""


def _ago(waited: timedelta) -> str:
    minutes, seconds = divmod(int(waited.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
