"""Wherever a table names somebody, that is known to who must forget them."""

from __future__ import annotations

from sqlalchemy import String
from sqlmodel import AutoString, SQLModel

from bot.privacy.naming import NAMED, UNNAMED_BY_HAND

NOBODYS = {
    *("case.state", "case.ending", "case.urgency", "case.wijk", "case.place", "case.theme"),
    *("case.owner", "case.outside_number", "signal.fate", "signal.account", "signal.outcome"),
    *("signal_version.words", "note.words", "framing.title", "framing.level", "ask.kind"),
    *("ask.department", "ask.answer", "contributor.department", "history.act", "history.account"),
    *("learned.phrase", "learned.department", "learned.weight", "inbox.state"),
    *("position.account", "position.place", "anchor.account", "anchor.thread", "card.kind"),
    *("card.account", "card.thread", "card.looks", "open_form.account", "open_form.thread"),
    *("open_form.button", "open_form.asked", "outbox.key", "outbox.account", "outbox.do"),
    *("outbox.state", "outbox.trouble", "digest.kind", "photo.fault"),
    *("denial.act", "denial.reason"),
}
"""Columns with words of a closed set, of the organisation, of a platform, or of a case."""


def test_every_column_that_can_name_somebody_is_forgotten_or_named_as_one_that_does_not() -> None:
    columns = {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | AutoString)
    }
    by_slug = {f"{table.__tablename__}.{column}" for table, column in NAMED}
    known = by_slug | UNNAMED_BY_HAND
    assert not known & NOBODYS
    assert columns - NOBODYS == known
