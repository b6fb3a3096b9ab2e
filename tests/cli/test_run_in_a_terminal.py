"""`wijkbot run` in a terminal: somebody chats with the bot while it works."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.builders import LANTERN, a_town
from tests.cli.running import COMMAND, the_consoles
from tests.cli.waiting import PATIENCE_SECONDS

_STEERING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r")
PROMPT = "›"
END = "\x04"  # Ctrl-D


class Terminal:
    """A terminal of which all that was shown is kept."""

    def __init__(self, screen: int) -> None:
        self._screen = screen
        self.shown = ""

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._screen, text.encode())

    def wait_for(self, *texts: str) -> None:
        """Return when something new is shown that holds these texts, in this order."""
        end, seen = time.monotonic() + PATIENCE_SECONDS, ""
        wanted = re.compile(".*".join(map(re.escape, texts)), re.DOTALL)
        while not wanted.search(seen):
            ready, _, _ = select.select([self._screen], [], [], end - time.monotonic())
            assert ready, f"in vain: {texts}, but:\n{self.shown}"
            new = os.read(self._screen, 65_536).decode(errors="replace")
            self.shown += new
            seen += _STEERING.sub("", new)


@contextmanager
def chatting(town: Path, folder: Path) -> Iterator[tuple[Terminal, subprocess.Popen[bytes]]]:
    """Run the bot in a terminal of 100 columns."""
    screen, keyboard = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "100"}
    with subprocess.Popen(
        (*COMMAND, str(town)),
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        os.close(keyboard)
        try:
            yield Terminal(screen), process
        finally:
            process.kill()
            os.close(screen)


def test_one_posts_reads_the_answer_hears_others_and_ends_it(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    with chatting(town, tmp_path) as (terminal, process):
        terminal.wait_for("wijkbot.sqlite.log", PROMPT)
        terminal.type(f"{LANTERN}\r")
        terminal.wait_for("Straatverlichting", PROMPT)
        the_consoles(town, tmp_path)["plein"].post("anouk", "#signalen", "er is koffie")
        # What is typed while something is being shown, a terminal keeps for another program.
        terminal.wait_for("er is koffie", PROMPT)
        terminal.type(END)
        assert process.wait(20) == 0

    assert "Traceback" not in terminal.shown
    log = (tmp_path / "wijkbot.sqlite.log").read_text(encoding="utf-8")
    assert LANTERN not in log
