"""`wijkbot replay` has every text go through the whole bot, and tells where it went."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from routing import route
from tests.cli.builders import LANTERN, NOBODYS, TOWN, a_town, lines, wijkbot
from tests.cli.waiting import until


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files of this test would stand."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def a_file(folder: Path, *found: object) -> Path:
    path = folder / "signals.jsonl"
    path.write_text(lines(*found), encoding="utf-8")
    return path


def test_each_text_is_told_with_where_it_went_and_why(tmp_path: Path, temporary: Path) -> None:
    told = wijkbot(
        "replay",
        "--config",
        a_town(tmp_path),
        a_file(
            tmp_path,
            {"text": LANTERN},
            {"text": NOBODYS},
            {"text": "er ligt een geit op het dak", "channel": "#noord", "poster": "samira"},
            {"text": "dank je wel"},
            {"text": "kindermishandeling bij de buren"},
            {"text": "/wijkbot help"},
            {"text": "!signaal vuilnis op straat", "poster": "iemand"},
            {"text": f"{LANTERN}, bel mevrouw op 06 48219903"},
        ),
    )

    assert told.exit_code == 0, told.stderr
    rows = [line for line in told.stdout.splitlines() if line.startswith("│")]
    for number, where in (
        (1, "Straatverlichting"),
        (2, "Samira El Idrissi, as"),
        (3, "Joris Vermeer, as"),
        (4, "chatter"),
        (5, "refused"),
        (6, "a command to the bot"),
        (7, "Afval"),
        (8, "stopped"),
    ):
        assert any(row.startswith(f"│    {number} ") and where in row for row in rows), where
    assert "‘lantaarn … brandt’" in told.stdout
    assert "flag: violence" in told.stdout
    assert "8 signals in" in told.stdout
    assert "signals a second." in told.stdout
    assert list(temporary.iterdir()) == []


def test_of_a_long_file_the_first_are_shown_and_all_are_counted(
    tmp_path: Path, temporary: Path
) -> None:
    texts = [{"text": f"{LANTERN} nummer {number}"} for number in range(201)]
    told = wijkbot("replay", "-c", a_town(tmp_path), a_file(tmp_path, *texts))

    assert told.exit_code == 0
    assert "the first 20 of 201" in told.stdout
    assert "nummer 19" in told.stdout
    assert "nummer 20" not in told.stdout
    assert any("Straatverlichting" in row and " 201 " in row for row in told.stdout.splitlines())
    assert list(temporary.iterdir()) == []


def test_lines_that_cannot_be_read_are_told_by_number_and_counted(tmp_path: Path) -> None:
    file = a_file(tmp_path, {"text": LANTERN}, "{", {"tekst": "x"}, {"text": NOBODYS})
    told = wijkbot("replay", "-c", a_town(tmp_path), file)

    assert told.exit_code == 1
    assert "line 2: " in told.stderr
    assert "line 3: " in told.stderr
    assert "2 signals in" in told.stdout
    assert "2 lines passed over" in told.stdout


def test_texts_that_nobody_foresaw_go_through_too(tmp_path: Path) -> None:
    strange = ("", "\0", "\u202eniet", "🔥" * 500, "lantaarn brandt niet " * 2_000, "[bold]")
    file = a_file(tmp_path, '{"text": "\\ud800"}', *({"text": text} for text in strange))
    told = wijkbot("replay", "-c", a_town(tmp_path), file)

    assert told.exit_code == 0, told.stderr
    assert "7 signals in" in told.stdout


def test_a_text_that_cannot_be_handled_is_counted_as_failed_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(text: str, *args: object, **options: object) -> object:
        if "geit" in text:
            raise ValueError(text)
        return route(text, *args, **options)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr("bot.intake.signals.route", breaking)
    file = a_file(tmp_path, {"text": NOBODYS}, {"text": LANTERN})
    told = wijkbot("replay", "-c", a_town(tmp_path), file)

    assert told.exit_code == 1
    assert "failed, see the log" in told.stdout
    assert "Straatverlichting" in told.stdout
    assert "event failed" in told.stderr
    assert "geit" not in told.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.jsonl", tmp_path):
        told = wijkbot("replay", "-c", a_town(tmp_path), path)
        assert told.exit_code == 2
        assert f"{path} cannot be read: " in told.stderr


def test_an_empty_file_and_one_without_a_newline_at_its_end_are_fine(tmp_path: Path) -> None:
    town, file = a_town(tmp_path), a_file(tmp_path)
    assert "No signals." in wijkbot("replay", "-c", town, file).stdout

    file.write_text('{"text": "lantaarn brandt niet"}', encoding="utf-8")
    assert "1 signals in" in wijkbot("replay", "-c", town, file).stdout


def test_a_municipality_on_slack_is_replayed_on_consoles(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    real = TOWN.replace('"plein"\nplatform = "console"', '"plein"\nplatform = "slack"')
    real = real.replace('"#signalen"', '"C0SIGNALEN"')
    real = re.sub(r'plein = "#(\w+)"', lambda it: f'plein = "C0{it[1].upper()}"', real)
    real = re.sub(r'plein = "([a-z]+)"', lambda it: f'plein = "U0{it[1].upper()}"', real)
    path.write_text(real, encoding="utf-8")
    told = wijkbot("replay", "-c", path, a_file(tmp_path, {"text": LANTERN}))

    assert told.exit_code == 0, told.stderr
    assert "Straatverlichting" in told.stdout


def test_without_an_intake_channel_nothing_can_be_posted(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    start, end = TOWN.index("[[channels]]"), TOWN.index("[[wijken]]")
    path.write_text(TOWN[:start] + TOWN[end:], encoding="utf-8")
    told = wijkbot("replay", "-c", path, a_file(tmp_path, {"text": LANTERN}))

    assert told.exit_code == 2
    assert "[[channels]]" in told.stderr


def test_stopped_half_way_it_leaves_nothing_behind(tmp_path: Path, temporary: Path) -> None:
    file = a_file(tmp_path, *({"text": f"{LANTERN} {number}"} for number in range(20_000)))
    command = "from bot.cli import app; app()"
    words = ("replay", "-c", str(a_town(tmp_path)), str(file))
    with subprocess.Popen((sys.executable, "-c", command, *words)) as replaying:
        until(lambda: any(temporary.glob("*/plein.jsonl")), "it works on its consoles")
        replaying.send_signal(signal.SIGTERM)
        assert replaying.wait(20) == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
