"""Who the bot is on its homeserver: logged in once, and kept where only its owner reads it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = "session.json"


@dataclass(frozen=True, slots=True)
class Session:
    """A device of the bot's own. `token` is a secret, and is in no log."""

    homeserver: str
    user: str
    device: str
    token: str

    def __repr__(self) -> str:
        return f"Session({self.user}, {self.device}, {self.homeserver})"


def session(folder: Path) -> Session | None:
    """Give the session that is kept in a folder; None when there is none."""
    try:
        kept = json.loads((folder / _FILE).read_text())
    except FileNotFoundError:
        return None
    return Session(**kept)


def keep(session: Session, folder: Path) -> None:
    """Write a session where others on this machine cannot read it, in one step."""
    private_folder(folder)
    new = folder / f"{_FILE}.new"
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(session), file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / _FILE)


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
