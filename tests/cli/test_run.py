"""`wijkbot run`: the bot in a process of its own, from its start to its end."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from adapters.base import AccountError, Door
from adapters.console import ConsoleAdapter
from bot.store import schema
from tests.cli.builders import LANTERN, a_town, wijkbot
from tests.cli.running import running, the_consoles
from tests.cli.waiting import until

DATABASE = "wijkbot.sqlite"
SLACK = """[[accounts]]
name = "werk"
platform = "slack"
"""
MATRIX = """[[accounts]]
name = "element"
platform = "matrix"
homeserver = "http://127.0.0.1:1"
user = "@wijkbot:localhost"
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_what_another_process_posts_and_stops_when_told(
    tmp_path: Path, number: int
) -> None:
    town = a_town(tmp_path)
    with running(town, tmp_path) as bot:
        bot.consoles["plein"].post("joris", "#signalen", LANTERN)
        until(lambda: bool(bot.said("plein", "#verlichting")), "an ask in the department's channel")

        assert LANTERN in bot.said("plein", "#verlichting")[0]
        assert bot.stop(number) == 0
        assert bot.has_logged("stopped")
        assert "Traceback" not in bot.log.read_text(encoding="utf-8")


def test_while_it_works_it_can_be_looked_at_but_not_run_twice(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    with running(town, tmp_path) as bot:
        asked = wijkbot("status", "-c", town)
        second = wijkbot("run", "-c", town)
        upgrade = wijkbot("db", "upgrade", "-c", town)

        assert asked.exit_code == 0
        for refused in (second, upgrade):
            assert refused.exit_code == 1
            assert f"process {bot.process.pid} holds it" in refused.stderr


def test_what_was_posted_while_it_was_down_is_answered_after_the_next_start(
    tmp_path: Path,
) -> None:
    town = a_town(tmp_path)
    with running(town, tmp_path) as bot:
        bot.consoles["markt"].post("samira", "#noord", "container vol")
        until(lambda: bool(bot.said("plein", "#afval")), "an ask")
        bot.process.kill()
        bot.process.wait()
    the_consoles(town, tmp_path)["plein"].post("joris", "#signalen", LANTERN)

    with running(town, tmp_path) as bot:
        until(lambda: bool(bot.said("plein", "#verlichting")), "an ask for what was missed")
        assert len(bot.said("plein", "#afval")) == 1


def test_tokens_that_are_missing_are_told_with_where_to_find_them_and_hold_up_no_other_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKBOT_WERK_BOT_TOKEN", "xoxp-of-a-person")

    said = while_others_work(a_town(tmp_path, SLACK), tmp_path)

    assert 'The account "werk" cannot reach Slack' in said
    assert "WIJKBOT_WERK_BOT_TOKEN must hold the Bot User OAuth Token" in said
    assert "WIJKBOT_WERK_APP_TOKEN must hold an app-level token" in said
    assert "The other accounts go on." in said
    assert "of-a-person" not in said


def test_who_is_not_logged_in_on_matrix_is_told_how_and_holds_up_no_other_account(
    tmp_path: Path,
) -> None:
    said = while_others_work(a_town(tmp_path, MATRIX), tmp_path)

    assert 'The account "element" is not logged in as @wijkbot:localhost' in said
    assert "wijkbot matrix login element --config FILE" in said
    assert "The other accounts go on." in said


def test_where_no_account_can_be_opened_it_ends_with_all_that_is_to_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dead(adapter: ConsoleAdapter, _door: Door) -> None:
        raise AccountError(f"{adapter.account} is down")

    monkeypatch.setattr(ConsoleAdapter, "start", dead)

    ended = wijkbot("run", "--config", a_town(tmp_path, f"{SLACK}\n{MATRIX}"))

    assert ended.exit_code == 1
    assert 'The account "werk" cannot reach Slack' in ended.stderr
    assert 'The account "element" is not logged in' in ended.stderr


def while_others_work(town: Path, folder: Path) -> str:
    """Have the bot answer on a console, and give what it told whoever runs it meanwhile."""
    with running(town, folder) as bot:
        bot.consoles["plein"].post("joris", "#signalen", LANTERN)
        until(lambda: bool(bot.said("plein", "#verlichting")), "an ask in the department's channel")
        assert bot.stop(signal.SIGTERM) == 0
        return bot.log.read_text(encoding="utf-8")


def test_an_older_database_is_left_alone_until_it_is_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = a_town(tmp_path)
    wijkbot("db", "upgrade", "-c", town)
    monkeypatch.setattr(schema, "newest", lambda: "later")

    refused = wijkbot("run", "-c", town)

    assert refused.exit_code == 1
    assert "wijkbot db upgrade" in refused.stderr


def test_a_configuration_with_faults_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    refused = wijkbot("run", "-c", a_town(tmp_path, "colour = 3"))

    assert refused.exit_code == 1
    assert "There is no such key." in refused.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "town.toml"]


def test_a_file_that_is_no_console_is_told_with_what_to_do(tmp_path: Path) -> None:
    town = a_town(tmp_path)
    consoles = tmp_path / f"{DATABASE}.consoles"
    consoles.mkdir()
    (consoles / "plein.jsonl").write_text("something else\n", encoding="utf-8")

    refused = wijkbot("run", "-c", town)

    assert refused.exit_code == 1
    assert "plein.jsonl, line 1 is no entry of a console" in refused.stderr
    assert "Put the right file back" in refused.stderr


def test_a_fault_of_its_own_is_one_line_and_the_log_has_no_words_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(*_: object) -> None:
        raise KeyError("Geertruida")

    monkeypatch.setattr("bot.cli.run.App", breaking)

    ended = wijkbot("run", "-c", a_town(tmp_path))

    assert ended.exit_code == 1
    assert "Wijkbot has a fault of its own: KeyError in bot/cli/run.py" in ended.stderr
    assert '"event": "command failed"' in ended.stderr
    assert "Geertruida" not in ended.output
    assert "Traceback" not in ended.output
