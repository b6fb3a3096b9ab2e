"""`wijkbot matrix login` and `wijkbot run` on a real homeserver, each in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import stat
from pathlib import Path

import pytest

from adapters import matrix
from tests.cli.builders import LANTERN, a_town, wijkbot
from tests.cli.running import running
from tests.matrix.people import Message, Person
from tests.matrix.server import Synapse

ACCOUNT = """
[[accounts]]
name = "element"
platform = "matrix"
homeserver = "{url}"
user = "@{bot}:{server}"
inviters = ["@*:{server}"]

[[channels]]
account = "element"
id = "#{room}:{server}"
"""


def on_matrix(folder: Path, synapse: Synapse, bot: str, room: str = "straat") -> Path:
    """Give the municipality an account on the homeserver."""
    account = ACCOUNT.format(url=synapse.url, server=synapse.name, bot=bot, room=room)
    return a_town(folder, account)


def test_who_logs_in_stays_logged_in_and_the_device_is_private(
    tmp_path: Path, synapse: Synapse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    synapse.register("inlogger")
    town = on_matrix(tmp_path, synapse, "inlogger")
    folder = tmp_path / "wijkbot.sqlite.matrix" / "element"

    wrong = wijkbot("matrix", "login", "element", "-c", town, stdin="onzin\n")
    assert wrong.exit_code == 1
    assert "@inlogger:gemeente.test could not log in" in wrong.stderr

    first = wijkbot(
        "matrix", "login", "element", "-c", town, stdin=f"{synapse.password('inlogger')}\n"
    )
    session = matrix.session(folder)
    assert first.exit_code == 0, first.stderr
    assert session is not None
    assert f"is logged in, as device {session.device}" in first.stderr
    assert stat.S_IMODE((folder / "session.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    again = wijkbot("matrix", "login", "-c", town)
    assert "is logged in already" in again.stderr
    assert matrix.session(folder) == session


def test_a_homeserver_that_is_away_is_told(
    tmp_path: Path, synapse: Synapse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKBOT_ELEMENT_PASSWORD", "geheim")
    town = on_matrix(tmp_path, synapse, "inlogger")
    text = town.read_text(encoding="utf-8").replace(synapse.url, "http://127.0.0.1:1")
    town.write_text(text, encoding="utf-8")

    refused = wijkbot("matrix", "login", "-c", town)

    assert refused.exit_code == 1
    assert "The homeserver cannot be reached." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_what_a_guest_posts_is_answered_and_pressed(
    tmp_path: Path, synapse: Synapse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKBOT_ELEMENT_PASSWORD", synapse.password("straatbot"))
    synapse.register("straatbot")
    buurvrouw = synapse.register("buurvrouw", "Buurvrouw")
    town = on_matrix(tmp_path, synapse, "straatbot")
    assert wijkbot("matrix", "login", "-c", town).exit_code == 0

    async def story() -> str:
        async with Person(buurvrouw) as guest:
            room = await guest.create_room("straat", invite=["@straatbot:gemeente.test"])
            with running(town, tmp_path) as bot:
                await guest.sees(room, "@straatbot:gemeente.test")
                await guest.post(room, LANTERN)
                receipt = await answered(guest, room, "I have asked Straatverlichting", "✏️", "🔇")
                await guest.react(room, receipt.id, "🔇")
                ended = await answered(guest, room, "No signal after all.")
                assert bot.stop(signal.SIGTERM) == 0
                return ended.body

    assert "W-1" in asyncio.run(story())


async def answered(person: Person, room: str, words: str, *buttons: str) -> Message:
    """Wait until the bot has said this, with these buttons below, and give its message."""

    def found(messages: list[Message]) -> list[Message]:
        theirs = [each for each in messages if each.sender != person.user and words in each.body]
        return [each for each in theirs if each.buttons == buttons]

    return found(await person.until(room, lambda messages: bool(found(messages))))[0]
