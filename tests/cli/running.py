"""A `wijkbot run` in a process of its own, and the consoles on which people talk with it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from adapters.card import plain
from adapters.console import Console
from bot.config.load import load
from bot.town import adapters
from tests.cli.waiting import until

COMMAND = (sys.executable, "-c", "from bot.cli import app; app()", "run", "--config")


@dataclass
class Running:
    """The process, what it logs, and its consoles as another process sees them."""

    process: subprocess.Popen[bytes]
    log: Path
    consoles: Mapping[str, Console]

    def has_logged(self, event: str) -> bool:
        """Whether the log has this event."""
        lines = self.log.read_text(encoding="utf-8").splitlines(keepends=True)
        whole = (json.loads(line) for line in lines if line.startswith("{") and line[-1] == "\n")
        return any(line["event"] == event for line in whole)

    def said(self, account: str, place: str) -> list[str]:
        """Give what the bot said somewhere."""
        messages = self.consoles[account].messages(place)
        return [plain(each.card) for each in messages if each.card is not None]

    def stop(self, number: int) -> int:
        """Send a signal, and give the exit code."""
        self.process.send_signal(number)
        return self.process.wait(20)


@contextmanager
def running(town: Path, folder: Path) -> Iterator[Running]:
    """Start the bot on a database in a folder; it is killed if the test does not stop it."""
    log = folder / "stderr"
    with (
        log.open("w") as stderr,
        subprocess.Popen(
            (*COMMAND, str(town)), stdin=subprocess.DEVNULL, stderr=stderr, cwd=folder
        ) as process,
    ):
        try:
            started = Running(process, log, {})
            until(lambda: started.has_logged("started") or process.poll() is not None, "a start")
            started.consoles = the_consoles(town, folder)
            yield started
        finally:
            process.kill()


def the_consoles(town: Path, folder: Path) -> dict[str, Console]:
    """Open the consoles that belong to the database in a folder."""
    beside = folder / "wijkbot.sqlite.consoles"
    made = adapters(load(town), beside, lambda: datetime.now(UTC))
    return {account: adapter.platform for account, adapter in made.items()}
