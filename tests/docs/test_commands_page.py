"""docs/commands.md says what the code does."""

from __future__ import annotations

from bot import docs
from bot.commands import COMMANDS
from bot.rights import MAY, Standing


def test_the_page_is_up_to_date() -> None:
    assert docs.PAGE.read_text(encoding="utf-8") == docs.written(), "run: make docs"


def test_it_has_every_act_and_every_standing() -> None:
    page = docs.written()
    for names in COMMANDS.values():
        assert all(f"*{name}*" in page for name in names)
    assert all(f"| {act.value} |" in page for act in MAY)
    assert page.count("✓") >= len(Standing)
