"""`wijkbot route --json` answers each line with one, and survives every line."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bot.cli.lines import LONGEST_BYTES
from tests.cli.builders import LANTERN, NOBODYS, a_town, lines, wijkbot

WIJKBOT = (sys.executable, "-c", "from bot.cli import app; app()")


def answers(folder: Path, stdin: bytes | str) -> list[dict[str, Any]]:
    told = wijkbot("route", "--json", "--config", a_town(folder), stdin=stdin)
    assert told.exit_code == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_an_owner_comes_with_role_score_and_evidence_in_words(tmp_path: Path) -> None:
    (answer,) = answers(tmp_path, lines({"text": LANTERN}))

    assert list(answer) == [
        "kind",
        "owners",
        "broker",
        "nearest",
        "wijk",
        "flags",
        "refused",
        "theme",
        "elsewhere",
    ]
    assert answer["kind"] == "signal"
    assert answer["broker"] is False
    (owner,) = answer["owners"]
    assert owner["department"] == "verlichting"
    assert owner["role"] == "lead"
    assert 0.5 < owner["score"] <= 1
    assert owner["evidence"] == ["‘lantaarn … brandt’ → lantaarn brandt niet"]
    (wijk,) = answer["wijk"]
    assert wijk["name"] == "Noordwest"
    assert wijk["evidence"] == ["‘vechtplantsoen’ → Vechtplantsoen"]


def test_nobodys_has_a_broker_and_chatter_has_neither(tmp_path: Path) -> None:
    nobodys, chatter, refused = answers(
        tmp_path,
        lines({"text": NOBODYS}, {"text": "dank je wel"}, {"text": "kindermishandeling"}),
    )

    assert (nobodys["owners"], nobodys["broker"], nobodys["theme"]) == ([], True, None)
    assert (chatter["kind"], chatter["owners"], chatter["broker"]) == ("chatter", [], False)
    assert (refused["flags"], refused["refused"]) == (["violence"], True)
    assert all(near["evidence"] for near in nobodys["nearest"])


def test_the_wijk_of_a_channel_counts_and_an_unknown_channel_has_none(tmp_path: Path) -> None:
    known, unknown, none = answers(
        tmp_path,
        lines(
            {"text": "lantaarn brandt niet", "channel": "#noord"},
            {"text": "lantaarn brandt niet", "channel": "#elders"},
            {"text": "lantaarn brandt niet", "channel": None},
        ),
    )

    assert [match["name"] for match in known["wijk"]] == ["Noordwest"]
    assert unknown["wijk"] == none["wijk"] == []


def test_lines_that_cannot_be_read_are_told_by_number_and_counted(tmp_path: Path) -> None:
    bad = ("{", "[1]", '"text"', '{"text": 3}', "{}", '{"text": "x", "channel": 3}', "[" * 99_999)
    told = wijkbot(
        "route", "--json", "-c", a_town(tmp_path), stdin=lines({"text": LANTERN}, *bad, "", "{}")
    )

    assert told.exit_code == 1
    assert len(told.stdout.splitlines()) == 1
    for number in (2, 3, 4, 5, 6, 7, 8, 10):
        assert f"line {number}: " in told.stderr
    assert "line 9" not in told.stderr  # empty
    assert "8 of 9 lines passed over." in told.stderr


def test_strange_texts_are_answered_as_any_other(tmp_path: Path) -> None:
    strange = (
        "",
        "   ",
        "\0",
        "🔥🔥🔥",
        "\u202elantaarn\u202c brandt niet",
        "The street light does not work",
        "lantaarn brandt niet " * 2_000,
        "x" * 300_000,
    )
    escaped = b'{"text": "lantaarn \\ud800 brandt \\u0000 niet"}\r\n\r\n'
    stdin = b"\xef\xbb\xbf" + escaped + lines(*({"text": text} for text in strange)).encode()

    found = answers(tmp_path, stdin)

    assert len(found) == 1 + len(strange)
    assert found[0]["owners"][0]["department"] == "verlichting"


def test_what_is_no_utf_8_or_too_long_is_passed_over(tmp_path: Path) -> None:
    stdin = b'{"text": "caf\xe9"}\n' + b"x" * (3 * LONGEST_BYTES) + b"\n" + b'{"text": "goed"}'
    told = wijkbot("route", "--json", "-c", a_town(tmp_path), stdin=stdin)

    assert told.exit_code == 1
    assert "line 1: this is not UTF-8" in told.stderr
    assert "line 2: this is longer than" in told.stderr
    assert len(told.stdout.splitlines()) == 1


def test_each_answer_comes_before_the_next_question(tmp_path: Path) -> None:
    command = (*WIJKBOT, "route", "--json", "-c", str(a_town(tmp_path)))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        for text in (LANTERN, NOBODYS):
            asked.stdin.write(lines({"text": text}).encode())
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["kind"] == "signal"
        asked.stdin.close()
    assert asked.returncode == 0


def test_who_reads_no_further_gets_no_traceback(tmp_path: Path) -> None:
    command = (*WIJKBOT, "route", "--json", "-c", str(a_town(tmp_path)))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdin.write(lines({"text": LANTERN}).encode())
        asked.stdin.flush()
        asked.stdout.readline()
        asked.stdout.close()
        asked.stdin.write(lines({"text": LANTERN}).encode())
        asked.stdin.close()
        assert asked.stderr.read() == b""


def test_a_thousand_texts_take_seconds_at_most(tmp_path: Path) -> None:
    stdin = lines(*({"text": f"{LANTERN} en {number} bewoners klagen"} for number in range(1_000)))
    start = time.perf_counter()

    assert len(answers(tmp_path, stdin)) == 1_000

    assert time.perf_counter() - start < 10  # far above what it takes on a busy machine
