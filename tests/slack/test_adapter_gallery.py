"""Every card and form of the bot, held against the shapes and limits that Slack publishes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.slack import gallery
from tests.slack.strict import blocks, messages, views


def test_every_card_and_form_is_written_for_slack_in_a_shape_that_it_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gallery.main(tmp_path / "gallery")
    cards, forms = (sorted(tmp_path.glob(f"gallery/{kind}-*.json")) for kind in ("card", "form"))
    assert len(cards) > 100
    assert len(forms) > 3
    assert f"{len(cards)} cards, {len(forms)} forms" in capsys.readouterr().out
    said = "".join(path.read_text(encoding="utf-8") for path in (*cards, *forms))
    assert "‘@wijkbot’" in said
    assert "!wijkbot" not in said
    for path in cards:
        card = json.loads(path.read_text(encoding="utf-8"))
        blocks.in_message(card["blocks"])
        messages.content(card)
    for path in forms:
        views.view(json.loads(path.read_text(encoding="utf-8")), "modal")
