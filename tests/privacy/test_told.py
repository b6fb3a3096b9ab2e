"""docs/privacy.md tells of every table and every term, as they are."""

from __future__ import annotations

import re
from pathlib import Path

from sqlmodel import SQLModel

import bot
from bot.cli.service import FORGETS_AT
from bot.config.keeping import Retention
from bot.store import tables, traffic

DOCS = Path(bot.__file__).parent.parent / "docs"
TOLD = (DOCS / "privacy.md").read_text("utf-8")


def test_every_table_is_told_of_and_no_other() -> None:
    rows = [row.split("|") for row in TOLD.splitlines() if row.startswith("|")]
    named = {name for row in rows if len(row) > 4 for name in re.findall(r"`(\w+)`", row[2])}
    stored = {table.name for table in SQLModel.metadata.sorted_tables}
    assert {tables.Case.__tablename__, traffic.Inbox.__tablename__} <= stored
    assert named == stored


def test_every_term_is_told_with_its_usual_days() -> None:
    for name, days in Retention():
        assert re.search(rf"\b{days} days[^|]*\(`{name}`\)", TOLD), name
    assert f"{FORGETS_AT:%H:%M}" in TOLD


def test_what_it_points_at_is_there() -> None:
    for link in re.findall(r"\]\(([\w.-]+\.md)\)", TOLD):
        assert (DOCS / link).is_file()
