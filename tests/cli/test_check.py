"""`wijkbot check` names all that is wrong, or says in one line that all is fine."""

from __future__ import annotations

from pathlib import Path

from tests.cli.builders import TOWN, a_town, wijkbot


def test_a_configuration_without_faults_is_told_in_one_line(tmp_path: Path) -> None:
    checked = wijkbot("check", a_town(tmp_path))

    assert checked.exit_code == 0
    assert checked.stdout == (
        f"{tmp_path / 'town.toml'} is fine: 2 wijken, 2 departments, 5 people, "
        "2 intake channels, 2 accounts.\n"
    )


def test_all_faults_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    text = TOWN.replace('department = "afval"', 'department = "afvall"')
    path.write_text(text.replace('wijkmanagers = ["joris"]', ""), encoding="utf-8")

    checked = wijkbot("check", "--config", path)

    assert checked.exit_code == 1
    assert f"{path}, line " in checked.stdout
    assert "people[5] (aysel).department" in checked.stdout
    assert 'Did you mean "afval"' in checked.stdout
    assert "This wijk has no wijkmanager" in checked.stdout
    assert checked.stdout.endswith("\n2 faults.\n")


def test_a_file_that_is_not_there_is_a_fault_too(tmp_path: Path) -> None:
    checked = wijkbot("check", tmp_path / "nothing.toml")

    assert checked.exit_code == 1
    assert "There is no such file." in checked.stdout


def test_brackets_in_a_fault_are_no_markup(tmp_path: Path) -> None:
    checked = wijkbot("check", a_town(tmp_path, "[bold]\nred = 1"))

    assert checked.exit_code == 1
    assert "There is no such key." in checked.stdout


def test_without_a_file_the_example_is_checked() -> None:
    checked = wijkbot("check")

    assert checked.exit_code == 0
    assert "config.example.toml is fine: 10 wijken, " in checked.stdout


def test_every_command_explains_itself() -> None:
    commands = (
        ("check",),
        ("run",),
        ("route",),
        ("replay",),
        ("status",),
        ("db",),
        ("db", "upgrade"),
    )
    for command in ((), *commands):
        asked = wijkbot(*command, "--help")
        assert asked.exit_code == 0
        assert "Usage: " in asked.stdout


def test_the_version_can_be_asked() -> None:
    assert wijkbot("--version").stdout.startswith("wijkbot ")
