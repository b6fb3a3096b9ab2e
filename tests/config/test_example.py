"""The example that everybody starts from."""

from __future__ import annotations

from pathlib import Path

from bot.config.load import load
from bot.knowledge import knowledge

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"

# Reached by an ask only, so they have no words of their own.
SILENT = {"wonen", "communicatie", "cultuur"}


def test_the_example_has_no_faults_and_all_its_departments_can_be_found_by_words() -> None:
    config = load(EXAMPLE)

    spoken_of = {each.id for each in knowledge(config).departments if each.phrases}
    assert {department.id for department in config.departments} - spoken_of >= SILENT
    assert len(spoken_of) >= 17
    assert len(config.wijken) == 10
