"""What was said on a console is there after a stop, a crash and beside another process."""

from __future__ import annotations

import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.console.journal import JournalError
from tests.adapters.builders import a_console

OTHER_PROCESS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from adapters.console import FULL, Console

console = Console("werk", Path(sys.argv[1]), FULL, now=lambda: datetime.now(UTC))
for number in range(100):
    console.post(sys.argv[2], "#signalen", f"{sys.argv[2]} {number}")
"""


def texts(folder: Path) -> list[str]:
    return [message.text for message in a_console(folder).messages("#signalen")]


def test_what_was_posted_is_there_when_the_console_is_opened_again(tmp_path: Path) -> None:
    first = a_console(tmp_path)
    message = first.post("fatima", "#signalen", "lantaarn uit\x00\u202e\ud800 🏮")
    again = a_console(tmp_path)
    assert again.message(message) == first.message(message)


def test_half_a_line_of_a_writer_that_died_is_passed_over_and_overwritten(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.post("fatima", "#signalen", "heel")
    with console.journal.path.open("ab") as file:
        file.write(b'{"index": 3, "at": "2026-11-24T07:12:00+00:00", "what": "pos')
    assert texts(tmp_path) == ["heel"]
    a_console(tmp_path).post("fatima", "#signalen", "daarna")
    assert texts(tmp_path) == ["heel", "daarna"]


def test_a_line_that_did_not_fit_on_the_disk_leaves_the_rest_whole(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    size = console.journal.path.stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with console.journal.writing():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, before[1]))
        try:
            with pytest.raises(OSError, match="too large"):
                console.post("fatima", "#signalen", "past niet")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        console.post("fatima", "#signalen", "past weer")
    assert texts(tmp_path) == ["past weer"]


def test_two_consoles_on_one_journal_see_each_other(tmp_path: Path) -> None:
    one, other = a_console(tmp_path), a_console(tmp_path)
    one.post("fatima", "#signalen", "van de een")
    other.post("karel", "#signalen", "van de ander")
    assert [message.text for message in one.messages("#signalen")] == texts(tmp_path)
    assert texts(tmp_path) == ["van de een", "van de ander"]


def test_two_processes_write_without_losing_a_line(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    path = str(console.journal.path)
    writers = [
        subprocess.Popen([sys.executable, "-c", OTHER_PROCESS, path, user])
        for user in ("fatima", "karel")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    for user in ("fatima", "karel"):
        mine = [each.text for each in console.messages("#signalen") if each.author == user]
        assert mine == [f"{user} {number}" for number in range(100)]


@pytest.mark.parametrize(
    "line", ["geen json", "[]", "{}", '{"index": 9}', '{"what": "gossip", "at": "2026-11-24"}']
)
def test_another_file_is_refused_by_name_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "werk.journal"
    path.write_text(f"{line}\n")
    with pytest.raises(JournalError, match=r"werk\.journal, line 1"):
        a_console(tmp_path)


def test_a_line_out_of_order_is_refused(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    path = console.journal.path
    path.write_text(path.read_text() * 2)
    with pytest.raises(JournalError, match="line 2 has index 1"):
        a_console(tmp_path)


def test_a_journal_that_was_replaced_under_an_open_console_is_refused(tmp_path: Path) -> None:
    console = a_console(tmp_path)
    console.journal.path.write_text("")
    with pytest.raises(JournalError, match="shorter than it was"):
        console.post("fatima", "#signalen", "verloren")
    assert console.journal.path.read_text() == ""


def test_only_its_owner_may_read_a_journal(tmp_path: Path) -> None:
    mode = a_console(tmp_path / "new" / "folder").journal.path.stat().st_mode
    assert stat.S_IMODE(mode) == stat.S_IRUSR | stat.S_IWUSR
